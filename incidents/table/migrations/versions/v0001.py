"""Schema 1 is the first: new databases are made by schema.py, and this is where old ones begin."""

from __future__ import annotations

from typing import Final

revision: Final = "0001"
down_revision: Final = None


def upgrade() -> None:
    """Nothing comes before it."""
