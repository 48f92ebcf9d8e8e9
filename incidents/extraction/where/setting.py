"""The country a report is about is the one on which its names agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from incidents.extraction.text.reading import Reading

FILED: Final = 0.45  # a report may be filed from abroad
_LEAD: Final = 1.4  # how much more a name of the first sentences weighs
_LEAD_SENTENCES: Final = 2
_LEAST: Final = 0.4
_CLEAR: Final = 1.5


@dataclass(frozen=True, slots=True)
class Setting:
    """The country of a report.

    Attributes:
        country: ISO 3166-1 alpha-2, or None where nothing tells.
        first: First token of the words that speak for it most.
        end: Token after the last of them.
        is_named: Whether those words are a place or the country itself.
        scores: The votes by country.
    """

    country: str | None
    first: int = 0
    end: int = 0
    is_named: bool = True
    scores: Mapping[str, float] = field(default_factory=dict)

    def outweighs(self, country: str | None) -> bool:
        """Whether it has half as many votes again as another country."""
        if self.country is None or country is None:
            return False
        return self.scores[self.country] > _CLEAR * self.scores.get(country, 0.0)


class Vote:
    """What the words from token `first` up to `end` weigh for a country."""

    def __init__(
        self, country: str, weight: float, first: int, end: int, *, is_named: bool
    ) -> None:
        self.country: Final = country
        self.weight: Final = weight
        self.first: Final = first
        self.end: Final = end
        self.is_named: Final = is_named


class Votes:
    """The weightiest vote of each name for each country."""

    def __init__(self, reading: Reading, skipped: Sequence[range]) -> None:
        lead = reading.sentences[:_LEAD_SENTENCES]
        self._lead_end = lead[-1].end if lead else 0
        self._passed_over = {at for span in skipped for at in span}
        self._by_name: dict[tuple[str, str], Vote] = {}

    def add(self, name: str, vote: Vote) -> None:
        """Count a vote: more in the first sentences, little where a report was only filed."""
        weight = vote.weight
        if vote.first in self._passed_over:
            if not vote.is_named:
                return
            weight = min(weight, FILED)
        elif vote.first < self._lead_end:
            weight *= _LEAD
        old = self._by_name.get((name, vote.country))
        if old is None or weight > old.weight:
            self._by_name[name, vote.country] = Vote(
                vote.country, weight, vote.first, vote.end, is_named=vote.is_named
            )

    def setting(self) -> Setting:
        """The country on which the votes agree, with the words that speak for it most."""
        scores: defaultdict[str, float] = defaultdict(float)
        for vote in self._by_name.values():
            scores[vote.country] += vote.weight
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or ranked[0][1] < _LEAST:
            return Setting(None)
        country = ranked[0][0]
        best = max(
            (vote for vote in self._by_name.values() if vote.country == country),
            key=lambda vote: (vote.weight, -vote.first),
        )
        return Setting(country, best.first, best.end, best.is_named, scores)
