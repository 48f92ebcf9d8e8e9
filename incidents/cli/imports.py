"""`preview` says how a table would be read; `import` reads it and says what became of each row."""

from __future__ import annotations

import itertools
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from incidents.atlas import open_atlas
from incidents.cli.answers import Database, answer, bytes_of, say, settings_for
from incidents.cli.progress import shown
from incidents.errors import BadInput
from incidents.formats.format import Context, DayOrder
from incidents.formats.preview import preview as how_it_is_read
from incidents.formats.registry import format_named
from incidents.formats.rejects import rejects_csv
from incidents.formats.rows import read_table
from incidents.ingest import TableFile, import_records, records
from incidents.table import Author

_SOME_ROWS = "10"
Encoding = Annotated[str | None, typer.Option(help="The file's encoding, where it is known.")]
Delimiter = Annotated[str | None, typer.Option(help="The character between cells.")]
Order = Annotated[
    DayOrder | None, typer.Option("--dates", help="Which comes first in dates such as 03/04/2022.")
]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(preview)
    app.command("import")(import_files)


def preview(
    file: Annotated[Path, typer.Argument(help="A table of text.")],
    rows: Annotated[str, typer.Option(help="How many rows to print: a number, or 'all'.")] = (
        _SOME_ROWS
    ),
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    dates: Order = None,
) -> None:
    """Print how a file would be read, then its rows exactly as they stand; keep nothing."""
    most = _how_many(rows)
    table = read_table(bytes_of(file), encoding=encoding, delimiter=delimiter)
    answer(how_it_is_read(table, Context(day_order=dates)))
    for row in itertools.islice(table.exact_rows(), most):
        answer(row)


def import_files(
    files: Annotated[list[Path], typer.Argument(help="Tables in a known format.")],
    known_format: Annotated[
        str | None, typer.Option("--format", help="The format, where it is known.")
    ] = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and keep nothing.")
    ] = False,
    rejects: Annotated[
        Path | None, typer.Option(help="Write the rows that were not taken here, with reasons.")
    ] = None,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    dates: Order = None,
    database: Database = None,
) -> None:
    """Import tables; print a summary a line."""
    atlas = open_atlas(settings_for(database))
    if rejects is not None and len(files) > 1:
        raise BadInput("--rejects takes the rows of one file; import the files one by one.")
    for file in files:
        data = bytes_of(file)
        handed = TableFile.of(
            data,
            name=file.name,
            table=read_table(data, encoding=encoding, delimiter=delimiter),
            known=format_named(known_format) if known_format else None,
            context=Context(day_order=dates),
        )
        for doubt in handed.doubts():
            say(f"{file.name}: {doubt}")
        by = Author(actor=atlas.settings.actor, reason="imported on the command line")
        with shown(f"Importing {file.name}") as progress:
            read = records(handed, atlas.resolver, progress=progress)
            file_them = atlas.ledger.rehearse_batch if dry_run else atlas.ledger.file_batch
            summary = import_records(read, handed.batch, file_them=file_them, by=by)
        answer({**asdict(summary), "batch": None if dry_run else summary.batch})
        if rejects is not None and not dry_run:
            with rejects.open("wb") as out:
                rejects_csv(handed.table.header, atlas.ledger.rejections(summary.batch), out)


def _how_many(rows: str) -> int | None:
    if rows == "all":
        return None
    if not (rows.isascii() and rows.isdigit()):
        raise BadInput(f"--rows takes a number or 'all', not {rows[:40]!r}.")
    return int(rows)
