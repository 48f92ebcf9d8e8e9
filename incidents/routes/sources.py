"""The bytes that were kept, as a file to save; a photo or video also to be looked at in the page.

Whatever the bytes are, the browser is told what this program found them to be, and runs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from incidents.atlas import Atlas
from incidents.errors import NotFound
from incidents.media import HEAD_BYTES, media_type
from incidents.routes.asking import ours_only

_SHA256: Final = re.compile("[0-9a-f]{64}")
_RUNS_NOTHING: Final = "default-src 'none'; sandbox"


def source_routes(atlas: Atlas) -> list[Route]:
    """`/api/sources/{sha256}`, and with `?look=1` what is a photo or video to be looked at."""

    @ours_only
    def source(request: Request) -> Response:
        sha256 = str(request.path_params["sha256"])
        kept = atlas.ledger.kept_source(sha256) if _SHA256.fullmatch(sha256) else None
        if kept is None:
            raise NotFound("There are no such bytes here.")
        pieces = atlas.ledger.source_bytes(sha256)
        found = None
        if request.query_params.get("look") == "1":
            first = next(pieces, b"")
            found = media_type(first[:HEAD_BYTES])
            pieces = chain([first], pieces)
        return _sent(pieces, kept.size, sha256, found)

    return [Route("/api/sources/{sha256}", source)]


def _sent(pieces: Iterator[bytes], size: int, sha256: str, look: str | None) -> Response:
    # The name is the hash: what a stranger called the file does not become a path.
    disposition = "inline" if look else f'attachment; filename="{sha256[:16]}.bin"'
    return StreamingResponse(
        pieces,
        media_type=look or "application/octet-stream",
        headers={
            "content-length": str(size),
            "content-disposition": disposition,
            "content-security-policy": _RUNS_NOTHING,
            "cache-control": "private, no-store",
        },
    )
