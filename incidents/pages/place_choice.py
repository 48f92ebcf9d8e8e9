"""Where a place is a guess, the person picks a candidate or drops the pin; that is a revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from geo.errors import PlacesError
from geo.place import Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC
from incidents.atlas import Atlas
from incidents.pages import say
from incidents.pages.named_places import country_name, place_name
from incidents.pages.place_map import place_map
from incidents.pages.saving import save
from incidents.placing import candidates
from incidents.record import Incident
from incidents.table import Entry, Operation

_MOST: Final = 8
_KINDS: Final = {"admin1": "region", "admin2": "district", "region": "informal region"}
_MAP_HEIGHT: Final = 320
_EXACT_M: Final = 1_000
# In metres; how sure a person may be of a pin.
_RADII: Final = {100: "100 m", 500: "500 m", 1_000: "1 km", 5_000: "5 km"}


def place_choice(atlas: Atlas, entry: Entry, *, key: str) -> None:
    """Offer the places that the words may mean, where the place is a guess or none was found."""
    incident = entry.incident
    if incident.location is None or (incident.place is not None and not incident.place.review):
        return
    found = candidates(atlas.resolver, incident, most=_MOST)
    with st.container(border=True):
        st.markdown("**Which place is meant?**")
        st.text(f"The words are: {incident.location}")
        st.checkbox(
            "From now on these words mean the place I choose",
            key=_alias(key),
            disabled=atlas.resolver.gazetteer.aliases is None,
            help="The project's own name: articles and tables that are read later find it, unless "
            "the layer of these names is left out of the gazetteer.",
        )
        if found:
            _candidates(atlas, entry, found, key=key)
        else:
            st.caption("No place of that name is known. Drop the pin on the map where it was.")
        place_map(
            candidates=found,
            pin=st.session_state.get(_pin(key)),
            dark=st.context.theme.type == "dark",
            height=_MAP_HEIGHT,
            key=f"{key} places",
            on_pin=partial(_keep_pin, key),
        )
        _pinned(atlas, entry, key=key)


def _keep_pin(key: str, pin: tuple[float, float]) -> None:
    st.session_state[_pin(key)] = pin


def _candidates(atlas: Atlas, entry: Entry, found: Sequence[Place], *, key: str) -> None:
    chosen = st.radio(
        "Candidates",
        range(len(found)),
        format_func=lambda at: f"{at + 1}",
        horizontal=True,
        key=f"{key} candidate",
    )
    st.text("\n".join(f"{at}. {_said(place)}" for at, place in enumerate(found, start=1)))
    if st.button("Use this place", icon=":material/pin_drop:", key=f"{key} use"):
        place = found[chosen or 0]
        _use(
            atlas,
            entry,
            replace(place, review=False, reason=None, how=f"{place.how}; chosen by a person"),
            reason="place chosen among the candidates",
            key=key,
        )


def _pinned(atlas: Atlas, entry: Entry, *, key: str) -> None:
    """Offer the pin that was dropped, with a radius that the person answers for."""
    pin: tuple[float, float] | None = st.session_state.get(_pin(key))
    if pin is None:
        return
    latitude, longitude = pin
    st.text(f"The pin stands at {latitude:.5f}, {longitude:.5f}.")
    radius = st.segmented_control(
        "The true place lies within",
        list(_RADII),
        default=500,
        required=True,
        format_func=_RADII.__getitem__,
        key=f"{key} radius",
    )
    if st.button("Use the dropped pin", icon=":material/location_on:", key=f"{key} use pin"):
        place = pinned_place(entry.incident, latitude, longitude, radius_m=radius)
        _use(atlas, entry, place, reason="pin dropped by hand", key=key)


def pinned_place(incident: Incident, latitude: float, longitude: float, *, radius_m: int) -> Place:
    """The place that a person pointed at, under the name that the source gives it.

    What is drawn as a point must be one: a wider radius is near the place (UCDP's where_prec 2).
    """
    where_prec = 1 if radius_m <= _EXACT_M else 2
    return Place(
        name=incident.location or "pin",
        latitude=latitude,
        longitude=longitude,
        uncertainty_m=radius_m,
        where_prec=where_prec,
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[where_prec],
        country=incident.country,
        admin1=incident.admin1,
        how="pin dropped by a person",
    )


def _pin(key: str) -> str:
    return f"{key} pin"


def _alias(key: str) -> str:
    return f"{key} alias"


def _said(place: Place) -> str:
    names = (place.name, place.admin1, place.country and country_name(place.country))
    where = ", ".join(dict.fromkeys(place_name(name) for name in names if name))
    return f"{where}: {_KINDS.get(place.kind, place.kind)}, {place.in_words()}"


def _use(atlas: Atlas, entry: Entry, place: Place, *, reason: str, key: str) -> None:
    before = entry.incident
    doubt = before.place.reason if before.place else None
    incident = replace(
        before,
        place=place,
        country=place.country or before.country,
        admin1=place.admin1 or before.admin1,
        review=tuple(each for each in before.review if each != doubt),
    )
    if save(atlas, entry, incident, Operation.EDIT, reason=reason):
        try:
            _remember(atlas, before.location, place, key=key)
        except PlacesError as fault:
            say.problem(f"The place is saved, and the alias is not: {fault}")
            return
    st.rerun()


def _remember(atlas: Atlas, words: str | None, place: Place, *, key: str) -> None:
    aliases = atlas.resolver.gazetteer.aliases
    if words and aliases is not None and st.session_state.get(_alias(key)):
        aliases.add(words, place, by=atlas.settings.actor)
