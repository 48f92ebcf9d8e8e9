"""A project's aliases: names that an analyst confirmed to mean a place, kept in one file.

The file is written whole beside the old one and put in its place, so a reader sees the one or the
other. It is read again where another process has changed it.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from geo.errors import AliasRefused
from geo.gazetteer.entry import Entry, Kind, Layer
from geo.gazetteer.part import endings_of
from geo.gazetteer.tables import own_id
from geo.names import normal
from geo.place import Place
from geo.turns import taking_turns

_LOOK_AGAIN_S: Final = 1.0
_LONGEST: Final = 200
_VERSION: Final = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Alias:
    """A name and the place that a person said it means.

    Attributes:
        name: The name as it is written in the sources.
        place: The place's name in the gazetteer.
        latitude: Degrees north.
        longitude: Degrees east.
        radius_m: Radius in metres of the circle that holds the place.
        kind: What the place is, see Kind.
        country: ISO 3166-1 alpha-2, or None.
        admin1: Name of the first-order division, or None.
        by: Who confirmed it.
        at: When, UTC, ISO 8601.
    """

    name: str
    place: str
    latitude: float
    longitude: float
    radius_m: int
    kind: str
    country: str | None
    admin1: str | None
    by: str
    at: str

    def entry(self) -> Entry:
        """The alias as a place of the gazetteer."""
        return Entry(
            id=own_id(f"alias {normal(self.name)}"),
            name=self.place,
            kind=Kind(self.kind) if self.kind in set(Kind) else Kind.FEATURE,
            country=self.country,
            admin1=None,
            admin1_name=self.admin1,
            latitude=self.latitude,
            longitude=self.longitude,
            population=0,
            radius_m=self.radius_m,
        )


class Aliases:
    """The aliases of a project; a name has one meaning, and the last one said is it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._looked = -_LOOK_AGAIN_S
        self._stamp: tuple[int, int] | None = None
        self._known: Mapping[str, Alias] = MappingProxyType({})

    def __iter__(self) -> Iterator[Alias]:
        return iter(tuple(self._current().values()))

    def add(self, name: str, place: Place, *, by: str) -> Alias:
        """Let a name mean a place from now on.

        Raises:
            AliasRefused: The name has no letter or digit, or is too long.
        """
        key = normal(name)
        if not key or len(name) > _LONGEST:
            raise AliasRefused(f"An alias is a name of at most {_LONGEST} characters.")
        alias = Alias(
            name=" ".join(name.split()),
            place=place.name,
            latitude=place.latitude,
            longitude=place.longitude,
            radius_m=place.uncertainty_m,
            kind=place.kind,
            country=place.country,
            admin1=place.admin1,
            by=by,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        with self._alone():
            self._write({**self._read(), key: alias})
        return alias

    def remove(self, name: str) -> None:
        """Let a name mean what the gazetteer says again.

        Raises:
            AliasRefused: No alias has this name.
        """
        with self._alone():
            known = dict(self._read())
            if known.pop(normal(name), None) is None:
                raise AliasRefused(f"There is no alias {name[:80]!r}.")
            self._write(known)

    @property
    def version(self) -> object:
        """What changes whenever an alias does."""
        self._current()
        return self._stamp

    def bearing(self, key: str) -> Sequence[Entry]:
        """The place that a normal form was confirmed to mean."""
        alias = self._current().get(key)
        return (alias.entry(),) if alias else ()

    def among(self, keys: Iterable[str]) -> set[str]:
        """Which of many normal forms were confirmed."""
        return self._current().keys() & set(keys) if self._current() else set()

    def begun_with(self, key: str) -> set[str]:
        """The aliases' normal forms that begin so."""
        return {known for known in self._current() if known.startswith(key)}

    def have_ending(self, ending: str) -> bool:
        """Whether this follows the first letters of an alias's normal form."""
        return ending in endings_of(self._current())

    def that_begin(self, key: str) -> set[str]:
        """The aliases' normal forms that a row of words begins with."""
        return self.among(accumulate(key.split(), "{} {}".format))

    def entries(self, ids: Iterable[int]) -> dict[int, Entry]:
        """Places by their ids; an id that is none is left out."""
        known = {entry.id: entry for entry in (each.entry() for each in self._current().values())}
        return {each: known[each] for each in ids if each in known}

    def layer(self) -> Layer:
        """The aliases as a layer of the gazetteer."""
        return Layer(
            name="project",
            source="names confirmed by this project's analysts",
            licence="the project's own",
            attribution="",
            places=len(self._current()),
        )

    def _current(self) -> Mapping[str, Alias]:
        now = time.monotonic()
        if now - self._looked >= _LOOK_AGAIN_S:
            self._looked = now
            stamp = self._stamped()
            if stamp != self._stamp:
                self._known, self._stamp = self._read(), stamp
        return self._known

    def _alone(self) -> AbstractContextManager[None]:
        return taking_turns(self.path.with_suffix(".lock"))

    def _stamped(self) -> tuple[int, int] | None:
        try:
            about = self.path.stat()
        except FileNotFoundError:
            return None
        return about.st_mtime_ns, about.st_size

    def _read(self) -> Mapping[str, Alias]:
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            return MappingProxyType({})
        try:
            rows: list[dict[str, Any]] = json.loads(text)["aliases"]
            return MappingProxyType({normal(row["name"]): Alias(**row) for row in rows})
        except (ValueError, KeyError, TypeError) as fault:
            raise AliasRefused(
                f"The file of aliases {self.path.name} cannot be read; mend it or move it away."
            ) from fault

    def _write(self, known: Mapping[str, Alias]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        rows = [asdict(known[key]) for key in sorted(known)]
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=self.path.parent, prefix=".aliases-", delete=False
        ) as file:
            json.dump({"version": _VERSION, "aliases": rows}, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(self.path)
        self._known, self._stamp = MappingProxyType(dict(known)), self._stamped()
