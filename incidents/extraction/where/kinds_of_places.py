"""Words such as "village" or "refugee camp" say what kind of place a name is, and name none."""

from __future__ import annotations

from typing import Final

from incidents.extraction.text.word_list import word_set

KINDS: Final = word_set(
    "town city village villages district province region state county area governorate township "
    "municipality camp settlement neighborhood neighbourhood location department commune subcounty "
    "ward oblast countryside tehsil division constituency island quarter slum highway road estate "
    "market payam locality canton favela barangay hamlet suburb barrio vereda mandal subdistrict "
    "lga upazila taluka taluk regency prefecture woreda raion rayon"
)
# The kinds that are a country's divisions.
DIVISIONS: Final = word_set(
    "province region state governorate department oblast district county prefecture division"
)
_OF_A_CAMP: Final = word_set("refugee refugees idp idps displacement")


def over_kinds(words: list[str], at: int, end: int) -> int:
    """The token after the words that say what kind of place a name is: "refugee camp"."""
    while at < end:
        if is_local(words, at):
            at += 3
        elif words[at] in KINDS or is_a_camp(words, at):
            at += 1
        else:
            break
    return at


def is_a_camp(words: list[str], at: int) -> bool:
    """Whether "refugee camp" stands at a token, where the people name the place."""
    return at + 1 < len(words) and words[at + 1] == "camp" and words[at] in _OF_A_CAMP


def without_local_government(words: list[str], last: int, end: int) -> int:
    """The end of a name and its kind, without words that no gazetteer has: "Kwande LGA"."""
    is_lga = last < len(words) and words[last] == "lga"
    return last if is_lga or is_local(words, last) else end


def is_local(words: list[str], at: int) -> bool:
    """Whether "local government area" stands at a token."""
    return (
        at + 2 < len(words)
        and words[at] == "local"
        and words[at + 1] == "government"
        and words[at + 2] == "area"
    )


def says_what_it_is(words: list[str], at: int) -> bool:
    """Whether words of place that may name people stand at a token: "refugee camp"."""
    return is_a_camp(words, at) or is_local(words, at)
