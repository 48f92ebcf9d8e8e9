"""What the map asks for: the cells of a box, and which incidents a sign on it stands for.

Only numbers and ids cross over; the answer of `/map/cells` is described in
geo/map/assets/incident_layer.js, which reads it.
"""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from incidents.atlas import Atlas
from incidents.errors import BadFilter
from incidents.routes.asking import filters_of, ours_only, problem, snapshot_of, whole_number
from incidents.view import Box

_WORLD: Final = 2**32 - 1
_DEEPEST_ZOOM: Final = 22
_MOST_ON_A_SPOT: Final = 500
# The browser keeps an answer and asks whether the ledger has grown since.
_KEEP: Final = "private, no-cache"


def data_routes(atlas: Atlas) -> list[Route]:
    """`/map/cells`, `/map/incident` and `/map/spot`."""

    @ours_only
    def cells(request: Request) -> Response:
        box, zoom = _box(request), whole_number(request, "z", most=_DEEPEST_ZOOM)
        filters = filters_of(request)
        snapshot = snapshot_of(request, atlas)
        # The hash, not the sequence alone: another ledger may be served at this address.
        tag = f'"{snapshot.head.hash[:16]}-{snapshot.head.sequence}"'
        headers = {
            "x-atlas-head": str(snapshot.head.sequence),
            "etag": tag,
            "cache-control": _KEEP,
        }
        if request.headers.get("if-none-match", "").removeprefix("W/") == tag:
            return Response(status_code=304, headers=headers)
        body = snapshot.select(filters).cells(box, zoom).to_bytes()
        return Response(body, media_type="application/octet-stream", headers=headers)

    @ours_only
    def incident(request: Request) -> Response:
        row, head = (whole_number(request, name, most=2**53) for name in ("row", "head"))
        snapshot = snapshot_of(request, atlas)
        if head != snapshot.head.sequence:
            return problem("The ledger has grown since; ask for the cells again.", 409)
        if row >= snapshot.rows:
            return problem("There is no such row.", 404)
        return _not_kept({"id": snapshot.incident_id(row)})

    @ours_only
    def spot(request: Request) -> Response:
        x, y, reach = (whole_number(request, name, most=_WORLD) for name in ("x", "y", "reach"))
        snapshot = snapshot_of(request, atlas)
        rows = snapshot.select(filters_of(request)).at(x, y, reach)
        ids = snapshot.incident_ids(rows[:_MOST_ON_A_SPOT])
        return _not_kept({"ids": ids, "total": len(rows)})

    return [
        Route("/map/cells", cells),
        Route("/map/incident", incident),
        Route("/map/spot", spot),
    ]


def _not_kept(content: object) -> Response:
    return JSONResponse(content, headers={"cache-control": "no-store"})


def _box(request: Request) -> Box:
    text = request.query_params.get("box", "")
    parts = text.split(",")
    if len(parts) != 4 or not all(
        part.isascii() and part.isdigit() and len(part) <= 10 and int(part) <= _WORLD
        for part in parts
    ):
        raise BadFilter(f"'box' takes x0,y0,x1,y1 from 0 to {_WORLD}, not {text[:80]!r}.")
    west, north, east, south = (int(part) for part in parts)
    if west > east or north > south:
        raise BadFilter("'box' takes the lesser x and y first.")
    return Box(x0=west, y0=north, x1=east, y1=south)
