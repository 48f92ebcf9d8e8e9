"""What the ledger holds is checked, told, taken back, copied and put back here."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from incidents.atlas import extractor_of, open_resolver
from incidents.cli.answers import Database, answer, say, settings_for
from incidents.samples import add_samples
from incidents.table import Author, Head, open_ledger
from incidents.table.backup import backup as back_up
from incidents.table.backup import restore as put_back
from incidents.table.difference import told
from incidents.table.opening import url_of
from incidents.table.verify import verify as check


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (undo, history, verify, rebuild, backup, restore, samples):
        app.command()(command)


def undo(
    batch: Annotated[str, typer.Argument(help="The batch's id.")], database: Database = None
) -> None:
    """Take an import or ingest back, as one."""
    settings = settings_for(database)
    by = Author(actor=settings.actor, reason="undone on the command line")
    undone = open_ledger(settings.database, begin=False).undo(batch, by=by)
    answer({"batch": undone.id, "undone_at": undone.undone_at and undone.undone_at.isoformat()})


def history(
    incident: Annotated[str, typer.Argument(help="The incident's id.")], database: Database = None
) -> None:
    """Print who changed an incident, when, why and what; one revision a line."""
    ledger = open_ledger(settings_for(database).database, begin=False)
    for each, changes in told(ledger.history(incident)):
        answer(
            {
                "version": each.version,
                "operation": each.operation.value,
                "actor": each.actor,
                "at": each.at.isoformat(),
                "reason": each.reason,
                "changes": changes,
                "batch": each.batch_id,
                "source": each.source,
                "hash": each.hash,
            }
        )


def verify(
    since: Annotated[
        str | None, typer.Option(help="A head that was verified before, as verify prints it.")
    ] = None,
    database: Database = None,
) -> None:
    """Check the whole chain of revisions, offline; exit status 1 where a row is wrong."""
    ledger = open_ledger(settings_for(database).database, begin=False)
    head = check(ledger, since=Head.read(since) if since else None)
    answer({"revisions": head.sequence, "head": str(head), "sound": True})


def rebuild(database: Database = None) -> None:
    """Make what is shown anew from the revisions, where verify finds that it was altered."""
    ledger = open_ledger(settings_for(database).database, begin=False)
    answer({"incidents": ledger.rebuild()})


def backup(
    out: Annotated[Path, typer.Argument(help="A file that does not exist yet.")],
    database: Database = None,
) -> None:
    """Copy the ledger while it is in use, and verify the copy."""
    head = back_up(settings_for(database).database, out)
    answer({"backup": str(out), "revisions": head.sequence, "head": head.hash or None})


def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")], database: Database = None
) -> None:
    """Put a backup where no ledger is yet, and verify it."""
    settings = settings_for(database)
    head = put_back(file, settings.database)
    answer(
        {
            "restored": str(url_of(settings.database)),
            "revisions": head.sequence,
            "head": head.hash or None,
        }
    )


def samples(
    *,
    if_new: Annotated[
        bool, typer.Option("--if-new", help="Only where the ledger holds nothing yet.")
    ] = False,
    database: Database = None,
) -> None:
    """Fill the ledger with the samples; those that are there change nothing."""
    settings = settings_for(database)
    ledger = open_ledger(settings.database)
    if if_new and ledger.head().sequence:
        return
    say("Loading the samples; the gazetteer is built first where it is missing (about 20 s)")
    new = add_samples(
        settings.samples,
        ledger=ledger,
        extractor=extractor_of(settings),
        resolver=open_resolver(),
    )
    answer({"samples": new})
