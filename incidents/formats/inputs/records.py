"""Records of JSON become rows: numbers stay as they are written, and what is nested keeps its path.

A nested object becomes columns such as `geo.lat`; a list stays one cell of JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from incidents.formats.inputs.found import MOST_CELLS, Found, Line, Refused
from incidents.formats.inputs.geometry import columns_of_geometry
from incidents.formats.inputs.json_text import Number, dumped

_MOST_COLUMNS: Final = 2_000
_DEEPEST: Final = 8


def read_json(text: str) -> Found:
    """A list of objects, an object that holds one, or a GeoJSON FeatureCollection.

    Raises:
        Refused: It is no JSON, too deep, or holds no list of objects.
    """
    whole = _parsed(text)
    doubts: list[str] = []
    if isinstance(whole, dict) and whole.get("type") == "FeatureCollection":
        features = whole.get("features")
        if not isinstance(features, list):
            raise Refused("The GeoJSON holds no list of features. Export it again.")
        records: Sequence[Any] = [_feature(each) for each in features]
    elif isinstance(whole, dict) and whole.get("type") == "Feature":
        records = [_feature(whole)]
    else:
        records = _records(whole, doubts)
    lines = [(number, _flat_or_fault(each)) for number, each in enumerate(records, start=1)]
    return _as_rows(lines, doubts)


def read_json_lines(text: str) -> Found:
    """One object a line; a line that is none is a row that cannot be read.

    Raises:
        Refused: No line is an object.
    """
    lines: list[tuple[int, Mapping[str, str] | _Fault]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = _parsed(line)
        except Refused as refused:
            lines.append((number, _Fault(line.strip(), str(refused))))
        else:
            lines.append((number, _flat_or_fault(_feature(record))))
    return _as_rows(lines, [])


class _Fault:
    """A record that is none."""

    def __init__(self, text: str, reason: str) -> None:
        self.text = text
        self.reason = reason


def _parsed(text: str) -> Any:  # noqa: ANN401 - JSON is any value until it is looked at
    try:
        return json.loads(
            text,
            parse_int=Number,
            parse_float=Number,
            parse_constant=_no_number,
            object_pairs_hook=_object,
        )
    except RecursionError:
        raise Refused("The JSON is nested deeper than any table. Export it again.") from None
    except json.JSONDecodeError as error:
        raise Refused(
            f"The JSON breaks off or is wrong in line {error.lineno}, column {error.colno}: "
            f"{error.msg}. Export it again."
        ) from None


def _no_number(name: str) -> str:
    raise Refused(f"The JSON holds {name}, which is no number. Export it again.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused(f"A record has “{twice[:60]}” twice. Export it again.")
    return found


def _records(whole: object, doubts: list[str]) -> Sequence[object]:
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict):
        raise Refused("The JSON holds no list of records. Hand in a list of objects.")
    lists: dict[str, list[object]] = {
        name: each for name, each in whole.items() if _is_records(each)
    }
    if not lists:
        raise Refused(
            "The JSON holds no list of records. Hand in a list of objects, or an object with one."
        )
    chosen = max(lists, key=lambda name: len(lists[name]))
    if len(lists) > 1:
        others = ", ".join(f"“{name[:40]}”" for name in lists if name != chosen)
        doubts.append(
            f"The JSON holds several lists. “{chosen[:40]}”, the longest, is read; not read are "
            f"{others}."
        )
    return lists[chosen]


def _is_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _feature(record: Any) -> Any:  # noqa: ANN401 - see _parsed
    """A GeoJSON feature as one object; what is none stays as it is."""
    if not isinstance(record, dict) or record.get("type") != "Feature":
        return record
    properties = record.get("properties")
    found = dict(properties) if isinstance(properties, dict) else {}
    if "id" in record and "id" not in found:
        found = {"id": record["id"], **found}
    geometry = record.get("geometry")
    if isinstance(geometry, dict):
        for name, value in columns_of_geometry(geometry).items():
            found.setdefault(name, value)
    else:
        found.setdefault("geometry", None)
    return found


def _flat_or_fault(record: Any) -> Mapping[str, str] | _Fault:  # noqa: ANN401 - see _parsed
    if not isinstance(record, dict):
        return _Fault(dumped(record)[:10_000], "The record is no object with names and values.")
    try:
        return dict(_flat(record, "", 0))
    except RecursionError:
        return _Fault("", "The record is nested deeper than any table.")


def _flat(record: Mapping[str, Any], path: str, depth: int) -> Iterator[tuple[str, str]]:
    for name, value in record.items():
        if isinstance(value, dict) and value and depth < _DEEPEST:
            yield from _flat(value, f"{path}{name}.", depth + 1)
        else:
            yield f"{path}{name}", _text(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else dumped(value)


def _as_rows(
    found: Sequence[tuple[int, Mapping[str, str] | _Fault]], doubts: Sequence[str]
) -> Found:
    header = tuple(
        dict.fromkeys(name for _, each in found if not isinstance(each, _Fault) for name in each)
    )
    if not header:
        raise Refused("The file holds no record with names and values. Hand in objects.")
    if len(header) > _MOST_COLUMNS:
        raise Refused(
            f"The records have {len(header):,} different names and at most {_MOST_COLUMNS:,} are "
            "read. Export fewer fields."
        )
    if len(header) * len(found) > MOST_CELLS:
        raise Refused(f"The records make more than {MOST_CELLS:,} cells. Split the file.")
    lines = tuple(
        Line(number=number, cells=(each.text,), reason=each.reason)
        if isinstance(each, _Fault)
        else Line(number=number, cells=tuple(each.get(name, "") for name in header))
        for number, each in found
    )
    return Found(header=header, lines=lines, doubts=doubts)
