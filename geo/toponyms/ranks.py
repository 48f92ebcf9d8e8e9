"""Which of the places of a name a text means: the signs of each, from the other places of the text.

Names that have one likely meaning anchor the text; from them come its home country and region, and
how near a candidate lies to what else the text speaks of.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from geo.candidates import Candidate
from geo.distance import kilometres
from geo.gazetteer import Entry, Kind
from geo.names import bare_division, normal
from geo.toponyms.capitals import capital_among
from geo.toponyms.could_lie import Code, codes_of
from geo.toponyms.source_home import NOWHERE, Home
from geo.toponyms.spans import Reading
from geo.toponyms.text_spans import Span

RANKS: Final = (
    "people", "most_people", "main", "country", "region", "admin1", "admin2", "town", "feature",
    "airfield", "county_said", "county_unsaid", "city_said", "country_share", "admin1_share",
    "country_leads", "admin1_leads", "region_agrees", "region_differs", "nearest", "within_50",
    "within_300", "only_one", "rank", "hinted", "capital_country", "same_as_region",
    "home_country", "home_division", "home_not", "capital", "has_capital", "division_said",
    "land_named", "admin1_could", "admin1_could_most", "division_of_land", "home_could",
    "home_could_most", "home_could_share", "home_land",
)  # fmt: skip
_COUNTY: Final = re.compile(
    r"\b(county|parish|co\.|borough|district|province|oblast)\b", re.IGNORECASE
)
_DIVISION_AFTER: Final = re.compile(
    r"[ \u00a0]+(state|province|oblast|region|governorate|district|county)\b", re.IGNORECASE
)
_CITY: Final = re.compile(r"\b(city|town|village|township)\b", re.IGNORECASE)
_WIDE: Final = frozenset({Kind.COUNTRY, Kind.REGION})
_CLEARLY_LARGER: Final = 10
_LARGE: Final = 500_000
_MOST_ANCHORS: Final = 40
_UNKNOWN_NEARNESS: Final = 0.75
_LEAST_COULD: Final = 0.05
# A division leads where it has this share of the votes of the one that has most.
_LEADS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text's names together say of where it plays.

    Attributes:
        countries: How often each country is meant, by what is known so far.
        divisions: The same of each first-order division, as country and code.
        anchors: Places that are sure, each with the name that they were found by.
        hint: ISO 3166-1 alpha-2 that the text is known to be about, or None.
        home: Where the text's source mostly reports from.
        could: How many of the text's names may lie in each first-order division.
        distances: Kilometres from each candidate of a name, by its text and whether it is a
            demonym, to the nearest anchor of another name; filled as they are asked for.
    """

    countries: Mapping[str | None, float]
    divisions: Mapping[Code, float]
    anchors: tuple[tuple[str, float, float], ...]
    hint: str | None
    home: Home
    could: Mapping[Code, float]
    distances: dict[tuple[str, bool], list[float | None]] = field(default_factory=dict)

    def without(self, own: Candidate | None) -> Setting:
        """The same without one mention's own vote."""
        if own is None or own.entry.kind in _WIDE:
            return self
        entry = own.entry
        countries, divisions = dict(self.countries), dict(self.divisions)
        countries[entry.country] = countries.get(entry.country, 0) - 1
        code = (entry.country, entry.admin1)
        divisions[code] = divisions.get(code, 0) - 1
        return replace(self, countries=countries, divisions=divisions)


class Choice(NamedTuple):
    """What a name is taken to mean, as far as the text is read.

    Attributes:
        candidate: The place, or None where there is none.
        is_sure: It may settle the names beside it.
    """

    candidate: Candidate | None
    is_sure: bool


