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
from incidents.extraction.harm.listed_by_name import listed_by_name
from incidents.extraction.harm.other_incidents import told_of_others
from incidents.extraction.harm.people_counted import (
    PREPOSITIONS,
    STOPS,
    bare_people_at,
    counts_people,
    is_dated,
    is_plural,
    people_at,
)
from incidents.extraction.harm.same_people import of_the_same_people
from incidents.extraction.harm.unhappened import has_not_happened, is_escaped, is_only_asked
from incidents.extraction.lexicon.entries import ActorPattern, HarmWords
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.numbers import quantity_at, widest
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_row, word_set

# What ends words inside which those harmed stand: "hacked two men to death".
_CLOSES_ROUND_THEM: Final = (
    *(["to", "death"], ["with", "them"], ["dead"], ["alive"], ["hostage"], ["captive"]),
)
_PAIRS: Final = (["to", "death"], ["with", "them"])
_NONE: Final = frozenset({"no", "nobody", "none", "without", "nor", "zero", "neither"})
_UNTOLD: Final = word_set("report reports reported information details word immediate immediately")
_OF_A_SUSPECT: Final = word_set("accused suspected charged convicted guilty suspicion charges")
# "Five children were among the injured" counts a part; a body with bullet wounds is no injured one.
_OF_THOSE: Final = (["among", "the"], ["among", "those"], ["of", "the"], ["of", "those"])
_OF_THEM: Final = (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])
_OF_A_WOUND: Final = (["bullet"], ["gunshot"], ["stab"], ["knife"], ["machete"], ["shrapnel"])
_DIE: Final = word_set(
    "died dies die dead perished perish perishes succumbed lost sustained suffered embraced "
    "attained met"
)
_MEN_LOST: Final = word_set("men soldiers fighters troops officers policemen militants rebels")
_HELD: Final = frozenset({"abducted", "kidnapped"})
_ARE: Final = frozenset({"were", "was", "are", "is", "remain"})
_ENDS: Final = STOPS | PREPOSITIONS | {",", "and", "as", "to"}
_NOT_COUNTED: Final = word_set("death bodies body victims lives corpses")
_TO_A_TOTAL: Final = word_row(
    "coded as : of to was were stands at rose has risen reached the about around some"
)
_OPENS_AN_OBJECT: Final = word_set("a an the his her their")
_BOUNDS: Final = (["at", "least"], ["at", "most"])
_REMAINS: Final = word_set("body corpse")
_NONE_BEFORE: Final = 5
_NEAR: Final = 6  # words
_OF_THINGS_TOO: Final = word_set(
    "burned beat beats beating seized seizes seizing seize snatched taken-away led-away took-away "
    "taking-away"
)
_RISES: Final = word_set(
    "rose rises risen climbed climbs climb jumped increased increases reached reaches reach stood "
    "stands passed topped raised revised soared soars hits"
)
_MOST_OF_A_TOLL: Final = 30  # words from "the death toll" to the number


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
            found += [*dead_beside(reading, sentence, end, tuple(found))]
        found = reading.remembered[asked] = as_coded(reading, sentence, end, found)
    return found


def _harm_between(reading: Reading, first: int, end: int) -> list[Harm]:
    hits = reading.within("harm", HarmWords, first, end)
    others = list(told_of_others(reading, first, end)) if hits else []
    hits = [
        hit
        for hit in hits
        if not _is_in_a_title(reading, hit, first)
        and not _is_of_a_thing(reading, hit)
        and not any(hit.first in each for each in others)
    ]
    found: list[Harm] = []
    left = first
    for number, hit in enumerate(hits):
        if found and found[-1].first < hit.first < found[-1].end:
            continue  # "lynched a murder suspect"
        if is_of_an_earlier_deed(reading, hit, first, follows_harm=bool(found)):
            continue
        right = hits[number + 1].first if number + 1 < len(hits) else end
        harm = _of(reading, hit, left, right)
        harm = of_the_same_people(reading, hit, harm, found[-1] if found else None)
        if harm is not None and not _is_a_part(reading, harm, found):
            found += [harm, *_elided(reading, hit, harm, right)]
        if not _is_only_named(reading, hit, []):
            left = max(hit.end, found[-1].end if found else 0)
    return found


def _is_in_a_title(reading: Reading, hit: Hit[HarmWords], first: int) -> bool:
    """Whether a capital puts words in a title: "a Kill the Bill march", "Slaughtered Silently".

    In a line without a full stop capitals may stand on every word.
    """
    if reading.is_one_case or hit.first == first or not reading.is_capital(hit.first):
        return False
    return reading.tokens.words[hit.first - 1].isalpha() and not reading.in_a_headline(hit.first)


