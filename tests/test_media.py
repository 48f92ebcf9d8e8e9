"""Photos and videos are known by their bytes, kept with a claim, covered, and taken off again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from incidents.errors import BadInput
from incidents.interval import Interval
from incidents.media import media_source, media_type
from incidents.record import Incident
from incidents.table import Author, SourceKind
from incidents.table.verify import verify
from incidents.vocabulary import EventType
from tests.pages_ground import button, named, opened, said
from tests.table_ground import change, record

# One pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcff"
    "9fa11e000782027f3dc848ef0000000049454e44ae426082"
)


@pytest.fixture
def incident_id(atlas):
    day = Interval.day(date(2024, 3, 5))
    return record(atlas.ledger, Incident(event_type=EventType.BATTLES, date=day)).incident_id


def attach(test, name, data, *, made_by="Bellingcat"):
    uploader = named(test.get("file_uploader"), "Photo or video")
    uploader.upload(name, data, "application/octet-stream")
    named(test.text_input, "Taken or published by").set_value(made_by)
    return button(test, "Add").click().run()


def looks(test):
    links = [each.proto for each in test.get("link_button")]
    return [each.url for each in links if each.url.endswith("?look=1")]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (PNG[:12], "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "image/jpeg"),
        (b"RIFF\x24\x00\x00\x00WEBP", "image/webp"),
        (b"\x00\x00\x00\x20ftypisom", "video/mp4"),
        (b"\x00\x00\x00\x14ftypqt  ", "video/quicktime"),
        (b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f", "video/webm"),
        (b"<svg xmlns='", None),
        (b"<!doctype ht", None),
        (b"", None),
    ],
)
def test_a_photo_or_video_is_known_by_its_first_bytes(head, kind):
    assert media_type(head) == kind


def test_a_page_that_is_called_a_photo_is_refused():
    with pytest.raises(BadInput, match="no photo or video"):
        media_source(b"<script>alert(1)</script>", name="x.jpg", made_by=None, url=None)


def test_a_photo_is_kept_with_the_claim_of_who_took_it(atlas, incident_id):
    test = attach(opened(id=incident_id), "strike.png", PNG)

    (claim,) = atlas.ledger.entry(incident_id).incident.claims
    (sha256,) = claim.media
    kept = atlas.ledger.kept_source(sha256)

    assert not test.exception
    assert (claim.source, kept.kind, kept.made_by) == ("Bellingcat", SourceKind.PHOTO, "Bellingcat")
    assert b"".join(atlas.ledger.source_bytes(sha256)) == PNG
    assert f"SHA-256 {sha256}" in said(test)
    verify(atlas.ledger)


def test_a_photo_stays_covered_until_somebody_asks(incident_id):
    test = attach(opened(id=incident_id), "strike.png", PNG)

    covered = looks(test)
    next(each for each in test.toggle if each.label == "Uncover it").set_value(True).run()

    assert covered == []
    assert len(looks(test)) == 1


def test_a_photo_is_taken_off_by_a_revision_and_its_bytes_stay(atlas, incident_id):
    test = attach(opened(id=incident_id), "strike.png", PNG)
    (sha256,) = atlas.ledger.entry(incident_id).incident.claims[0].media

    button(test, "Take it off this incident").click().run()

    assert atlas.ledger.entry(incident_id).incident.claims[0].media == ()
    assert "taken off" in atlas.ledger.history(incident_id)[-1].reason
    assert b"".join(atlas.ledger.source_bytes(sha256)) == PNG


def test_whoever_takes_a_photo_off_after_a_change_of_another_is_asked(atlas, incident_id):
    test = attach(opened(id=incident_id), "strike.png", PNG)
    entry = atlas.ledger.entry(incident_id)
    theirs = change(replace(entry.incident, notes="seen by another"), entry)
    atlas.ledger.write([theirs], by=Author(actor="another", reason="meanwhile"))

    button(test, "Take it off this incident").click().run()
    asked = said(test)
    button(test, "Save both changes").click().run()

    now = atlas.ledger.entry(incident_id).incident
    assert "another changed this incident while you were at it" in asked
    assert (now.notes, now.claims[0].media) == ("seen by another", ())


def test_a_file_that_is_no_photo_is_refused_and_nothing_is_kept(atlas, incident_id):
    test = attach(opened(id=incident_id), "strike.png", b"<html>")

    assert "is no photo or video" in said(test)
    assert atlas.ledger.kept_source(hashlib.sha256(b"<html>").hexdigest()) is None


def test_a_photo_of_nobody_makes_no_claim(atlas, incident_id):
    test = attach(opened(id=incident_id), "strike.png", PNG, made_by=" ")

    assert "needs who took or published it" in said(test)
    assert atlas.ledger.entry(incident_id).incident.claims == ()
