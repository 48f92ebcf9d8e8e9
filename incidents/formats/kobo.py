"""KoBo's and ODK's exports: the form's questions are free, the columns of the server are not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from incidents.formats.by_names import renaming_by_names
from incidents.formats.cells import Cells, key_of, sentences
from incidents.formats.named_columns import NamedColumns
from incidents.formats.proposal import propose
from incidents.formats.renamed import Renaming
from incidents.formats.table import Table
from incidents.formats.told_before import told_before
from incidents.record import Incident

# A geopoint question becomes four columns, beside the question's own.
_LATITUDE: Final = re.compile(r"(.*[_\-/.])latitude")
# How exactly a telephone knew where it was is not how exactly the incident is known.
_OF_THE_PHONE: Final = re.compile(r".*[_\-/.](altitude|accuracy|precision)")
# When the form was filled in and sent, which is not when something happened.
_SENT: Final = ("_submission_time", "submissiondate")
_SURE: Final = 0.7
_OF_THE_FORM: Final = frozenset({"start", "end", "today", "starttime", "endtime", *_SENT})


class Kobo(NamedColumns):
    """KoBoToolbox's CSV and XLSX, ODK Central's CSV."""

    name = "KoBo/ODK"
    version = "2024"
    signatures = (
        ("_uuid", "_submission_time"),
        ("instanceid", "submissiondate"),
        ("meta-instanceid", "submissiondate"),
        ("key", "submissiondate"),
    )

    def given(self, header: Sequence[str]) -> Mapping[str, str]:
        """The server's id, the geopoint with its precision, the day of the form."""
        keys = [key_of(name) for name in header]
        found = {
            "dataset_id": next(
                (
                    key
                    for key in ("_uuid", "meta/instanceid", "meta-instanceid", "instanceid", "key")
                    if key in keys
                ),
                "_id",
            ),
        }
        found |= _geopoint(keys)
        questions = _questions(header)
        if "date_start" not in questions:
            found["date_start"] = next(
                (key for key in ("today", "start", *_SENT) if key in keys),
                "date",
            )
        return questions | found

    def renaming(self, table: Table) -> Renaming:
        """As the questions are called; the times of the form are nobody's but the form's."""
        given = self.given(table.header)
        base = renaming_by_names(_asked(table.header), dataset=self.name, given=given)

        def finished(cells: Cells, incident: Incident) -> Incident:
            whole = base.finish(cells, incident)
            early = sentences(told_before(cells, name, incident.date) for name in _SENT)
            return replace(whole, review=(*whole.review, *early))

        return replace(base, finish=finished)


def _questions(header: Sequence[str]) -> dict[str, str]:
    """Own column to the question that is called so, whatever group of questions it stands in.

    KoBo parts a group from its questions by a slash, ODK Central by a hyphen.
    """
    names = [name for name in _asked(header) if not key_of(name).startswith("_")]
    proposals = propose([name.replace("-", "/") for name in names], ())
    return {
        each.field: key_of(name)
        for name, each in zip(names, proposals, strict=True)
        if each.field is not None and each.confidence >= _SURE
    }


def _asked(header: Sequence[str]) -> list[str]:
    """The columns that are no times of the form itself and nothing of the telephone's."""
    keys = {name: key_of(name) for name in header}
    return [
        name
        for name, key in keys.items()
        if key not in _OF_THE_FORM and not _OF_THE_PHONE.fullmatch(key)
    ]


def _geopoint(keys: Sequence[str]) -> dict[str, str]:
    for key in keys:
        match = _LATITUDE.fullmatch(key)
        if match is None or f"{match[1]}longitude" not in keys:
            continue
        return {"latitude": key, "longitude": f"{match[1]}longitude"}
    return {}
