"""A wrong question gets one plain sentence, and a page of another site gets no answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from incidents.atlas import Atlas
from incidents.citing import AT, snapshot_cited
from incidents.errors import AtlasError, BadFilter, NotFound
from incidents.filters import Filters, from_params
from incidents.view import Snapshot

Handler = Callable[[Request], Response]

# "none" is a person who typed the address; a program that is no browser sends nothing.
_OWN_SITES: Final = (None, "same-origin", "none")


def ours_only(handler: Handler) -> Handler:
    """Refuse requests that a page of another site makes, and say failures in one sentence."""

    @wraps(handler)
    def answer(request: Request) -> Response:
        if request.headers.get("sec-fetch-site") not in _OWN_SITES:
            return problem("Only this program's own pages are answered here.", 403)
        try:
            return handler(request)
        except BadFilter as fault:
            return problem(str(fault), 400)
        except NotFound as fault:
            return problem(str(fault), 404)
        except AtlasError as fault:
            return problem(str(fault), 503)

    return answer


def problem(sentence: str, status: int) -> Response:
    """An answer that says in one sentence what is wrong."""
    return JSONResponse({"problem": sentence}, status, headers={"cache-control": "no-store"})


def filters_of(request: Request) -> Filters:
    """The filters in a request's address.

    Raises:
        BadFilter: A value is not one of the filter's.
    """
    query = request.query_params
    return from_params({name: query.getlist(name) for name in query})


def snapshot_of(request: Request, atlas: Atlas) -> Snapshot:
    """The incidents as they are now, or as they were at the head that the request cites.

    Raises:
        BadFilter: What it cites is no head.
        NotFound: The ledger never had that head.
    """
    cited = request.query_params.get(AT)
    if cited is None:
        return atlas.view.snapshot()
    return snapshot_cited(atlas.ledger, cited, atlas.banned)


def whole_number(request: Request, name: str, *, least: int = 0, most: int) -> int:
    """A parameter that is a whole number.

    Raises:
        BadFilter: It is missing, no number, or out of range.
    """
    text = request.query_params.get(name, "")
    if text.isascii() and text.isdigit() and len(text) <= 20 and least <= int(text) <= most:
        return int(text)
    raise BadFilter(f"'{name}' takes a whole number from {least} to {most}, not {text[:40]!r}.")
