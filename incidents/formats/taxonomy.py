"""An event type is one of ACLED's or the row is rejected, with the nearest one proposed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from rapidfuzz import fuzz, process, utils

from incidents.formats.cells import Cells, shown
from incidents.vocabulary import SUB_EVENT_TYPES, TYPE_OF_SUB_EVENT, EventType

_TYPES: Final[Mapping[str, EventType]] = MappingProxyType(
    {kind.value.casefold(): kind for kind in EventType}
)
_SUB_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {name.casefold(): name for name in TYPE_OF_SUB_EVENT}
)
_LEAST_LIKENESS: Final = 60


def types_of(cells: Cells) -> tuple[EventType, str | None]:
    """The event type and sub-type of a row; the sub-type may be left empty.

    Raises:
        Fault: One is not in the taxonomy, or the sub-type belongs to another type.
    """
    written = cells.needed("event_type")
    kind = _TYPES.get(written.casefold())
    if kind is None:
        raise cells.fault(
            "event_type",
            f"“{shown(written)}” is no event type of ACLED's taxonomy.",
            _proposal(written, [each.value for each in EventType]),
        )
    sub = cells.text("sub_event_type")
    if sub is None:
        return kind, None
    known = _SUB_TYPES.get(sub.casefold())
    if known is None:
        raise cells.fault(
            "sub_event_type",
            f"“{shown(sub)}” is no sub-event type of ACLED's taxonomy.",
            _proposal(sub, SUB_EVENT_TYPES[kind]),
        )
    if TYPE_OF_SUB_EVENT[known] is not kind:
        raise cells.fault(
            "sub_event_type",
            f"“{known}” belongs to {TYPE_OF_SUB_EVENT[known].value}, not to {kind.value}.",
            f"Set event_type to {TYPE_OF_SUB_EVENT[known].value}, or choose one of "
            f"{', '.join(SUB_EVENT_TYPES[kind])}.",
        )
    return kind, known


def _proposal(written: str, choices: Collection[str]) -> str:
    best = process.extractOne(
        written,
        choices,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=_LEAST_LIKENESS,
    )
    every = f"one of {', '.join(choices)}"
    return f"Choose {every}." if best is None else f"Did you mean “{best[0]}”? Else choose {every}."
