"""An actor keeps the hedge of whoever named it, and who made a weapon is never who fired it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from incidents.actor import Actor
from incidents.extraction.lexicon_entries import ActorPattern, Blame, Country, Hedge
from incidents.extraction.phrases import Hit
from incidents.extraction.reading import Reading
from incidents.extraction.sentences import Sentence
from incidents.extraction.word_list import word_set
from incidents.vocabulary import ActorKind, Attribution, Role

_ADJECTIVES: Final = word_set(
    "unidentified unknown armed government regime military federal state local joint national pro "
    "anti heavily led backed rival masked unspecified muslim islamist jihadist communist leftist "
    "ethnic tribal special regional"
)
_MOST_BEFORE: Final = 5
_MOST_TO_OBJECT: Final = 8  # words
_ROW: Final = word_set(", and the")
_MOST_IN_A_ROW: Final = 3  # words
_AIMED_AT: Final = word_set("on upon at against near toward towards")
_CLAUSE_ENDS: Final = word_set("; : . ? !")
Class = Literal["state", "armed", "crowd", "civilian"]
_CLASS: Final[dict[str, Class]] = {
    "state forces": "state",
    "armed group": "armed",
    "crowd": "crowd",
    "civilian": "civilian",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in a text.

    Attributes:
        first: First token of the name, adjectives included.
        end: Token after the last.
        cls: State forces, an armed group, a crowd or civilians.
        country: The country its adjective or possessive names, or None.
        acts: Whether it can act; a convoy cannot.
        is_name: Whether it holds a name by itself, such as that of an armed group.
    """

    first: int
    end: int
    cls: Class
    country: str | None
    acts: bool = True
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what to whom around one trigger.

    Attributes:
        doers: Who does it, in order.
        hit: Whom it hits, in order.
        mutual: Whether doers are parties to a clash.
    """

    doers: tuple[Mention, ...]
    hit: tuple[Mention, ...]
    mutual: bool


def mentions_in(reading: Reading, first: int, end: int) -> list[Mention]:
    """Everybody named between two tokens, in order."""
    asked = ("people", first, end)
    people: list[Mention] | None = reading.remembered.get(asked)
    if people is None:
        people = reading.remembered[asked] = _mentions_between(reading, first, end)
    return people


def _mentions_between(reading: Reading, first: int, end: int) -> list[Mention]:
    found = [
        _mention(reading, hit, first) for hit in reading.within("actor", ActorPattern, first, end)
    ]
    taken = {at for mention in found for at in range(mention.first, mention.end)}
    found += [
        Mention(hit.first, hit.end, "state", hit.entry.name)
        for hit in reading.within("country", Country, first, end)
        if hit.first not in taken and reading.words(hit.end, hit.end + 1) == ["'s"]
    ]
    return _joined(reading, sorted(found, key=lambda mention: mention.first))


def _joined(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Words that touch name one actor ("Taliban fighters"); the last of them says what it is.

    Of "gunmen of Boko Haram" and "the armed group al-Shabaab" the name alone stands.
    """
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before is not None and mention.is_name and _is_whose(reading, before, mention):
            joined[-1] = mention
        elif before is not None and mention.first <= before.end:
            joined[-1] = replace(
                mention,
                first=before.first,
                country=mention.country or before.country,
                is_name=mention.is_name or before.is_name,
            )
        else:
            joined.append(mention)
    return joined


def _is_whose(reading: Reading, before: Mention, mention: Mention) -> bool:
    """Whether a kind of people stands before the name of their group."""
    between = reading.words(before.end, mention.first)
    return (
        before.cls == mention.cls
        and not before.is_name
        and between in ([], ["of"], ["of", "the"], ["from"], ["from", "the"])
    )


