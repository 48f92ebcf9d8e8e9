"""The review shows what waits, one at a time, and keeps the incident that is being looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from geo.gazetteer.aliases import Aliases
from incidents.article import Article
from incidents.ingest import ingest_article
from incidents.record import Incident
from incidents.table import Author
from incidents.vocabulary import EventType, State
from tests.pages_ground import an_atlas, button, named, opened, pills, said
from tests.table_ground import BY, change, record

TEXTS = (
    "Shells hit a market in Kharkiv on Monday, killing three people, the mayor said.",
    "Gunmen killed two farmers near Baga on Tuesday, residents said.",
)


@pytest.fixture
def atlas(tmp_path, monkeypatch):
    one = an_atlas(tmp_path, monkeypatch)
    for number, text in enumerate(TEXTS):
        article = Article(
            id=f"a{number}",
            text=text,
            sha256=sha256(text.encode()).hexdigest(),
            published=date(2024, 3, 6),
        )
        ingest_article(
            article,
            text.encode(),
            extractor=one.extractor,
            ledger=one.ledger,
            by=BY,
        )
    return one


@pytest.fixture
def page(atlas):  # noqa: ARG001 - the ledger is filled before the page opens
    return opened("Review")


def states(atlas):
    return [entry.incident.state for entry in atlas.ledger.entries()]


def test_the_first_draft_waits_with_how_many_more(page):
    assert "2 waiting" in said(page)
    assert "Kharkiv" in said(page)


def test_accepting_goes_on_to_the_next(page, atlas):
    button(page, "Accept").click().run()

    assert "1 waiting" in said(page)
    assert "Baga" in said(page)
    assert State.ACCEPTED in states(atlas)


def test_what_is_put_aside_comes_back_when_the_person_begins_again(page):
    button(page, "Later").click().run()
    button(page, "Later").click().run()
    aside = said(page)

    button(page, "Begin again").click().run()

    assert "put everything here aside" in aside
    assert "Kharkiv" in said(page)


def test_an_edit_keeps_the_incident_in_view(page, atlas):
    pills(page, "What more can be done").set_value(["Edit"]).run()
    named(page.text_area, "Notes").set_value("looked at")
    button(page, "Save").click().run()

    assert "looked at" in said(page)
    assert [each.incident.notes for each in atlas.ledger.entries()].count("looked at") == 1


def test_a_rejected_draft_can_be_put_back(page, atlas):
    button(page, "Reject").click().run()
    button(page, "Accept").click().run()

    button(page, "Back to draft").click().run()

    assert states(atlas).count(State.DRAFT) == 1


def test_what_was_done_last_is_taken_back_and_shown_again(page, atlas):
    button(page, "Accept").click().run()
    after = said(page)

    button(page, "Undo").click().run()

    assert "Kharkiv" in said(page)
    assert "1 waiting" in after
    assert "2 waiting" in said(page)
    assert set(states(atlas)) == {State.DRAFT}
    assert not [each for each in page.button if each.label == "Undo"]


def test_the_last_one_of_the_queue_is_taken_back_too(page, atlas):
    button(page, "Accept").click().run()
    button(page, "Reject").click().run()
    empty = "\n".join(str(each.value) for each in page.text)

    button(page, "Undo").click().run()

    assert "Nothing waits here" in empty
    assert "Baga" in said(page)
    assert sorted(states(atlas)) == [State.ACCEPTED, State.DRAFT]


def test_what_another_has_done_since_is_not_taken_back(page, atlas):
    button(page, "Accept").click().run()
    accepted = next(
        each for each in atlas.ledger.entries() if each.incident.state is State.ACCEPTED
    )
    elsewhere = replace(accepted.incident, notes="changed elsewhere")
    theirs = Author(actor="another", reason="meanwhile")
    atlas.ledger.write([change(elsewhere, accepted)], by=theirs)

    page.run()

    assert not [each for each in page.button if each.label == "Undo"]


def test_an_empty_queue_says_where_drafts_come_from(page):
    button(page, "Accept").click().run()
    button(page, "Reject").click().run()

    assert "Nothing waits here" in "\n".join(str(each.value) for each in page.text)


def test_where_no_draft_waits_the_doubts_are_shown_first(tmp_path, monkeypatch):
    empty = an_atlas(tmp_path, monkeypatch)
    record(empty.ledger, doubtful("several have this name"))

    test = opened("Review")

    assert any("The words are: Springfield" in str(each.value) for each in test.text)


def test_a_name_that_a_person_has_placed_means_that_place_from_then_on(
    atlas, tmp_path, monkeypatch
):
    monkeypatch.setattr(atlas.resolver.gazetteer, "aliases", Aliases(tmp_path / "aliases.json"))
    record(atlas.ledger, doubtful("several places have this name"))
    test = opened("Review")
    queue = next(each for each in test.get("button_group") if "look at" in each.label)
    queue.set_value("Doubts").run()
    while "Springfield" not in said(test):
        button(test, "Later").click().run()

    next(each for each in test.checkbox if "mean the place" in each.label).check()
    button(test, "Use this place").click().run()
    (alias,) = atlas.resolver.gazetteer.aliases
    edited = next(
        each for each in atlas.ledger.entries() if each.incident.location == "Springfield"
    )

    assert (alias.name, alias.by) == ("Springfield", "tester")
    assert not edited.incident.place.review


def doubtful(reason):
    return Incident(event_type=EventType.BATTLES, location="Springfield", review=(reason,))
