"""A link cites the ledger's head; opened later it shows what was seen then, and what changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from incidents.errors import BadFilter, NotFound
from incidents.table import Head, Ledger, Revision
from incidents.view import Banned, Snapshot, View
from incidents.view.matching import nobody_knows
from incidents.view.past import past

# The parameter of an address, beside the filters.
AT: Final = "at"
_DIGITS: Final = 12
_WRITTEN: Final = re.compile(r"([0-9]{1,15})-([0-9a-f]{12,64})")


@dataclass(frozen=True, kw_only=True, slots=True)
class Since:
    """What has changed since a head.

    Attributes:
        new: Incidents that were not there.
        changed: Incidents that were there and are otherwise now.
        gone: Incidents that are no longer shown.
    """

    new: int
    changed: int
    gone: int


def cite(head: Head) -> str:
    """A head as a link names it."""
    return f"{head.sequence}-{head.hash[:_DIGITS]}"


def head_cited(text: str) -> Head:
    """Read what `cite` wrote.

    Raises:
        BadFilter: It is none.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise BadFilter(f"'{AT}' takes a head that a link of ours cites, not {text[:40]!r}.")
    return Head(sequence=int(found[1]), hash=found[2])


@lru_cache(maxsize=4)
def snapshot_cited(ledger: Ledger, text: str, banned: Banned = nobody_knows) -> Snapshot:
    """The incidents as they were at the head that a link cites.

    Args:
        ledger: Where they are kept.
        text: The head as the link has it.
        banned: Tells which weapons a treaty bans; without it, that filter is refused.

    Raises:
        BadFilter: The text is no head.
        NotFound: The ledger never had it.
    """
    cited = head_cited(text)
    then = past(ledger, cited.sequence)
    if not then.head().hash.startswith(cited.hash):
        raise NotFound(
            f"This ledger never had the head {text[:40]}: the link cites another ledger, or this "
            "one was changed by hand. Run verify."
        )
    return View(then, banned).snapshot()


def changed_since(ledger: Ledger, then: Snapshot) -> Since:
    """Count what has changed since a snapshot was taken."""
    new = changed = 0
    for batch in ledger.current_batches(then.head.sequence):
        for incident_id in batch.column("incident_id").to_pylist():
            was_there = then.row_of(incident_id) is not None
            changed += was_there
            new += not was_there
    gone = sum(then.row_of(each) is not None for each in ledger.withdrawn_since(then.head.sequence))
    return Since(new=new, changed=changed, gone=gone)


def revision_then(ledger: Ledger, incident_id: str, head: Head) -> Revision | None:
    """An incident's last revision up to a head, or None where it was not there."""
    before = [each for each in ledger.history(incident_id) if each.sequence <= head.sequence]
    return before[-1] if before and before[-1].incident is not None else None
