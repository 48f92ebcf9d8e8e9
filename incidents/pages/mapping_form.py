"""A table that nobody knows is mapped column by column; what is proposed a person corrects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

import streamlit as st

from incidents.errors import BadInput
from incidents.formats.categories import Category, unknown_categories
from incidents.formats.format import DayOrder
from incidents.formats.mapping import FIELDS, ColumnMapping, mapping_of
from incidents.formats.proposal import Proposal, propose
from incidents.formats.table import Table
from incidents.pages import say
from incidents.pages.meanings import meanings
from incidents.pages.named_places import country_codes, country_name
from incidents.vocabulary import EventType

_SAMPLE: Final = 200
_LEFT_OUT: Final = "kept as it is"
_WIDTHS: Final = (2, 2, 4)
_MOST_OPEN: Final = 12  # columns; more of them scroll in a box
_HEIGHT: Final = 640  # pixels


def mapping_form(
    table: Table, remembered: ColumnMapping | None, *, name: str, key: str
) -> ColumnMapping | None:
    """Draw the form; return the mapping as it stands, or None while it makes no incident.

    Args:
        table: The table.
        remembered: The mapping that was last used for these columns, or None.
        name: What the incidents' data set is called unless the person says otherwise.
        key: A name for the controls, different for each table.
    """
    st.markdown("**Which column is which?**")
    st.caption(
        "Each column has a proposed field; change what is wrong. A column that is kept as it is "
        "comes back on export and fills nothing."
    )
    proposals = propose(table.header, list(islice(table.exact_rows(), _SAMPLE)))
    columns = _columns(proposals, remembered, key=key)
    constants = _constants(columns, remembered, key=key)
    called = st.text_input(
        "Name of the data set", remembered.name if remembered else name, key=f"{key} name"
    )
    try:
        mapping = ColumnMapping(
            name=called.strip() or name,
            columns=columns,
            constants=constants,
            values=dict(remembered.values) if remembered else {},
            day_order=remembered.day_order if remembered else None,
        )
    except BadInput as fault:
        say.problem(str(fault))
        return None
    lacking = _lacking(mapping)
    if lacking:
        say.hint(f"Still to be named: {', '.join(lacking)}.")
        return None
    return _with_values(table, mapping, key=key)


def _columns(
    proposals: Sequence[Proposal], remembered: ColumnMapping | None, *, key: str
) -> dict[str, str]:
    start = remembered or mapping_of(proposals, name="proposed")
    before = {column: field for field, column in start.columns.items()}
    fields = [before.get(each.column, _LEFT_OUT) for each in proposals]
    with st.container(height="content" if len(proposals) <= _MOST_OPEN else _HEIGHT, border=True):
        chosen = [
            _field_of(proposal, field, number=number, key=key)
            for number, (proposal, field) in enumerate(zip(proposals, fields, strict=True), 1)
        ]
    twice = {each for each in chosen if each != _LEFT_OUT and chosen.count(each) > 1}
    for each in sorted(twice):
        say.problem(f"Two columns are mapped to {each}; only the first of them is used.")
    found: dict[str, str] = {}
    for proposal, field in zip(proposals, chosen, strict=True):
        if field in FIELDS:
            found.setdefault(field, proposal.column)
    return found


def _field_of(proposal: Proposal, field: str, *, number: int, key: str) -> str:
    """One column: what it is called, which field it is, and what stands in it.

    A list of its own keeps a choice while the page is drawn again; a list in a grid's cell closes
    then, and what was chosen in it is lost.
    """
    name, choice, why = st.columns(_WIDTHS, vertical_alignment="center")
    name.text(proposal.column)
    fields = [_LEFT_OUT, *FIELDS]
    chosen: str = choice.selectbox(
        f"Field of column {number}",
        fields,
        index=fields.index(field),
        label_visibility="collapsed",
        filter_mode="contains",
        key=f"{key} column {number}",
    )
    sure = f" {proposal.confidence:.0%} sure." if proposal.field else ""
    why.text("\n".join(filter(None, (" | ".join(proposal.samples), f"{proposal.reason}{sure}"))))
    return chosen


def _constants(
    columns: Mapping[str, str], remembered: ColumnMapping | None, *, key: str
) -> dict[str, str]:
    """What no column says and all rows share."""
    before = remembered.constants if remembered else {}
    said = {}
    if "event_type" not in columns and "sub_event_type" not in columns:
        kinds = [each.value for each in EventType]
        said["event_type"] = st.selectbox(
            "No column says what happened. In all rows it is",
            kinds,
            index=_index(kinds, before.get("event_type")),
            placeholder="Choose an event type",
            key=f"{key} type",
        )
    if "country" not in columns:
        codes = country_codes()
        said["country"] = st.selectbox(
            "No column says the country. If it is the same in all rows, it is",
            codes,
            index=_index(codes, before.get("country")),
            format_func=country_name,
            placeholder="Not the same, or not known",
            key=f"{key} country",
        )
    return {field: value for field, value in said.items() if value}


def _index(choices: Sequence[str], chosen: str | None) -> int | None:
    return choices.index(chosen) if chosen in choices else None


def _lacking(mapping: ColumnMapping) -> list[str]:
    filled = {*mapping.columns, *mapping.constants}
    places = ({"location"}, {"latitude", "longitude"}, {"coordinates"})
    wanted = {
        "what happened (event_type)": bool(filled & {"event_type", "sub_event_type"}),
        "when (date_start)": "date_start" in filled,
        "where (location, or latitude and longitude)": any(each <= filled for each in places),
    }
    return [what for what, is_there in wanted.items() if not is_there]


def _with_values(table: Table, mapping: ColumnMapping, *, key: str) -> ColumnMapping:
    field = "event_type" if "event_type" in mapping.columns else "sub_event_type"
    words = unknown_categories(table, replace(mapping, values={}), field=field)
    if not words:
        return mapping
    before = mapping.values
    said = before.get(field, {})
    st.markdown("**What do these words mean in ACLED's types?**")
    meant = meanings(words, said, key=f"{key} {mapping.columns[field]}")
    elsewhere = {word: meaning for word, meaning in said.items() if word not in _values(words)}
    return replace(mapping, values={**before, field: {**elsewhere, **meant}})


def _values(words: Sequence[Category]) -> frozenset[str]:
    return frozenset(each.value for each in words)


def day_order_of(doubts: Sequence[str], before: DayOrder | None, *, key: str) -> DayOrder | None:
    """Ask once for the whole file which number comes first in its dates, where that is open.

    Args:
        doubts: What is open; nothing is asked where there is none.
        before: What was said the last time, or None.
        key: The name of the answer in the session.
    """
    if not doubts:
        return None
    chosen: DayOrder | None = st.radio(
        "In dates such as 03/04/2022, which comes first?",
        list(DayOrder),
        index=None if before is None else list(DayOrder).index(before),
        format_func=lambda each: each.value,
        horizontal=True,
        key=key,
    )
    return chosen
