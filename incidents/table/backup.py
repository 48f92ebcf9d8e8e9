"""A backup is verified before it gets its name, and restored only into an empty place.

A backup of either database is one SQLite ledger: it opens, and verifies, without a server.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from incidents.errors import LedgerError
from incidents.table.heads import HeadLog
from incidents.table.ledger import open_ledger
from incidents.table.opening import open_database, url_of
from incidents.table.revision import Head
from incidents.table.sqlite import copy, path_of
from incidents.table.transfer import load
from incidents.table.verify import verify


def backup(address: str, target: Path) -> Head:
    """Copy the ledger at an address into a new file, while others may go on writing.

    Raises:
        LedgerError: The target exists, or there is nothing to copy.
        Tampered: The ledger does not verify.
    """
    url = url_of(address)
    if url.get_backend_name() == "sqlite":
        _must_exist(path_of(url))
    database = open_database(address)
    try:
        return _verified(target, database.save, database.heads)
    finally:
        database.close()


def restore(source: Path, address: str) -> Head:
    """Put a backup at an address where nothing is yet.

    Raises:
        LedgerError: There is a ledger already, or no backup.
        Tampered: The backup does not verify.
    """
    _must_exist(source)
    heads = _heads_of(source)
    url = url_of(address)
    if url.get_backend_name() == "sqlite":
        target = path_of(url)
        if target.exists():
            raise LedgerError(
                f"The ledger {str(target)!r} exists already; move it away, or name another."
            )
        return _verified(target, partial(copy, source), heads)
    with TemporaryDirectory() as folder:
        # The backup itself may lie where nothing can be written, and stays as it is.
        checked = Path(folder) / "backup.db"
        head = _verified(checked, partial(copy, source), heads)
        database = open_database(address)
        try:
            load(checked, database)
            database.heads.parent.mkdir(parents=True, exist_ok=True)
            HeadLog(database.heads).append(head, HeadLog(_heads_of(checked)).kept())
        finally:
            database.close()
    return head


def _verified(target: Path, make: Callable[[Path], None], heads: Path) -> Head:
    if target.exists():
        raise LedgerError(f"{str(target)!r} exists already; name a file that does not.")
    if not target.absolute().parent.is_dir():
        raise LedgerError(f"The folder {str(target.absolute().parent)!r} does not exist.")
    part = target.absolute().with_name(f".{target.name}.part")
    _remove(part)
    try:
        # The log first: a head that is written meanwhile must not look like a cut-off tail.
        if heads.exists():
            copyfile(heads, _heads_of(part))
        make(part)
        ledger = open_ledger(f"sqlite:///{part}")
        try:
            head = verify(ledger)
            ledger.log.append(head)
        finally:
            ledger.close()
        if _heads_of(part).exists():
            _heads_of(part).replace(_heads_of(target))
        part.replace(target)
    finally:
        _remove(part)
    return head


def _heads_of(path: Path) -> Path:
    return path.with_name(path.name + ".heads")


def _must_exist(path: Path) -> None:
    if not path.is_file():
        raise LedgerError(f"There is no database {str(path)!r}.")


def _remove(part: Path) -> None:
    for left in part.parent.glob(f"{part.name}*"):
        left.unlink()
