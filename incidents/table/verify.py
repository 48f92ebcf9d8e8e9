"""Verification walks the whole chain, offline, and names the first row that is wrong."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from incidents.errors import Tampered
from incidents.table.ledger import Ledger
from incidents.table.revision import Head
from incidents.table.rows import revision_hash
from incidents.table.schema import CURRENT


def verify(ledger: Ledger) -> Head:
    """Recompute every hash and compare every copy; return the head that was found sound.

    Raises:
        Tampered: A row is not what was written; the message names it.
    """
    latest, hashes = _walk(ledger)
    head = Head(sequence=len(hashes), hash=hashes[-1] if hashes else "")
    _compare_current(ledger, latest)
    _compare_log(ledger, hashes)
    _compare_sources(ledger)
    return head


def _walk(ledger: Ledger) -> tuple[dict[str, dict[str, Any]], list[str]]:
    latest: dict[str, dict[str, Any]] = {}
    hashes: list[str] = []
    for number, row in enumerate(ledger.revisions(), start=1):
        if row["sequence"] != number:
            raise Tampered(f"Revision {number} is missing: the next one is {row['sequence']}.")
        if row["previous_hash"] != (hashes[-1] if hashes else ""):
            raise Tampered(f"Revision {number} does not follow the one before it.")
        if row["hash"] != revision_hash(row):
            raise Tampered(f"Revision {number} was altered: its hash does not fit its contents.")
        before = latest.get(str(row["incident_id"]))
        if row["version"] != (before["version"] + 1 if before else 1):
            raise Tampered(
                f"Revision {number} is version {row['version']} of {row['incident_id']}, "
                "which is not the next one."
            )
        latest[str(row["incident_id"])] = row
        hashes.append(str(row["hash"]))
    return latest, hashes


def _compare_current(ledger: Ledger, latest: dict[str, dict[str, Any]]) -> None:
    missing = {key for key, row in latest.items() if row["body"] is not None}
    for row in ledger.current_rows():
        incident_id = str(row["incident_id"])
        made = latest.get(incident_id)
        if made is None or made["body"] is None:
            raise Tampered(f"Incident {incident_id} is shown, and no revision made it.")
        for column in CURRENT.columns:
            if row[column.name] != made[column.name]:
                raise Tampered(
                    f"Incident {incident_id} was altered: '{column.name}' is not what "
                    f"revision {made['sequence']} says."
                )
        missing.discard(incident_id)
    if missing:
        raise Tampered(f"Incident {min(missing)} is missing from what is shown.")


def _compare_log(ledger: Ledger, hashes: list[str]) -> None:
    for head in ledger.log.read():
        if head.sequence > len(hashes):
            raise Tampered(
                f"The ledger ends at revision {len(hashes)}, and the log of heads has seen "
                f"revision {head.sequence}: its tail was cut off."
            )
        if head.sequence and hashes[head.sequence - 1] != head.hash:
            raise Tampered(f"Revision {head.sequence} is not the one the log of heads has seen.")


def _compare_sources(ledger: Ledger) -> None:
    for article, data in ledger.sources():
        if sha256(data).hexdigest() != article.sha256:
            raise Tampered(f"The bytes of article {article.id} were altered.")