def setting_of(
    spans: Sequence[Span],
    chosen: Sequence[Choice],
    hint: str | None,
    home: Home,
    could: Mapping[Code, float],
) -> Setting:
    """The setting that the likeliest meanings of a text's names make together."""
    countries: Counter[str | None] = Counter()
    divisions: Counter[Code] = Counter()
    anchors: dict[str, tuple[str, float, float]] = {}
    for span, (candidate, is_sure) in zip(spans, chosen, strict=True):
        if candidate is None:
            continue
        entry = candidate.entry
        countries[entry.country] += 1
        if entry.kind not in _WIDE:
            divisions[(entry.country, entry.admin1)] += 1
        if entry.kind not in {*_WIDE, Kind.ADMIN1} and is_sure:
            key = span.text.lower()
            anchors.setdefault(key, (key, entry.latitude, entry.longitude))
    sure = tuple(anchors.values())[:_MOST_ANCHORS]
    return Setting(countries, divisions, sure, hint, home, could)


def first_choice(span: Span, reading: Reading) -> Choice:
    """The meaning of a name by itself: what its region agrees with, else the largest."""
    agreeing = _agreeing(span, reading)
    first = max(agreeing or span.candidates, key=lambda each: each.weight, default=None)
    return Choice(first, first is not None and is_sure(span, first, reading))


def is_sure(span: Span, candidate: Candidate, reading: Reading) -> bool:
    """Whether a meaning is sure by the name itself and the region after it."""
    if len(span.candidates) == 1 or _agreeing(span, reading):
        return True
    others = [
        each.entry.population
        for each in span.candidates
        if each is not candidate and each.entry.kind is not Kind.ADMIN2
    ]
    people = candidate.entry.population
    return people > _LARGE and people > _CLEARLY_LARGER * max(others, default=0)


def _agreeing(span: Span, reading: Reading) -> list[Candidate]:
    region = reading.region_named_after(span.last)
    if region is None:
        return []
    codes = _codes(region)
    return [each for each in span.candidates if _agrees(each.entry, codes)]


def _codes(region: Span) -> set[Code]:
    return {
        (each.entry.country, each.entry.admin1)
        for each in region.candidates
        if each.entry.kind in {Kind.ADMIN1, Kind.COUNTRY}
    }


def _agrees(entry: Entry, codes: set[Code]) -> bool:
    if entry.kind in _WIDE:
        return False
    return (entry.country, entry.admin1) in codes or (entry.country, None) in codes


def ranks(span: Span, reading: Reading, setting: Setting) -> list[list[float]]:
    """The signs of each candidate of a span, in the order of RANKS."""
    entries = [each.entry for each in span.candidates]
    people = sorted((entry.population for entry in entries), reverse=True)
    around = reading.text[max(0, span.start - 10) : span.end + 12]
    county, city = bool(_COUNTY.search(around)), bool(_CITY.search(around))
    region = reading.region_named_after(span.last)
    codes = _codes(region) if region else set()
    total = max(1.0, sum(setting.countries.values()))
    in_divisions = max(1.0, sum(setting.divisions.values()))
    most_country = max(setting.countries.values(), default=0)
    most_division = max(setting.divisions.values(), default=0)
    distances = distances_of(span, setting)
    has_country = any(entry.kind is Kind.COUNTRY for entry in entries)
    capital = capital_among(entries)
    inner_codes = codes_of(span.candidates)
    could = {code: setting.could.get(code, 0) - 1 / len(inner_codes) for code in inner_codes}
    could_most = max(could.values(), default=0)
    could_top = max(_LEAST_COULD, max(setting.could.values(), default=0))
    foreign_name = has_country and not _is_a_countrys_english_name(span)
    division_said = bool(_DIVISION_AFTER.match(reading.text, span.end))
    rows = []
    for each, entry, nearest in zip(span.candidates, entries, distances, strict=True):
        narrow = entry.kind not in _WIDE
        kind = entry.kind.value
        of_country = setting.countries.get(entry.country, 0)
        of_division = setting.divisions.get((entry.country, entry.admin1), 0)
        inner = narrow and entry.kind is not Kind.ADMIN1
        agrees = _agrees(entry, codes)
        values = {
            "people": math.log10(entry.population + 1) / 8,
            "most_people": entry.population == people[0],
            "main": each.match == 1.0,
            kind: 1.0,
            "county_said": county and entry.kind is Kind.ADMIN2,
            "county_unsaid": not county and entry.kind is Kind.ADMIN2,
            "city_said": city and entry.kind is Kind.TOWN,
            "country_share": of_country / total if narrow else 0,
            "admin1_share": of_division / in_divisions if inner else 0,
            "country_leads": narrow and of_country > 0 and of_country == most_country,
            "admin1_leads": inner and of_division > 0 and of_division == most_division,
            "region_agrees": agrees,
            "region_differs": bool(codes) and narrow and not agrees,
            "nearest": 0
            if not narrow
            else _UNKNOWN_NEARNESS
            if nearest is None
            else math.log10(nearest + 10) / 4.3,
            "within_50": nearest is not None and nearest < 50,
            "within_300": nearest is not None and nearest < 300,
            "only_one": len(entries) == 1,
            "rank": 1 / (1 + people.index(entry.population)),
            "hinted": setting.hint is not None and entry.country == setting.hint,
            "capital_country": has_country and narrow,
            "capital": entry is capital,
            "has_capital": capital is not None and entry is not capital,
            "division_said": division_said and entry.kind in {Kind.ADMIN1, Kind.ADMIN2},
            "division_of_land": foreign_name and _is_division_of(entry, span, reading),
            "land_named": narrow and entry.country in reading.lands,
            "admin1_could": could.get((entry.country, entry.admin1), 0) / could_top if inner else 0,
            "admin1_could_most": inner
            and could_most > _LEADS * could_top
            and could.get((entry.country, entry.admin1), 0) == could_most,
            "same_as_region": inner and entry.admin1_name == entry.name,
            **_home_signs(entry, setting.home, inner_codes),
        }
        rows.append([float(values.get(rank, 0)) for rank in RANKS])
    return rows


