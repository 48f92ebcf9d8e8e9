"""Each side is kept once, by its fullest name: "gunmen" of a sentence are its "Boko Haram"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from incidents.actor import Actor
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.mentions import Mention, mentions_in
from incidents.vocabulary import ActorKind, Attribution, Role

_DENIED: Final = Attribution.DENIED
_STATED: Final = Attribution.STATED
_PERPETRATOR: Final = Role.PERPETRATOR
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


class Named:
    """Somebody named for their part in an event, each kept as one actor.

    Attributes:
        mention: The words that name them.
        name: Their name in an actor.
        role: Their part.
        attribution: How surely.
        according_to: Who says so, or None.
        is_named: Whether the words name more than a kind of people.
    """

    def __init__(
        self,
        mention: Mention,
        name: str,
        role: Role,
        attribution: Attribution,
        according_to: str | None,
        *,
        is_named: bool,
    ) -> None:
        self.mention: Final = mention
        self.name: Final = name
        self.role: Final = role
        self.attribution: Final = attribution
        self.according_to: Final = according_to
        self.is_named: Final = is_named

    def alleged(self) -> Named:
        """The same, but not as surely."""
        return Named(
            self.mention,
            self.name,
            self.role,
            Attribution.ALLEGED,
            self.according_to,
            is_named=self.is_named,
        )

    def actor(self) -> Actor:
        """The record of them."""
        is_organised = self.mention.cls in {"state", "armed"}
        return Actor(
            name=self.name,
            kind=ActorKind.ORGANISATION if is_organised else ActorKind.PEOPLE,
            role=self.role,
            attribution=self.attribution,
            according_to=self.according_to,
        )


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
    kept = list(found.values())
    return _contested(_without_kinds(reading, kept)) if len(kept) > 1 else kept


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
    name = named.mention.country or " ".join([word for word in words if word != "the"])
    if aliases:
        name = next((short for full, short in aliases.items() if name.endswith(full)), name)
    return name, named.attribution is _DENIED


def _is_fuller(new: Named, old: Named) -> bool:
    """Whether a later naming says more: its part in the event, who alleges it, or its name."""
    is_perpetrator = new.role is _PERPETRATOR
    if is_perpetrator is not (old.role is _PERPETRATOR):
        return is_perpetrator
    if old.according_to is None and new.according_to is not None:
        return old.attribution is new.attribution is not _STATED
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
    if kind.is_named or kind.attribution is _DENIED:
        return False
    if kind.mention.cls == "civilian":
        return named.mention.cls == "crowd"
    if named.attribution is _DENIED or named.mention.cls != kind.mention.cls:
        return False
    if named.role is not kind.role:
        return False
    return _is_said_in(reading, kind, named)


def _is_said_in(reading: Reading, kind: Named, named: Named) -> bool:
    """Whether the words for a side say no more than another's: "attackers" and "gunmen"."""
    last = reading.word(kind.mention.end - 1)
    other = reading.word(named.mention.end - 1)
    surely = named.attribution is kind.attribution
    if named.is_named and surely and last in _KINDS:
        return True
    if surely and last in _ATTACKERS and other not in _ATTACKERS:
        return True
    return (
        named.mention.end - named.mention.first > kind.mention.end - kind.mention.first
        and last == other
    )


def _is_named_in(reading: Reading, short: Named, full: Named) -> bool:
    """Whether a name opens a fuller one: "Boko Haram" and "Boko Haram terrorists"."""
    if not short.mention.is_name or short.role is not full.role:
        return False
    first, longer = full.mention.first, full.mention.end - full.mention.first
    name = reading.words(short.mention.first, short.mention.end)
    if len(name) >= longer or reading.words(first, first + len(name)) != name:
        return False
    return _DENIED not in (short.attribution, full.attribution)


def _contested(found: list[Named]) -> list[Named]:
    """What one source says and the accused denies is alleged, not simply stated."""
    deniers = [each.mention for each in found if each.attribution is _DENIED]
    if not deniers:
        return found
    return [
        each.alleged()
        if each.attribution is _STATED
        and each.role is _PERPETRATOR
        and each.according_to != each.name
        and any(_may_be_one(each.mention, denier) for denier in deniers)
        else each
        for each in found
    ]


def _may_be_one(accused: Mention, denier: Mention) -> bool:
    if accused.cls != denier.cls:
        return False
    return None in {accused.country, denier.country} or accused.country == denier.country
