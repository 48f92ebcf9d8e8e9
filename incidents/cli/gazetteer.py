"""The gazetteer says what it is made of, takes in more layers and lets go of them."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from geo.gazetteer import build as build_anew
from geo.gazetteer import (
    import_layer,
    layers,
    layers_left_out,
    open_gazetteer,
    remove_layer,
    restore_layer,
)
from incidents.cli.answers import answer
from incidents.cli.progress import shown_with_words

_GROUP = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="What places are found in: its layers, and more of them.",
)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(_GROUP, name="gazetteer")


@_GROUP.command()
def info() -> None:
    """Print each layer with its source and licence, and what is left out with the way back."""
    with shown_with_words("Gazetteer") as tell:
        open_gazetteer(progress=tell)
    for layer in layers():
        answer(asdict(layer))
    for name, without in layers_left_out().items():
        answer(_left_out(name, without))


@_GROUP.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="A GeoNames file, GeoJSON, or a CSV with names and coordinates.")
    ],
    name: Annotated[str, typer.Option(help="What the layer is called: small letters and digits.")],
    source: Annotated[str, typer.Option(help="Whose data it is, with its version.")],
    licence: Annotated[str, typer.Option(help="Under which terms.")],
    attribution: Annotated[
        str | None, typer.Option(help="The words that the licence asks for.")
    ] = None,
    date: Annotated[str | None, typer.Option(help="When the data is from.")] = None,
) -> None:
    """Import a file of places as a layer beside the others; one of the same name is replaced."""
    with shown_with_words(f"Importing {file.name}") as tell:
        done = import_layer(
            file,
            name=name,
            source=source,
            licence=licence,
            attribution=attribution,
            date=date,
            progress=tell,
        )
    answer(
        {
            **asdict(done.layer),
            "names": done.names,
            "left_out": dict(done.left_out),
            "seconds": round(done.seconds, 1),
        }
    )


@_GROUP.command()
def remove(name: Annotated[str, typer.Argument(help="The layer's name.")]) -> None:
    """Let go of an imported layer, or leave out one that comes with the program."""
    before = layers_left_out()
    remove_layer(name)
    answer({"removed": name})
    for each, without in layers_left_out().items():
        if each not in before:
            answer(_left_out(each, without))


@_GROUP.command()
def restore(name: Annotated[str, typer.Argument(help="The layer's name.")]) -> None:
    """Take in again what comes with the program and was removed."""
    restore_layer(name)
    answer({"restored": name})


def _left_out(name: str, without: str) -> dict[str, object]:
    return {
        "name": name,
        "left_out": True,
        "without_it": without,
        "back": f"python -m incidents gazetteer restore {name}",
    }


@_GROUP.command()
def build() -> None:
    """Build the core anew from its sources."""
    with shown_with_words("Building the gazetteer") as tell:
        build_anew(progress=tell)
    for layer in layers():
        answer(asdict(layer))
