"""A page is fetched from the machine that was checked, within bounds, or refused with why."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from incidents.articles import read_web
from incidents.articles.fetch import fetch
from incidents.errors import BadArticle

PAGE = (
    b"<!doctype html><html><head><title>Shells hit a market</title></head><body><article><p>"
    + b"Shells hit the market in the old town on Monday morning and killed three people. " * 5
    + b"</p></article></body></html>"
)


class Stub(BaseHTTPRequestHandler):
    """Serves what its class is told, by path."""

    answers: dict = {}  # noqa: RUF012 - set by the fixture for each test
    asked: list = []  # noqa: RUF012 - the same

    def do_GET(self):
        self.asked.append((self.path, dict(self.headers)))
        status, headers, body = self.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return  # the reader has had enough

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def server():
    Stub.answers, Stub.asked = {}, []
    with ThreadingHTTPServer(("127.0.0.1", 0), Stub) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield one
        one.shutdown()


def address(server, path="/"):
    return f"http://news.example:{server.server_port}{path}"


def get_from_stub(url):
    return fetch(url, resolve=lambda *_: ["127.0.0.1"], is_allowed=lambda _: True)


def read(server, path="/", **more):
    return list(read_web(address(server, path), get=get_from_stub, refused=pytest.fail, **more))


def test_a_page_becomes_an_article_with_its_address_and_its_bytes(server):
    Stub.answers["/a"] = (200, {"Content-Type": "text/html"}, PAGE)

    ((article, data),) = read(server, "/a")

    assert "killed three people" in article.text
    assert article.url == address(server, "/a")
    assert data == PAGE


def test_an_article_knows_where_its_page_was_asked_for_and_where_it_was_found(server):
    Stub.answers["/old"] = (302, {"Location": "/new"}, b"")
    Stub.answers["/new"] = (200, {"Content-Type": "text/html", "ETag": "7"}, PAGE)

    ((article, _),) = read(server, "/old")

    found = article.retrieval
    assert (found.url, found.final_url) == (address(server, "/old"), address(server, "/new"))
    assert ("etag", "7") in found.headers
    assert found.at.utcoffset().total_seconds() == 0


def test_the_server_is_asked_by_its_name_at_the_address_that_was_checked(server):
    Stub.answers["/a?b=1"] = (200, {}, PAGE)

    get_from_stub(address(server, "/a?b=1"))

    ((path, headers),) = Stub.asked
    assert path == "/a?b=1"
    assert headers["Host"] == f"news.example:{server.server_port}"


def test_a_redirect_is_followed_and_checked_anew(server):
    Stub.answers["/old"] = (302, {"Location": "/new"}, b"")
    Stub.answers["/new"] = (200, {}, PAGE)
    seen = []

    def resolve(host, _port):
        seen.append(host)
        return ["127.0.0.1"]

    page = fetch(address(server, "/old"), resolve=resolve, is_allowed=lambda _: True)

    assert page.final_url == address(server, "/new")
    assert seen == ["news.example", "news.example"]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "0.0.0.0",  # noqa: S104 - asked, never bound
        "169.254.169.254",
        "10.0.0.1",
    ],
)
def test_no_spelling_of_this_machine_or_its_network_is_asked(server, host):
    Stub.answers["/"] = (200, {}, PAGE)

    with pytest.raises(BadArticle, match=r"not on the public internet|was not found"):
        fetch(f"http://{host}:{server.server_port}/")

    assert Stub.asked == []


def test_a_name_that_has_one_private_address_is_refused(server):
    both = lambda *_: ["93.184.216.34", "127.0.0.1"]  # noqa: E731 - shortest as it is

    with pytest.raises(BadArticle, match="not on the public internet"):
        fetch(address(server), resolve=both)


def test_a_redirect_into_the_readers_own_network_is_refused(server):
    Stub.answers["/"] = (302, {"Location": "http://10.0.0.1/"}, b"")
    known = {"news.example": ["127.0.0.1"], "10.0.0.1": ["10.0.0.1"]}

    with pytest.raises(BadArticle, match="not on the public internet"):
        fetch(
            address(server),
            resolve=lambda host, _: known[host],
            is_allowed=lambda each: each == "127.0.0.1",
        )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((404, {}, b""), "answered 404"),
        ((302, {"Location": "/"}, b""), "redirects more than 5 times"),
        ((200, {"Content-Encoding": "gzip"}, b"x"), "answers packed"),
        ((200, {}, b"x" * 20_000_001), "over 20 MB"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "no address of a page"),
    ],
)
def test_an_answer_that_is_no_page_is_refused_with_the_reason(server, answer, said):
    Stub.answers["/"] = answer

    with pytest.raises(BadArticle, match=said):
        get_from_stub(address(server))


@pytest.mark.parametrize(
    "url", ["ftp://news.example/", "https://", "http://a:b@news.example/", "http://x:99999999/"]
)
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(BadArticle, match=r"address|password"):
        fetch(url)


def test_a_feed_gives_every_article_it_names_and_says_which_could_not_be_read(server):
    items = "".join(f"<item><link>{address(server, path)}</link></item>" for path in ("/a", "/no"))
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>"
    Stub.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed.encode())
    Stub.answers["/a"] = (200, {"Content-Type": "text/html"}, PAGE)
    refused = []

    read_ones = list(read_web(address(server, "/feed"), get=get_from_stub, refused=refused.append))

    assert [article.url for article, _ in read_ones] == [address(server, "/a")]
    assert "answered 404" in str(refused[0])


def test_a_feed_that_names_no_article_is_said(server):
    Stub.answers["/"] = (200, {}, b"<rss version='2.0'><channel></channel></rss>")

    with pytest.raises(BadArticle, match="names no article"):
        read(server)
