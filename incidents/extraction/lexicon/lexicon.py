"""The lexicon is what a domain person knows, in TOML files, checked once when it is loaded."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from incidents.errors import SettingsError
from incidents.extraction.lexicon.entries import (
    READ_SIGNALS,
    Combination,
    Country,
    Entry,
    LexiconFile,
    Treaty,
    Trigger,
    WeaponModel,
)
from incidents.extraction.lexicon.faults import fault_in_words
from incidents.extraction.lexicon.phrases import PhraseTable

FILES: Final = (
    "events",
    "combinations",
    "weapons",
    "actors",
    "countries",
    "homes",
    "targets",
    "harm",
    "hedges",
    "blame",
    "reporting",
    "knowing",
    "nonevents",
    "plain",
    "doubts",
    "topics",
    "figures",
)


class Lexicon:
    """All entries, ready to be found in a text."""

    def __init__(self, files: tuple[LexiconFile, ...]) -> None:
        self.combinations = tuple(entry for file in files for entry in file.combination)
        self._led_by_any = tuple(rule for rule in self.combinations if not rule.lead)
        self._led_by = {
            signal: tuple(
                rule for rule in self.combinations if not rule.lead or signal in rule.lead
            )
            for signal in {name for rule in self.combinations for name in rule.lead}
        }
        self.topics = tuple(entry for file in files for entry in file.topic)
        self.treaties = {entry.short: entry for file in files for entry in file.treaty}
        self.families = {entry.category: entry for file in files for entry in file.family}
        self.entries: tuple[tuple[str, str, Entry], ...] = tuple(
            row for file in files for row in _phrases_of(file)
        )
        self.table: PhraseTable[Entry] = PhraseTable(self.entries)
        self._check()

    @classmethod
    def load(cls, folder: Path) -> Lexicon:
        """Load every file of the lexicon.

        Raises:
            SettingsError: A file is missing or an entry is wrong; the message names both.
        """
        return cls(tuple(_loaded(folder / f"{name}.toml") for name in FILES))

    def combinations_led_by(self, signal: str) -> tuple[Combination, ...]:
        """The combinations that a signal may lead, in their order."""
        return self._led_by.get(signal, self._led_by_any)

    def treaty_of(self, category: str | None) -> Treaty | None:
        """The treaty that speaks of a weapon's family, or None."""
        family = self.families.get(category or "")
        return self.treaties.get(family.treaty or "") if family else None

    @property
    def banned(self) -> frozenset[str]:
        """The families of weapons that a treaty bans."""
        return frozenset(
            category
            for category in self.families
            if (treaty := self.treaty_of(category)) is not None and treaty.bans
        )

    def _check(self) -> None:
        signals = {entry.signal for _, _, entry in self.entries if isinstance(entry, Trigger)}
        signals |= READ_SIGNALS
        for rule in self.combinations:
            for signal in (*rule.all, *rule.any, *rule.none, *rule.lead):
                if signal not in signals:
                    raise SettingsError(f"A combination speaks of {signal!r}, which no trigger is.")
        for family in self.families.values():
            if family.treaty is not None and family.treaty not in self.treaties:
                raise SettingsError(f"Weapon family {family.category!r} names an unknown treaty.")
        for _, _, entry in self.entries:
            if isinstance(entry, WeaponModel) and entry.category not in self.families:
                raise SettingsError(
                    f"Weapon {entry.name!r} is of the unknown family {entry.category!r}."
                )


def _loaded(file: Path) -> LexiconFile:
    try:
        text = file.read_text("utf-8")
    except OSError as failure:
        raise SettingsError(f"The lexicon {file} cannot be read: {failure.strerror}.") from failure
    except UnicodeDecodeError as wrong:
        raise SettingsError(f"The lexicon {file.name} is not UTF-8; save it as that.") from wrong
    try:
        return LexiconFile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as wrong:
        raise SettingsError(f"The lexicon {file.name} is wrong: {wrong}.") from wrong
    except ValidationError as wrong:
        said = fault_in_words(wrong, text)
        raise SettingsError(f"The lexicon {file.name} is wrong: {said}") from wrong


def _phrases_of(file: LexiconFile) -> Iterator[tuple[str, str, Entry]]:
    kinds: tuple[tuple[str, tuple[Entry, ...]], ...] = (
        ("trigger", file.trigger),
        ("label", file.label),
        ("weapon", (*file.family, *file.model)),
        ("actor", file.actor),
        ("country", file.country),
        ("home", file.home),
        ("target", file.target),
        ("harm", file.harm),
        ("hedge", file.hedge),
        ("blame", file.blame),
        ("reporting", file.reporting),
        ("knowing", file.knowing),
        ("nonevent", file.nonevent),
        ("plain", file.plain),
        ("doubt", file.doubt),
        ("figure", tuple(each for each in file.figure if each.role != "of peace")),
        ("of peace", tuple(each for each in file.figure if each.role == "of peace")),
    )
    for kind, entries in kinds:
        for entry in entries:
            for phrase in entry.phrases:
                yield kind, phrase, entry
            if isinstance(entry, Country):
                for phrase in entry.adjectives:
                    yield "nationality", phrase, entry
                for phrase in entry.seats:
                    yield "seat", phrase, entry
