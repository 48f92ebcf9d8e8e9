"""What a revision changed is said in words, field by field."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from geo.place import Place
from incidents.count import Count
from incidents.interval import Interval
from incidents.record import Incident
from incidents.table.canonical import to_json


def in_words(before: Incident | None, after: Incident | None) -> tuple[str, ...]:
    """Each field that differs, as `field: before → after`."""
    if after is None:
        return ("withdrawn",)
    if before is None:
        return ("recorded",)
    return tuple(f"{name}: {old} → {new}" for name, old, new in field_by_field(before, after))


def field_by_field(before: Incident, after: Incident) -> tuple[tuple[str, str, str], ...]:
    """Each field that differs: its name, what it was and what it is, in words."""
    old, new = (json.loads(to_json(each)) for each in (before, after))
    return tuple(
        (
            field.name,
            _said(getattr(before, field.name), old.get(field.name)),
            _said(getattr(after, field.name), new.get(field.name)),
        )
        for field in fields(Incident)
        if old.get(field.name) != new.get(field.name)
    )


def _said(value: object, plain: Any) -> str:  # noqa: ANN401 - a piece of JSON
    if isinstance(value, (Count, Interval)):
        return value.in_words()
    if isinstance(value, Place):
        return f"{value.name} ({value.latitude:.4f}, {value.longitude:.4f}), {value.in_words()}"
    if value is None or value in ((), {}):
        return "nothing"
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)
