"""What a revision changed is said in words, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from geo.place import Place
from incidents.count import Count
from incidents.interval import Interval
from incidents.record import Incident
from incidents.table.revision import Operation, Revision


def told(revisions: Iterable[Revision]) -> Iterator[tuple[Revision, tuple[str, ...]]]:
    """Each revision of one incident, from the first on, with what it changed in words."""
    before = None
    for each in revisions:
        yield each, (*_of_two(each), *_changes(each, before))
        before = each.incident


def in_words(before: Incident, after: Incident) -> tuple[str, ...]:
    """Each field that differs, as `field: before → after`; of a list, what came and what went."""
    return tuple(
        f"{name_of(name)}: {_moved(old, new)}" for name, old, new in _differing(before, after)
    )


def field_by_field(before: Incident, after: Incident) -> tuple[tuple[str, str, str], ...]:
    """Each field that differs: its name, what it was and what it is, in words."""
    return tuple((name, _said(old), _said(new)) for name, old, new in _differing(before, after))


def name_of(field: str) -> str:
    """A field's name in words."""
    return field.replace("_", " ")


def _of_two(revision: Revision) -> tuple[str, ...]:
    match revision.operation:
        case Operation.MERGE if revision.incident is None:
            return (f"merged into {revision.other_id}",)
        case Operation.MERGE:
            return (f"{revision.other_id} merged into it",)
        case Operation.UNMERGE:
            return (f"taken apart from {revision.other_id}",)
    return ()


def _changes(revision: Revision, before: Incident | None) -> tuple[str, ...]:
    if revision.incident is None:
        return () if revision.operation is Operation.MERGE else ("withdrawn",)
    if before is None:
        return ("recorded",) if revision.version == 1 else ("brought back",)
    return in_words(before, revision.incident)


def _differing(before: Incident, after: Incident) -> Iterator[tuple[str, Any, Any]]:
    for field in fields(Incident):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            yield field.name, old, new


def _moved(old: object, new: object) -> str:
    if not (isinstance(old, tuple) and isinstance(new, tuple)):
        return f"{_said(old)} → {_said(new)}"
    gone = tuple(each for each in old if each not in new)
    come = tuple(each for each in new if each not in old)
    said = [f"{word} {_said(each)}" for word, each in (("no longer", gone), ("now", come)) if each]
    return "; ".join(said) or "the same in another order"


def _said(value: object) -> str:
    match value:
        case Count() | Interval():
            said = value.in_words()
        case Place():
            point = f"{value.latitude:.4f}, {value.longitude:.4f}"
            said = f"{value.name} ({point}), {value.in_words()}"
        case bool():
            said = "yes" if value else "no"
        case Enum():
            said = str(value.value)
        case tuple():
            said = "; ".join(map(_said, value))
        case dict():
            said = "; ".join(f"{key}: {each}" for key, each in value.items())
        case None:
            said = ""
        case _:
            said = _record(value) if is_dataclass(value) else str(value)
    return said or "nothing"


def _record(record: object) -> str:
    """The first field names a record; the others follow where they say something."""
    first, *others = (
        (field.name, getattr(record, field.name))
        for field in fields(record)  # type: ignore[arg-type]  # only called with a dataclass
    )
    more = ", ".join(
        _said(value) if isinstance(value, Enum) else f"{name_of(name)} {_said(value)}"
        for name, value in others
        if value not in (None, ())
    )
    return f"{_said(first[1])} ({more})" if more else _said(first[1])
