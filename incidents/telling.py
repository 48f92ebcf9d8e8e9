"""What is shown is told in the same words on the command line, over HTTP and in every export."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from incidents.count import Total
from incidents.view import Selection, Snapshot


def counted(snapshot: Snapshot, selection: Selection) -> dict[str, Any]:
    """How many incidents the filters show, and how many people were harmed, as ranges."""
    return {
        "incidents": selection.count,
        "killed": _range(selection.killed),
        "injured": _range(selection.injured),
        "filters": list(selection.filters.in_words()),
        "head": _head(snapshot),
    }


def about(snapshot: Snapshot, selection: Selection, *, attribution: str) -> dict[str, Any]:
    """What an export says of itself: whose data, which filters, which state of the ledger, when.

    Args:
        snapshot: Where the incidents are taken from.
        selection: Which ones.
        attribution: The words that the sources' licences ask for.
    """
    return {
        "attribution": attribution,
        "filters": list(selection.filters.in_words()),
        "incidents": selection.count,
        "head": _head(snapshot),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _range(total: Total) -> dict[str, int]:
    return {
        "min": total.minimum,
        "max": total.maximum,
        "unknown": total.unknown,
        "open_ended": total.open_ended,
    }


def _head(snapshot: Snapshot) -> dict[str, Any]:
    return {"sequence": snapshot.head.sequence, "hash": snapshot.head.hash or None}