def in_one_row(reading: Reading, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The last of some people, with those that stand in one row with it: "soldiers and police"."""
    row = mentions[-1:]
    for each in reversed(mentions[:-1]):
        between = reading.words(each.end, row[0].first)
        if not between or len(between) > _MOST_IN_A_ROW or not set(between) <= _ROW:
            break
        row.insert(0, each)
    return tuple(row)


def _mention(reading: Reading, hit: Hit[ActorPattern], lowest: int) -> Mention:
    words = reading.tokens.words
    first = hit.first
    country = None
    nations = _nations(reading)
    while first > lowest and hit.first - first < _MOST_BEFORE:
        before = first - 1
        nation = nations.get(before)
        if nation is not None and nation.first >= lowest:
            country = nation.entry.name
            first = nation.first
        elif (
            words[before] in _ADJECTIVES
            or words[before] == "'s"
            or _is_part_of_a_name(reading, before, lowest)
        ):
            first = before
        else:
            break
    while words[first] in {"'s", "(", ","} and first < hit.first:
        first += 1
    acts = not hit.entry.thing
    return Mention(first, hit.end, _CLASS[hit.entry.kind], country, acts, hit.entry.named)


def _nations(reading: Reading) -> dict[int, Hit[Country]]:
    """The countries and their adjectives that a text names, by each of their tokens."""
    nations: dict[int, Hit[Country]] | None = reading.remembered.get(("nations",))
    if nations is None:
        everything = len(reading.tokens.words)
        nations = reading.remembered["nations",] = {
            at: hit
            for kind in ("nationality", "country")
            for hit in reading.within(kind, Country, 0, everything)
            for at in range(hit.first, hit.end)
        }
    return nations


def _is_part_of_a_name(reading: Reading, at: int, lowest: int) -> bool:
    return at > lowest and reading.is_capital(at) and reading.tokens.words[at][0].isalpha()


def deed_of(reading: Reading, sentence: Sentence, first: int, end: int, until: int) -> Deed:
    """Who does what to whom around the trigger from token `first` up to `end`.

    Args:
        reading: The article.
        sentence: The sentence.
        first: First token of the trigger.
        end: Token after its last.
        until: Token from which on nobody counts.
    """
    asked = ("deed", first, end, until)
    deed: Deed | None = reading.remembered.get(asked)
    if deed is None:
        everybody = mentions_in(reading, sentence.first, until)
        deed = reading.remembered[asked] = _deed(reading, sentence, first, end, everybody)
    return deed


def _deed(
    reading: Reading, sentence: Sentence, first: int, end: int, everybody: list[Mention]
) -> Deed:
    before = [
        each for each in everybody if each.end <= first and _same_clause(reading, each.end, first)
    ]
    after = [each for each in everybody if each.first > first]
    doers = [each for each in before if each.acts and not _is_aimed_at(reading, each)]
    by = [each for each in after if each.acts and _follows_by(reading, each, end)][:1]
    near = [
        each
        for each in after
        if each.first - end <= _MOST_TO_OBJECT
        and each not in by
        and not _is_blamed(reading, end, each.first)
    ]
    word = reading.tokens.words[first]
    if word in _MUTUAL or reading.words(end, end + 1) == ["between"]:
        return Deed((*doers[-2:], *near[:2]), (), mutual=True)
    if reading.has_be(max(sentence.first, first - 3), first) or _is_headline_passive(
        reading, word, end, near
    ):
        return Deed(tuple(by), tuple(before[-1:]), mutual=False)
    if by:
        return Deed(tuple(by), tuple(near[:1] or before[-1:]), mutual=False)
    return Deed(in_one_row(reading, doers), tuple(near[:1]), mutual=False)


def _is_blamed(reading: Reading, first: int, end: int) -> bool:
    """Whether words of blame lead to somebody: "the attack was blamed on militants"."""
    blame = reading.within("blame", Blame, first, end)
    return any(hit.entry.form == "on" for hit in blame)


def _is_aimed_at(reading: Reading, mention: Mention) -> bool:
    """Whether a word of aim stands before somebody: "on the protesters"."""
    before = [word for word in reading.words(mention.first - 2, mention.first) if word != "the"]
    return bool(_AIMED_AT.intersection(before[-1:]))


_MUTUAL: Final = word_set(
    "clash clashes clashed clashing fighting battle battled battles fought skirmish gunfight "
    "shootout crossfire exchange exchanged"
)


def _is_headline_passive(reading: Reading, word: str, end: int, near: list[Mention]) -> bool:
    """Whether a participle without "was" tells what was done to somebody: "two suspects killed"."""
    if word not in _SUFFERED:
        return False
    following = reading.words(end, end + 1)
    if not following or following[0] in {".", ",", ";"}:
        return True
    return following[0] in _AFTER_A_PASSIVE and not (near and near[0].first == end)


_SUFFERED: Final = word_set(
    "killed arrested detained abducted kidnapped wounded injured murdered beheaded executed shot "
    "lynched apprehended assassinated hacked stabbed"
)
_AFTER_A_PASSIVE: Final = word_set(
    "in at by as with while when during after over near on outside following for inside and"
)


def _same_clause(reading: Reading, first: int, end: int) -> bool:
    return not _CLAUSE_ENDS.intersection(reading.words(first, end))


def _follows_by(reading: Reading, mention: Mention, end: int) -> bool:
    before = reading.words(max(end - 1, mention.first - 3), mention.first)
    if "by" not in before:
        return False
    at = mention.first - len(before) + before.index("by")
    return reading.words(at - 1, at) != ["published"] and reading.words(at - 1, at) != ["reported"]


def attribution_of(reading: Reading, sentence: Sentence, mention: Mention) -> Attribution:
    """How surely the sentence says that somebody did it.

    "Suspected militants" hedges the militants and nobody else, and "two suspects" is no hedge.
    """
    hedges = [
        hedge
        for hedge in reading.within("hedge", Hedge, sentence.first, sentence.end)
        if not _is_a_noun(reading, hedge)
        and not (_is_an_adjective(reading, hedge) and not _hedges(hedge, mention))
    ]
    if not hedges:
        return Attribution.STATED
    denied = [hedge for hedge in hedges if hedge.entry.attribution == "denied"]
    nearest = (denied or sorted(hedges, key=lambda hedge: abs(hedge.first - mention.first)))[0]
    return Attribution(nearest.entry.attribution)


_SUSPECTS: Final = word_set("suspect suspects claims blame")
_BEFORE_A_NOUN: Final = word_set("a an the one two three four five six other several some many of")
_HEDGING_ADJECTIVES: Final = word_set("suspected alleged presumed purported supposed unconfirmed")
_AFTER_A_VERB: Final = word_set("to of that by in")


def _is_a_noun(reading: Reading, hedge: Hit[Hedge]) -> bool:
    before = reading.words(hedge.first - 1, hedge.first)
    return reading.tokens.words[hedge.first] in _SUSPECTS and bool(
        before and (before[0] in _BEFORE_A_NOUN or before[0].isdecimal())
    )


def _is_an_adjective(reading: Reading, hedge: Hit[Hedge]) -> bool:
    """Whether a hedge stands before the one it doubts: "suspected militants"."""
    following = reading.words(hedge.end, hedge.end + 1)
    return (
        reading.tokens.words[hedge.first] in _HEDGING_ADJECTIVES
        and not reading.has_be(hedge.first - 1, hedge.first)
        and bool(following)
        and following[0] not in _AFTER_A_VERB
    )


def _hedges(hedge: Hit[Hedge], mention: Mention) -> bool:
    return mention.first - _MOST_BEFORE <= hedge.first < mention.end


def actor_of(
    reading: Reading,
    mention: Mention,
    role: Role,
    attribution: Attribution,
    according_to: str | None,
) -> Actor:
    """The record of somebody mentioned."""
    return Actor(
        name=reading.said(mention.first, mention.end),
        kind=ActorKind.ORGANISATION if mention.cls in {"state", "armed"} else ActorKind.PEOPLE,
        role=role,
        attribution=attribution,
        according_to=according_to,
    )
