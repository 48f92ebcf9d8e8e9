"""What a name itself says for or against its being a place's here, whatever stands around it.

It is worked out once for each way in which a name is written, and kept beside its places.
"""

from __future__ import annotations

from typing import Final

from geo.gazetteer import Kind
from geo.toponyms.namesakes import Namesakes, NameSigns
from geo.toponyms.words import DIVISIONS_AFTER, GIVEN_NAMES, NEVER_ALONE

ENGLISH: Final = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
WIDE: Final = frozenset({Kind.COUNTRY, Kind.ADMIN1, Kind.REGION})
_LONG: Final = 6  # characters
_SHORT: Final = 3
_SMALL: Final = 15_000  # people

NAME_SIGNS: Final = (
    "bias", "people", "main", "country", "admin1", "admin2", "region", "feature", "airfield",
    "abbreviation", "small", "two", "three", "given_first", "common", "short", "common_small",
    "ends_in_kind", "demonym", "long_other_name", "sole_abroad", "sole_other_name",
)  # fmt: skip


def name_signs(words: tuple[str, ...], text: str, places: Namesakes, *, demonym: bool) -> NameSigns:
    """The signs of a name.

    Args:
        words: Its words in lower case.
        text: The name as it stands.
        places: The places that it may mean.
        demonym: Whether it names a country's people or things.
    """
    kinds = places.kinds
    size = len(words)
    small = places.people < _SMALL and kinds.isdisjoint(WIDE)
    key = text.lower() if size > 1 else words[0]
    common = size == 1 and key in NEVER_ALONE
    main = places.bear_it_as_main_name
    # An English surname is some village's name in these; elsewhere a name is rarely a word.
    abroad = places.countries.isdisjoint(ENGLISH) and Kind.COUNTRY not in kinds
    long = len(text) >= _LONG
    sole = len(places) == 1 and long
    ends_in_kind = size > 1 and words[-1] in DIVISIONS_AFTER
    values = {
        "bias": 1.0,
        "people": places.size,
        "main": main,
        "country": Kind.COUNTRY in kinds,
        "admin1": Kind.ADMIN1 in kinds,
        "admin2": kinds == {Kind.ADMIN2},
        "region": Kind.REGION in kinds,
        "feature": Kind.FEATURE in kinds,
        "airfield": kinds == {Kind.AIRFIELD},
        "abbreviation": places.are_abbreviated,
        "small": small,
        "two": size == 2,
        "three": size > 2,
        "given_first": words[0] in GIVEN_NAMES,
        "common": common,
        "short": len(text) <= _SHORT,
        "common_small": common and small,
        "ends_in_kind": ends_in_kind,
        "demonym": demonym,
        "long_other_name": long and not main,
        "sole_abroad": sole and abroad,
        "sole_other_name": sole and abroad and not main,
    }
    ordered = tuple(values[sign] for sign in NAME_SIGNS)
    return NameSigns(ordered, key, small, main, abroad, ends_in_kind)
