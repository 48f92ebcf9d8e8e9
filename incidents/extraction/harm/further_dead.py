"""Whoever dies beside those counted adds to them: "a child also died", "the attacker was killed".

ACLED and the GTD count the dead of all sides, so the attackers' own dead add to their victims'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from incidents.count import Count
from incidents.extraction.harm.harm import Harm
from incidents.extraction.harm.people_counted import (
    ONE,
    PARTS,
    PREPOSITIONS,
    STOPS,
    is_plural,
    people_at,
)
from incidents.extraction.lexicon.entries import ActorPattern, HarmWords
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.numbers import quantity_at
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.deeds import joint_before

# What sets somebody beside those counted: by its first word, the words after that.
_BESIDE: Final[dict[str, list[str]]] = {
    "in": ["addition", "to"],
    "apart": ["from"],
    "aside": ["from"],
    "other": ["than"],
    "not": ["including"],
    "besides": [],
    "excluding": [],
}
_ATTACKERS: Final = word_set(
    "attacker attackers assailant assailants bomber bombers shooter shooters gunman gunmen "
    "perpetrator perpetrators hijackers terrorist terrorists"
)
_HE: Final = frozenset({"he", "she"})
_ONESELF: Final = word_set("himself herself")
_ENDS: Final = STOPS | PREPOSITIONS | {"by", "as", "and", ","}
_WITH: Final = (["along", "with"], ["together", "with"])
_CLOSES: Final = frozenset({".", ";", ":"})
_ARMED: Final = "armed group"
_MOST_BACK: Final = 30  # words
_NEAR: Final = 3  # words
_MOST_TO_THOSE_INCLUDED: Final = 6  # words
_KILLED: Final = "killed"


def dead_beside(
    reading: Reading, sentence: Sentence, end: int, counted: Sequence[Harm]
) -> Iterator[Harm]:
    """Attackers whom a sentence sets beside those it counts: "besides the bomber, five died".

    Args:
        reading: The article.
        sentence: The sentence.
        end: A token from which on nothing counts.
        counted: The harm that it counts, which may hold them already.
    """
    for each in counted:
        if each.harm == _KILLED and reading.words(each.end, each.end + 2) in _WITH:
            yield from _with_others(reading, each.end + 2, end)
    if not _ATTACKERS.isdisjoint(sentence.words):
        yield from _set_beside(reading, sentence.first, end, counted)


def _set_beside(reading: Reading, first: int, end: int, counted: Sequence[Harm]) -> Iterator[Harm]:
    """The first attackers between two tokens who are set beside others and counted with none."""
    for at in range(first, end):
        start = _after_beside(reading, at)
        if start is None:
            continue
        quantity = quantity_at(reading, start) if start < end else None
        noun = start if quantity is None else quantity.end
        if not reading.says(_ATTACKERS, noun, noun + 2):
            continue
        if any(each.first <= start < each.end for each in counted):
            continue
        if quantity is not None:
            yield Harm(_KILLED, quantity.count, at, noun + 1)
        elif not is_plural(reading.tokens.words[noun]):
            yield Harm(_KILLED, ONE, at, noun + 1)
        return


def _after_beside(reading: Reading, at: int) -> int | None:
    """The token after words that set somebody beside others, which start at a token; else None."""
    following = _BESIDE.get(reading.word(at))
    if following is None:
        return None
    first = at + 1 + len(following)
    if reading.words(at + 1, first) != following:
        return None
    return first + (reading.word(first) == "the")


def _with_others(reading: Reading, at: int, end: int) -> Iterator[Harm]:
    """Those with whom somebody was killed: "was shot dead along with his two guards"."""
    first = at
    those = reading.words(at, at + 2)
    if those[:1] == ["the"] and not is_plural(those[-1]):
        if reading.says(_ATTACKERS, at + 1, at + 3):
            yield Harm(_KILLED, ONE, at, at + 2)
        return
    at += reading.word(at) in {"his", "her", "their"}
    quantity = (people_at(reading, first) or people_at(reading, at)) if at < end else None
    if quantity is not None:
        yield Harm(_KILLED, quantity.count, first, quantity.end)


def attackers_killed_in_turn(reading: Reading, hit: Hit[HarmWords]) -> Harm | None:
    """Attackers of whom it is told last: "two gunmen shot a settler and were then killed"."""
    words = reading.tokens.words
    at = joint_before(reading, hit.first)
    if at is None:
        return None
    low = next((each for each in range(at, 0, -1) if words[each] in _CLOSES), 0)
    those = [
        each
        for each in reading.within("actor", ActorPattern, max(low, at - _MOST_BACK), at)
        if each.entry.kind == _ARMED and not each.entry.thing
    ]
    if not those:
        return None
    who = those[0]
    numbers = [people_at(reading, each) for each in range(max(low, who.first - _NEAR), who.first)]
    counted = next((each.count for each in numbers if each is not None), None)
    if counted is None:
        counted = Count() if is_plural(words[who.end - 1]) else ONE
    return Harm(hit.entry.harm, counted, hit.first, hit.end)


def with_further_dead(
    reading: Reading, harms: Iterable[tuple[int, Harm]]
) -> Iterator[tuple[int, Harm]]:
    """The same harms, those adding to the ones before them that the text sets beside them.

    "Also" adds only in the sentence after a number: a long account says of each of those whom it
    counted that he was also killed. Attackers add to their victims and not to fighters who were
    counted, as these may be the same: "killed five militants. The five attackers were killed".
    Where the attackers' dead are told first, their victims add to them.
    """
    victims: tuple[int, Harm] | None = None
    attackers: tuple[int, Harm] | None = None
    counts: set[Count] = set()
    for sentence, harm in _without_attackers_included(reading, harms):
        if harm.harm != _KILLED or not harm.count.minimum:
            yield sentence, harm
            continue
        is_of_attackers = _is_of_attackers(reading, harm, sentence) or (
            victims is not None and _is_their_killer(reading, harm, sentence, victims)
        )
        adds = victims is not None and (
            (len(counts) == 1 and _is_also(reading, harm, sentence, victims))
            or (
                is_of_attackers
                and attackers is None
                and victims[0] < sentence
                and not are_fighters(reading, victims[1])
            )
        )
        if victims is None and attackers is not None and not is_of_attackers:
            adds = _are_their_victims(reading, harm, sentence, attackers)
        if is_of_attackers:
            attackers = attackers or (sentence, harm)  # their dead are told once
        elif not harm.total:
            victims = sentence, harm
            counts.add(harm.count)
        yield sentence, harm.said(more=True, revised=harm.revised) if adds else harm


def _without_attackers_included(
    reading: Reading, harms: Iterable[tuple[int, Harm]]
) -> list[tuple[int, Harm]]:
    """The same harms, but for attackers whom a number holds: "ten died, including the gunman"."""
    told = list(harms)
    if not any(_includes_attackers(reading, harm) for _, harm in told):
        return told
    return [
        (sentence, harm)
        for sentence, harm in told
        if harm.harm != _KILLED or not _is_of_attackers(reading, harm, sentence)
    ]


def _includes_attackers(reading: Reading, harm: Harm) -> bool:
    """Whether a number of dead holds their attackers, who stand just after or inside it."""
    words, high = reading.tokens.words, harm.end + _MOST_TO_THOSE_INCLUDED
    if harm.harm != _KILLED or not reading.says(_ATTACKERS, harm.first, high):
        return False
    end = min(high, len(words))
    part = next((at for at in range(harm.first, end) if words[at] in PARTS), end)
    return reading.says(_ATTACKERS, part + 1, min(part + 1 + _MOST_TO_THOSE_INCLUDED, end))


def _are_their_victims(
    reading: Reading, harm: Harm, sentence: int, attackers: tuple[int, Harm]
) -> bool:
    """Whether a number is of those whom attackers killed who are told of before."""
    return attackers[0] < sentence and not are_fighters(reading, harm)


def without_those_in_the_headline(
    reading: Reading, harms: Iterable[tuple[int, Harm]]
) -> Iterator[tuple[int, Harm]]:
    """The same harms, those adding to nobody whom the headline's number holds already.

    "Gunmen kill nine" over "killing seven people. Two more died" tells of nine.
    """
    headline = body = 0
    for sentence, harm in harms:
        least = harm.count.minimum or 0
        if harm.harm != _KILLED:
            yield sentence, harm
        elif reading.sentences[sentence].headline:
            headline = headline or least
            yield sentence, harm
        else:
            is_told = harm.count.minimum is not None
            is_held = harm.more and is_told and body > 0 and body + least <= headline
            body = body + least if harm.more else body or least
            yield sentence, harm.said(more=False, revised=harm.revised) if is_held else harm


def _is_of_attackers(reading: Reading, harm: Harm, sentence: int) -> bool:
    """Whether a number is of attackers: "two attackers died", "the assailant, X, was shot dead"."""
    those = reading.words(harm.first, _end_of_those(reading, harm))
    if not _ATTACKERS.isdisjoint(those):
        return PARTS.isdisjoint(those)
    if harm.count != ONE:
        return False
    if not _ONESELF.isdisjoint(those):
        return True
    first = reading.sentences[sentence].first
    return reading.says(_ATTACKERS, first, first + 2) and reading.has_be(harm.end - _NEAR, harm.end)


def _is_their_killer(
    reading: Reading, harm: Harm, sentence: int, victims: tuple[int, Harm]
) -> bool:
    """Whether "he" is who killed several in the sentence before: "he was then shot dead"."""
    opens = reading.sentences[sentence].first
    return (
        victims[0] == sentence - 1
        and (victims[1].count.minimum or 0) > 1
        and reading.has("harm", victims[1].first, victims[1].first + 1)
        and harm.count == ONE
        and reading.word(opens) in _HE
        and reading.has_be(opens, opens + _NEAR)
    )


def are_fighters(reading: Reading, harm: Harm) -> bool:
    """Whether a number is of an armed group's dead: "killed five militants"."""
    those = reading.within("actor", ActorPattern, harm.first, _end_of_those(reading, harm))
    return any(each.entry.kind == _ARMED for each in those)


def _end_of_those(reading: Reading, harm: Harm) -> int:
    """The token after the words for those who are counted."""
    words = reading.tokens.words
    limit = min(harm.end + _NEAR, len(words))
    for at in range(harm.end, limit):
        if words[at] in _ENDS or reading.opens_a_sentence(at):
            return at
    return limit


def _is_also(reading: Reading, harm: Harm, sentence: int, before: tuple[int, Harm]) -> bool:
    """Whether "two women were also killed" follows an exact number."""
    counted = before[1].count
    return (
        before[0] == sentence - 1
        and counted.minimum == counted.maximum
        and "also" in reading.words(harm.first - 1, harm.end)
    )
