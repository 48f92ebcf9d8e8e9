"""A backup is verified before it gets its name, and restored only into an empty place."""

from __future__ import annotations

from pathlib import Path

from incidents.errors import LedgerError
from incidents.table.heads import HeadLog
from incidents.table.ledger import open_ledger
from incidents.table.revision import Head
from incidents.table.sqlite import copy, path_of
from incidents.table.verify import verify


def backup(address: str, target: Path) -> Head:
    """Copy the ledger at an address into a new file, while others may go on writing.

    Raises:
        LedgerError: The target exists, or there is nothing to copy.
        Tampered: The ledger does not verify.
    """
    return _verified_copy(path_of(address), target)


def restore(source: Path, address: str) -> Head:
    """Put a backup at an address where nothing is yet.

    Raises:
        LedgerError: There is a ledger already, or no backup.
        Tampered: The backup does not verify.
    """
    return _verified_copy(source, path_of(address))


def _verified_copy(source: Path, target: Path) -> Head:
    if not source.is_file():
        raise LedgerError(f"There is no database {str(source)!r}.")
    if target.exists():
        raise LedgerError(f"{str(target)!r} exists already; name a file that does not.")
    if not target.absolute().parent.is_dir():
        raise LedgerError(f"The folder {str(target.absolute().parent)!r} does not exist.")
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        copy(source, part)
        ledger = open_ledger(f"sqlite:///{part.absolute()}")
        try:
            head = verify(ledger)
        finally:
            ledger.close()
        part.replace(target)
    finally:
        for left in target.absolute().parent.glob(f"{part.name}*"):
            left.unlink()
    if head.sequence:
        HeadLog(target.with_name(target.name + ".heads")).append(head)
    return head
