"""A place in a text is a guess where a namesake may be meant or where it lies far from the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

from geo.distance import kilometres
from geo.gazetteer import Entry, Kind
from geo.rival import rival_said
from geo.toponyms.ranks import Choice, Setting, distances_of
from geo.toponyms.spans import Reading
from geo.toponyms.text_spans import Span

# Odds of seven to one. Of the names in news with less one in three is another place, of those with
# more one in thirty.
_CLEAR_LEAD: Final = 2.0
_SAME_PLACE_KM: Final = 25
# A small place so far from all others, in a country that nothing else in the text lies in, was
# another one each time in the news: a quarter, or somebody's name.
_FAR_KM: Final = 1_000
_SMALL: Final = 50_000
_AT_HOME: Final = 0.1
_LOCAL: Final = frozenset({Kind.TOWN, Kind.ADMIN2, Kind.AIRFIELD})

# The names of a text, in small letters, by the country that they are taken to lie in.
NamesOfCountries: TypeAlias = Mapping[str | None, AbstractSet[str]]


def names_of_countries(spans: Sequence[Span], chosen: Sequence[Choice]) -> NamesOfCountries:
    """Which names of a text are taken to lie in each country."""
    names: dict[str | None, set[str]] = defaultdict(set)
    for span, (candidate, _) in zip(spans, chosen, strict=True):
        if candidate is not None:
            names[candidate.entry.country].add(span.text.lower())
    return dict(names)


def doubt(
    span: Span,
    scores: Sequence[float],
    reading: Reading,
    setting: Setting,
    names: NamesOfCountries,
) -> str | None:
    """Why the likeliest place of a name is a guess, or None.

    Args:
        span: The name.
        scores: How likely each of its candidates is.
        reading: The text.
        setting: What the text's names together say.
        names: As names_of_countries gives them.
    """
    best = max(scores)
    number = scores.index(best)
    entry = span.candidates[number].entry
    rival = _rival(span, scores, best, entry)
    if rival is not None:
        return f"another place of this name may be meant: {rival_said(rival, span.text)}"
    if (
        entry.kind in _LOCAL
        and entry.population < _SMALL
        and entry.country not in reading.lands
        and names.get(entry.country, frozenset()) <= {span.text.lower()}
        and setting.home.countries.get(entry.country, 0.0) < _AT_HOME
        and (distances_of(span, setting)[number] or 0.0) > _FAR_KM
    ):
        return f"{_said(entry)} lies far from all other places of the text"
    return None


def _rival(span: Span, scores: Sequence[float], best: float, entry: Entry) -> Entry | None:
    """The likeliest candidate that lies elsewhere and is nearly as likely as the best."""
    near = max(_SAME_PLACE_KM, entry.radius_m / 1_000)
    rivals = [
        (score, each.entry)
        for score, each in zip(scores, span.candidates, strict=True)
        if score > best - _CLEAR_LEAD
        and kilometres(entry.latitude, entry.longitude, each.entry.latitude, each.entry.longitude)
        > near
    ]
    return max(rivals, key=lambda rival: rival[0])[1] if rivals else None


def _said(entry: Entry) -> str:
    """A place with what it lies in, for a person."""
    where = ", ".join(filter(None, (entry.admin1_name, entry.country)))
    return f"{entry.name} ({where})" if where else entry.name
