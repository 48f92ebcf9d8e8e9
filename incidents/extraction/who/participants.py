"""Who took part in an event: named by what they did, by blame, claim or denial, each kept once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from incidents.actor import Actor
from incidents.evidence import Evidence
from incidents.extraction.episodes import Episode
from incidents.extraction.telling import Telling
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signal import Signal
from incidents.extraction.who.actors import attribution_of
from incidents.extraction.who.agreements import sides_in
from incidents.extraction.who.blame import blamed_in, blames_others, denies_in
from incidents.extraction.who.deeds import Deed, deed_of, says_of_itself
from incidents.extraction.who.doers import BY_WEAPONS
from incidents.extraction.who.mentions import Mention
from incidents.extraction.who.named_once import Named, named_once
from incidents.extraction.who.roles import has_a_perpetrator, role_of, sub_types_of
from incidents.extraction.who.sources import Source, Speakers
from incidents.vocabulary import Attribution, EventType, Role

_BURIED: Final = frozenset({"explosive", "remnant"})
_SET_OFF: Final = word_set("planted detonated detonate detonating detonates blew blow explode")
_RAN_INTO: Final = word_set("hit stepped drove ran triggered entered struck over")
_OPENS_A_CLAUSE: Final = frozenset({"when", "after", "as", "while"})
_MOST_TO_A_MINE: Final = 4  # words
_AGREEMENT: Final = "Agreement"
_BATTLES: Final = sub_types_of(EventType.BATTLES)
_OF_CROWDS: Final = sub_types_of(EventType.PROTESTS, EventType.RIOTS)


def participants(
    reading: Reading, speakers: Speakers, episode: Episode, sub_type: str
) -> tuple[tuple[Actor, ...], list[Evidence]]:
    """The actors of an event and the words that name them.

    Args:
        reading: The article.
        speakers: Who speaks in it.
        episode: The event.
        sub_type: ACLED's sub-type of it.
    """
    kept = named_once(
        reading,
        (
            each
            for telling in episode.tellings
            for each in _of_telling(reading, speakers, telling, sub_type)
        ),
    )
    evidence = [reading.evidence("actors", each.mention.first, each.mention.end) for each in kept]
    return tuple([each.actor() for each in kept]), evidence


def _of_telling(
    reading: Reading, speakers: Speakers, telling: Telling, sub_type: str
) -> Iterator[Named]:
    sources = speakers.of[telling.sentence.number]
    says = sources[0].name if sources else None
    if sub_type == _AGREEMENT:
        for mention in sides_in(reading, telling):
            yield _named(reading, mention, Role.PARTY, Attribution.STATED, says)
        return
    yield from _by_deeds(reading, telling, sub_type, sources, says)
    if has_a_perpetrator(sub_type):
        yield from _by_blame(reading, telling, says)


def _by_deeds(
    reading: Reading,
    telling: Telling,
    sub_type: str,
    sources: tuple[Source, ...],
    says: str | None,
) -> Iterator[Named]:
    sentence, until = telling.sentence, telling.told.until
    denied_from = denies_in(reading, sentence, until)
    for signal in telling.told.signals:
        if denied_from is not None and signal.first > denied_from:
            continue
        if signal.name == "death":
            continue  # whoever died did nothing
        ran_into = _ran_into(reading, sentence, signal)
        deed = deed_of(reading, sentence, signal.first, signal.end, until)
        who = says_of_itself(reading, sentence, signal.first)
        if who is not None and who.cls in {"state", "armed"}:
            role = role_of(who.cls, signal.name, sub_type, mutual=deed.mutual)
            itself = reading.said(who.first, who.end)
            yield _named(reading, who, role, Attribution.STATED, itself)
            continue
        for mention in _who_acts(deed, signal, sub_type):
            if blames_others(reading, mention) or any(
                source.first <= mention.first < source.end for source in sources
            ):
                continue
            if mention.end <= signal.first and (
                ran_into
                or _is_only_beside(reading, mention, signal)
                or _is_of_another_clause(reading, mention, signal)
            ):
                continue
            attribution = attribution_of(reading, sentence, mention)
            role = role_of(
                mention.cls,
                signal.name,
                sub_type,
                mutual=deed.mutual,
                hits_attackers=any(each.cls == "armed" for each in deed.hit[:1]),
            )
            yield _named(reading, mention, role, attribution, says)


def _is_only_beside(reading: Reading, mention: Mention, signal: Signal) -> bool:
    """Whether somebody only stands before a noun: "five soldiers killed in landmine explosion"."""
    if signal.name not in _BURIED or mention.end == signal.first:
        return False
    return reading.tokens.words[signal.first] not in _SET_OFF


def _is_of_another_clause(reading: Reading, mention: Mention, signal: Signal) -> bool:
    """Whether a weapon has its own clause: "soldiers were killed when shells hit their camp"."""
    return signal.name in BY_WEAPONS and reading.says(_OPENS_A_CLAUSE, mention.end, signal.first)


def _ran_into(reading: Reading, sentence: Sentence, signal: Signal) -> bool:
    """Whether somebody came upon what went off: "an army vehicle hit a mine"."""
    if signal.name not in _BURIED:
        return False
    low = max(sentence.first, signal.first - _MOST_TO_A_MINE)
    return reading.says(_RAN_INTO, low, signal.end)


def _by_blame(reading: Reading, telling: Telling, says: str | None) -> Iterator[Named]:
    for blamed in blamed_in(reading, telling.sentence, telling.told.until):
        if any(blamed.mention.first in aside for aside in telling.told.aside):
            continue  # whoever did what this answers did not do this
        who = blamed.mention
        said = reading.said(who.first, who.end)
        if blamed.according_to is None and says is not None and says.endswith(said):
            continue
        yield Named(
            who,
            blamed.name or said,
            Role.PERPETRATOR,
            blamed.attribution,
            blamed.according_to or says,
            is_named=_is_named(reading, who),
        )


def _who_acts(deed: Deed, signal: Signal, sub_type: str) -> list[Mention]:
    """The doers that count: no bystander flies a drone, and only crowds protest."""
    if signal.name == "protest" and sub_type in _OF_CROWDS:
        acting = [each for each in deed.doers if each.cls in {"crowd", "civilian"}]
    else:
        acting = [each for each in deed.doers if each.cls != "civilian"]
    if signal.name in BY_WEAPONS:
        # "killing two workers, and drones hit": no worker flew them
        acting = [each for each in acting if each.cls != "crowd"]
    if sub_type in _BATTLES:
        acting += [each for each in deed.hit[:1] if each.acts and each.cls in {"state", "armed"}]
    return acting


def _named(
    reading: Reading, mention: Mention, role: Role, attribution: Attribution, says: str | None
) -> Named:
    name = reading.said(mention.first, mention.end)
    is_named = _is_named(reading, mention)
    return Named(mention, name, role, attribution, says, is_named=is_named)


def _is_named(reading: Reading, who: Mention) -> bool:
    """Whether words for somebody name more than a kind of people."""
    return (
        who.is_name
        or who.country is not None
        or any(reading.is_capital(at) for at in range(who.first + 1, who.end))
    )
