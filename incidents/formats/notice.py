"""Every export says whose data it is, under which licence, what was asked for, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

_LICENCE: Final = (
    "Each incident stays under the licence of the data set or the source that it names; "
    "the columns dataset and sources say which."
)
_PROGRAM: Final = "Written by Incident Atlas."


def complete(about: Mapping[str, object]) -> dict[str, object]:
    """What an export says of itself, with the licence and the time where they were not given."""
    return {
        "licence": _LICENCE,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        **about,
    }


def in_sentences(about: Mapping[str, object]) -> tuple[str, ...]:
    """The same as sentences, for files whose readers see text."""
    whole = complete(about)
    filters = whole.get("filters")
    asked = "; ".join(map(str, filters)) if isinstance(filters, list | tuple) else filters
    head = whole.get("head")
    if isinstance(head, Mapping):
        head = f"{head.get('sequence')} {head.get('hash') or ''}".strip()
    known = {
        "Filters": asked or "all incidents",
        "Incidents": whole.get("incidents"),
        "Head of the ledger": head,
        "Time (UTC)": whole["at"],
        "Licence": whole["licence"],
        "Attribution": whole.get("attribution"),
        "Safe publication": whole.get("safe_publication"),
    }
    said = (f"{name}: {value}" for name, value in known.items() if value is not None)
    return (_PROGRAM, *said)
