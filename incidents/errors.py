"""Every failure a person can meet is one of these, and its message says what to do next.

AtlasError
├── BadInput         what was handed in cannot be used; the caller shows the sentence
│   ├── BadFilter    a filter's value is not one
│   ├── BadArticle   bytes that are no readable article
│   └── BadTable     bytes that are no readable table, or a table nobody recognises
├── LedgerError      the ledger cannot do what was asked
│   ├── Conflict     somebody changed the incident meanwhile; carries both versions
│   ├── NotFound     no such incident or batch
│   ├── ReadOnly     the database cannot be written; reading still works
│   └── Tampered     verify found a row that is not what was written
├── NotKept          a small file beside the data cannot be written; the one before it stays
└── SettingsError    a setting is wrong; the program does not start
"""

from __future__ import annotations


class AtlasError(Exception):
    """The root of all failures whose message is written for a person."""


class BadInput(AtlasError):
    """What was handed in cannot be used; show the message and store nothing."""


class BadFilter(BadInput):
    """A filter's value is not one; the message names the filter and what it takes."""


class BadArticle(BadInput):
    """The bytes are no readable article; the message says why and what to do."""


class BadTable(BadInput):
    """The bytes are no readable table; the message says why and what to do."""


class LedgerError(AtlasError):
    """The ledger cannot do what was asked; nothing was written."""


class Conflict(LedgerError):
    """Somebody changed the incident meanwhile; read it again and let the person choose."""

    def __init__(self, incident_id: str, *, expected: int, found: int) -> None:
        super().__init__(
            f"Incident {incident_id} is at version {found}, not {expected}: "
            "it was changed meanwhile. Read it again before you change it."
        )
        self.incident_id = incident_id
        self.expected = expected
        self.found = found


class NotFound(LedgerError):
    """No such incident or batch; the message names it."""


class ReadOnly(LedgerError):
    """The database cannot be written; reading still works."""


class Tampered(LedgerError):
    """Verification found a row that is not what was written; the message names the first."""


class NotKept(AtlasError):
    """A small file beside the data cannot be written; the one before it is still there."""


class SettingsError(AtlasError):
    """A setting is wrong; the message names it and what it takes."""
