"""Whether the program is well, for a supervisor or a person with curl."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from incidents.atlas import Atlas
from incidents.errors import AtlasError


def health_routes(atlas: Atlas) -> list[Route]:
    """`/healthz`."""

    def health(_: Request) -> Response:
        try:
            snapshot = atlas.view.snapshot()
        except AtlasError as fault:
            return JSONResponse({"status": "failing", "problem": str(fault)}, 503)
        return JSONResponse(
            {"status": "ok", "head": snapshot.head.sequence, "incidents": snapshot.size},
            headers={"cache-control": "no-store"},
        )

    return [Route("/healthz", health)]