def _is_a_part(reading: Reading, harm: Harm, counted: list[Harm]) -> bool:
    """Whether words tell of some who are counted: "killed three men, beheading one of them"."""
    if not any(each.harm == harm.harm and each.count.minimum for each in counted):
        return False
    return any(reading.words(at, at + 2) in _OF_THEM for at in range(harm.first, harm.end + 1))


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
    if _NONE.intersection(_of_its_clause(reading, hit, before)):
        return _nobody(reading, hit, before)
    if hit.entry.form == "noun" or _is_a_noun_here(reading, hit):
        is_none = is_escaped(before) or is_only_asked(before)
        return None if is_none else _by_noun(reading, hit, left, right)
    if (
        has_not_happened(before)
        or _is_told_elsewhere(before)
        or _is_only_named(reading, hit, before)
    ):
        return None
    return _by_verb(reading, hit, left, right)


def _of_its_clause(reading: Reading, hit: Hit[HarmWords], before: list[str]) -> list[str]:
    """The words before a word of harm; "with no warning, killing two" opens a clause of its own."""
    if "," not in before or not reading.tokens.words[hit.first].endswith("ing"):
        return before
    return before[len(before) - before[::-1].index(",") :]


def _is_a_noun_here(reading: Reading, hit: Hit[HarmWords]) -> bool:
    """Whether a verb is a noun that a number counts: "made a dozen arrests"."""
    if reading.words(hit.first, hit.end) != ["arrests"]:
        return False
    numbers = (quantity_at(reading, at) for at in range(max(0, hit.first - 2), hit.first))
    return any(each is not None and each.end == hit.first for each in numbers)


def _nobody(reading: Reading, hit: Hit[HarmWords], before: list[str]) -> Harm | None:
    """None harmed, but "no reports of deaths" is not a report of no deaths."""
    if _UNTOLD.intersection((*before, *reading.words(hit.end, hit.end + 4))):
        return None
    return Harm(hit.entry.harm, Count.exactly(0), hit.first, hit.end)


def _is_of_a_thing(reading: Reading, hit: Hit[HarmWords]) -> bool:
    """Whether words that are said of things too stand without people: "burned two granaries"."""
    if "-".join(reading.words(hit.first, hit.end)) not in _OF_THINGS_TOO:
        return False
    if reading.words(hit.end, hit.end + 1) in (["back"], ["off"]):
        return True
    is_passive = reading.has_be(hit.first - 2, hit.first)
    near = (hit.first - _NEAR, hit.first) if is_passive else (hit.end, hit.end + _NEAR)
    people = reading.within("actor", ActorPattern, *near)
    return not any(not each.entry.thing for each in people)


def _is_told_elsewhere(before: list[str]) -> bool:
    """Whether words count those who are counted elsewhere, or who died before."""
    if before[-2:] in _OF_THOSE or before[-1:] in _OF_A_WOUND:
        return True
    # "a man accused of killing a driver" tells of an earlier death
    return before[-1:] == ["of"] and bool(_OF_A_SUSPECT.intersection(before[-3:-1]))


def _is_only_named(reading: Reading, hit: Hit[HarmWords], before: list[str]) -> bool:
    """Whether words only say who somebody is: "identified the dead", "a displaced family"."""
    word = reading.tokens.words[hit.first]
    if word == "displaced":
        return bool(reading.within("actor", ActorPattern, hit.end, hit.end + 1))
    if word == "dead":
        return before[-1:] == ["the"] or before[-2:] == ["number", "of"]
    if word == "murder":  # "the murder rate", "a murder case"
        return before[-1:] in (["the"], ["a"]) and reading.words(hit.end, hit.end + 1) != ["of"]
    if word in _HELD:
        return _is_of_people_counted(reading, hit)
    return (
        word == "slain"
        and not reading.has_be(hit.first - 2, hit.first)
        and PREPOSITIONS.isdisjoint(reading.words(hit.end, hit.end + 1))
        and bool(reading.within("actor", ActorPattern, hit.end, hit.end + 2))
    )


def _is_of_people_counted(reading: Reading, hit: Hit[HarmWords]) -> bool:
    """Whether a participle stands between a number and its people: "seven abducted villagers"."""
    words = reading.tokens.words
    number = quantity_at(reading, hit.first - 1) if hit.first else None
    return (
        number is not None
        and bool(reading.within("actor", ActorPattern, hit.end, hit.end + 1))
        and not BE.isdisjoint(words[hit.end + 1 : hit.end + 3])
    )


def _by_verb(reading: Reading, hit: Hit[HarmWords], left: int, right: int) -> Harm | None:
    if reading.words(hit.end, hit.end + 1) == [":"] and hit.end + 1 < right:
        listed = quantity_at(reading, hit.end + 1)  # "Killed: three. Injured: five."
        if listed is not None and not is_dated(reading, listed):
            return Harm(hit.entry.harm, listed.count, hit.first, listed.end, total=True)
    inside = _inside(reading, hit, right)
    if inside is not None:
        return inside
    if hit.entry.form == "verb" and reading.words(hit.end - 1, hit.end)[0] in _MEN_LOST:
        return _lost(reading, hit)
    if reading.tokens.words[hit.first] in _DIE:
        return harm_before(reading, hit, left) or harm_after(reading, hit, right)
    if hit.entry.form == "participle" and _is_passive(reading, hit):
        return harm_before(reading, hit, left)
    return harm_after(reading, hit, right)


