"""Servers are asked only for the bare name, once a second, and their outage is no answer."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from geo.errors import OutOfService
from geo.gazetteer import open_gazetteer
from geo.online import Chain, Online, Server, ServerKind
from geo.place import NotLocated, Place
from geo.resolve import Resolver

NOMINATIM = [
    {
        "lat": "12.5",
        "lon": "24.5",
        "display_name": "Qurtuba Khaddara, North Darfur, Sudan",
        "name": "Qurtuba Khaddara",
        "addresstype": "village",
        "address": {"country_code": "sd"},
        "boundingbox": ["12.49", "12.51", "24.49", "24.51"],
    }
]
PHOTON = {
    "features": [
        {
            "geometry": {"coordinates": [24.5, 12.5]},
            "properties": {"name": "Qurtuba Khaddara", "countrycode": "SD", "osm_value": "village"},
        }
    ]
}
GEONAMES = {
    "geonames": [
        {"lat": "12.5", "lng": "24.5", "name": "Qurtuba Khaddara", "countryCode": "SD", "fcl": "P"}
    ]
}
UNKNOWN = "Qurtuba Khaddara"


class Clock:
    """A clock that stands still while nobody sleeps."""

    def __init__(self) -> None:
        self.seconds = 1_000_000.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@contextmanager
def a_server(body: object, status: int = 200) -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that gives one answer; its address and what it was asked."""
    asked: list[str] = []

    class Stub(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def asking(url: str, folder: Path, kind: ServerKind = ServerKind.NOMINATIM) -> tuple[Online, Clock]:
    clock = Clock()
    server = Server(kind=kind, url=url, username="us" if kind is ServerKind.GEONAMES else "")
    return Online([server], folder, now=clock.now, sleep=clock.sleep), clock


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (ServerKind.NOMINATIM, NOMINATIM),
        (ServerKind.PHOTON, PHOTON),
        (ServerKind.GEONAMES, GEONAMES),
    ],
)
def test_each_kind_of_server_gives_a_place_that_asks_for_a_look(kind, body, tmp_path):
    with a_server(body) as (url, _):
        online, _clock = asking(url, tmp_path, kind)

        place = online.locate_one(UNKNOWN, country="SD")

    assert isinstance(place, Place)
    assert (place.latitude, place.longitude, place.country) == (12.5, 24.5, "SD")
    assert place.where_prec == 1
    assert place.review
    assert "127.0.0.1" in str(place.reason)


def test_only_the_bare_name_and_the_country_leave_the_machine(tmp_path):
    phrase = f"the outskirts of {UNKNOWN}"
    with a_server(NOMINATIM) as (url, asked):
        online, _ = asking(url, tmp_path)
        chain = Chain(Resolver(open_gazetteer()), online)

        place = chain.locate_one(phrase, country="SD", admin1="North Darfur")

    query = parse_qs(urlsplit(asked[0]).query)
    assert query["q"] == [UNKNOWN]
    assert query["countrycodes"] == ["sd"] or query["countrycodes"] == ["SD"]
    assert "Darfur" not in asked[0]
    assert isinstance(place, Place)


def test_a_place_that_the_gazetteer_knows_is_asked_of_nobody(tmp_path):
    with a_server(NOMINATIM) as (url, asked):
        online, _ = asking(url, tmp_path)

        place = Chain(Resolver(open_gazetteer()), online).locate_one("Mosul", country="IQ")

    assert isinstance(place, Place)
    assert asked == []


def test_an_answer_is_asked_once_and_outlives_the_process(tmp_path):
    with a_server(NOMINATIM) as (url, asked):
        first = asking(url, tmp_path)[0].locate_one(UNKNOWN)
        again = asking(url, tmp_path)[0].locate_one(UNKNOWN.upper())

    assert len(asked) == 1
    assert isinstance(first, Place)
    assert isinstance(again, Place)
    assert first.latitude == again.latitude


def test_two_requests_are_a_second_apart_whoever_sends_them(tmp_path):
    with a_server([]) as (url, _):
        one, clock = asking(url, tmp_path)
        other = Online(
            [Server(kind=ServerKind.NOMINATIM, url=url)],
            tmp_path,
            now=clock.now,
            sleep=clock.sleep,
        )
        one.locate_one("Aaabbb")
        other.locate_one("Bbbccc")

    assert clock.slept == [pytest.approx(1.0)]


def test_a_name_that_no_server_knows_is_not_located(tmp_path):
    with a_server([]) as (url, _):
        answer = asking(url, tmp_path)[0].locate_one(UNKNOWN)

    assert isinstance(answer, NotLocated)
    assert UNKNOWN in answer.reason


def test_a_place_in_another_country_is_not_the_one_asked_for(tmp_path):
    with a_server(NOMINATIM) as (url, _):
        answer = asking(url, tmp_path)[0].locate_one(UNKNOWN, country="UA")

    assert isinstance(answer, NotLocated)


@pytest.mark.parametrize(("body", "status"), [(b"{}", 503), (b"", 500), (b"no json", 200)])
def test_an_outage_is_never_an_answer_and_is_not_remembered(body, status, tmp_path):
    with a_server(body, status) as (url, asked):
        online, _ = asking(url, tmp_path)

        with pytest.raises(OutOfService, match="did not answer"):
            online.locate_one(UNKNOWN)
        with pytest.raises(OutOfService):
            online.locate_one(UNKNOWN)

    assert len(asked) == 2


def test_a_server_that_is_not_there_is_an_outage(tmp_path):
    with a_server([]) as (url, _):
        pass

    with pytest.raises(OutOfService):
        asking(url, tmp_path)[0].locate_one(UNKNOWN)


def test_the_next_server_is_asked_where_the_first_does_not_answer(tmp_path):
    clock = Clock()
    with a_server(b"", 500) as (broken, _), a_server(NOMINATIM) as (whole, _asked):
        servers = [Server(kind=ServerKind.NOMINATIM, url=url) for url in (broken, whole)]

        place = Online(servers, tmp_path, now=clock.now, sleep=clock.sleep).locate_one(UNKNOWN)

    assert isinstance(place, Place)


def test_without_a_server_nothing_is_asked(tmp_path):
    answer = Online([], tmp_path).locate_one(UNKNOWN)

    assert isinstance(answer, NotLocated)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["ftp://host", "host", "http://", "http://host/?q=1"])
def test_what_is_no_address_is_no_server(url):
    with pytest.raises(ValueError, match="http"):
        Server(kind=ServerKind.NOMINATIM, url=url)
