"""The parts of the program are opened here, once a process, and handed down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from geo.gazetteer import Gazetteer
from geo.resolve import Resolver
from incidents.extraction import Extractor, Lexicon
from incidents.settings import Settings
from incidents.table import Ledger, open_ledger
from incidents.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class Atlas:
    """Everything a page, a route or a command works with.

    Attributes:
        settings: What this run was told.
        ledger: Where incidents are kept.
        view: The ledger in columns, for filters, counts and the map.
        resolver: Finds places.
        extractor: Drafts incidents from articles.
    """

    settings: Settings
    ledger: Ledger
    view: View
    resolver: Resolver
    extractor: Extractor


@cache
def open_atlas(settings: Settings) -> Atlas:
    """Open everything; the same settings give the same parts in the whole process.

    Raises:
        SettingsError: The database's address is none this program knows.
        LedgerError: The database was written by a newer version, or is no ledger.
    """
    ledger = open_ledger(settings.database)
    return Atlas(
        settings=settings,
        ledger=ledger,
        view=View(ledger),
        resolver=open_resolver(settings),
        extractor=open_extractor(settings),
    )
