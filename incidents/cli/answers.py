"""Results are JSON lines on stdout; what is meant for a person goes to stderr."""

from __future__ import annotations

import json
import sys
from contextvars import ContextVar
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from incidents.errors import BadInput
from incidents.settings import Settings, settings_of_this_process

Database = Annotated[
    str | None, typer.Option(help="Address of the ledger, such as sqlite:///data/incidents.db.")
]

# The --database that stands before the command.
NAMED_BEFORE: Final[ContextVar[str | None]] = ContextVar("database", default=None)


def answer(value: object) -> None:
    """Print one result as a line of JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n")


def say(sentence: str) -> None:
    """Say something to the person who watches, as one line."""
    sys.stderr.write(" ".join(sentence.split()) + "\n")


def settings_for(database: str | None) -> Settings:
    """The settings of this run; the option after a command wins over the one before it."""
    return settings_of_this_process(database=database or NAMED_BEFORE.get())


def day(value: str | None, *, option: str) -> date | None:
    """Read a day as YYYY-MM-DD.

    Raises:
        BadInput: It is none.
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadInput(f"{option} takes a day as YYYY-MM-DD, not {value[:40]!r}.") from None


def bytes_of(file: Path) -> bytes:
    """Read a file that a person named.

    Raises:
        BadInput: It cannot be read; the message says why.
    """
    try:
        return file.read_bytes()
    except OSError as fault:
        raise BadInput(f"{str(file)!r} cannot be read: {fault.strerror}.") from fault
