"""A weapon's maker is its origin, read from "Israeli-made" or from the model, never an actor."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from incidents.extraction.lexicon.entries import Country, WeaponFamily, WeaponModel
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.weapon import Weapon

_FIRST: Final = attrgetter("first")
_MADE: Final = word_set("made built manufactured produced supplied designed")


class WeaponMention:
    """A weapon named in a text, from token `first` up to `end`."""

    def __init__(self, first: int, end: int, weapon: Weapon, *, is_model: bool) -> None:
        self.first: Final = first
        self.end: Final = end
        self.weapon: Final = weapon
        self.is_model: Final = is_model


def weapons_in(reading: Reading, first: int, end: int) -> list[WeaponMention]:
    """Every weapon named between two tokens, in order."""
    if not reading.has("weapon", first, end):
        return []
    models = reading.within("weapon", WeaponModel, first, end)
    families = reading.within("weapon", WeaponFamily, first, end)
    found = [_of_model(reading, hit) for hit in models] + [
        _of_family(reading, hit) for hit in families
    ]
    return sorted(found, key=_FIRST)


def together(mentions: list[WeaponMention]) -> tuple[Weapon, ...]:
    """The weapons of an event; a model replaces the bare mention of its family."""
    modelled = {each.weapon.category for each in mentions if each.is_model}
    kept: dict[str, Weapon] = {}
    families: set[str | None] = set()
    for each in mentions:
        category = each.weapon.category
        if not each.is_model and (category in modelled or category in families):
            continue
        families.add(category)
        old = kept.get(each.weapon.name)
        if old is None or old.origin is None:
            kept[each.weapon.name] = each.weapon
    return tuple(kept.values())


def made_in(reading: Reading, first: int) -> tuple[str, int] | None:
    """The country named by "Israeli-made" just before a token, and where that starts."""
    if first < 2 or reading.tokens.words[first - 1] not in _MADE:
        return None
    nations = reading.within("nationality", Country, max(0, first - 4), first - 1)
    for nation in nations:
        if nation.end == first - 1:
            return nation.entry.name, nation.first
    return None


def _of_model(reading: Reading, hit: Hit[WeaponModel]) -> WeaponMention:
    made = made_in(reading, hit.first)
    origin = made[0] if made else hit.entry.origin
    start = made[1] if made else hit.first
    weapon = Weapon(name=hit.entry.name, category=hit.entry.category, origin=origin)
    return WeaponMention(start, hit.end, weapon, is_model=True)


def _of_family(reading: Reading, hit: Hit[WeaponFamily]) -> WeaponMention:
    made = made_in(reading, hit.first)
    name = reading.said(hit.first, hit.end)
    weapon = Weapon(name=name, category=hit.entry.category, origin=made[0] if made else None)
    return WeaponMention(made[1] if made else hit.first, hit.end, weapon, is_model=False)
