"""A ledger whose columns are made up and whose incidents are made when they are looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

import pyarrow as pa

from benchmarks.many_incidents import ManyIncidents
from geo.place import Place
from incidents.atlas import Atlas, open_atlas
from incidents.interval import Interval
from incidents.record import Incident
from incidents.settings import settings_of_this_process
from incidents.table import Author, Change, Entry, Head, Ledger, Operation, Revision
from incidents.view import View
from incidents.vocabulary import EventType

SIZE: Final = "BENCH_INCIDENTS"


@cache
def many_atlas() -> Atlas:
    """The atlas over as many made-up incidents as the environment says; the view is built.

    Raises:
        KeyError: The environment does not say how many.
    """
    atlas = open_atlas(settings_of_this_process())
    ledger = ManyLedger(atlas.ledger, int(os.environ[SIZE]))
    view = View(ledger)
    view.snapshot()
    return replace(atlas, ledger=ledger, view=view)


class ManyLedger(Ledger):
    """A ledger of one incident that reads as if so many had been filed in it.

    Columns are made up; whichever incident is looked at has the words and the history of the one.
    """

    def __init__(self, empty: Ledger, size: int) -> None:
        super().__init__(empty.database)
        self._many = ManyIncidents(size)
        filed = empty.write(
            [Change(incident=_INCIDENT, operation=Operation.RECORD)],
            by=Author(actor="benchmark", reason="measuring"),
        )
        self._one = filed[0].incident_id

    def head(self) -> Head:
        """The last revision there would be."""
        return self._many.head()

    def current_batches(self, after: int = 0) -> Iterator[pa.RecordBatch]:
        """The made-up columns."""
        return self._many.current_batches(after)

    def withdrawn_since(self, after: int) -> tuple[str, ...]:
        """Nothing is ever gone."""
        return self._many.withdrawn_since(after)

    def entry(self, incident_id: str) -> Entry:
        """The one incident, under the id that was asked for."""
        return replace(super().entry(self._one), incident_id=incident_id)

    def history(self, incident_id: str) -> tuple[Revision, ...]:
        """The history of the one incident."""
        del incident_id
        return super().history(self._one)


_INCIDENT: Final = Incident(
    event_type=EventType.BATTLES,
    date=Interval.day(date(2014, 3, 1)),
    location="Shusha",
    country="AZ",
    place=Place.given("Shusha", 39.76, 46.75, where_prec=2, country="AZ"),
    notes="Shells hit residential areas. The number of casualties is unknown. " * 4,
)
