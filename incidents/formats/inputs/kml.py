"""A placemark of KML is a row: its folder, name, time, point and the data somebody added to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from incidents.formats.inputs.found import Found, Line, Refused
from incidents.formats.inputs.geometry import middle

COLUMNS: Final = (
    "name",
    "description",
    "folder",
    "when",
    "begin",
    "end",
    "latitude",
    "longitude",
    "shape",
)
_DEEPEST: Final = 100


def read_kml(data: bytes) -> Found:
    """The placemarks of a KML file, in its order.

    Raises:
        Refused: It is no XML, has no placemark, or declares entities.
    """
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as forbidden:
        raise Refused(
            "The KML declares a document type or entities, which no map program writes. "
            "Export it again."
        ) from forbidden
    except (ParseError, ValueError, LookupError) as error:
        raise Refused(f"The KML is damaged or cut off: {error}. Export it again.") from error
    found = [_row(placemark, folder) for folder, placemark in _placemarks(root, (), 0)]
    if not found:
        raise Refused("The KML holds no placemark. Export the places again.")
    header = tuple(dict.fromkeys((*COLUMNS, *(name for row in found for name in row))))
    lines = tuple(
        Line(number=number, cells=tuple(row.get(name, "") for name in header))
        for number, row in enumerate(found, start=1)
    )
    return Found(header=header, lines=lines)


def _placemarks(
    node: Element, folder: tuple[str, ...], depth: int
) -> Iterator[tuple[str, Element]]:
    if depth > _DEEPEST:
        raise Refused("The KML is nested deeper than any map. Export it again.")
    for child in node:
        kind = _kind(child)
        if kind == "Placemark":
            yield " / ".join(folder), child
        elif kind in {"Folder", "Document"}:
            name = _child_text(child, "name")
            inner = (*folder, name) if name and kind == "Folder" else folder
            yield from _placemarks(child, inner, depth + 1)


def _row(placemark: Element, folder: str) -> dict[str, str]:
    row = {"folder": folder, "name": _child_text(placemark, "name")}
    row["description"] = _child_text(placemark, "description")
    for node in placemark.iter():
        kind = _kind(node)
        if kind in {"when", "begin", "end"}:
            row.setdefault(kind, (node.text or "").strip())
        elif kind == "Data":
            _add(row, node.get("name", ""), _child_text(node, "value"))
        elif kind == "SimpleData":
            _add(row, node.get("name", ""), (node.text or "").strip())
    return row | _place(placemark)


def _add(row: dict[str, str], name: str, value: str) -> None:
    taken = {key.casefold() for key in (*COLUMNS, *row)}
    unique = name or "data"
    while unique.casefold() in taken:
        unique = f"data {unique}"
    row[unique] = value


def _place(placemark: Element) -> dict[str, str]:
    shapes = [node for node in placemark.iter() if _kind(node) == "coordinates"]
    if not shapes:
        return {}
    written = " ".join(" ".join((shape.text or "").split()) for shape in shapes)
    tuples = [text.split(",") for text in written.split()]
    points = [node for node in placemark.iter() if _kind(node) == "Point"]
    if len(tuples) == 1 and points and len(tuples[0]) >= 2:
        return {"longitude": tuples[0][0], "latitude": tuples[0][1]}
    try:
        pairs = [(float(each[0]), float(each[1])) for each in tuples]
    except (ValueError, IndexError):
        return {"shape": written}
    latitude, longitude = middle(pairs)
    return {"latitude": latitude, "longitude": longitude, "shape": written}


def _kind(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _child_text(node: Element, kind: str) -> str:
    for child in node:
        if _kind(child) == kind:
            return "".join(child.itertext()).strip()
    return ""
