"""Settings are read once, at the top, into one object that never changes."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.servers import Server, ServerKind
from incidents.errors import SettingsError

ROOT: Final = Path(__file__).resolve().parent.parent
_DATABASE: Final = "INCIDENTS_DATABASE"
_DATA: Final = "INCIDENTS_DATA"
_ACTOR: Final = "INCIDENTS_ACTOR"
_SERVERS: Final = {
    "INCIDENTS_NOMINATIM": ServerKind.NOMINATIM,
    "INCIDENTS_PHOTON": ServerKind.PHOTON,
    "INCIDENTS_GEONAMES": ServerKind.GEONAMES,
}
TILES: Final = "INCIDENTS_TILES"
TILE_SERVER: Final = "INCIDENTS_TILE_SERVER"
PLACE_NAMES: Final = "INCIDENTS_PLACE_NAMES"
_GEONAMES_USER: Final = "INCIDENTS_GEONAMES_USER"


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a run of the program was told.

    Attributes:
        database: The ledger's address, such as `sqlite:///data/incidents.db`.
        data: The folder of samples, lexicon and gazetteer.
        actor: Who makes changes when nobody logs in.
        servers: Place servers that may be asked for what the gazetteer does not know; none
            unless somebody names one.
        tiles: A file of tiles that the map shows over its own basemap, or None.
        tile_server: The address of a server of such tiles, or None. Neither is checked here: the
            map goes on without them.
        place_names: A file of the names that this project shows places by, or None.
    """

    database: str
    data: Path
    actor: str
    servers: tuple[Server, ...] = ()
    tiles: Path | None = None
    tile_server: str | None = None
    place_names: Path | None = None

    @property
    def lexicon(self) -> Path:
        """Where the TOML files of the extraction lie."""
        return self.data / "lexicon"

    @property
    def mappings(self) -> Path:
        """Where the mappings of columns are remembered."""
        return self.data / "mappings"

    @property
    def views(self) -> Path:
        """The file of the saved views."""
        return self.data / "views.json"

    @property
    def columns(self) -> Path:
        """The file of the table's chosen columns."""
        return self.data / "columns.json"

    @property
    def samples(self) -> Path:
        """Where the samples lie."""
        return self.data / "samples"


def read_settings(environment: Mapping[str, str], *, database: str | None = None) -> Settings:
    """Read the settings from the environment; an argument wins over it.

    Args:
        environment: INCIDENTS_DATABASE, INCIDENTS_DATA, INCIDENTS_ACTOR, the place servers
            INCIDENTS_NOMINATIM, INCIDENTS_PHOTON and INCIDENTS_GEONAMES, and the map's
            INCIDENTS_TILES, INCIDENTS_TILE_SERVER and INCIDENTS_PLACE_NAMES are read.
        database: The ledger's address from the command line, or None.

    Raises:
        SettingsError: A setting is wrong; the message names it.
    """
    data = Path(environment.get(_DATA) or ROOT / "data")
    if not data.is_dir():
        raise SettingsError(f"{_DATA} names {str(data)!r}, which is no folder.")
    address = database or environment.get(_DATABASE) or f"sqlite:///{data / 'incidents.db'}"
    if "://" not in address:
        raise SettingsError(
            f"The database {address!r} is no address; write it like sqlite:///data/incidents.db."
        )
    return Settings(
        database=address,
        data=data,
        actor=environment.get(_ACTOR) or _login_name(),
        servers=_servers(environment),
        tiles=Path(environment[TILES]) if environment.get(TILES) else None,
        tile_server=environment.get(TILE_SERVER) or None,
        place_names=Path(environment[PLACE_NAMES]) if environment.get(PLACE_NAMES) else None,
    )


def _servers(environment: Mapping[str, str]) -> tuple[Server, ...]:
    found = []
    for name, kind in _SERVERS.items():
        url = environment.get(name)
        if url:
            user = environment.get(_GEONAMES_USER, "") if kind is ServerKind.GEONAMES else ""
            try:
                found.append(Server(kind=kind, url=url, username=user))
            except ValueError as fault:
                raise SettingsError(f"{name}: {fault}.") from fault
    return tuple(found)


def settings_of_this_process(*, database: str | None = None) -> Settings:
    """Read the settings from this process's environment."""
    return read_settings(os.environ, database=database)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run under a user id that has no name
        return "unknown"
