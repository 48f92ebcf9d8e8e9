"""Every failure that a person can meet ends with one line and an exit status, never a traceback."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Final

import typer
from click.exceptions import Abort, ClickException
from typer.exceptions import TyperException

from geo.errors import PlacesError
from incidents.cli import articles, exports, gazetteer, imports, ledger, places
from incidents.cli.answers import NAMED_BEFORE, say
from incidents.errors import AtlasError, Tampered

_WRONG: Final = 2
_TAMPERED: Final = 1
_INTERRUPTED: Final = 130

app = typer.Typer(
    name="incidents",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Read reports of armed violence, keep their incidents in a ledger, and map them offline.",
)
for part in (articles, places, gazetteer, imports, exports, ledger):
    part.add_to(app)


@app.callback()
def _shared(
    database: Annotated[
        str | None, typer.Option(help="Address of the ledger, such as sqlite:///data/incidents.db.")
    ] = None,
) -> None:
    NAMED_BEFORE.set(database)


def main(arguments: list[str] | None = None) -> None:
    """Run a command and leave the program with its status."""
    status = _status(arguments)
    if status == _INTERRUPTED:
        # Said here, for Typer makes a status of Control-C itself.
        say("Stopped.")
    sys.exit(status)


def _status(arguments: list[str] | None) -> int:
    try:
        status = app(arguments, prog_name="incidents", standalone_mode=False)
    except Tampered as fault:
        say(str(fault))
        return _TAMPERED
    except (AtlasError, PlacesError) as fault:
        say(str(fault))
    except (ClickException, TyperException) as fault:
        # Without a command the fault's text is the whole help, which is read in lines.
        if type(fault).__name__ == "NoArgsIsHelpError":
            sys.stderr.write(f"{fault.format_message()}\n")
        else:
            say(_one_line(fault))
    except BrokenPipeError:
        # Whoever reads has had enough, as `head` does; nothing more may be flushed to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Abort, KeyboardInterrupt):
        return _INTERRUPTED
    else:
        return status if isinstance(status, int) else 0
    return _WRONG


def _one_line(fault: Exception) -> str:
    said = fault.format_message() if hasattr(fault, "format_message") else str(fault)
    return f"{said} See 'python -m incidents --help'."
