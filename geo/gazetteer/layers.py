"""Layers are imported and removed one by one; the core and the other layers stay as they are.

A file is read whole before its layer takes its place. One that is cut off or of another kind is
refused, and the gazetteer is as it was.
"""

from __future__ import annotations

import json
import re
import shutil
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import Final

from geo.errors import LayerRefused
from geo.gazetteer import geonames
from geo.gazetteer.build import BUILT, Progress, layers_folder, open_gazetteer
from geo.gazetteer.entry import Layer
from geo.gazetteer.geonames import LeftOut, Named
from geo.gazetteer.index import PLACES_FILE, Gazetteer
from geo.gazetteer.left_out import leave_out, left_out, take_in_again
from geo.gazetteer.shipped import ADMIN1, WITHOUT, layers_called
from geo.gazetteer.tables import table
from geo.gazetteer.tabular import features_of_lines, places_of_features, places_of_table
from geo.gazetteer.unpacked import lines_of
from geo.gazetteer.write import PartWriter, beside

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_NAMES_AT_ONCE: Final = 10_000
_LARGEST_GEOJSON: Final = 200_000_000
_MOST_UNREADABLE: Final = 0.2
_UNREADABLE: Final = "coordinates"
_ATTRIBUTION: Final = {
    "CC BY 4.0": "{source}, CC BY 4.0",
    "ODbL": "{source}; OpenStreetMap contributors, ODbL",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What an import did.

    Attributes:
        layer: The new layer.
        names: How many other names were added to places that were known.
        left_out: How many rows are no places of the gazetteer, by reason.
        seconds: How long it took.
    """

    layer: Layer
    names: int
    left_out: Mapping[str, int]
    seconds: float


def layers(*, folder: Path = BUILT) -> tuple[Layer, ...]:
    """The layers of the gazetteer, the core's first."""
    return open_gazetteer(folder=folder).layers()


def import_layer(  # noqa: PLR0913 - what a layer must say of itself
    path: Path,
    *,
    name: str,
    source: str,
    licence: str,
    attribution: str | None = None,
    date: str | None = None,
    progress: Progress | None = None,
    folder: Path = BUILT,
) -> Imported:
    """Import a file as a layer; a layer of the same name is replaced.

    Args:
        path: A GeoNames country file, allCountries or alternateNamesV2 (.txt, .zip, .gz), GeoJSON
            (whole, or one feature a line), or a CSV with a header, a name and coordinates.
        name: What the layer is called: small letters, digits, "-" and "_".
        source: Whose data it is, with its version.
        licence: Under which terms.
        attribution: The words that the licence asks for; made from source and licence if not given.
        date: When the data is from; the file's own date if not given.
        progress: Is told how many bytes of how many are read, and what is being done.
        folder: Where the built gazetteer lies.

    Raises:
        LayerRefused: The file is cut off or is no gazetteer, or the name is none. Nothing changed.
    """
    began = time.monotonic()
    _checked(name)
    for what, said in (("source", source), ("licence", licence)):
        if not said.strip():
            raise LayerRefused(f"Say the layer's {what}: the map has to name it.")
    if not path.is_file():
        raise LayerRefused(f"There is no file {path.name!r}.")
    about = Layer(
        name=name,
        source=source,
        licence=licence,
        attribution=attribution or _ATTRIBUTION.get(licence, "{source}").format(source=source),
        places=0,
        date=date or datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat(),
    )
    known = open_gazetteer(folder=folder)
    with beside(layers_folder(folder) / name) as part, PartWriter(part) as writer:
        left_out: Counter[str] = Counter()
        try:
            with lines_of(path, progress or _say_nothing) as lines:
                names = _read(lines, path, writer, known, left_out, name)
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as fault:
            raise LayerRefused(
                f"{path.name} cannot be read to its end: it is cut off or damaged. Get it again; "
                "nothing was imported."
            ) from fault
        except UnicodeDecodeError as fault:
            raise LayerRefused(
                f"{path.name} is not UTF-8 text. Save it as UTF-8; nothing was imported."
            ) from fault
        _enough(writer.places + names, left_out, path.name)
        layer = Layer(
            name=about.name,
            source=about.source,
            licence=about.licence,
            attribution=about.attribution,
            places=writer.places,
            date=about.date,
        )
        writer.finish([layer])
    return Imported(
        layer=layer,
        names=names,
        left_out=MappingProxyType(dict(left_out)),
        seconds=time.monotonic() - began,
    )


def remove_layer(name: str, *, folder: Path = BUILT) -> None:
    """Remove an imported layer, or leave one of the program's own out, or a group of them.

    Raises:
        LayerRefused: There is no layer of this name, or it is left out already.
    """
    if layers_called(name):
        leave_out(name, layers_folder(folder))
        return
    place = layers_folder(folder) / _checked(name)
    if not (place / PLACES_FILE).is_file():
        raise LayerRefused(f"There is no imported layer {name!r}.")
    gone = place.with_name(f".gone-{name}")
    place.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def restore_layer(name: str, *, folder: Path = BUILT) -> None:
    """Take one of the program's own layers, or a group of them, in again that was removed.

    Raises:
        LayerRefused: None of that name was removed.
    """
    take_in_again(name, layers_folder(folder))


def layers_left_out(*, folder: Path = BUILT) -> Mapping[str, str]:
    """The program's own layers that are left out, with what is not known without each."""
    without = left_out(layers_folder(folder))
    return {name: said for name, said in WITHOUT.items() if name in without}


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise LayerRefused(
            "A layer's name has up to 40 small letters, digits, '-' and '_', such as 'osm-sudan'."
        )
    if layers_called(name):
        raise LayerRefused(f"{name!r} is a layer of the program's own; choose another name.")
    return name


def _read(
    lines: Iterator[str],
    path: Path,
    writer: PartWriter,
    known: Gazetteer,
    left_out: Counter[str],
    layer: str,
) -> int:
    first = next(lines, "")
    lines = chain([first], lines)
    row = first.rstrip("\r\n").split("\t")
    if geonames.is_places(row):
        named = () if ADMIN1 in known.without else table("admin1.tsv")
        divisions = {each["code"]: each["name"] for each in named}
        found = geonames.places(lines, divisions)
    elif geonames.is_names(row):
        return _read_names(geonames.other_names(lines), writer, known, left_out)
    elif first.lstrip("\x1e").startswith("{"):
        found = places_of_features(_features(first, lines, path), layer)
    else:
        found = places_of_table(lines, layer)
    _write(found, writer, left_out)
    return 0


def _write(found: Iterable[Named | LeftOut], writer: PartWriter, left_out: Counter[str]) -> None:
    for each in found:
        if isinstance(each, LeftOut):
            left_out[each.reason] += 1
        else:
            writer.add(*each)


def _read_names(
    found: Iterator[tuple[int, str] | LeftOut],
    writer: PartWriter,
    known: Gazetteer,
    left_out: Counter[str],
) -> int:
    added = 0
    while some := list(islice(found, _NAMES_AT_ONCE)):
        named = [each for each in some if not isinstance(each, LeftOut)]
        left_out.update(each.reason for each in some if isinstance(each, LeftOut))
        there = known.known(number for number, _ in named)
        for number, name in named:
            if number in there:
                writer.name(number, name, 1)
                added += 1
            else:
                left_out["a name of a place that no layer has"] += 1
    return added


def _features(first: str, lines: Iterator[str], path: Path) -> Iterator[object]:
    try:
        one = json.loads(first)
    except ValueError:
        one = None
    if isinstance(one, dict) and one.get("type") == "Feature":
        return features_of_lines(lines)
    if path.stat().st_size > _LARGEST_GEOJSON:
        raise LayerRefused(
            f"{path.name} is larger than {_LARGEST_GEOJSON // 1_000_000} MB; write it with one "
            "feature a line (GeoJSONSeq). Nothing was imported."
        )
    try:
        whole = json.loads("".join(lines))
        features = whole["features"]
    except (ValueError, KeyError, RecursionError) as fault:
        raise LayerRefused(
            f"{path.name} is no whole GeoJSON: it is cut off or of another kind. "
            "Nothing was imported."
        ) from fault
    if not isinstance(features, list):
        raise LayerRefused(f"{path.name} has no list of features. Nothing was imported.")
    return iter(features)


def _enough(taken: int, left_out: Counter[str], file: str) -> None:
    if not taken:
        raise LayerRefused(f"{file} has no place with a name and coordinates.")
    unreadable = sum(number for reason, number in left_out.items() if _UNREADABLE in reason)
    if unreadable > _MOST_UNREADABLE * (taken + unreadable):
        raise LayerRefused(
            f"{unreadable:,} of {taken + unreadable:,} rows of {file} have no usable coordinates: "
            "its columns are not what their names say. Nothing was imported."
        )


def _say_nothing(_done: int, _total: int, _what: str) -> None:
    """Nobody asked."""
