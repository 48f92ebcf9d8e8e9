"""The scheme of an address decides which database it names."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from incidents.errors import SettingsError
from incidents.settings import ROOT
from incidents.table.database import Database


def open_database(address: str) -> Database:
    """Open the database at an address.

    Args:
        address: `sqlite:///PATH`, to be read only with `?mode=ro`; or
            `postgresql://USER@HOST/NAME`, whose log of heads lies in the data folder's `heads`
            or, with `?heads=FOLDER`, in that folder of this machine.

    Raises:
        SettingsError: The address is none this program opens.
        LedgerError: The database cannot be opened.
    """
    url = url_of(address)
    if url.get_backend_name() == "sqlite":
        from incidents.table.sqlite import SqliteDatabase

        return SqliteDatabase(url)
    from incidents.table.postgresql import PostgresDatabase

    folder = Path(str(url.query.get("heads") or ROOT / "data" / "heads")).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise SettingsError(
            f"The folder for the log of heads, {str(folder)!r}, cannot be made: {fault.strerror}."
        ) from fault
    url = url.difference_update_query(["heads"])
    return PostgresDatabase(url, folder / _heads_name(url))


def refuse_missing(address: str) -> None:
    """Refuse an address where nothing is yet; opening it would begin an empty ledger there.

    Raises:
        SettingsError: The address is none, or names a file that does not exist.
    """
    url = url_of(address)
    if url.get_backend_name() != "sqlite":
        return
    from incidents.table.sqlite import path_of

    path = path_of(url)
    if not path.exists():
        raise SettingsError(
            f"There is no ledger at {str(path)!r}. Name the one that you mean by --database or "
            "INCIDENTS_DATABASE, or begin one by `python -m incidents import FILE`."
        )


def url_of(address: str) -> URL:
    """The parts of an address.

    Raises:
        SettingsError: It is no address, or of a database that the ledger does not know.
    """
    try:
        url = make_url(address)
    except ArgumentError as fault:
        raise SettingsError("The database's address is none; write sqlite:///PATH.") from fault
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise SettingsError(
            f"The database {url.render_as_string()!r} is none this version opens; write "
            "sqlite:///PATH or postgresql://USER@HOST/NAME."
        )
    return url


def _heads_name(url: URL) -> str:
    """The file in which this machine logs the heads of a server's database."""
    where = f"{url.host or url.query.get('host')}:{url.port}/{url.database}"
    plain = re.sub(r"[^A-Za-z0-9_-]+", "_", url.database or "ledger")
    return f"{plain}-{sha256(where.encode()).hexdigest()[:12]}.heads"
