"""Who was harmed is counted in the clause that says so, on the side where grammar puts them.

"killed three people", "three people were killed", "three dead", "deaths of three".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from incidents.count import Count
from incidents.extraction.harm.coded_numbers import as_coded
from incidents.extraction.harm.earlier_deeds import is_of_an_earlier_deed
from incidents.extraction.harm.elided_harm import elided_after
from incidents.extraction.harm.further_dead import dead_beside
from incidents.extraction.harm.harm import Harm
from incidents.extraction.harm.harm_after import harm_after
from incidents.extraction.harm.harm_before import harm_before
from incidents.extraction.harm.harm_by_noun import harm_by_noun
from incidents.extraction.harm.harm_inside import harm_inside, is_closing
from incidents.extraction.harm.listed_by_name import listed_by_name
from incidents.extraction.harm.other_incidents import told_of_others
from incidents.extraction.harm.people_counted import (
    PREPOSITIONS,
    STOPS,
    is_dated,
)
from incidents.extraction.harm.same_people import of_the_same_people
from incidents.extraction.harm.unhappened import has_not_happened, is_escaped, is_only_asked
from incidents.extraction.harm.words_of_no_harm import (
    counts_a_part,
    is_in_a_title,
    is_of_a_thing,
    is_only_named,
    is_told_elsewhere,
    only_says_how,
)
from incidents.extraction.lexicon.entries import HarmWords
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.numbers import quantity_at
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set

_NONE: Final = frozenset({"no", "nobody", "none", "without", "nor", "zero", "neither"})
_UNTOLD: Final = word_set("report reports reported information details word immediate immediately")
_THEM: Final = frozenset({"them", "whom", "these", "those"})
_DIE: Final = word_set(
    "died dies die dead perished perish perishes succumbed lost sustained suffered embraced "
    "attained met"
)
_HAVE: Final = frozenset({"have", "has", "had"})
_ARE: Final = frozenset({"were", "was", "are", "is", "remain"})
_ENDS: Final = STOPS | PREPOSITIONS | {",", "and", "as", "to"}
_OPENS_AN_OBJECT: Final = word_set("a an the his her their")
_NONE_BEFORE: Final = 5


def harm_in(reading: Reading, sentence: Sentence, *, until: int | None = None) -> list[Harm]:
    """Everything a sentence says of people harmed, in order.

    Args:
        reading: The article.
        sentence: The sentence.
        until: A token from which on nothing counts, or None.
    """
    end = sentence.end if until is None else min(until, sentence.end)
    asked = ("harm", sentence.first, end)
    found: list[Harm] | None = reading.remembered.get(asked)
    if found is None:
        found = _harm_between(reading, sentence.first, end)
        if any(each.harm == "killed" for each in found):
            found += [*dead_beside(reading, sentence, end, found)]
        found = reading.remembered[asked] = as_coded(reading, sentence, end, found)
    return found


def _harm_between(reading: Reading, first: int, end: int) -> list[Harm]:
    hits = reading.within("harm", HarmWords, first, end)
    if not hits:
        return []
    others = list(told_of_others(reading, first, end))
    hits = [
        hit
        for hit in hits
        if not is_in_a_title(reading, hit, first)
        and not is_of_a_thing(reading, hit)
        and not any(hit.first in each for each in others)
    ]
    found: list[Harm] = []
    left = first
    for number, hit in enumerate(hits):
        if found and found[-1].first < hit.first < found[-1].end:
            continue  # "lynched a murder suspect"
        if number + 1 < len(hits) and only_says_how(reading, hit, hits[number + 1]):
            continue
        if is_of_an_earlier_deed(reading, hit, first, follows_harm=bool(found)):
            continue
        right = hits[number + 1].first if number + 1 < len(hits) else end
        harm = _of(reading, hit, left, right)
        harm = of_the_same_people(reading, hit, harm, found[-1] if found else None)
        if harm is not None and not _is_a_part(reading, harm, found):
            found += [harm, *_elided(reading, hit, harm, right)]
        takes_people = not _is_of_hostages(hit) and not counts_a_part(reading, hit)
        if takes_people and not is_only_named(reading, hit, []):
            left = max(hit.end, found[-1].end if found else 0)
    return found


def _is_of_hostages(hit: Hit[HarmWords]) -> bool:
    """Whether a noun names people to whom more is done: "20 hostages and two guards died"."""
    return hit.entry.form == "noun" and hit.entry.harm == "abducted"


def _is_a_part(reading: Reading, harm: Harm, counted: list[Harm]) -> bool:
    """Whether words tell of some who are counted: "killed three men, beheading one of them"."""
    if not any(each.harm == harm.harm and each.count.minimum for each in counted):
        return False
    return any(
        reading.word(at) == "of" and reading.word(at + 1) in _THEM
        for at in range(harm.first, harm.end + 1)
    )


def _elided(reading: Reading, hit: Hit[HarmWords], harm: Harm, right: int) -> Iterator[Harm]:
    if hit.entry.form == "noun" or harm.count.maximum == 0:
        return
    for quantity in elided_after(reading, harm.count, max(hit.end, harm.end), right):
        yield Harm(harm.harm, quantity.count, quantity.first, quantity.end)


def _of(reading: Reading, hit: Hit[HarmWords], left: int, right: int) -> Harm | None:
    told = _told(reading, hit, left, right)
    if told is None or told.count.is_unknown:
        return listed_by_name(reading, hit, right) or told
    return told


def _told(reading: Reading, hit: Hit[HarmWords], left: int, right: int) -> Harm | None:
    before = reading.words(max(left, hit.first - _NONE_BEFORE), hit.first)
    if not _NONE.isdisjoint(_of_its_clause(reading, hit, before)):
        return _nobody(reading, hit, before)
    if hit.entry.form == "noun" or _is_a_noun_here(reading, hit):
        is_none = is_escaped(before) or is_only_asked(before)
        return None if is_none else harm_by_noun(reading, hit, left, right)
    if has_not_happened(before) or is_told_elsewhere(before) or is_only_named(reading, hit, before):
        return None
    return _by_verb(reading, hit, left, right)


def _of_its_clause(reading: Reading, hit: Hit[HarmWords], before: list[str]) -> list[str]:
    """The words before a word of harm; "with no warning, killing two" opens a clause of its own."""
    if "," not in before or not reading.tokens.words[hit.first].endswith("ing"):
        return before
    return before[len(before) - before[::-1].index(",") :]


def _is_a_noun_here(reading: Reading, hit: Hit[HarmWords]) -> bool:
    """Whether a verb is a noun that a number counts: "made a dozen arrests"."""
    if reading.word(hit.first) != "arrests" or hit.end - hit.first > 1:
        return False
    numbers = (quantity_at(reading, at) for at in range(max(0, hit.first - 2), hit.first))
    return any(each is not None and each.end == hit.first for each in numbers)


def _nobody(reading: Reading, hit: Hit[HarmWords], before: list[str]) -> Harm | None:
    """None harmed, but "no reports of deaths" is not a report of no deaths."""
    if _UNTOLD.intersection((*before, *reading.words(hit.end, hit.end + 4))):
        return None
    return Harm(hit.entry.harm, Count.exactly(0), hit.first, hit.end)


def _by_verb(reading: Reading, hit: Hit[HarmWords], left: int, right: int) -> Harm | None:
    if reading.word(hit.end) == ":" and hit.end + 1 < right:
        listed = quantity_at(reading, hit.end + 1)  # "Killed: three. Injured: five."
        if listed is not None and not is_dated(reading, listed):
            return Harm(hit.entry.harm, listed.count, hit.first, listed.end, total=True)
    inside = harm_inside(reading, hit, right)
    if inside is not None or is_closing(reading, hit):
        return inside
    if reading.tokens.words[hit.first] in _DIE:
        return harm_before(reading, hit, left) or harm_after(reading, hit, right)
    if hit.entry.form == "participle" and _is_passive(reading, hit):
        return harm_before(reading, hit, left)
    return harm_after(reading, hit, right)


def _is_passive(reading: Reading, hit: Hit[HarmWords]) -> bool:
    just_before, following = reading.word(hit.first - 1), reading.word(hit.end) or "."
    if just_before == "and" and _OPENS_AN_OBJECT.issuperset(reading.words(hit.end, hit.end + 1)):
        return False  # "where people were meeting and killed a nurse"
    if just_before not in _HAVE and reading.has_be(hit.first - 3, hit.first):
        return True
    if following in _ARE:
        return True  # "among the seven killed were five women"
    return following in _ENDS and (following == "." or quantity_at(reading, hit.end) is None)
