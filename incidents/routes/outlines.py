"""The edge of the region in which an incident lies, for the map to draw instead of a circle."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geo.outline import outline
from geo.place import Place
from incidents.atlas import Atlas
from incidents.citing import AT, revision_then
from incidents.errors import BadFilter
from incidents.routes.asking import ours_only, problem, snapshot_of, whole_number

_LONGEST_ID: Final = 200


def outline_routes(atlas: Atlas) -> list[Route]:
    """`/map/outline`."""

    @ours_only
    def edge(request: Request) -> Response:
        incident_id = request.query_params.get("id")
        if incident_id is None:
            row, head = (whole_number(request, name, most=2**53) for name in ("row", "head"))
            snapshot = snapshot_of(request, atlas)
            if head != snapshot.head.sequence or row >= snapshot.rows:
                return problem("The ledger has grown since; ask for the cells again.", 409)
            incident_id = snapshot.incident_id(row)
        if len(incident_id) > _LONGEST_ID:
            raise BadFilter(f"'id' takes at most {_LONGEST_ID} characters.")
        place = _place(request, atlas, incident_id)
        found = None if place is None else outline(place)
        return JSONResponse({"outline": found}, headers={"cache-control": "no-store"})

    return [Route("/map/outline", edge)]


def _place(request: Request, atlas: Atlas, incident_id: str) -> Place | None:
    """Where the incident is, or was at the head that the request cites."""
    if AT not in request.query_params:
        return atlas.ledger.entry(incident_id).incident.place
    revision = revision_then(atlas.ledger, incident_id, snapshot_of(request, atlas).head)
    return revision.incident.place if revision and revision.incident else None
