"""Each filter has one control; the controls, the address and the command line say the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import streamlit as st

from incidents.errors import BadFilter
from incidents.filters import NAMES, Filters, from_params, to_params
from incidents.pages import address, say
from incidents.pages.words import country_name
from incidents.vocabulary import SUB_EVENT_TYPES, EventType, State

_FIRST_DAY: Final = date(1900, 1, 1)
_LAST_DAY: Final = date(2100, 12, 31)
_MANY: Final = frozenset({"type", "sub-type", "country", "state"})
_DAYS: Final = frozenset({"from", "to"})
# These come with a link or a button and have no control to type into.
_KEPT: Final = ("bbox", "grade", "batch")


def filter_bar(*, countries: Sequence[str]) -> Filters:
    """Draw the controls and read the filters; a value that is none is said and left out.

    Args:
        countries: ISO 3166-1 alpha-2 codes to choose from.
    """
    opened = address.opened_with()
    if opened is not None:
        _set_controls(_without_faults(opened))
    _main_controls(countries)
    with st.expander("More filters", expanded=_any_of_more()):
        _more_controls()
    filters = _read_controls()
    address.write(to_params(filters))
    _kept_filters(filters)
    _buttons(filters)
    return filters


def set_dates(first: date | None, last: date | None) -> None:
    """Set the date range from outside the controls, in a callback."""
    st.session_state[_key("from")] = first
    st.session_state[_key("to")] = last


def _main_controls(countries: Sequence[str]) -> None:
    st.pills(
        "Type",
        [each.value for each in EventType],
        selection_mode="multi",
        key=_key("type"),
    )
    first, last = st.columns(2)
    with first:
        _day("From", "from")
    with last:
        _day("To", "to")
    st.text_input("Words", key=_key("text"), placeholder="place, actor, notes")
    st.multiselect(
        "Country",
        sorted({*countries, *(_value("country") or [])}, key=country_name),
        format_func=country_name,
        key=_key("country"),
    )
    st.multiselect("Sub-type", _sub_types(), key=_key("sub-type"))


def _more_controls() -> None:
    st.pills(
        "State",
        [each.value for each in State],
        selection_mode="multi",
        key=_key("state"),
        help="Without a choice, drafts and accepted incidents are shown.",
    )
    st.segmented_control(
        "Place at least as precise as",
        ["1", "2", "3"],
        format_func={"1": "1 exact", "2": "2 near", "3": "3 region"}.__getitem__,
        key=_key("precision"),
        help="ACLED's geo_precision.",
    )
    for label, name in (("Actor", "actor"), ("Weapon", "weapon"), ("Source", "source")):
        st.text_input(label, key=_key(name), placeholder="part of the name")
    st.number_input(
        "Killed, at least", value=None, min_value=0, max_value=10**6, step=1, key=_key("killed-min")
    )


def _day(label: str, name: str) -> None:
    st.date_input(
        label,
        value=None,
        min_value=_FIRST_DAY,
        max_value=_LAST_DAY,
        format="YYYY-MM-DD",
        key=_key(name),
    )


def _sub_types() -> list[str]:
    chosen = _value("type") or [each.value for each in EventType]
    offered = [sub for each in chosen for sub in SUB_EVENT_TYPES[EventType(each)]]
    return [*offered, *(sub for sub in (_value("sub-type") or []) if sub not in offered)]


def _kept_filters(filters: Filters) -> None:
    for name in _KEPT:
        for value in to_params(filters).get(name, []):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"{name}: {value}", width="stretch")
                st.button(
                    "Remove",
                    icon=":material/close:",
                    key=f"remove {name} {value}",
                    on_click=_remove,
                    args=(name,),
                )


def _buttons(filters: Filters) -> None:
    undo, reset = st.columns(2)
    undo.button(
        "Undo",
        icon=":material/undo:",
        help="Take the last change of a filter back.",
        disabled=not address.can_step_back(),
        on_click=_undo,
        width="stretch",
    )
    reset.button(
        "Reset",
        icon=":material/restart_alt:",
        help="Show everything again.",
        disabled=filters == Filters(),
        on_click=_set_controls,
        args=({},),
        width="stretch",
    )


def _undo() -> None:
    _set_controls(address.step_back())


def _remove(name: str) -> None:
    st.session_state[_key(name)] = []


def _set_controls(params: address.Params) -> None:
    for name in NAMES:
        values = params.get(name, [])
        if name in _MANY or name in _KEPT:
            value: object = list(values)
        elif name in _DAYS:
            value = date.fromisoformat(values[0]) if values else None
        elif name == "killed-min":
            value = int(values[0]) if values else None
        elif name == "precision":
            value = values[0] if values else None
        else:
            value = ", ".join(values)
        st.session_state[_key(name)] = value


def _without_faults(params: address.Params) -> address.Params:
    try:
        return to_params(from_params(params))
    except BadFilter as fault:
        say.problem(f"The address asks for something that is no filter: {fault} It was left out.")
    sound: address.Params = {}
    for name, values in params.items():
        try:
            sound |= to_params(from_params({name: values}))
        except BadFilter:
            continue  # said above
    return sound


def _read_controls() -> Filters:
    try:
        return from_params({name: _said(name) for name in NAMES})
    except BadFilter as fault:
        say.problem(f"{fault} The filters are left out until that is mended.")
        return Filters()


def _said(name: str) -> list[str]:
    value = _value(name)
    if name in {"actor", "weapon", "source"}:
        return [part.strip() for part in str(value or "").split(",")]
    values = value if isinstance(value, list) else [value]
    return [str(each) for each in values if each is not None]


def _any_of_more() -> bool:
    return any(
        _value(name) not in (None, "", [])
        for name in ("precision", "state", "actor", "weapon", "source", "killed-min")
    )


def _value(name: str) -> Any:  # noqa: ANN401 - each control has a value of its own type
    return st.session_state.get(_key(name))


def _key(name: str) -> str:
    return f"filter {name}"
