"""The routes answer the map and programs, in numbers and files, and refuse in plain sentences."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import struct
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from geo.gazetteer import open_gazetteer
from geo.map.division_codes import DivisionCodes
from geo.place import Place
from incidents.count import Count
from incidents.headers import middleware
from incidents.interval import Interval
from incidents.place_names import PlaceNames
from incidents.record import Incident
from incidents.routes import routes
from incidents.table import Author, Change, Operation, Source, SourceKind, open_ledger
from incidents.tiles import Tiles
from incidents.view import View
from incidents.vocabulary import EventType

BY = Author(actor="tests", reason="a test")
DIVISIONS = DivisionCodes(open_gazetteer())
HOSTILE = '<script>alert(1)</script>{{7*7}}=cmd("x")'
WORLD = f"0,0,{2**32 - 1},{2**32 - 1}"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self):
        return json.loads(self.body)


def ask(app, path, *, headers=(), **params):
    """One request through the whole application, middleware included."""
    sent = []
    head = {"host": "127.0.0.1:8501"} | dict(headers)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": urlencode(params, doseq=True).encode(),
        "headers": [(name.encode(), value.encode()) for name, value in head.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8501),
    }

    async def receive():
        if sent and not sent[-1].get("more_body", True):
            return {"type": "http.disconnect"}
        await asyncio.sleep(0)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return Answer(
        status=sent[0]["status"],
        headers={name.decode(): value.decode() for name, value in sent[0]["headers"]},
        body=b"".join(message.get("body", b"") for message in sent[1:]),
    )


def incident(kind, latitude, longitude, *, killed=None, where_prec=1):
    return Incident(
        event_type=kind,
        date=Interval.day(date(2023, 5, 1)),
        location=HOSTILE,
        country="KE",
        place=Place.given(HOSTILE, latitude, longitude, where_prec=where_prec, country="KE"),
        killed=killed,
    )


INCIDENTS = (
    incident(EventType.BATTLES, -1.28, 36.82, killed=Count(minimum=2, maximum=5)),
    incident(EventType.BATTLES, -1.28, 36.82, killed=Count()),
    incident(EventType.PROTESTS, 10.0, 20.0, where_prec=4),
    Incident(event_type=EventType.RIOTS),
)


@pytest.fixture
def atlas(tmp_path):
    ledger = open_ledger(f"sqlite:///{tmp_path / 'incidents.db'}")
    ledger.write([Change(operation=Operation.RECORD, incident=each) for each in INCIDENTS], by=BY)
    yield SimpleNamespace(
        ledger=ledger, view=View(ledger), divisions=DIVISIONS, tiles=Tiles(), names=PlaceNames()
    )
    ledger.close()


@pytest.fixture
def app(atlas):
    return Starlette(routes=routes(atlas), middleware=middleware())


def signs(answer):
    total, number = struct.unpack_from("<2I", answer.body)
    return total, [struct.unpack_from("<6I", answer.body, 8 + 24 * row) for row in range(number)]


def test_health_says_how_many_incidents_there_are(app):
    answer = ask(app, "/healthz")

    assert answer.json() == {"status": "ok", "head": 4, "incidents": 4}


def test_cells_give_each_incident_that_has_a_place_as_six_numbers(app):
    answer = ask(app, "/map/cells", z=2, box=WORLD)

    total, rows = signs(answer)
    assert total == len(rows) == 3
    assert sorted(row[3] for row in rows) == [0, 0, 3]
    assert answer.headers["x-atlas-head"] == "4"


def test_every_place_has_a_radius_and_the_place_itself_is_marked(app):
    _, rows = signs(ask(app, "/map/cells", z=2, box=WORLD))

    assert [row[5] for row in rows if row[3] == 3] == [120_000]
    assert [row[5] - 2**31 for row in rows if row[3] == 0] == [5_000, 5_000]


def test_cells_follow_the_filters(app):
    total, _ = signs(ask(app, "/map/cells", z=2, box=WORLD, type="Protests"))

    assert total == 1


def test_cells_that_have_not_changed_are_not_sent_again(app, atlas):
    first = ask(app, "/map/cells", z=2, box=WORLD)
    known = {"if-none-match": first.headers["etag"]}

    again = ask(app, "/map/cells", headers=known, z=2, box=WORLD)
    atlas.ledger.write([Change(operation=Operation.RECORD, incident=INCIDENTS[0])], by=BY)
    grown = ask(app, "/map/cells", headers=known, z=2, box=WORLD)

    assert (again.status, again.body) == (304, b"")
    assert (grown.status, signs(grown)[0]) == (200, 4)


def test_a_row_of_the_cells_leads_to_its_incident(app, atlas):
    _, rows = signs(ask(app, "/map/cells", z=2, box=WORLD, type="Protests"))

    answer = ask(app, "/map/incident", row=rows[0][4], head=4)

    assert atlas.ledger.entry(answer.json()["id"]).incident.event_type == EventType.PROTESTS


def test_a_row_of_an_older_ledger_is_not_guessed_at(app):
    assert ask(app, "/map/incident", row=0, head=3).status == 409


def test_several_incidents_on_one_spot_are_all_named(app, atlas):
    _, rows = signs(ask(app, "/map/cells", z=2, box=WORLD, type="Battles"))

    answer = ask(app, "/map/spot", x=rows[0][0], y=rows[0][1], reach=0, type="Battles").json()

    assert answer["total"] == len(set(answer["ids"])) == 2
    assert {atlas.ledger.entry(each).incident.event_type for each in answer["ids"]} == {
        EventType.BATTLES
    }


def test_areas_count_each_country_and_say_how_many_have_none(app):
    everything = ask(app, "/map/areas", level="country").json()
    kenya = ask(app, "/map/areas", level="country", country="KE").json()

    assert (everything["counts"], everything["unknown"]) == ({"KE": 3}, 1)
    assert (kenya["counts"], kenya["unknown"]) == ({"KE": 3}, 0)


def test_no_text_of_an_incident_goes_to_the_map(app):
    for path in ("/map/page", "/map/cells", "/map/incident", "/map/spot"):
        answer = ask(app, path, z=2, box=WORLD, row=0, head=4, x=1, y=1, reach=2**31)

        assert answer.status == 200
        assert b"7*7" not in answer.body


def test_a_count_keeps_what_is_unknown_apart(app):
    answer = ask(app, "/api/count", type="Battles").json()

    assert answer["incidents"] == 2
    assert answer["killed"] == {"min": 2, "max": 5, "unknown": 1, "open_ended": 0}
    assert answer["filters"] == ["type Battles"]
    assert answer["head"]["sequence"] == 4


def test_a_csv_holds_exactly_what_the_filters_show(app):
    answer = ask(app, "/api/incidents.csv", type=["Battles", "Riots"])

    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert sorted(row["event_type"] for row in rows) == ["Battles", "Battles", "Riots"]
    assert answer.headers["content-disposition"] == 'attachment; filename="incidents.csv"'
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"


def test_a_geojson_says_what_it_holds_and_whose_places_they_are(app):
    answer = ask(app, "/api/incidents.geojson", type="Riots").json()

    assert [feature["geometry"] for feature in answer["features"]] == [None]
    assert answer["count"] == 1
    assert answer["about"]["filters"] == ["type Riots"]
    assert "GeoNames" in answer["about"]["attribution"]


def test_an_export_that_fails_half_way_is_broken_off(app, monkeypatch):
    def entries(*_):
        yield from ()
        raise OSError("the disk is gone")

    monkeypatch.setattr("incidents.routes.exports.selected_then", entries)

    with pytest.raises(OSError, match="the disk is gone"):
        ask(app, "/api/incidents.csv")


@pytest.mark.parametrize(
    ("path", "params", "name"),
    [
        ("/api/count", {"type": "Battle"}, "'type'"),
        ("/api/incidents.csv", {"from": "2023-13-01"}, "'from'"),
        ("/map/cells", {"z": "2", "box": "1,2,3"}, "'box'"),
        ("/map/cells", {"z": "2", "box": "9,9,1,1"}, "'box'"),
        ("/map/cells", {"z": "99", "box": WORLD}, "'z'"),
        ("/map/cells", {"z": "2", "box": WORLD, "killed-min": "x"}, "'killed-min'"),
        ("/map/incident", {"row": "-1", "head": "4"}, "'row'"),
        ("/map/areas", {"level": "street"}, "'level'"),
        ("/map/spot", {"x": "1", "y": "1"}, "'reach'"),
    ],
)
def test_a_wrong_question_gets_one_sentence_that_names_what_is_wrong(app, path, params, name):
    answer = ask(app, path, **params)

    assert answer.status == 400
    assert list(answer.json()) == ["problem"]
    assert name in answer.json()["problem"]


@pytest.mark.parametrize(
    "path", ["/map/cells", "/map/incident", "/map/spot", "/api/count", "/api/incidents.csv"]
)
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_of_another_site_gets_no_data(app, path, site):
    answer = ask(app, path, headers={"sec-fetch-site": site}, z=2, box=WORLD)

    assert answer.status == 403


def test_files_of_the_map_may_be_kept_and_come_compressed(app):
    name = "/map/assets/any/basemap/far.json.gz"

    packed = ask(app, name, headers={"accept-encoding": "gzip"})
    plain = ask(app, name)

    assert packed.headers["content-encoding"] == "gzip"
    assert "immutable" in packed.headers["cache-control"]
    assert json.loads(plain.body)["land"]


@pytest.mark.parametrize("name", ["nothing.js", "../page.py", "..%2fpage.py"])
def test_no_other_file_is_served(app, name):
    assert ask(app, f"/map/assets/any/{name}").status == 404


def test_divisions_are_counted_by_code_and_what_no_colour_shows_is_counted_apart(app, atlas):
    placed = [
        ("UA", "Kharkiv Oblast"),
        ("UA", "Харківська область"),
        ("UA", "No Such Oblast"),
        ("UA", None),
        ("RU", "Crimea"),
    ]
    atlas.ledger.write(
        [
            Change(
                operation=Operation.RECORD,
                incident=Incident(
                    event_type=EventType.RIOTS, country=country, admin1=admin1, dataset_id=str(at)
                ),
            )
            for at, (country, admin1) in enumerate(placed)
        ],
        by=BY,
    )

    told = ask(app, "/map/areas", level="admin1").json()

    assert told["counts"] == {"UA.07": 2, "UA.11": 1}
    # Three of Kenya and one of Ukraine name no division, one has no country either.
    assert (told["country_only"], told["unnamed"], told["unknown"]) == (4, 1, 1)


def test_a_region_has_an_outline_and_a_town_has_none(app, atlas):
    region = Place.given("Kharkiv", 49.9, 36.3, where_prec=4, country="UA", admin1="Kharkiv")
    done = atlas.ledger.write(
        [
            Change(
                operation=Operation.RECORD,
                incident=Incident(event_type=EventType.RIOTS, place=place, dataset_id=str(at)),
            )
            for at, place in enumerate((region, INCIDENTS[0].place))
        ],
        by=BY,
    )
    ids = [each.incident_id for each in done]

    drawn, bare = (ask(app, "/map/outline", id=each).json()["outline"] for each in ids)

    assert drawn["type"] == "MultiPolygon"
    assert bare is None
    assert ask(app, "/map/outline", id="nothing").status == 404


def test_kept_bytes_are_sent_as_a_file_that_runs_nothing(app, atlas):
    page = b"<script>alert(1)</script>"
    sha256 = atlas.ledger.keep(Source(kind=SourceKind.ARTICLE, data=page, name=HOSTILE), by=BY)

    saved = ask(app, f"/api/sources/{sha256}")
    looked_at = ask(app, f"/api/sources/{sha256}", look="1")

    for answer in (saved, looked_at):
        assert (answer.status, answer.body) == (200, page)
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_photo_may_be_looked_at_in_the_page(app, atlas):
    photo = b"\x89PNG\r\n\x1a\n" + bytes(50)
    sha256 = atlas.ledger.keep(Source(kind=SourceKind.PHOTO, data=photo), by=BY)

    answer = ask(app, f"/api/sources/{sha256}", look="1")

    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"] == "inline"


@pytest.mark.parametrize("name", ["0" * 64, "x", "..", "A" * 64])
def test_bytes_that_are_not_there_are_said(app, name):
    assert ask(app, f"/api/sources/{name}").status == 404