def _home_signs(entry: Entry, home: Home, codes: Collection[Code]) -> dict[str, float]:
    """What the source's home says of a candidate.

    Args:
        entry: The candidate.
        home: The home.
        codes: The divisions that the candidates of its name lie in.
    """
    if home is NOWHERE:
        return {}
    signs: dict[str, float] = {"home_land": home.land is not None and entry.country == home.land}
    if entry.kind not in _WIDE:
        signs["home_country"] = home.countries.get(entry.country, 0)
    if entry.kind not in {*_WIDE, Kind.ADMIN1} and home.could:
        votes = home.could.get((entry.country, entry.admin1), 0)
        most = max((home.could.get(code, 0) for code in codes), default=0)
        signs |= {
            "home_not": votes == 0,
            "home_division": votes / home.all,
            "home_could": math.log1p(votes),
            "home_could_share": votes / home.most,
            "home_could_most": most > _LEADS * home.most and votes == most,
        }
    return signs


def _is_a_countrys_english_name(span: Span) -> bool:
    """Whether a country that it may mean is called so in English, and not in another language."""
    return any(
        set(normal(span.text).split()) <= set(normal(each.entry.name).split())
        for each in span.candidates
        if each.entry.kind is Kind.COUNTRY
    )


def _is_division_of(entry: Entry, span: Span, reading: Reading) -> bool:
    """Whether it is a division of a country that the text names, and bears just this name."""
    return (
        entry.kind is Kind.ADMIN1
        and entry.country in reading.lands
        and bare_division(entry.name) == normal(span.text)
    )


def distances_of(span: Span, setting: Setting) -> list[float | None]:
    """How far the nearest anchor of another name is from each candidate; None for a wide one."""
    key = span.text, span.is_demonym
    if key not in setting.distances:
        name = span.text.lower()
        here = [point for point in setting.anchors if point[0] != name]
        setting.distances[key] = [
            None if each.entry.kind in _WIDE else _nearest(each.entry, here)
            for each in span.candidates
        ]
    return setting.distances[key]


def _nearest(entry: Entry, anchors: Sequence[tuple[str, float, float]]) -> float | None:
    if not anchors:
        return None
    return min(kilometres(entry.latitude, entry.longitude, *anchor[1:]) for anchor in anchors)
