"""`export` writes and `count` counts the incidents that the filters show."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geo.map.page import ATTRIBUTION
from incidents.atlas import banned_weapons
from incidents.cli.answers import Database, answer, settings_for
from incidents.cli.filter_options import with_filters
from incidents.errors import BadInput
from incidents.filters import Filters
from incidents.formats.export import writer_for
from incidents.selected import selected_then
from incidents.table import open_ledger
from incidents.telling import about, counted
from incidents.view import View


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(with_filters(export))
    app.command()(with_filters(count))


def export(
    out: Annotated[Path, typer.Argument(help="The file to write; its ending names the format.")],
    *,
    database: Database = None,
    filters: Filters,
) -> None:
    """Write the incidents that the filters show to a file."""
    write = writer_for(out.name)
    settings = settings_for(database)
    ledger = open_ledger(settings.database, begin=False)
    snapshot = View(ledger, banned_weapons(settings)).snapshot()
    selection = snapshot.select(filters)
    said = about(snapshot, selection, attribution=ATTRIBUTION)
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open("wb") as file:
            written = write(selected_then(ledger, selection, snapshot.head), file, about=said)
        part.replace(out)
    except OSError as fault:
        raise BadInput(f"{str(out)!r} cannot be written: {fault.strerror}.") from fault
    finally:
        part.unlink(missing_ok=True)
    answer({**said, "incidents": written, "file": str(out)})


def count(*, database: Database = None, filters: Filters) -> None:
    """Print how many incidents there are, and how many people were harmed, as ranges."""
    settings = settings_for(database)
    ledger = open_ledger(settings.database, begin=False)
    snapshot = View(ledger, banned_weapons(settings)).snapshot()
    answer(counted(snapshot, snapshot.select(filters)))
