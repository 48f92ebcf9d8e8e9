"""What a disputed place is called on the page is the project's choice; records keep their names.

The file is TOML, one table `[names]`: the name as records and the map have it, and the one to show.
A name means every place that bears it, capitals and spaces apart.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from incidents.errors import SettingsError
from incidents.same_name import name_key
from incidents.settings import PLACE_NAMES, Settings

_LONGEST: Final = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceNames:
    """The names that a project shows instead of others.

    Attributes:
        chosen: By the name as it is written elsewhere, without regard to capitals and spaces.
    """

    chosen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, name: str) -> str:
        """The name to show."""
        return self.chosen.get(name_key(name), name) if self.chosen else name

    def among(self, names: Iterable[str]) -> Mapping[str, str]:
        """Those of many names for which another is shown, and which."""
        return {name: self.of(name) for name in names if self.of(name) != name}


@cache
def place_names(settings: Settings) -> PlaceNames:
    """Read the file that the settings name; without one, every place keeps its name.

    Raises:
        SettingsError: The file is missing or wrong; the message says where.
    """
    path = settings.place_names
    if path is None:
        return PlaceNames()
    table = _table(path)
    chosen = {}
    for name, shown in table.items():
        if not isinstance(shown, str) or not shown.strip() or len(shown) > _LONGEST:
            raise SettingsError(
                f"{PLACE_NAMES}: {path.name} gives {name[:80]!r} no name to show; write it like"
                ' "Western Sahara" = "Sahrawi Republic".'
            )
        chosen[name_key(name)] = " ".join(shown.split())
    return PlaceNames(chosen=MappingProxyType(chosen))


def _table(path: Path) -> Mapping[str, object]:
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except OSError as fault:
        raise SettingsError(
            f"{PLACE_NAMES} names {str(path)!r}, which cannot be read: {fault.strerror}."
        ) from fault
    except ValueError as fault:
        raise SettingsError(f"{PLACE_NAMES}: {path.name} is no TOML: {fault}.") from fault
    table = said.get("names")
    if not isinstance(table, dict) or set(said) != {"names"}:
        raise SettingsError(f"{PLACE_NAMES}: {path.name} has one table, [names], and no other.")
    return table
