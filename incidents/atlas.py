"""The parts of the program are opened here, once a process, and handed down."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.gazetteer import Gazetteer, open_gazetteer
from geo.map.division_codes import DivisionCodes
from geo.online import Chain, Online
from geo.resolve import Resolver
from incidents import for_good
from incidents.article import Article
from incidents.correcting import Corrector
from incidents.extraction import Extractor, Lexicon
from incidents.extraction.adapters import Drafter, drafter_of, read_model_settings
from incidents.extraction.lexicon.entries import Treaty
from incidents.extraction.lexicon.treaties import treaties_of
from incidents.jobs import Jobs
from incidents.place_names import PlaceNames, place_names
from incidents.placing import Locator
from incidents.record import Incident
from incidents.settings import Settings
from incidents.table import Ledger, open_ledger
from incidents.tiles import Tiles, open_tiles
from incidents.view import Banned, View


@dataclass(frozen=True, kw_only=True, slots=True)
class Atlas:
    """Everything a page, a route or a command works with.

    Attributes:
        settings: What this run was told.
        ledger: Where incidents are kept.
        view: The ledger in columns, for filters, counts and the map.
        resolver: Finds places in the gazetteer.
        locator: Finds places in the gazetteer, and asks the servers that the settings name.
        extractor: Drafts incidents from articles.
        corrector: Reads words that a person marks as a field.
        divisions: Tells which division of the map a name means.
        tiles: What the settings lay under the incidents on the map.
        names: What this project calls places on the page.
        banned: Tells of a weapon's name whether a treaty bans it.
        jobs: Long work that runs beside the pages.
    """

    settings: Settings
    ledger: Ledger
    view: View
    resolver: Resolver
    locator: Locator
    extractor: Drafter
    corrector: Corrector
    divisions: DivisionCodes
    tiles: Tiles
    names: PlaceNames
    banned: Banned
    jobs: Jobs

    def treaty_on(self, weapon: str) -> Treaty | None:
        """The treaty that speaks of a weapon, by its name, or None."""
        return _treaties(self.settings.lexicon)(weapon)


@cache
def open_atlas(settings: Settings) -> Atlas:
    """Open everything; the same settings give the same parts in the whole process.

    Raises:
        SettingsError: The database's address is none this program knows, or the lexicon or the
            file of place names is wrong.
        LedgerError: The database was written by a newer version, or is no ledger.
    """
    ledger = open_ledger(settings.database)
    banned = banned_weapons(settings)
    return Atlas(
        settings=settings,
        ledger=ledger,
        view=View(ledger, banned),
        resolver=open_resolver(),
        locator=locator_of(settings),
        extractor=extractor_of(settings),
        corrector=Corrector(_rules(settings.lexicon)),
        divisions=DivisionCodes(_gazetteer()),
        tiles=open_tiles(settings),
        names=place_names(settings),
        banned=banned,
        jobs=Jobs(),
    )


@cache
def open_resolver() -> Resolver:
    """Open the gazetteer; it is built first where it is missing."""
    return Resolver(_gazetteer())


@cache
def _gazetteer() -> Gazetteer:
    return open_gazetteer()


@cache
def locator_of(settings: Settings) -> Locator:
    """The gazetteer, and behind it the place servers that the settings name; by default none."""
    if not settings.servers:
        return open_resolver()
    return Chain(open_resolver(), Online(settings.servers, settings.data / "online"))


@cache
def extractor_of(settings: Settings) -> Drafter:
    """The extractor of this process, opened on first use; a worker process opens its own.

    Raises:
        SettingsError: A file of the lexicon is missing or wrong, or a model that the environment
            names cannot be used; the message names it.
    """
    return drafter_of(_rules(settings.lexicon), read_model_settings(os.environ))


@cache
def banned_weapons(settings: Settings) -> Banned:
    """Tells which weapons a treaty bans; the lexicon is read when that is first asked."""

    def is_banned(name: str) -> bool:
        treaty = _treaties(settings.lexicon)(name)
        return treaty is not None and treaty.bans

    return is_banned


@cache
def _treaties(lexicon: Path) -> Callable[[str], Treaty | None]:
    return treaties_of(_lexicon(lexicon))


@cache
def _rules(lexicon: Path) -> Extractor:
    return Extractor(open_resolver(), _lexicon(lexicon))


@cache
def _lexicon(folder: Path) -> Lexicon:
    return Lexicon.load(folder)


@cache
def extractor_alone(settings: Settings) -> Drafter:
    """The same for a process that does nothing but draft: it is made ready for that."""
    extractor = extractor_of(settings)
    for_good.keep_for_drafting()
    return extractor


def draft_source(settings: Settings, source: tuple[Article, bytes]) -> tuple[Incident, ...]:
    """Draft the incidents of an article, in whatever process this runs."""
    return extractor_alone(settings).drafts(source[0])
