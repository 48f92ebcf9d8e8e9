"""What a revision changed is said in words, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from geo.place import Place
from incidents.count import Count
from incidents.evidence import Evidence
from incidents.field_words import field_in_words
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
        f"{field_in_words(name)}: {_moved(old, new)}"
        for name, old, new in _differing(before, after)
    )


def field_by_field(before: Incident, after: Incident) -> tuple[tuple[str, str, str], ...]:
    """Each field that differs: its name, what it was and what it is, in words."""
    return tuple((name, _said(old), _said(new)) for name, old, new in _differing(before, after))


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


def _differing(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401 - two records of one kind
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            yield field.name, old, new


def _moved(old: object, new: object) -> str:
    if not (isinstance(old, tuple) and isinstance(new, tuple)):
        return f"{_said(old)} → {_said(new)}"
    gone = [each for each in old if each not in new]
    come = [each for each in new if each not in old]
    said = [_changed(one, other) for one, other in _paired(gone, come)]
    said += [
        f"{word} {_said(tuple(each))}"
        for word, each in (("no longer", gone), ("now", come))
        if each
    ]
    return "; ".join(said) or "the same in another order"


def _paired(gone: list[Any], come: list[Any]) -> list[tuple[Any, Any]]:
    """Take out of two lists the records of one name, of which each has just one."""
    pairs = []
    for one in list(gone):
        if not is_dataclass(one) or isinstance(one, Evidence):
            continue
        before, after = (
            [each for each in some if _name(each) == _name(one)] for some in (gone, come)
        )
        if len(before) == len(after) == 1:
            pairs.append((one, after[0]))
            gone.remove(one)
            come.remove(after[0])
    return pairs


def _changed(one: object, other: object) -> str:
    moved = "; ".join(
        f"{field_in_words(name)} {_moved(old, new)}" for name, old, new in _differing(one, other)
    )
    return f"{_said(_name(one))}: {moved}"


def _name(record: Any) -> Any:  # noqa: ANN401 - the first field of whatever a list holds
    """What names a record: its first field."""
    return getattr(record, fields(record)[0].name) if is_dataclass(record) else record


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
        case _ if is_dataclass(value):
            said = _record(value)
        case _:
            said = "" if value is None else str(value)
    return said or "nothing"


def _record(record: object) -> str:
    """The first field names a record; the others follow where they say something."""
    if isinstance(record, Evidence):
        return f"“{record.quote}”"
    first, *others = (
        (field.name, getattr(record, field.name))
        for field in fields(record)  # type: ignore[arg-type]  # only called with a dataclass
    )
    more = ", ".join(
        _said(value) if isinstance(value, Enum) else f"{field_in_words(name)} {_said(value)}"
        for name, value in others
        if value not in (None, ())
    )
    return f"{_said(first[1])} ({more})" if more else _said(first[1])
