"""Each filter has one control, whose choices say how many incidents they would show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from types import MappingProxyType
from typing import Final

import streamlit as st

from incidents.filters import Filters, to_params
from incidents.pages import address
from incidents.pages.day_input import day_input
from incidents.pages.filter_state import (
    held,
    is_any_held,
    key_of,
    remove,
    reset,
    set_dates,
    undo,
)
from incidents.pages.named_places import country_name, project_names
from incidents.view import Selection
from incidents.vocabulary import SUB_EVENT_TYPES, EventType, Grade, State

_TYPED: Final = MappingProxyType({"actor": "Actor", "weapon": "Weapon", "source": "Source"})
# These come with a link or a button and have no control to type into.
_KEPT: Final = MappingProxyType(
    {"bbox": "Only between south, west, north and east", "batch": "Only from the import"}
)
_PRECISIONS: Final = MappingProxyType(
    {"1": "Exact only", "2": "Exact or near", "3": "Up to its region"}
)
_PRESETS: Final = MappingProxyType(
    {"Last 30 days": 30, "Last 90 days": 90, "Last 12 months": 365, "All": None}
)


def filter_bar(filters: Filters, selection: Selection) -> None:
    """Draw the controls, each choice with its number of incidents under the other filters.

    Args:
        filters: The filters that were read.
        selection: What they show; its facets give the numbers.
    """
    _choices("type", "Type", [each.value for each in EventType], selection, pills=True)
    _dates()
    _precision(selection)
    st.text_input("Words", key=key_of("text"), placeholder="place, actor, notes")
    named = partial(country_name, names=project_names())
    _choices("country", "Country", _by_number(selection, "country"), selection, name=named)
    _choices("sub-type", "Sub-type", _sub_types(), selection)
    # Its choices are many, and each filter would wait until they are drawn where nobody sees them.
    more = st.expander(
        "More filters", expanded=_any_of_more(), key="more filters", on_change="rerun"
    )
    if more.open or _any_of_more():
        with more:
            _more_controls(selection)
    _kept_filters(filters)


def back_buttons(filters: Filters) -> None:
    """Offer to take the last change of the filters back, or all of them."""
    beside = st.container(horizontal=True)
    beside.button(
        "Undo",
        icon=":material/undo:",
        help="Take the last change of a filter back.",
        disabled=not address.can_step_back(),
        on_click=undo,
        width="stretch",
    )
    beside.button(
        "Reset",
        icon=":material/restart_alt:",
        help="Show everything again.",
        disabled=filters == Filters() and not is_any_held(),
        on_click=reset,
        width="stretch",
    )


def _dates() -> None:
    day_input("From", key=key_of("from"))
    day_input("To", key=key_of("to"))
    st.pills(
        "Quick dates",
        list(_PRESETS),
        key="quick dates",
        on_change=_take_preset,
        label_visibility="collapsed",
    )
    st.toggle(
        "Only what certainly happened then",
        key=key_of("certainly"),
        help="Else an incident whose date is a range counts where it touches the days.",
    )


def _take_preset() -> None:
    chosen = st.session_state.get("quick dates")
    st.session_state["quick dates"] = None
    if chosen is not None:
        days = _PRESETS[chosen]
        set_dates(None if days is None else date.today() - timedelta(days=days), None)  # noqa: DTZ011 - a person means the day on their own wall


def _precision(selection: Selection) -> None:
    exactly = selection.facet("precision")
    key = key_of("precision")
    st.session_state[key] = held("precision")

    def worded(code: str) -> str:
        reached = sum(number for each, number in exactly.items() if each <= code)
        return f"{_PRECISIONS[code]} · {reached:,}"

    st.pills(
        "Place",
        list(_PRECISIONS),
        format_func=worded,
        key=key,
        help="How exactly the place is known: ACLED's geo_precision 1, up to 2, or up to 3.",
    )


def _more_controls(selection: Selection) -> None:
    named = project_names().of
    _choices("admin1", "Region (admin-1)", _by_number(selection, "admin1"), selection, name=named)
    _choices(
        "state",
        "State",
        [each.value for each in State],
        selection,
        pills=True,
        tip="Without a choice, drafts and accepted incidents are shown.",
    )
    _choices("grade", "Grade", [each.value for each in Grade], selection, tip="Airwars' grades.")
    for name, label in _TYPED.items():
        st.text_input(label, key=key_of(name), placeholder="part of the name")
    st.toggle(
        "Only banned weapons",
        key=key_of("banned"),
        help="Of a family that a treaty bans, such as cluster munitions, anti-personnel mines and "
        "chemical weapons. Which they are, by which treaty, stands in data/lexicon/weapons.toml.",
    )
    st.number_input(
        "Killed, at least",
        value=None,
        min_value=0,
        max_value=10**6,
        step=1,
        key=key_of("killed-min"),
    )


def _choices(  # noqa: PLR0913 - a control has a name, a label, choices and their wording
    filter_name: str,
    label: str,
    options: list[str],
    selection: Selection,
    *,
    pills: bool = False,
    name: Callable[[str], str] = str,
    tip: str | None = None,
) -> None:
    numbers = selection.facet(filter_name)
    key = key_of(filter_name)
    # The numbers in the labels change; written anew, the choice is kept all the same.
    st.session_state[key] = list(held(filter_name) or [])
    offered = [*options, *(each for each in st.session_state[key] if each not in options)]

    def worded(option: str) -> str:
        return f"{name(option)} · {numbers.get(option, 0):,}"

    if pills:
        st.pills(label, offered, selection_mode="multi", key=key, format_func=worded, help=tip)
    else:
        st.multiselect(label, offered, key=key, format_func=worded, help=tip)


def _by_number(selection: Selection, name: str) -> list[str]:
    numbers: Mapping[str, int] = selection.facet(name)
    return sorted(numbers, key=lambda each: (-numbers[each], each))


def _sub_types() -> list[str]:
    chosen = held("type") or [each.value for each in EventType]
    return [sub for each in chosen for sub in SUB_EVENT_TYPES[EventType(each)]]


def _kept_filters(filters: Filters) -> None:
    for name, words in _KEPT.items():
        for value in to_params(filters).get(name, []):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"{words}: {value}", width="stretch")
                st.button(
                    "Remove",
                    icon=":material/close:",
                    key=f"remove {name}",
                    on_click=remove,
                    args=(name,),
                )


def _any_of_more() -> bool:
    return any(
        held(name) not in (None, "", [], False)
        for name in ("admin1", "state", "grade", *_TYPED, "banned", "killed-min")
    )
