"""Who does what to whom is read from who stands before a word of deed, after it and after "by"."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import Blame, Reporting
from incidents.extraction.text.numbers import quantity_at
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.doers import AIMED_AT, doers_before, without_objects
from incidents.extraction.who.mentions import Mention, in_one_row, mentions_in

_MOST_TO_OBJECT: Final = 8  # words
_BETWEEN: Final = "between"
_HAVE: Final = frozenset({"have", "has", "had"})
_MOST_TO_BETWEEN: Final = 10  # words
_MOST_SAID: Final = 9  # words from "said" to what was done
_MOST_TO_SAID: Final = 4  # words from who says it to "said"
_IN_TURN: Final = word_set("then later both also subsequently eventually themselves himself")
_ITSELF: Final = frozenset({"it", "they", "its"})
_MOST_TO_WHO: Final = 6  # words from "when" to who came
_WHEN: Final = frozenset({"when", "as"})
_MOST_IN_A_PAIR: Final = 3  # words between "teachers" and "guard"
_BODILY: Final = word_set("killed murdered shot slain stabbed hacked executed beheaded massacred")
_REMAINS: Final = word_set("body bodies lifeless bullet")
_TELLS_OF_IT: Final = frozenset({"published", "reported"})
_CLAUSE_ENDS: Final = word_set("; : . ? !")


class Deed:
    """Who does what to whom around one trigger.

    Attributes:
        doers: Who does it, in order.
        hit: Whom it hits, in order.
        mutual: Whether doers are parties to a clash.
    """

    def __init__(
        self, doers: tuple[Mention, ...], hit: tuple[Mention, ...], *, mutual: bool
    ) -> None:
        self.doers: Final = doers
        self.hit: Final = hit
        self.mutual: Final = mutual


def deed_of(reading: Reading, sentence: Sentence, first: int, end: int, until: int) -> Deed:
    """Who does what to whom around the trigger from token `first` up to `end`.

    Args:
        reading: The article.
        sentence: The sentence.
        first: First token of the trigger.
        end: Token after its last.
        until: Token from which on nobody counts.
    """
    asked = ("deed", sentence.first, first, end, until)
    deed: Deed | None = reading.remembered.get(asked)
    if deed is None:
        everybody = mentions_in(reading, sentence.first, until)
        deed = reading.remembered[asked] = _deed(reading, sentence, first, end, everybody)
    return deed


def joint_before(reading: Reading, first: int) -> int | None:
    """The "and" or "before" that makes a passive tell of whoever acted before, or None."""
    words = reading.tokens.words
    at = first - 1
    while at > 0 and (words[at] in BE or words[at] in _IN_TURN):
        at -= 1
    if BE.isdisjoint(words[at + 1 : first]) or words[at] not in {"and", "before"}:
        return None
    return at


def says_of_itself(reading: Reading, sentence: Sentence, at: int) -> Mention | None:
    """Whoever says that they did what the trigger at a token tells: "the army said it had struck".

    None where somebody else is said to have done it.
    """
    low = max(sentence.first, at - _MOST_SAID)
    if not reading.says(_ITSELF, low, at):
        return None
    said = [
        hit
        for hit in reading.within("reporting", Reporting, low, at)
        if hit.entry.role == "verb" and reading.says(_ITSELF, hit.end, at)
    ]
    if not said:
        return None
    people = mentions_in(reading, sentence.first, at)
    between = [each for each in people if each.first >= said[-1].end]
    if any(reading.word(each.first - 1) != "its" for each in between):
        return None
    if reading.says(_CLAUSE_ENDS, said[-1].end, at):
        return None
    before = [each for each in people if each.acts and each.end <= said[-1].first]
    return before[-1] if before and said[-1].first - before[-1].end <= _MOST_TO_SAID else None


def _deed(
    reading: Reading, sentence: Sentence, first: int, end: int, everybody: list[Mention]
) -> Deed:
    word = reading.tokens.words[first]
    if word in _REMAINS:
        return Deed((), (), mutual=False)  # who found the dead did not kill them
    before = [
        each
        for each in everybody
        if each.end <= first and not reading.says(_CLAUSE_ENDS, each.end, first)
    ]
    after = [each for each in everybody if each.first > first]
    doers = doers_before(reading, before, first)
    by = [each for each in after if each.acts and _follows_by(reading, each, end)][:1]
    near = [
        each
        for each in after
        if each.first - end <= _MOST_TO_OBJECT
        and each not in by
        and not _is_blamed(reading, end, each.first)
        and not _only_says_so(reading, each)
    ]
    if reading.says(_MUTUAL, first, end) or reading.word(end) == _BETWEEN:
        row = in_one_row(reading, doers)
        near = _between(reading, end, after) or near
        return Deed((*(row if len(row) > 1 else doers[-2:]), *near[:2]), (), mutual=True)
    is_passive = reading.has_be(max(sentence.first, first - 3), first) and not (
        reading.word(first - 1) in _HAVE or _is_joined_and_hits(reading, first, end)
    )
    if reading.word(first + 1) == "under":  # "came under fire from gunmen"
        return Deed(tuple(each for each in near if each.acts)[:1], tuple(before[-1:]), mutual=False)
    if is_passive or _is_headline_passive(reading, word, end, near):
        by = by or _who_came(reading, end, after)
        hit = _attackers_in_turn(reading, before, first) or _suffered(reading, word, before)
        return Deed(tuple(by), hit, mutual=False)
    if by and not reading.has_be(end, by[0].first):
        return Deed(tuple(by), tuple(near[:1] or before[-1:]), mutual=False)
    doers = without_objects(reading, sentence, doers, first)
    return Deed(in_one_row(reading, doers), tuple(near[:1]), mutual=False)


def _between(reading: Reading, end: int, after: list[Mention]) -> list[Mention]:
    """The sides named after "between": "fighting flared on Sunday between X and Y"."""
    near = range(end, end + _MOST_TO_BETWEEN)
    at = next((at for at in near if reading.word(at) == _BETWEEN), None)
    if at is None:
        return []
    return [each for each in after if at < each.first <= at + _MOST_TO_OBJECT]


def _suffered(reading: Reading, word: str, before: list[Mention]) -> tuple[Mention, ...]:
    """Whoever a passive tells of: of "two teachers and their guard", the teachers first.

    Of "officers escorting a bus were killed", the officers.
    """
    if word in _BODILY and any(each.acts for each in before):
        before = [each for each in before if each.acts]
    if len(before) > 1 and before[-2].cls in {"civilian", "crowd"}:
        between = reading.words(before[-2].end, before[-1].first)
        if "and" in between and len(between) <= _MOST_IN_A_PAIR and "," not in between:
            return tuple(before[-2:])
    return tuple(before[-1:])


def _who_came(reading: Reading, end: int, after: list[Mention]) -> list[Mention]:
    """Armed people whose coming killed somebody: "were killed when gang members swept through"."""
    for at in range(end, min(end + _MOST_TO_OBJECT, len(reading.tokens.words))):
        if reading.tokens.words[at] in _WHEN:
            return [
                each
                for each in after
                if each.cls == "armed"
                and at < each.first <= at + _MOST_TO_WHO
                and reading.word(each.end) != "'s"
            ][:1]
    return []


def _attackers_in_turn(reading: Reading, before: list[Mention], first: int) -> tuple[Mention, ...]:
    """Whoever attacked before: "a gunman shot two people and was then killed by police"."""
    joint = joint_before(reading, first)
    if joint is None:
        return ()
    return tuple(each for each in before if each.cls == "armed" and each.end <= joint)[:1]


def _only_says_so(reading: Reading, who: Mention) -> bool:
    """Whether somebody only tells of a deed: "gunmen kill 11 in Makurdi, police say"."""
    if reading.word(who.first - 1) != ",":
        return False
    said = reading.within("reporting", Reporting, who.end, who.end + 1)
    return any(hit.entry.role == "verb" for hit in said)


def _is_blamed(reading: Reading, first: int, end: int) -> bool:
    """Whether words of blame lead to somebody: "the attack was blamed on militants"."""
    blame = reading.within("blame", Blame, first, end)
    return any(hit.entry.form == "on" for hit in blame)


_MUTUAL: Final = word_set(
    "clash clashes clashed clashing fighting battle battled battles fought skirmish gunfight "
    "shootout crossfire exchange exchanged"
)


def _is_headline_passive(reading: Reading, word: str, end: int, near: list[Mention]) -> bool:
    """Whether a participle without "was" tells what was done to somebody: "two suspects killed"."""
    if word not in _SUFFERED or reading.tokens.words[end - 1] in AIMED_AT:
        return False
    if any(each.first < end for each in near):
        return False  # "shot two herders dead"
    following = reading.word(end)
    if not following or following in {".", ",", ";"}:
        return True
    if reading.words(end, end + 2) in (["at", "least"], ["at", "most"]):
        return False
    if following == "and" and _has_an_object(reading, end + 1):
        return False  # "a sniper shot and injured a boy"
    return following in _AFTER_A_PASSIVE and not (near and near[0].first == end)


def _is_joined_and_hits(reading: Reading, first: int, end: int) -> bool:
    """Whether a verb after "and" hits somebody: "where people were meeting and killed a nurse"."""
    words = reading.tokens.words
    return words[first - 1] == "and" and end < len(words) and words[end] in _OPENS_AN_OBJECT


def _has_an_object(reading: Reading, at: int) -> bool:
    """Whether a participle at a token is a verb that hits somebody right after it."""
    words = reading.tokens.words
    if at + 1 >= len(words) or not words[at].endswith("ed"):
        return False
    return words[at + 1] in _OPENS_AN_OBJECT or quantity_at(reading, at + 1) is not None


_OPENS_AN_OBJECT: Final = word_set("a an the his her their its")
_SUFFERED: Final = word_set(
    "killed arrested detained abducted kidnapped wounded injured murdered beheaded executed shot "
    "lynched apprehended assassinated hacked stabbed seized snatched"
)
_AFTER_A_PASSIVE: Final = word_set(
    "in at by as with while when during after over near on outside following for inside and"
)


def _follows_by(reading: Reading, mention: Mention, end: int) -> bool:
    low = max(min(end, mention.first) - 1, mention.first - 3, 0)
    by = next((at for at in range(low, mention.first) if reading.word(at) == "by"), None)
    return by is not None and reading.word(by - 1) not in _TELLS_OF_IT
