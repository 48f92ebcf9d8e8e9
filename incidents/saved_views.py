"""A view is saved under a name: its filters, who saved it and when, in a file beside the data."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from incidents.errors import BadInput
from incidents.filters import Filters, from_params, to_params
from incidents.record import unstorable
from incidents.whole_file import write_whole

_MOST: Final = 200
_LONGEST: Final = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedView:
    """Filters under a name.

    Attributes:
        name: As the person called it.
        params: The filters, by their names in the address.
        by: Who saved it.
        at: When, in UTC.
    """

    name: str
    params: Mapping[str, list[str]]
    by: str
    at: datetime

    def filters(self) -> Filters:
        """The filters.

        Raises:
            BadFilter: A filter is no longer known, or its value is none.
        """
        return from_params(self.params)


_WRITTEN: Final = TypeAdapter(list[SavedView])


class SavedViews:
    """The views that were saved; threads may share it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def all(self) -> tuple[SavedView, ...]:
        """Every saved view, by name.

        Raises:
            BadInput: The file is not what this program wrote, or cannot be read; the message
                names it.
        """
        try:
            found = _WRITTEN.validate_json(self._file.read_bytes())
        except FileNotFoundError:
            return ()
        except (OSError, ValidationError) as fault:
            raise BadInput(
                f"The saved views in {self._file.name} cannot be read; mend or remove the file."
            ) from fault
        return tuple(sorted(found, key=lambda each: each.name.casefold()))

    def save(self, name: str, filters: Filters, *, by: str) -> SavedView:
        """Save filters under a name; the view that had it is replaced.

        Raises:
            BadInput: The name is empty, too long, or there are too many.
            NotKept: The file cannot be written.
        """
        called = name.strip()
        if not called or len(called) > _LONGEST or unstorable(called):
            raise BadInput(f"Give the view a name of 1 to {_LONGEST} characters.")
        view = SavedView(name=called, params=to_params(filters), by=by, at=datetime.now(UTC))
        with self._lock:
            others = [each for each in self.all() if each.name != called]
            if len(others) >= _MOST:
                raise BadInput(f"There are {_MOST} saved views; remove one first.")
            self._write([*others, view])
        return view

    def remove(self, name: str) -> None:
        """Forget a view; one that is not there is none to forget.

        Raises:
            BadInput: The file is not what this program wrote.
            NotKept: The file cannot be written.
        """
        with self._lock:
            self._write([each for each in self.all() if each.name != name])

    def _write(self, views: list[SavedView]) -> None:
        plain = [{**asdict(each), "at": each.at.isoformat()} for each in views]
        write_whole(self._file, json.dumps(plain, ensure_ascii=False, indent=1))
