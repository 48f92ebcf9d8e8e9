"""An event type is one of ACLED's or the row is rejected, with the nearest one proposed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from rapidfuzz import fuzz, process, utils

from incidents.formats.cells import Cells, shown
from incidents.formats.kinds import propose_kind
from incidents.vocabulary import SUB_EVENT_TYPES, TYPE_OF_SUB_EVENT, EventType

_TYPES: Final[Mapping[str, EventType]] = MappingProxyType(
    {kind.value.casefold(): kind for kind in EventType}
)
_SUB_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {name.casefold(): name for name in TYPE_OF_SUB_EVENT}
)
_LEAST_LIKENESS: Final = 60
# How a reason goes on from what is written; a page shows such rows by their words.
NO_EVENT_TYPE: Final = "is no event type of ACLED's taxonomy."


def types_of(cells: Cells) -> tuple[EventType, str | None]:
    """The event type and sub-type of a row; the sub-type may be left empty.

    Raises:
        Fault: One is not in the taxonomy, or the sub-type belongs to another type.
    """
    written = cells.needed("event_type")
    sub = cells.text("sub_event_type")
    kind = _TYPES.get(written.casefold())
    if kind is None and sub is None and written.casefold() in _SUB_TYPES:
        # The name of a sub-type says both.
        name = _SUB_TYPES[written.casefold()]
        return TYPE_OF_SUB_EVENT[name], name
    if kind is None:
        raise cells.fault(
            "event_type",
            f"“{shown(written)}” {NO_EVENT_TYPE}",
            _said_with(_proposed_type(written, sub), [each.value for each in EventType]),
        )
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


def _proposed_type(written: str, sub: str | None) -> str | None:
    """The type or sub-type that may be meant; beside a sub-type it can only be its type."""
    if sub is not None and sub.casefold() in _SUB_TYPES:
        return TYPE_OF_SUB_EVENT[_SUB_TYPES[sub.casefold()]].value
    proposed = propose_kind(written)
    if proposed is None or sub is None:
        return proposed
    return TYPE_OF_SUB_EVENT[proposed].value if proposed in TYPE_OF_SUB_EVENT else proposed


def _proposal(written: str, choices: Collection[str]) -> str:
    best = process.extractOne(
        written,
        choices,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=_LEAST_LIKENESS,
    )
    return _said_with(None if best is None else best[0], choices)


def _said_with(proposed: str | None, choices: Collection[str]) -> str:
    every = f"one of {', '.join(choices)}"
    return (
        f"Choose {every}."
        if proposed is None
        else f"Did you mean “{proposed}”? Else choose {every}."
    )