def _inside(reading: Reading, hit: Hit[HarmWords], right: int) -> Harm | None:
    """Those harmed stand inside the words: "hacked two men to death"."""
    last = hit.end - (2 if reading.words(hit.end - 2, hit.end) in _PAIRS else 1)
    if reading.words(last, hit.end) not in _CLOSES_ROUND_THEM or last - hit.first < 2:
        return None
    for at in range(hit.first + 1, last):
        quantity = people_at(reading, at)
        if quantity is not None and quantity.end <= last:
            return Harm(hit.entry.harm, quantity.count, hit.first, hit.end)
    nobody = not reading.within("actor", ActorPattern, hit.first, hit.end)
    if nobody and hit.end < right and quantity_at(reading, hit.end) is not None:
        return None  # "beat and burned to death 13 men"
    plural = is_plural(reading.tokens.words[last - 1])
    return Harm(hit.entry.harm, Count() if plural else Count.exactly(1), hit.first, hit.end)


def _lost(reading: Reading, hit: Hit[HarmWords]) -> Harm | None:
    """Read "the army lost seven men" and "lost 12 of its soldiers"."""
    lost = quantity_at(reading, hit.first + 1)
    return None if lost is None else Harm(hit.entry.harm, lost.count, hit.first, hit.end)


def _is_passive(reading: Reading, hit: Hit[HarmWords]) -> bool:
    just_before = reading.words(hit.first - 1, hit.first)
    if just_before == ["and"] and _OPENS_AN_OBJECT.issuperset(reading.words(hit.end, hit.end + 1)):
        return False  # "where people were meeting and killed a nurse"
    if reading.has_be(hit.first - 3, hit.first) and just_before not in (["have"], ["has"], ["had"]):
        return True
    following = reading.words(hit.end, hit.end + 1) or ["."]
    if following[0] in _ARE:
        return True  # "among the seven killed were five women"
    ends = following[0] in _ENDS
    return ends and (following == ["."] or quantity_at(reading, hit.end) is None)


def _by_noun(reading: Reading, hit: Hit[HarmWords], left: int, right: int) -> Harm | None:
    after = _total_after(reading, hit, right) or _risen_toll(reading, hit, right)
    if after is not None:
        return after
    words = reading.tokens.words
    if words[hit.end - 1] == "toll":
        return None
    for at in range(hit.first - 1, max(left, hit.first - 5) - 1, -1):
        quantity = quantity_at(reading, at)
        if quantity is not None and quantity.end <= hit.first and not is_dated(reading, quantity):
            quantity = widest(reading, quantity, left)
            return Harm(hit.entry.harm, quantity.count, quantity.first, hit.end, total=True)
        if words[at] in STOPS or words[at] in {",", "and"}:
            break
    if hit.entry.harm == "casualties" and words[hit.first] not in _NOT_COUNTED:
        return Harm(hit.entry.harm, Count(), hit.first, hit.end)
    return None


def _is_of_remains(reading: Reading, hit: Hit[HarmWords]) -> bool:
    """Whether words name somebody's remains: "the body of a man"."""
    return reading.tokens.words[hit.first] in _REMAINS


def _risen_toll(reading: Reading, hit: Hit[HarmWords], right: int) -> Harm | None:
    """Read "the death toll from a blast in a market climbed to 100"."""
    words = reading.tokens.words
    if words[hit.end - 1] != "toll":
        return None
    for at in range(hit.end, min(right, hit.end + _MOST_OF_A_TOLL)):
        if words[at] not in _RISES:
            continue
        start = at + 1 + (reading.words(at + 1, at + 2) in (["to"], ["at"]))
        start += 3 * (words[at + 1 : at + 2] == ["from"] and words[at + 3 : at + 4] == ["to"])
        quantity = quantity_at(reading, start) if start < right else None
        if quantity is not None and not is_dated(reading, quantity):
            return Harm(hit.entry.harm, quantity.count, at, quantity.end, total=True)
    return None


def _total_after(reading: Reading, hit: Hit[HarmWords], right: int) -> Harm | None:
    """Read "fatalities: 4", "the death of 19 civilians", "death toll rose to 12"."""
    skip = hit.end
    for word in _TO_A_TOTAL:
        skip += reading.words(skip, skip + 1) == [word]
    skip -= reading.words(skip - 1, skip + 1) in _BOUNDS
    if not hit.end < skip < right:
        return None
    quantity = quantity_at(reading, skip)
    if quantity is None and _is_of_remains(reading, hit):
        quantity = people_at(reading, skip)
    if quantity is None or not (counts_people(reading, quantity) or bare_people_at(reading, skip)):
        return None
    if reading.words(quantity.end, quantity.end + 2) in _OF_THEM:
        return None  # "the bodies of three of them" counts a part
    return Harm(hit.entry.harm, quantity.count, hit.first, quantity.end, total=True)
