"""`extract` prints what an article tells of; `ingest` keeps it as drafts in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from incidents.article import Article
from incidents.articles import files_in, read_sources, read_web
from incidents.atlas import draft_source, extractor_alone
from incidents.cli.answers import Database, answer, day, say, settings_for
from incidents.engines import Engine, Here, Processes
from incidents.engines.dask import Dask
from incidents.errors import BadArticle, BadInput
from incidents.extraction import to_contract
from incidents.ingest import file_drafts
from incidents.table import Author, open_ledger

Files = Annotated[list[Path], typer.Argument(help="Text, HTML, PDF or .jsonl files, or folders.")]
Sources = Annotated[
    list[str],
    typer.Argument(help="Text, HTML, PDF or .jsonl files, folders, addresses of pages or feeds."),
]
Published = Annotated[
    str | None, typer.Option(help="Day of publication of articles that state none, YYYY-MM-DD.")
]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(extract)
    app.command()(ingest)


def extract(
    files: Files,
    published: Published = None,
    *,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Print each article's text before its drafts.")
    ] = False,
    with_review: Annotated[
        bool, typer.Option("--with-review", help="Print what a person should look at in a draft.")
    ] = False,
) -> None:
    """Print the incidents that articles tell of, one JSON object a line."""
    extractor = extractor_alone(settings_for(None))
    refused = _Refused()
    for article, _ in _articles(files, day(published, option="--published"), refused):
        if with_text:
            answer({"article_id": article.id, "text": article.text})
        for draft in extractor.drafts(article):
            review = {"review": list(draft.review)} if with_review else {}
            answer({**to_contract(draft, article), **review})
    refused.leave()


def ingest(
    sources: Sources,
    published: Published = None,
    workers: Annotated[
        int, typer.Option(min=1, max=256, help="How many processes read the articles.")
    ] = 1,
    scheduler: Annotated[
        str | None, typer.Option(help="Address of a Dask scheduler that shares the work.")
    ] = None,
    database: Database = None,
) -> None:
    """Keep the incidents that articles tell of as drafts; print a summary a line."""
    settings = settings_for(database)
    ledger = open_ledger(settings.database)
    by = Author(actor=settings.actor, reason="ingested on the command line")
    refused = _Refused()
    articles = _everything(sources, day(published, option="--published"), refused)
    work = partial(draft_source, settings)
    with _engine(workers, scheduler) as engine:
        for (article, data), drafts in engine.map(work, articles):
            summary = file_drafts(article, data, drafts, ledger=ledger, by=by)
            counts = asdict(summary)
            answer({"article_id": article.id, **counts, "batch": summary.batch or None})
    refused.leave()


@contextmanager
def _engine(workers: int, scheduler: str | None) -> Iterator[Engine]:
    if scheduler is None:
        yield Processes(workers) if workers > 1 else Here()
        return
    if workers > 1:
        raise BadInput("Name --workers or --scheduler, not both.")
    cluster = Dask(scheduler)
    try:
        yield cluster
    finally:
        cluster.close()


class _Refused:
    """Counts what could not be read, so that the rest is read all the same."""

    def __init__(self) -> None:
        self._number = 0

    def add(self, fault: BadArticle) -> None:
        say(str(fault))
        self._number += 1

    def leave(self) -> None:
        if self._number:
            raise typer.Exit(2)


def _everything(
    sources: list[str], published: date | None, refused: _Refused
) -> Iterator[tuple[Article, bytes]]:
    for source in sources:
        if not source.startswith(("http://", "https://")):
            yield from _articles([Path(source)], published, refused)
            continue
        try:
            yield from read_web(source, published=published, refused=refused.add)
        except BadArticle as fault:
            refused.add(fault)


def _articles(
    paths: list[Path], published: date | None, refused: _Refused
) -> Iterator[tuple[Article, bytes]]:
    for path in paths:
        try:
            files = list(files_in(path))
        except BadArticle as fault:
            refused.add(fault)
            continue
        for file in files:
            try:
                yield from read_sources(file, published=published)
            except BadArticle as fault:
                refused.add(fault)
