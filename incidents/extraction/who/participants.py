"""Who took part in an event: named by what they did, by blame, claim or denial, each kept once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from incidents.actor import Actor
from incidents.evidence import Evidence
from incidents.extraction.episodes import Episode, Telling
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signal import Signal
from incidents.extraction.who.actors import actor_of, attribution_of
from incidents.extraction.who.agreements import sides_in
from incidents.extraction.who.blame import blamed_in, denies_in
from incidents.extraction.who.deeds import BY_WEAPONS, Deed, deed_of, says_of_itself
from incidents.extraction.who.mentions import Mention, mentions_in
from incidents.extraction.who.roles import has_a_perpetrator, role_of
from incidents.extraction.who.sources import Source, Speakers
from incidents.vocabulary import TYPE_OF_SUB_EVENT, Attribution, EventType, Role

_ALIASES: Final = ("aliases",)
_BURIED: Final = frozenset({"explosive", "remnant"})
_SET_OFF: Final = word_set("planted detonated detonate detonating detonates blew blow explode")
_RAN_INTO: Final = word_set("hit stepped drove ran triggered entered struck over")
_OPENS_A_CLAUSE: Final = frozenset({"when", "after", "as", "while"})
_MOST_TO_A_MINE: Final = 4  # words
_LONGEST_ALIAS: Final = 8  # letters
_MOST_OF_A_NAME: Final = 8  # words
_AGREEMENT: Final = "Agreement"
# Words for a side that say no more than its name does.
_KINDS: Final = word_set(
    "gunmen gunman militants militant fighters fighter attackers attacker assailants assailant "
    "men man rebels rebel insurgents insurgent terrorists terrorist forces troops soldiers group "
    "groups suspects militia militias extremists jihadists"
)


# Words that say of somebody only that they attacked.
_ATTACKERS: Final = word_set("attackers attacker assailants assailant perpetrators")


class _Named(NamedTuple):
    """An actor and the words that name it; `is_named` where they name more than a kind."""

    actor: Actor
    mention: Mention
    is_named: bool


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
    found: dict[tuple[str, bool], _Named] = {}
    aliases: dict[str, str] | None = reading.remembered.get(_ALIASES)
    if aliases is None:
        aliases = reading.remembered[_ALIASES] = _aliases(reading)
    for telling in episode.tellings:
        for each in _of_telling(reading, speakers, telling, sub_type):
            key = _key(reading, each, aliases)
            old = found.get(key)
            if old is None or _is_fuller(each, old):
                found[key] = each
    kept = _contested(_without_kinds(reading, list(found.values())))
    evidence = [reading.evidence("actors", each.mention.first, each.mention.end) for each in kept]
    return tuple(each.actor for each in kept), evidence


def _aliases(reading: Reading) -> dict[str, str]:
    """The abbreviations that a text gives in brackets, by the name before them."""
    words = reading.tokens.words
    found: dict[str, str] = {}
    for at in range(1, len(words) - 2):
        if words[at] != "(" or words[at + 2] != ")":
            continue
        short = reading.said(at + 1, at + 2)
        letters = len(short)
        if not short.isupper() or not 1 < letters <= _LONGEST_ALIAS:
            continue
        named = [
            mention
            for mention in mentions_in(reading, max(0, at - _MOST_OF_A_NAME), at)
            if mention.end == at
        ]
        if named:
            initials = words[max(0, at - letters) : at]
            is_spelt = "".join(word[0] for word in initials) == short.lower()
            full = initials if is_spelt else words[named[-1].first : at]
            found[" ".join(full)] = short.lower()
    return found


def _key(reading: Reading, named: _Named, aliases: dict[str, str]) -> tuple[str, bool]:
    words = reading.words(named.mention.first, named.mention.end)
    name = named.mention.country or " ".join(word for word in words if word != "the")
    short = next((short for full, short in aliases.items() if name.endswith(full)), name)
    return short, named.actor.attribution is Attribution.DENIED


def _is_fuller(new: _Named, old: _Named) -> bool:
    """Whether a later naming says more: its part in the event, who alleges it, or its name."""
    was, now = (each.actor.role is Role.PERPETRATOR for each in (old, new))
    if was != now:
        return now
    if old.actor.according_to is None and new.actor.according_to is not None:
        return old.actor.attribution is new.actor.attribution is not Attribution.STATED
    return new.mention.end - new.mention.first > old.mention.end - old.mention.first


def _of_telling(
    reading: Reading, speakers: Speakers, telling: Telling, sub_type: str
) -> Iterator[_Named]:
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
) -> Iterator[_Named]:
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
            if any(source.first <= mention.first < source.end for source in sources):
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
    between = reading.words(mention.end, signal.first)
    return signal.name in BY_WEAPONS and not _OPENS_A_CLAUSE.isdisjoint(between)


def _ran_into(reading: Reading, sentence: Sentence, signal: Signal) -> bool:
    """Whether somebody came upon what went off: "an army vehicle hit a mine"."""
    if signal.name not in _BURIED:
        return False
    low = max(sentence.first, signal.first - _MOST_TO_A_MINE)
    return not _RAN_INTO.isdisjoint(reading.words(low, signal.end))


def _by_blame(reading: Reading, telling: Telling, says: str | None) -> Iterator[_Named]:
    for blamed in blamed_in(reading, telling.sentence, telling.told.until):
        if any(blamed.mention.first in aside for aside in telling.told.aside):
            continue  # whoever did what this answers did not do this
        who = blamed.mention
        said = reading.said(who.first, who.end)
        if blamed.according_to is None and says is not None and says.endswith(said):
            continue
        named = _named(
            reading, who, Role.PERPETRATOR, blamed.attribution, blamed.according_to or says
        )
        if blamed.name is not None:
            named = named._replace(actor=replace(named.actor, name=blamed.name))
        yield named


def _who_acts(deed: Deed, signal: Signal, sub_type: str) -> Iterator[Mention]:
    """The doers that count: no bystander flies a drone, and only crowds protest."""
    event_type = TYPE_OF_SUB_EVENT[sub_type]
    protests = signal.name == "protest" and event_type in {EventType.PROTESTS, EventType.RIOTS}
    for mention in deed.doers:
        if (mention.cls in {"crowd", "civilian"}) is not protests and (
            protests or mention.cls == "civilian"
        ):
            continue
        if mention.cls == "crowd" and signal.name in BY_WEAPONS:
            continue  # "killing two workers, and drones hit": no worker flew them
        yield mention
    if event_type is EventType.BATTLES:
        yield from (each for each in deed.hit[:1] if each.acts and each.cls in {"state", "armed"})


def _named(
    reading: Reading, mention: Mention, role: Role, attribution: Attribution, says: str | None
) -> _Named:
    is_named = mention.country is not None or any(
        reading.is_capital(at) for at in range(mention.first + 1, mention.end)
    )
    actor = actor_of(reading, mention, role, attribution, says)
    return _Named(actor, mention, is_named or mention.is_name)


def _without_kinds(reading: Reading, found: list[_Named]) -> list[_Named]:
    """Drop "gunmen" where the same side is named as surely: "gunmen of Boko Haram"."""
    return [
        each
        for each in found
        if not any(
            other is not each
            and (_is_said_by(reading, each, other) or _is_named_in(reading, each, other))
            for other in found
        )
    ]


def _is_said_by(reading: Reading, kind: _Named, named: _Named) -> bool:
    if kind.is_named or kind.actor.attribution is Attribution.DENIED:
        return False
    if kind.mention.cls == "civilian":
        return named.mention.cls == "crowd"
    if named.actor.attribution is Attribution.DENIED or named.mention.cls != kind.mention.cls:
        return False
    if named.actor.role is not kind.actor.role:
        return False
    return _is_said_in(reading, kind, named)


def _is_said_in(reading: Reading, kind: _Named, named: _Named) -> bool:
    """Whether the words for a side say no more than another's: "attackers" and "gunmen"."""
    last = reading.words(kind.mention.end - 1, kind.mention.end)
    other = reading.words(named.mention.end - 1, named.mention.end)
    surely = named.actor.attribution is kind.actor.attribution
    if named.is_named and surely and _KINDS.issuperset(last):
        return True
    if surely and not _ATTACKERS.isdisjoint(last) and _ATTACKERS.isdisjoint(other):
        return True
    return (
        named.mention.end - named.mention.first > kind.mention.end - kind.mention.first
        and last == other
    )


def _is_named_in(reading: Reading, short: _Named, full: _Named) -> bool:
    """Whether a name opens a fuller one: "Boko Haram" and "Boko Haram terrorists"."""
    words = reading.words(full.mention.first, full.mention.end)
    name = reading.words(short.mention.first, short.mention.end)
    if not short.mention.is_name or len(name) >= len(words) or words[: len(name)] != name:
        return False
    attributions = {short.actor.attribution, full.actor.attribution}
    return Attribution.DENIED not in attributions and short.actor.role is full.actor.role


def _contested(found: list[_Named]) -> list[_Named]:
    """What one source says and the accused denies is alleged, not simply stated."""
    deniers = [each.mention for each in found if each.actor.attribution is Attribution.DENIED]
    return [
        each._replace(actor=replace(each.actor, attribution=Attribution.ALLEGED))
        if each.actor.attribution is Attribution.STATED
        and each.actor.role is Role.PERPETRATOR
        and each.actor.according_to != each.actor.name
        and any(_may_be_one(each.mention, denier) for denier in deniers)
        else each
        for each in found
    ]


def _may_be_one(accused: Mention, denier: Mention) -> bool:
    if accused.cls != denier.cls:
        return False
    return None in {accused.country, denier.country} or accused.country == denier.country
