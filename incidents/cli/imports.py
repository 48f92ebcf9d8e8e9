"""`preview` says how a table would be read; `import` reads it and says what became of each row."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Final

import typer

from incidents.atlas import Atlas, open_atlas
from incidents.cli.answers import Database, answer, bytes_of, say, settings_for
from incidents.cli.compared import in_json, in_words
from incidents.cli.progress import shown
from incidents.errors import BadInput
from incidents.formats.format import Context, DayOrder, Format
from incidents.formats.inputs.file import look_at_file
from incidents.formats.mapped import Mapped
from incidents.formats.mapping import load_mapping
from incidents.formats.named_points import places_named_in
from incidents.formats.odd_points import OddPoints, by_gazetteer, odd_points
from incidents.formats.preview import preview as how_it_is_read
from incidents.formats.registry import format_named
from incidents.formats.rejects import in_their_rows, rejects_csv
from incidents.formats.survey import MOST_SURVEYED, Survey, survey_with
from incidents.ingest import TableFile, import_records, records
from incidents.record import Incident
from incidents.rehearsal import rehearse
from incidents.rejection import Rejection
from incidents.table import Author, Choices, Edited, Gone

_SOME_ROWS = "10"
# The incidents that are held to look at their points after an import take 2.5 kB each.
_MOST_WATCHED: Final = 50_000
Encoding = Annotated[str | None, typer.Option(help="The file's encoding, where it is known.")]
Delimiter = Annotated[str | None, typer.Option(help="The character between cells.")]
Sheet = Annotated[
    str | None, typer.Option(help="The sheet of a workbook, or the file in an archive.")
]
Order = Annotated[
    DayOrder | None, typer.Option("--dates", help="Which comes first in dates such as 03/04/2022.")
]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(preview)
    app.command("import")(import_files)


def preview(
    file: Annotated[
        Path, typer.Argument(help="A table: CSV, a workbook, JSON, KML, or an archive of one.")
    ],
    rows: Annotated[str, typer.Option(help="How many rows to print: a number, or 'all'.")] = (
        _SOME_ROWS
    ),
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    sheet: Sheet = None,
    dates: Order = None,
) -> None:
    """Print how a file would be read, then its rows exactly as they stand; keep nothing."""
    most = _how_many(rows)
    table = look_at_file(
        bytes_of(file), file.name, encoding=encoding, delimiter=delimiter, sheet=sheet
    )
    answer(how_it_is_read(table, Context(day_order=dates)))
    for row in itertools.islice(table.exact_rows(), most):
        answer(row)


def import_files(
    files: Annotated[list[Path], typer.Argument(help="Tables in a known format.")],
    known_format: Annotated[
        str | None, typer.Option("--format", help="The format, where it is known.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option(help="Which column is which field: a file that the page saved.")
    ] = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and keep nothing.")
    ] = False,
    rejects: Annotated[
        Path | None, typer.Option(help="Write the rows that were not taken here, with reasons.")
    ] = None,
    edited: Annotated[
        Edited,
        typer.Option(help="Where the file differs from what a person edited here: which is kept."),
    ] = Edited.ASK,
    gone: Annotated[
        Gone,
        typer.Option(help="Mark as gone what the file covers and lacks, or leave it."),
    ] = Gone.WHERE_WHOLE,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    sheet: Sheet = None,
    dates: Order = None,
    no_header: Annotated[
        bool,
        typer.Option("--no-header", help="Call columns that no line names “column 1” and so on."),
    ] = False,
    mend_texts: Annotated[
        bool,
        typer.Option("--mend-texts", help="Read wrongly decoded texts as a dry run proposes them."),
    ] = False,
    database: Database = None,
) -> None:
    """Import tables; print a summary a line."""
    atlas = open_atlas(settings_for(database))
    if rejects is not None and len(files) > 1:
        raise BadInput("--rejects takes the rows of one file; import the files one by one.")
    if rejects is not None:
        _refuse_unwritable(rejects)
    named = _named(known_format, mapping)
    choices = Choices(edited=edited, gone=gone)
    for file in files:
        data = bytes_of(file)
        table = look_at_file(data, file.name, encoding=encoding, delimiter=delimiter, sheet=sheet)
        if no_header:
            table = table.numbered()
        handed = TableFile.of(
            data,
            name=file.name,
            table=replace(table.taken(), texts_mended=mend_texts),
            known=named,
            context=Context(day_order=dates),
        ).under(choices)
        for doubt in handed.doubts():
            say(f"{file.name}: {doubt}")
        rejected = _rehearsed(atlas, handed) if dry_run else _imported(atlas, handed)
        if rejects is not None:
            rows = in_their_rows(handed.table, handed.known, handed.context, rejected)
            _write_rejects(rejects, handed.table.header, rows, kept=not dry_run)


def _rehearsed(atlas: Atlas, handed: TableFile) -> Sequence[Rejection]:
    name = handed.batch.name
    with shown(f"Reading {name}") as progress:
        read = records(handed, atlas.locator, progress=progress)
        found = rehearse(read, handed.batch, ledger=atlas.ledger, by=_by(atlas))
    answer({**asdict(found.summary), "batch": None, **in_json(found.compared)})
    rows = found.summary.rows
    odd = _odd(atlas, handed) if rows <= MOST_SURVEYED else (_not_looked_at(MOST_SURVEYED),)
    for sentence in (*in_words(found.compared), *odd):
        say(f"{name}: {sentence}")
    return found.rejections


def _odd(atlas: Atlas, handed: TableFile) -> tuple[str, ...]:
    gazetteer = atlas.resolver.gazetteer
    with shown(f"Looking through {handed.batch.name}") as progress:
        found = survey_with(
            gazetteer, handed.table, handed.known, handed.context, progress=progress
        )
    garbled = found.mojibake[0].line if found.mojibake else 0
    texts = (found.mojibake_count, "with a text that looks wrongly decoded", garbled)
    example = (
        f"“{each.value}” may have been “{each.proposal}”; --mend-texts reads all such texts so."
        for each in found.mojibake[:1]
    )
    return (*_counted(_points(found), texts), *example, *found.cut_in_words())


def _points(found: Survey | OddPoints) -> tuple[tuple[int, str, int], ...]:
    """How many odd points there are of each kind, what they are, and the line of the first."""
    return tuple(
        (len(points), what, points[0].line)
        for points, what in (
            (found.swapped, "with latitude and longitude that seem to be swapped"),
            (found.at_sea, "with a point far from land"),
            (found.elsewhere, "with a point that is not where the row says"),
        )
        if points
    )


def _counted(points: Sequence[tuple[int, str, int]], *more: tuple[int, str, int]) -> Iterator[str]:
    for number, what, line in (*points, *more):
        if number:
            yield f"Rows {what}: {number:,}, the first in line {line}."


def _imported(atlas: Atlas, handed: TableFile) -> Sequence[Rejection]:
    points: list[tuple[int, Incident]] = []
    with shown(f"Importing {handed.batch.name}") as progress:
        read = _watched(records(handed, atlas.locator, progress=progress), points)
        summary = import_records(read, handed, ledger=atlas.ledger, by=_by(atlas))
    answer(asdict(summary))
    long = summary.rows > _MOST_WATCHED
    odd = (_not_looked_at(_MOST_WATCHED),) if long else _odd_among(atlas, handed, points)
    for sentence in odd:
        say(f"{handed.batch.name}: {sentence}")
    return atlas.ledger.rejections(summary.batch)


def _not_looked_at(most: int) -> str:
    return f"It has more than {most:,} rows, so nobody looked for what is odd in it."


def _watched(
    entries: Iterable[Incident | Rejection], points: list[tuple[int, Incident]]
) -> Iterator[Incident | Rejection]:
    """Keep the incidents that have a point, by their number; of a long table none."""
    for number, each in enumerate(entries):
        if number == _MOST_WATCHED:
            points.clear()
        if isinstance(each, Incident) and each.place is not None and number < _MOST_WATCHED:
            points.append((number, each))
        yield each


def _odd_among(
    atlas: Atlas, handed: TableFile, points: Sequence[tuple[int, Incident]]
) -> tuple[str, ...]:
    """What is odd about the points that were taken, as a dry run says it before."""
    gazetteer = atlas.resolver.gazetteer
    found = odd_points(points, by_gazetteer(gazetteer), places_named_in(gazetteer))
    counted = _points(found)
    if not counted:
        return ()
    lines = [entry.line for entry in handed.table.entries()]
    return tuple(_counted([(number, what, lines[at]) for number, what, at in counted]))


def _by(atlas: Atlas) -> Author:
    return Author(actor=atlas.settings.actor, reason="imported on the command line")


def _refuse_unwritable(file: Path) -> None:
    """Refuse a place that cannot be written before anything is imported."""
    there = file.exists()
    try:
        with file.open("ab"):
            pass
    except OSError as fault:
        raise BadInput(
            f"{str(file)!r} cannot be written: {fault.strerror}. Nothing was imported; name a "
            "file that can be written."
        ) from fault
    if not there:
        file.unlink(missing_ok=True)


def _write_rejects(
    file: Path, header: Sequence[str], rejections: Sequence[Rejection], *, kept: bool
) -> None:
    try:
        with file.open("wb") as out:
            rejects_csv(header, rejections, out)
    except OSError as fault:
        before = "The table was imported, but " if kept else ""
        after = (
            "The rows that were not taken are kept with the import; the Add page lists them."
            if kept
            else "Name a file that can be written."
        )
        raise BadInput(f"{before}{str(file)!r} cannot be written: {fault.strerror}. {after}") from (
            fault
        )


def _named(known_format: str | None, mapping: Path | None) -> Format | None:
    if known_format is not None and mapping is not None:
        raise BadInput("Name a format or a mapping, not both.")
    if mapping is not None:
        return Mapped(load_mapping(bytes_of(mapping), mapping.name))
    return format_named(known_format) if known_format else None


def _how_many(rows: str) -> int | None:
    if rows == "all":
        return None
    if not (rows.isascii() and rows.isdigit()):
        raise BadInput(f"--rows takes a number or 'all', not {rows[:40]!r}.")
    return int(rows)
