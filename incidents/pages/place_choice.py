"""Where a place is a guess, the person picks among the candidates; the choice is a revision."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from geo.place import Place
from incidents.atlas import Atlas
from incidents.errors import AtlasError
from incidents.pages import say
from incidents.pages.charts import small_map
from incidents.pages.words import country_name
from incidents.table import Author, Change, Entry, Operation

_MOST: Final = 6


def place_choice(atlas: Atlas, entry: Entry, *, key: str) -> None:
    """Offer the places that the words may mean, where the place is a guess or none was found."""
    incident = entry.incident
    if incident.location is None or (incident.place is not None and not incident.place.review):
        return
    found = atlas.resolver.locate(
        incident.location, country=incident.country, admin1=incident.admin1, limit=_MOST
    )
    with st.container(border=True):
        st.markdown("**Which place is meant?**")
        st.text(f"The words are: {incident.location}")
        if not found:
            st.caption("No place of that name is known. Set the point under Edit.")
            return
        chosen = st.radio(
            "Candidates",
            range(len(found)),
            format_func=lambda at: f"{at + 1}",
            horizontal=True,
            key=f"{key} candidate",
        )
        st.text("\n".join(f"{at}. {_said(place)}" for at, place in enumerate(found, start=1)))
        small_map(found, key=f"{key} candidates")
        if st.button("Use this place", icon=":material/pin_drop:", key=f"{key} use"):
            _use(atlas, entry, found[chosen or 0])


def _said(place: Place) -> str:
    where = ", ".join(
        filter(None, (place.name, place.admin1, place.country and country_name(place.country)))
    )
    return f"{where}: {place.kind}, {place.in_words()}"


def _use(atlas: Atlas, entry: Entry, place: Place) -> None:
    before = entry.incident
    doubt = before.place.reason if before.place else None
    incident = replace(
        before,
        place=replace(place, review=False, reason=None, how=f"{place.how}; chosen by a person"),
        country=place.country or before.country,
        admin1=place.admin1 or before.admin1,
        review=tuple(each for each in before.review if each != doubt),
    )
    change = Change(
        incident=incident,
        operation=Operation.EDIT,
        incident_id=entry.incident_id,
        expected_version=entry.version,
    )
    by = Author(actor=atlas.settings.actor, reason="place chosen among the candidates")
    try:
        atlas.ledger.write([change], by=by)
    except AtlasError as fault:
        say.problem(str(fault))
        return
    st.rerun()
