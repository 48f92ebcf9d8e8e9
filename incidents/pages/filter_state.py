"""What the controls of the filters hold and what the address says are the same.

An address is put into the controls, and what they hold is read back and written into it.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import streamlit as st

from incidents.errors import BadFilter
from incidents.filters import NAMES, Filters, from_params, to_params
from incidents.pages import address, say

_RESETS: Final = "filters: resets"
_LISTS: Final = frozenset(
    {"type", "sub-type", "country", "admin1", "state", "grade", "bbox", "batch"}
)
_DAYS: Final = frozenset({"from", "to"})
_SWITCHES: Final = frozenset({"certainly", "banned"})
_TYPED: Final = frozenset({"actor", "weapon", "source"})


def read_filters() -> Filters:
    """Read the filters from the address or the controls; a value that is none is said.

    A part of the address that is no filter is left out and the rest still works.
    """
    opened = address.opened_with()
    if opened is not None:
        sound, faults = address.sound_part(opened)
        if faults:
            said = " ".join(faults)
            say.problem(f"The address asks for what is no filter and was left out: {said}")
        show_filters(sound)
    try:
        filters = from_params({name: _said(name) for name in NAMES})
    except BadFilter as fault:
        say.problem(f"{fault} The filters are left out until that is mended.")
        return Filters()
    address.write(to_params(filters))
    return filters


def show_filters(params: address.Params) -> None:
    """Set every control from outside, in a callback; what is not named is emptied."""
    for name in NAMES:
        st.session_state[key_of(name)] = _control_value(name, params.get(name, []))


def set_dates(first: date | None, last: date | None) -> None:
    """Set the date range from outside the controls, in a callback."""
    st.session_state[key_of("from")] = first
    st.session_state[key_of("to")] = last


def set_box(box: str | None) -> None:
    """Set the bounding box from outside the controls, in a callback."""
    st.session_state[key_of("bbox")] = [box] if box else []


def remove(name: str) -> None:
    """Empty a control that holds a list, in a callback."""
    st.session_state[key_of(name)] = []


def reset() -> None:
    """Empty every control, in a callback."""
    st.session_state[_RESETS] = resets() + 1
    show_filters({})


def undo() -> None:
    """Take the last change of the filters back, in a callback."""
    show_filters(address.step_back())


def resets() -> int:
    """How often the filters were reset; each time the map shows everything again."""
    number: int = st.session_state.get(_RESETS, 0)
    return number


def held(name: str) -> Any:  # noqa: ANN401 - each control has a value of its own type
    """What the control of a filter holds."""
    return st.session_state.get(key_of(name))


def is_any_held() -> bool:
    """Whether any control holds something, be it a sound filter or not."""
    return any(part for name in NAMES for part in _said(name))


def key_of(name: str) -> str:
    """The name of a filter's control in the session."""
    return f"{address.CONTROL}{name}"


def _control_value(name: str, values: list[str]) -> object:
    if name in _LISTS:
        return list(values)
    if name in _DAYS:
        return date.fromisoformat(values[0]) if values else None
    if name == "killed-min":
        return int(values[0]) if values else None
    if name == "precision":
        return values[0] if values else None
    if name in _SWITCHES:
        return bool(values)
    return ", ".join(values)


def _said(name: str) -> list[str]:
    value = held(name)
    if name in _SWITCHES:
        return ["1"] if value else []
    if name in _TYPED:
        return [part.strip() for part in str(value or "").split(",")]
    values = value if isinstance(value, list) else [value]
    return [str(each) for each in values if each is not None]
