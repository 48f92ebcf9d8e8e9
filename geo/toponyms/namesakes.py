"""The places of one name, with what they have in common worked out once for all texts."""

from __future__ import annotations

import math
from functools import cached_property
from typing import NamedTuple, TypeAlias

from geo.candidates import Candidate
from geo.gazetteer import Kind

# Whether it holds, or how much of it, 0 to about 1.
Sign: TypeAlias = bool | float


class NameSigns(NamedTuple):
    """What a name says by itself.

    Attributes:
        values: Its signs, in the order of geo.toponyms.name_signs.NAME_SIGNS.
        key: The name in lower case.
        small: All its places are small.
        main: One of its places is shown by it.
        abroad: None of its places is a country or lies in an English-speaking one.
        ends_in_kind: Its last word says what it is: "Rakhine State".
    """

    values: tuple[Sign, ...]
    key: str
    small: bool
    main: bool
    abroad: bool
    ends_in_kind: bool


class Namesakes(tuple[Candidate, ...]):  # noqa: SLOT001 - what is worked out is kept in its dict
    """The places that a name may mean, the likeliest first; there may be none."""

    @cached_property
    def as_written(self) -> dict[tuple[str, int, bool], NameSigns]:
        """The signs of each way to write their name: text, number of words, whether a demonym."""
        return {}

    @cached_property
    def people(self) -> int:
        """The population of the largest."""
        return max(each.entry.population for each in self)

    @cached_property
    def size(self) -> float:
        """The logarithm of that population, 0 to about 1.3."""
        return math.log10(self.people + 1) / 7

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """What they are."""
        return frozenset(each.entry.kind for each in self)

    @cached_property
    def countries(self) -> frozenset[str | None]:
        """Where they are: ISO 3166-1 alpha-2, None for what lies in several."""
        return frozenset(each.entry.country for each in self)

    @cached_property
    def bear_it_as_main_name(self) -> bool:
        """Whether one of them is shown by this name."""
        return any(each.match == 1.0 for each in self)

    @cached_property
    def are_abbreviated(self) -> bool:
        """Whether the name is an abbreviation of all of them."""
        return all(each.is_abbreviation for each in self)
