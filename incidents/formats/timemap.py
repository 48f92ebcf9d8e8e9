"""Bellingcat's TimeMap: a source that it hides stays hidden, and its dates put the month first."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from incidents.claim import Claim
from incidents.formats.cells import Cells, has_columns, sentences, shown
from incidents.formats.format import Context, DayOrder
from incidents.formats.kinds import type_cells
from incidents.formats.lacking import lacking
from incidents.formats.renamed import Renaming
from incidents.formats.table import Table
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.target import Target
from incidents.vocabulary import EventType
from incidents.weapon import Weapon

_JSON: Final = ("id", "date", "latitude", "longitude", "filters", "sources")
_CSV: Final = ("id", "date", "latitude", "longitude", "associations", "sources")
_AREA: Final = "Type of area affected"
_WEAPON: Final = "Weapon System"
_HIDDEN: Final = "HIDDEN"
_WITHHELD: Final = "source hidden by the publisher"
_UNKNOWN: Final = frozenset(("unknown", "undefined"))
_NAMES: Final = {
    "dataset_id": "id",
    "date_start": "date",
    "location": "location",
    "latitude": "latitude",
    "longitude": "longitude",
    "notes": "description",
}
_EXPECTED: Final = ("location", "description")
_WEB: Final = re.compile(r"(https?://|www\.)\S", re.IGNORECASE)
_LISTS: Final = frozenset(("sources", "filters", "associations"))


class TimeMap:
    """TimeMap's download as JSON or CSV."""

    name = "Bellingcat TimeMap"
    version = "2023-08"

    def recognises(self, header: Sequence[str]) -> str | None:
        """Filters or associations beside sources and a point are TimeMap's."""
        for signature in (_JSON, _CSV):
            if has_columns(header, signature):
                return f"has {', '.join(signature)}: TimeMap's columns"
        return None

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """TimeMap states that the month comes first."""
        return (*lacking(table.header, _EXPECTED), *_RENAMING.doubts(table, context))

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        return _told_apart(_RENAMING.read_all(table, context))


def _told_apart(found: Iterator[Incident | Rejection]) -> Iterator[Incident | Rejection]:
    """Number different incidents under one id, as the release of 2023-08-04 has them."""
    first: dict[str, Incident] = {}
    times: Counter[str] = Counter()
    for each in found:
        if isinstance(each, Rejection) or each.dataset_id is None:
            yield each
            continue
        known = first.setdefault(each.dataset_id, each)
        if known == each:
            yield each
            continue
        times[each.dataset_id] += 1
        number = times[each.dataset_id] + 1
        doubt = f"The id {each.dataset_id} stands in the file for {number} different incidents."
        yield replace(
            each,
            dataset_id=f"{each.dataset_id} ({number})",
            review=(*each.review, doubt),
        )


def _worked_out(cells: Cells) -> Mapping[str, str]:
    cells.needed("id")
    weapons = _values(cells, _WEAPON)
    known = type_cells(*weapons) if weapons else {}
    if not known or known["sub_event_type"] == "Other":
        # A data set of harm by explosive weapons: the type is its subject, the sub-type unknown.
        known = {"event_type": EventType.EXPLOSIONS.value, "sub_event_type": ""}
    return {"dataset": TimeMap.name, **known}


def _values(cells: Cells, key: str) -> list[str]:
    """The values of a key that say something."""
    return [
        value
        for name, value in _associations(cells)
        if name == key and value.casefold() not in _UNKNOWN
    ]


def _associations(cells: Cells) -> Iterator[tuple[str, str]]:
    written = cells.text("filters")
    if written is None:
        listed = cells.text("associations") or ""
        # The raw list of events names its filters and sources by ids of other files.
        for part in () if listed.startswith("[") else listed.split(","):
            name, found, value = part.partition("=")
            if found:
                yield name.strip(), value.strip()
        return
    for each in _list(cells, "filters"):
        yield str(each.get("key", "")), str(each.get("value", ""))


def _list(cells: Cells, column: str) -> list[dict[str, object]]:
    try:
        found = json.loads(cells.exact(column))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(isinstance(each, dict | str) for each in found):
        raise cells.fault(column, f"{column} is no list of objects.", "Export the file again.")
    return [{"path": each} if isinstance(each, str) else each for each in found]


def _finished(cells: Cells, incident: Incident) -> Incident:
    weapons = _values(cells, _WEAPON)
    unknown = None if weapons else "The weapon is unknown, and so is the sub-type."
    return replace(
        incident,
        claims=tuple(_claims(cells, incident.notes or incident.event_type.value)),
        weapons=tuple(Weapon(name=name, category=name) for name in weapons),
        targets=tuple(Target(name=name, kind=name) for name in _values(cells, _AREA)),
        review=(*incident.review, *sentences((unknown, _no_address(cells)))),
        extra=incident.extra | _kept(cells),
    )


def _claims(cells: Cells, says: str) -> Iterator[Claim]:
    """A claim a source; a hidden one says that it is hidden and nothing else of itself."""
    written = cells.text("sources")
    if written is None:
        return
    if not written.startswith("["):
        for path in filter(None, map(str.strip, written.split(","))):
            yield Claim(source=_WITHHELD if path == _HIDDEN else path, says=says)
        return
    for each in _list(cells, "sources"):
        path = str(each.get("path") or "").strip()
        described = str(each.get("description") or "").strip()
        hidden = not path or path == _HIDDEN
        yield Claim(source=_WITHHELD if hidden else path, says=described or says)


def _no_address(cells: Cells) -> str | None:
    """TimeMap's sources are addresses on the web, or hidden."""
    named = (claim.source for claim in _claims(cells, ""))
    other = next((each for each in named if each != _WITHHELD and not _WEB.match(each)), None)
    return None if other is None else f"The source “{shown(other)}” is no address."


def _kept(cells: Cells) -> dict[str, str]:
    """The lists exactly as they were, so that they come back on export."""
    return {
        name: cells.exact(name)
        for name in ("sources", "filters", "associations")
        if cells.text(name)
    }


_RENAMING: Final = Renaming(
    names=_NAMES,
    worked_out=_worked_out,
    finish=_finished,
    taken=_LISTS,
    order=DayOrder.MONTH_FIRST,
    has_no_codes=True,
)
