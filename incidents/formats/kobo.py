"""KoBo's and ODK's exports: the form's questions are free, the columns of the server are not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from incidents.formats.cells import key_of
from incidents.formats.named_columns import NamedColumns
from incidents.formats.proposal import Proposal, propose

# A geopoint question becomes four columns, beside the question's own.
_LATITUDE: Final = re.compile(r"(.*[_\-/.])latitude")


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
        if not any(each.field == "date_start" and each.confidence >= 0.7 for each in _free(header)):
            found["date_start"] = next(
                (
                    key
                    for key in ("today", "start", "_submission_time", "submissiondate")
                    if key in keys
                ),
                "date",
            )
        return found


def _free(header: Sequence[str]) -> Sequence[Proposal]:
    return propose([name for name in header if not key_of(name).startswith("_")], ())


def _geopoint(keys: Sequence[str]) -> dict[str, str]:
    for key in keys:
        match = _LATITUDE.fullmatch(key)
        if match is None or f"{match[1]}longitude" not in keys:
            continue
        return {"latitude": key, "longitude": f"{match[1]}longitude"}
    return {}
