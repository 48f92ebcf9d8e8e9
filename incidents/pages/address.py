"""The address holds every filter under its own name, so that a link shows the same view again.

Streamlit's own binding writes the labels of the options into the address; ours writes the
filters' values ("country=MM"), which the command line and the HTTP routes take too.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from incidents.errors import BadFilter
from incidents.filters import NAMES, from_params, to_params

Params = dict[str, list[str]]

_WRITTEN: Final = "address: written"
_BEFORE: Final = "address: before"
_LEFT: Final = "address: another page was shown"
_HELD: Final = "address: what the controls held"
_MOST_STEPS_BACK: Final = 50
_EMPTY: Final[tuple[object, ...]] = (None, "", [], False)
# The key of each filter's control begins so.
CONTROL: Final = "filter "


def opened_with() -> Params | None:
    """The filters of a link that was just opened, or None where the controls already hold them.

    The browser's Back asks for those before. A page that is entered again without filters in the
    address gets those it was left with.
    """
    asked = _in_the_address()
    written: Params | None = st.session_state.get(_WRITTEN)
    if written is None:
        return asked
    if st.session_state.get(_LEFT):
        return asked or written
    # Who clicks again at once sends the address of before the first click: the controls know more.
    return None if asked == written or _controls() != st.session_state.get(_HELD) else asked


def is_entered() -> bool:
    """Whether the page is opened now, or entered again from another; asked before `write`."""
    return _WRITTEN not in st.session_state or bool(st.session_state.get(_LEFT))


def leave() -> None:
    """Note that another page is shown, so that the controls are gone."""
    st.session_state[_LEFT] = True


def sound_part(params: Params) -> tuple[Params, list[str]]:
    """What of an address can be shown, and what is wrong with the rest, a sentence each."""
    sound: Params = {}
    faults: list[str] = []
    for name, values in params.items():
        try:
            sound |= to_params(from_params({name: values}))
        except BadFilter as fault:
            faults.append(str(fault))
    try:
        from_params(sound)
    except BadFilter as fault:  # each is sound, but the days end before they begin
        faults.append(str(fault))
        sound = {name: values for name, values in sound.items() if name not in {"from", "to"}}
    return sound, faults


def write(params: Params) -> None:
    """Put the filters into the address and remember the step."""
    written: Params | None = st.session_state.get(_WRITTEN)
    if written is not None and written != params:
        steps = st.session_state.setdefault(_BEFORE, [])
        steps.append(written)
        del steps[:-_MOST_STEPS_BACK]
    st.session_state.pop(_LEFT, None)
    st.session_state[_HELD] = _controls()
    _put(params)


def can_step_back() -> bool:
    """Whether there is a step to undo."""
    return bool(st.session_state.get(_BEFORE))


def step_back() -> Params:
    """The filters before the last change; the step is forgotten."""
    before: Params = st.session_state[_BEFORE].pop()
    _put(before)
    return before


def _put(params: Params) -> None:
    st.session_state[_WRITTEN] = params
    if _in_the_address() != params:
        others = {
            name: st.query_params.get_all(name) for name in st.query_params if name not in NAMES
        }
        st.query_params.from_dict({**others, **params})


def _controls() -> dict[str, object]:
    return {
        key: value
        for key, value in st.session_state.items()
        if isinstance(key, str) and key.startswith(CONTROL) and value not in _EMPTY
    }


def _in_the_address() -> Params:
    return {name: values for name in NAMES if (values := st.query_params.get_all(name))}
