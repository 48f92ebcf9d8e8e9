"""What could hurt somebody is left out before an export leaves, and each omission is listed.

A column that the data set brought along, its id there, the evidence, a photo and the words of a
doubt can each give the place or the name away, so any rule drops them too.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any, Final, TypeVar, cast

from geo.place import Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC, NOMINAL_RADIUS_M
from incidents.errors import BadInput
from incidents.evidence import Evidence
from incidents.record import Incident
from incidents.vocabulary import SUB_EVENT_TYPES, EventType

_Value = TypeVar("_Value")
WITHHELD: Final = "[withheld]"
_KM_PER_DEGREE: Final = 111.2
_ALWAYS: Final = (
    "The data set's ids and further columns, evidence, photos and the words of doubts are withheld."
)
_DOUBT: Final = "A doubt was noted; its words are withheld."
# Filters whose value can be what the rules hide.
_TELLING: Final = frozenset({"actor", "bbox", "source", "text"})
# These hold one of a list's words, never a name.
_CODES: Final = frozenset({"country", "sub_event_type"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """What to leave out.

    Attributes:
        coarsen_km: Side in kilometres of the squares that points are moved to the middle of.
        names: Names marked sensitive; each is replaced wherever it stands.
        sources: Sources marked sensitive; their claims are dropped, and each is replaced wherever
            else it stands.
        drop_notes: Whether descriptions are dropped.
        types: Event types and sub-types that are withheld whole.
        withheld_from: With `withheld_to`, the days whose incidents are withheld whole.
        withheld_to: Last of these days; None is open.
    """

    coarsen_km: float | None = None
    names: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    drop_notes: bool = False
    types: tuple[str, ...] = ()
    withheld_from: date | None = None
    withheld_to: date | None = None

    def __post_init__(self) -> None:
        if self.coarsen_km is not None and not 0 < self.coarsen_km <= 1_000:
            raise BadInput(f"Squares of {self.coarsen_km:g} km cannot be: write 1 to 1,000.")
        known = {*EventType, *(sub for subs in SUB_EVENT_TYPES.values() for sub in subs)}
        for name in self.types:
            if name not in known:
                raise BadInput(f"“{name[:60]}” is no event type. Write one of ACLED's names.")

    def in_words(self) -> tuple[str, ...]:
        """The rules as sentences."""
        days = f"{self.withheld_from or 'the first'} to {self.withheld_to or 'the last'}"
        said = {
            f"Points are the middles of squares of {self.coarsen_km} km.": self.coarsen_km,
            "Names marked sensitive are withheld.": self.names,
            "Sources marked sensitive are withheld.": self.sources,
            "Descriptions are withheld.": self.drop_notes,
            f"Withheld whole: {', '.join(self.types)}.": self.types,
            f"Withheld whole: incidents of {days}.": self.withheld_from or self.withheld_to,
        }
        found = tuple(sentence for sentence, applies in said.items() if applies)
        return (*found, _ALWAYS) if found else ()


@dataclass(kw_only=True, slots=True)
class Manifest:
    """What was withheld and why; it is complete once every incident was read.

    Attributes:
        rules: The rules in words.
        withheld: Id of each incident that was left out, and the reason.
        changed: How many incidents each rule changed.
        published: How many were let through.
    """

    rules: tuple[str, ...]
    withheld: dict[str, str] = field(default_factory=dict)
    changed: Counter[str] = field(default_factory=Counter)
    published: int = 0

    def as_json(self) -> dict[str, object]:
        """The manifest to keep beside the export; it holds ids and no name."""
        return {
            "rules": list(self.rules),
            "published": self.published,
            "withheld": [{"id": key, "why": why} for key, why in self.withheld.items()],
            "changed": dict(self.changed),
        }


class Publication:
    """Incidents as the rules let them out, and the manifest of what they held back."""

    def __init__(self, entries: Iterable[tuple[str, Incident]], rules: Rules) -> None:
        self._entries = entries
        self._rules = rules
        self._names, self._sources = _pattern(rules.names), _pattern(rules.sources)
        self.manifest = Manifest(rules=rules.in_words())

    def __iter__(self) -> Iterator[tuple[str, Incident]]:
        """Each incident that is published, changed where a rule says so."""
        for incident_id, incident in self._entries:
            why = self._withheld(incident)
            if why is not None:
                self.manifest.withheld[incident_id] = why
                continue
            self.manifest.published += 1
            yield incident_id, self._safe(incident)

    def about(self, about: Mapping[str, object]) -> dict[str, object]:
        """What the export says of itself, with the rules; what a filter tells is hidden."""
        rules, filters = self._rules.in_words(), about.get("filters")
        said = {**about, "safe_publication": " ".join(rules)}
        if rules and isinstance(filters, list | tuple):
            said["filters"] = [_hidden(str(each)) for each in filters]
        return said

    def _withheld(self, incident: Incident) -> str | None:
        rules = self._rules
        for name in (incident.event_type.value, incident.sub_event_type):
            if name in rules.types:
                return f"type {name}"
        if rules.withheld_from is None and rules.withheld_to is None:
            return None
        if incident.date is None:
            return "no date, and a period is withheld"
        inside = incident.date.possibly_within(rules.withheld_from, rules.withheld_to)
        return "may lie in the period that is withheld" if inside else None

    def _safe(self, incident: Incident) -> Incident:
        rules = self._rules
        found = incident
        if self._sources is not None:
            without = _without(_without_claims(found, rules.sources), self._sources)
            self._count("sources", without != found)
            found = without
        if rules.drop_notes:
            self._count("notes", found.notes is not None)
            says = found.sub_event_type or found.event_type.value
            claims = tuple(replace(each, says=says, evidence=()) for each in found.claims)
            found = replace(found, notes=None, claims=claims)
        if rules.coarsen_km is not None:
            self._count("coordinates", found.place is not None)
            found = _coarsened(found, rules.coarsen_km)
        if self._names is not None:
            pattern = self._names
            without = _without(found, pattern)
            self._count("names", without != found)
            found = without
        return _without_traces(found) if rules.in_words() else found

    def _count(self, rule: str, changed: object) -> None:
        if changed:
            self.manifest.changed[rule] += 1


def _hidden(asked: str) -> str:
    name, _, _ = asked.partition(" ")
    return f"{name} {WITHHELD}" if name in _TELLING else asked


def _without_claims(incident: Incident, sources: Iterable[str]) -> Incident:
    hidden = {name.strip().casefold() for name in sources}
    kept = tuple(each for each in incident.claims if each.source.casefold() not in hidden)
    follows = incident.follows if any(each.source == incident.follows for each in kept) else None
    return replace(incident, claims=kept, follows=follows)


def _without_traces(incident: Incident) -> Incident:
    """The incident without what leads back to the article or the data set's own record."""
    claims = tuple(
        replace(each, evidence=(), article_id=None, media=()) for each in incident.claims
    )
    return replace(
        incident,
        claims=claims,
        evidence=(),
        article_id=None,
        dataset_id=None,
        extra={},
        review=(_DOUBT,) if incident.review else (),
    )


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the names as a whole word, in any case; the longest first."""
    wanted = sorted(filter(None, map(str.strip, names)), key=len, reverse=True)
    if not wanted:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)", re.IGNORECASE)


def _without(value: _Value, pattern: re.Pattern[str]) -> _Value:
    """The same value with every text in it freed of the names."""
    return cast("_Value", _freed(value, pattern))


def _freed(value: Any, pattern: re.Pattern[str]) -> Any:  # noqa: ANN401 - any field of a record
    if type(value) is str:
        return pattern.sub(WITHHELD, value)
    if isinstance(value, tuple):
        return tuple(_freed(each, pattern) for each in value)
    # Evidence quotes an article exactly; it is dropped as a whole, never changed.
    if not is_dataclass(value) or isinstance(value, type | Evidence):
        return value
    changed = {
        each.name: _freed(getattr(value, each.name), pattern)
        for each in fields(value)
        if each.name not in _CODES
    }
    return replace(value, **changed)


def _coarsened(incident: Incident, side_km: float) -> Incident:
    """The incident at the middle of its square; the words that name the place go."""
    place = incident.place
    if place is None:
        return replace(incident, location=incident.admin1)
    step = side_km / _KM_PER_DEGREE
    latitude = _middle(place.latitude, step, 90)
    stretch = max(math.cos(math.radians(latitude)), 0.01)
    longitude = _middle(place.longitude, step / stretch, 180)
    # Half the diagonal of the square covers every point that it stands for.
    radius = math.ceil(side_km * 1_000 * math.sqrt(0.5)) + place.uncertainty_m
    codes = (2, 3, 4, 5)
    where_prec = next((code for code in codes if radius <= NOMINAL_RADIUS_M[code]), 6)
    where_prec = max(where_prec, place.where_prec)
    coarse = Place(
        name=incident.admin1 or incident.country or "coarsened",
        latitude=latitude,
        longitude=longitude,
        uncertainty_m=radius,
        where_prec=where_prec,
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[where_prec],
        country=place.country,
        admin1=place.admin1,
        how=f"moved to the middle of a square of {side_km:g} km for publication",
    )
    return replace(incident, place=coarse, location=incident.admin1)


def _middle(degrees: float, step: float, most: float) -> float:
    middle = (math.floor(degrees / step) + 0.5) * step
    return round(max(-most, min(most, middle)), 5)
