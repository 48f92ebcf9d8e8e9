"""`geocode` finds a place by its name, `toponyms` the places of a text; both ask no network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

import typer

from geo.place import NotLocated, Place
from geo.toponyms.sourced_texts import SourcedText, find_in_many
from incidents.atlas import locator_of, open_resolver
from incidents.cli.answers import answer, bytes_of, settings_for
from incidents.errors import BadInput
from incidents.placing import Locator

Jsonl = Annotated[Path | None, typer.Option(help="A file with one JSON object a line.")]


# An answer has every field, null where nothing was found.
_FIELDS: Final = (
    *("latitude", "longitude", "uncertainty_m", "geo_precision", "where_prec"),
    *("country", "admin1", "name", "kind", "how", "review", "reason"),
)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(geocode)
    app.command()(toponyms)


def geocode(
    place: Annotated[str | None, typer.Argument(help="A place name or phrase.")] = None,
    country: Annotated[str | None, typer.Option(help="Two-letter country code.")] = None,
    candidates: Annotated[
        int, typer.Option(min=1, max=50, help="How many answers to give at the most.")
    ] = 1,
    jsonl: Jsonl = None,
) -> None:
    """Print where a place is, with its radius and how it was found; one answer a line."""
    if (place is None) == (jsonl is None):
        raise BadInput("Name one place, or a file with --jsonl.")
    locator = locator_of(settings_for(None))
    if jsonl is not None:
        for row in _rows(jsonl, "place"):
            answer({"id": row["id"], **_located(locator, row)})
        return
    code = _country(country)
    text = place or ""
    found = open_resolver().locate(text, country=code, limit=candidates) if candidates > 1 else ()
    for each in found or (locator.locate_one(text, country=code),):
        answer({"id": place, **_answer(each)})


def toponyms(jsonl: Annotated[Path, typer.Option(help="A file with one text a line.")]) -> None:
    """Print the places that each text names, with their offsets; one text a line.

    A line may give its `source` (or `url`), whose other texts show where it reports from, and
    `spans`, offsets of names that are marked already.
    """
    rows = list(_rows(jsonl, "text"))
    texts = [
        SourcedText(text=row["text"], source=_source(row), spans=_spans(row, jsonl.name))
        for row in rows
    ]
    for row, found in zip(rows, find_in_many(texts, open_resolver()), strict=True):
        answer(
            {
                "id": row["id"],
                "toponyms": [
                    {"start": each.start, "end": each.end, "phrase": each.text}
                    | _answer(each.place)
                    for each in found
                ],
            }
        )


def _source(row: dict[str, Any]) -> str | None:
    for name in ("source", "url"):
        said = row.get(name)
        if isinstance(said, str) and said.strip():
            return urlsplit(said).hostname or said.strip()
    return None


def _spans(row: dict[str, Any], file: str) -> tuple[tuple[int, int], ...] | None:
    spans = row.get("spans")
    if spans is None:
        return None
    most = len(row["text"])
    if not isinstance(spans, list) or not all(_is_a_span(each, most) for each in spans):
        raise BadInput(
            f"{file}, id {str(row['id'])[:40]!r}: 'spans' takes pairs of offsets in the text."
        )
    return tuple((each[0], each[1]) for each in spans)


def _is_a_span(span: object, most: int) -> bool:
    return (
        isinstance(span, list)
        and len(span) == 2
        and all(isinstance(each, int) for each in span)
        and 0 <= span[0] < span[1] <= most
    )


def _located(locator: Locator, row: dict[str, Any]) -> dict[str, object]:
    return _answer(
        locator.locate_one(
            row["place"],
            country=_country(row.get("country")),
            admin1=row.get("admin1") or None,
            admin2=row.get("admin2") or None,
        )
    )


def _answer(place: Place | NotLocated) -> dict[str, object]:
    if isinstance(place, NotLocated):
        return dict.fromkeys(_FIELDS) | {"review": True, "reason": place.reason}
    return {name: getattr(place, name) for name in _FIELDS}


def _country(value: object) -> str | None:
    if value in (None, ""):
        return None
    code = str(value).strip().upper()
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise BadInput(f"A country is a two-letter code such as AM, not {str(value)[:40]!r}.")
    return code


def _rows(file: Path, wanted: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(bytes_of(file).split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise BadInput(f"{file.name}, line {number} is not JSON in UTF-8.") from None
        if not isinstance(row, dict) or not isinstance(row.get(wanted), str) or "id" not in row:
            raise BadInput(f"{file.name}, line {number} needs an id and a text '{wanted}'.")
        yield row
