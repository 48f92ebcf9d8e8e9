"""Every answer carries the safety headers, streams run through, strange hosts are refused."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import socket

import pytest

from geo.map.page import map_page
from incidents.headers import (
    KnownHosts,
    SafetyHeaders,
    is_known,
    policy,
    script_hash,
    streamlit_scripts,
)
from incidents.latency import answer_at_once
from incidents.routes.piped import piped


def run(app, scope):
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.disconnect"}

    asyncio.run(app(scope, receive, send))
    return sent


def test_a_stream_passes_through_piece_by_piece():
    async def stream(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"a", "more_body": True})
        await send({"type": "http.response.body", "body": b"b"})

    start, *pieces = run(SafetyHeaders(stream, policy()), {"type": "http"})

    names = {name for name, _ in start["headers"]}
    assert {b"content-security-policy", b"x-content-type-options", b"referrer-policy"} <= names
    assert [piece["body"] for piece in pieces] == [b"a", b"b"]


def test_a_policy_that_a_route_set_stays():
    async def page(_scope, _receive, send):
        headers = [(b"content-security-policy", b"default-src 'none'")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})

    (start,) = run(SafetyHeaders(page, policy()), {"type": "http"})

    policies = [value for name, value in start["headers"] if name == b"content-security-policy"]
    assert policies == [b"default-src 'none'"]


def test_a_websocket_is_left_alone():
    async def websocket(_scope, _receive, send):
        await send({"type": "websocket.accept", "headers": []})

    app = KnownHosts(SafetyHeaders(websocket, policy()), hosts=lambda: ["localhost"])

    assert run(app, {"type": "websocket", "headers": []}) == [
        {"type": "websocket.accept", "headers": []}
    ]


def test_a_name_that_was_pointed_at_this_machine_is_refused():
    async def never(_scope, _receive, _send):
        raise AssertionError

    app = KnownHosts(never, hosts=lambda: ["127.0.0.1", "localhost"])

    start, _ = run(app, {"type": "http", "headers": [(b"host", b"evil.example:8501")]})

    assert start["status"] == 403


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1:8501", True),
        ("LOCALHOST", True),
        ("localhost.", True),
        ("[::1]:8501", True),
        ("maps.example.org", True),
        ("127.0.0.1.evil.example", False),
        ("example.org", False),
        ("", False),
        (None, False),
    ],
)
def test_a_host_is_known_by_its_whole_name(host, known):
    assert is_known(host, ["127.0.0.1", "localhost", "[::1]", "*.example.org"]) is known


def test_every_host_is_known_where_none_are_named():
    assert is_known("anything", [])
    assert is_known("anything", ["*"])


def test_the_policy_names_no_other_host_and_allows_no_text_to_be_run():
    text = policy(scripts=streamlit_scripts())

    assert "http" not in text
    assert "*" not in text
    assert "unsafe-eval" not in text
    scripts = next(part for part in text.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts


def test_streamlit_s_own_inline_script_may_run():
    assert streamlit_scripts()
    assert all(each in policy(scripts=streamlit_scripts()) for each in streamlit_scripts())


def test_an_inline_script_is_named_by_its_hash():
    script = map_page().scripts[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

    assert script_hash(script) == f"sha256-{digest}"


def test_listening_sockets_answer_at_once():
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert not server.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

        found = answer_at_once()

        assert found >= 1
        assert server.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_writer_is_held_back_until_somebody_reads():
    written = []

    def write(out):
        for _ in range(1_000):
            out.write(b"x" * 10_000)
            written.append(10_000)

    pieces = piped(write)
    next(pieces)
    ahead = sum(written)
    pieces.close()

    assert ahead < 10_000_000
    assert sum(written) < 10_000_000


def test_everything_written_arrives_in_order():
    numbers = b"".join(b"%d\n" % number for number in range(100_000))

    assert b"".join(piped(lambda out: out.write(numbers))) == numbers
