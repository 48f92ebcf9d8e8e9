"""Each side is kept once, by its fullest name: "gunmen" of a sentence are its "Boko Haram"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from incidents.actor import Actor
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.mentions import Mention, mentions_in
from incidents.vocabulary import Attribution, Role

_ALIASES: Final = ("aliases",)
_LONGEST_ALIAS: Final = 8  # letters
_MOST_OF_A_NAME: Final = 8  # words
# Words for a side that say no more than its name does.
_KINDS: Final = word_set(
    "gunmen gunman militants militant fighters fighter attackers attacker assailants assailant "
    "men man rebels rebel insurgents insurgent terrorists terrorist forces troops soldiers group "
    "groups suspects militia militias extremists jihadists"
)
# Words that say of somebody only that they attacked.
_ATTACKERS: Final = word_set("attackers attacker assailants assailant perpetrators")


class Named(NamedTuple):
    """An actor and the words that name it; `is_named` where they name more than a kind."""

    actor: Actor
    mention: Mention
    is_named: bool


def named_once(reading: Reading, everybody: Iterable[Named]) -> list[Named]:
    """Each side once, in the words that say most of it; what the accused deny is only alleged."""
    found: dict[tuple[str, bool], Named] = {}
    aliases: dict[str, str] | None = reading.remembered.get(_ALIASES)
    if aliases is None:
        aliases = reading.remembered[_ALIASES] = _aliases(reading)
    for each in everybody:
        key = _key(reading, each, aliases)
        old = found.get(key)
        if old is None or _is_fuller(each, old):
            found[key] = each
    return _contested(_without_kinds(reading, list(found.values())))


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


def _key(reading: Reading, named: Named, aliases: dict[str, str]) -> tuple[str, bool]:
    words = reading.words(named.mention.first, named.mention.end)
    name = named.mention.country or " ".join(word for word in words if word != "the")
    short = next((short for full, short in aliases.items() if name.endswith(full)), name)
    return short, named.actor.attribution is Attribution.DENIED


def _is_fuller(new: Named, old: Named) -> bool:
    """Whether a later naming says more: its part in the event, who alleges it, or its name."""
    was, now = (each.actor.role is Role.PERPETRATOR for each in (old, new))
    if was != now:
        return now
    if old.actor.according_to is None and new.actor.according_to is not None:
        return old.actor.attribution is new.actor.attribution is not Attribution.STATED
    return new.mention.end - new.mention.first > old.mention.end - old.mention.first


def _without_kinds(reading: Reading, found: list[Named]) -> list[Named]:
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


def _is_said_by(reading: Reading, kind: Named, named: Named) -> bool:
    if kind.is_named or kind.actor.attribution is Attribution.DENIED:
        return False
    if kind.mention.cls == "civilian":
        return named.mention.cls == "crowd"
    if named.actor.attribution is Attribution.DENIED or named.mention.cls != kind.mention.cls:
        return False
    if named.actor.role is not kind.actor.role:
        return False
    return _is_said_in(reading, kind, named)


def _is_said_in(reading: Reading, kind: Named, named: Named) -> bool:
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


def _is_named_in(reading: Reading, short: Named, full: Named) -> bool:
    """Whether a name opens a fuller one: "Boko Haram" and "Boko Haram terrorists"."""
    words = reading.words(full.mention.first, full.mention.end)
    name = reading.words(short.mention.first, short.mention.end)
    if not short.mention.is_name or len(name) >= len(words) or words[: len(name)] != name:
        return False
    attributions = {short.actor.attribution, full.actor.attribution}
    return Attribution.DENIED not in attributions and short.actor.role is full.actor.role


def _contested(found: list[Named]) -> list[Named]:
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
