"""A table with a row of HXL tags says what its columns mean, whatever they are called.

Tags: HXL standard 1.1 (hxlstandard.org), core hashtags and attributes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from incidents.formats.by_names import reading_in_words, renaming_by_names
from incidents.formats.cells import key_of
from incidents.formats.format import Context
from incidents.formats.header import are_tags
from incidents.formats.renamed import Renaming
from incidents.formats.table import Table
from incidents.record import Incident
from incidents.rejection import Rejection

# The first tag that a table has and that holds all attributes of a line fills the column.
_TAGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "dataset_id": ("#event+id", "#event+code", "#meta+id", "#id"),
        "event_type": ("#event+type", "#cause+type", "#event", "#cause"),
        "date_start": ("#date+start", "#date+occurred", "#date"),
        "date_end": ("#date+end",),
        "latitude": ("#geo+lat",),
        "longitude": ("#geo+lon",),
        "coordinates": ("#geo+coord",),
        "country": ("#country+code", "#country+iso2", "#country+name", "#country"),
        "admin1": ("#adm1+name", "#adm1"),
        "location": ("#loc+name", "#loc", "#adm3+name", "#adm2+name"),
        "killed": ("#affected+killed", "#affected+dead", "#affected+deaths"),
        "injured": ("#affected+injured", "#affected+wounded"),
        "notes": ("#description", "#event+description", "#event+name"),
        "sources": ("#meta+source", "#meta+url", "#source"),
        "actors": ("#org+perpetrator", "#actor", "#group"),
        "weapons": ("#item+weapon", "#event+weapon"),
    }
)


# Attributes of a part of the people; their number is not everybody's.
_SOME_OF_THEM: Final = frozenset(
    ("f", "m", "i", "infants", "children", "adolescents", "adults", "elderly", "hh", "civilians")
)


class Hxl:
    """Any table whose columns carry HXL tags."""

    name = "HXL"
    version = "1.1"

    def recognises(self, header: Sequence[str]) -> str | None:
        """Tags of a date or event and of a place; the header is the row of tags itself."""
        if not are_tags(header):
            return None
        tags = [tag.partition("+")[0].strip().casefold() for tag in header]
        has_time = {"#date", "#event"}.intersection(tags)
        has_place = {"#geo", "#loc", "#adm1", "#adm2", "#adm3", "#country"}.intersection(tags)
        if not (has_time and has_place):
            return None
        named = ", ".join(sorted(has_time | has_place))
        return f"has {named}: HXL tags"

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """How the tags are read, and dates of numbers whose order nothing proves."""
        renaming = _renaming(table)
        return (reading_in_words(renaming), *renaming.doubts(table, context))

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        return _renaming(table).read(table, context)


def _renaming(table: Table) -> Renaming:
    tags = table.tags or table.header
    parsed = [_parsed(tag) for tag in tags]
    given: dict[str, str] = {}
    for field, wanted in _TAGS.items():
        at = next((at for each in wanted for at in _having(parsed, _parsed(each))), None)
        if at is not None:
            given[field] = key_of(table.header[at]) or f"column {at + 1}"
    return renaming_by_names((), dataset=Hxl.name, given=given)


def _parsed(tag: str) -> frozenset[str]:
    return frozenset(part.strip().casefold() for part in tag.split("+") if part.strip())


def _having(tags: Sequence[frozenset[str]], wanted: frozenset[str]) -> Iterator[int]:
    """The columns whose tag has all of the parts wanted, the plainest first."""
    found = [
        at for at, tag in enumerate(tags) if wanted <= tag and not (tag - wanted) & _SOME_OF_THEM
    ]
    return iter(sorted(found, key=lambda at: (len(tags[at]), at)))
