"""Work of more than a second shows how far it is, on stderr and only to a person."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text

from incidents.ingest import Progress

# Called with how much is done, of about how much, and what is being done.
Tell = Callable[[int, int, str], None]


class _ASecond(ProgressColumn):
    """How much is done a second."""

    def render(self, task: Task) -> Text:
        """The rate in words; nothing until it is known."""
        return Text("" if task.speed is None else f"{task.speed:,.0f} a second")


@contextmanager
def shown_with_words(what: str) -> Iterator[Tell]:
    """Show a bar for work that also says what it is at."""
    with shown(what) as progress:
        yield lambda done, of, _words: progress(done, of)


@contextmanager
def shown(what: str) -> Iterator[Progress]:
    """Show a bar while the block runs; the block tells it how far it is."""
    console = Console(file=sys.stderr)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        _ASecond(),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=None)

        def tell(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        yield tell
