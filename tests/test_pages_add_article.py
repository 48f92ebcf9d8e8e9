"""An article that is pasted becomes drafts to decide on; what gives none stores nothing."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest

from incidents.errors import BadArticle
from incidents.table import Author, Change, Operation
from tests.pages_ground import button, day, named, opened, pills, said, settled

ARTICLE = (
    "Market shelled in Kharkiv\n\nAt least three people were killed when shells hit a market in "
    "Kharkiv on Monday, the mayor said.\n"
)


SEVERAL = (
    "Market shelled in Kharkiv\n\nAt least three people were killed when shells hit a market in "
    "Kharkiv on Monday, the mayor said.\n\nSeparately, gunmen abducted two aid workers near Kutum "
    "on Sunday, an aid group said.\n"
)
WIRE = (
    "Shells fall on Kharkiv market, three dead\n\nBy our reporters\n\nAt least three people were "
    "killed when shells hit a market in Kharkiv on Monday, the mayor said. Residents told "
    "reporters that the firing began before dawn and went on for hours.\n"
)
AGAIN = f"WIRE SERVICE\n\n{WIRE}"


def read(test, text, published=None):
    """Paste a text, perhaps set its day, and have it read to the end."""
    test.text_area[0].set_value(text).run()
    if published is not None:
        day(test, "Published on").set_value(published)
    return settled(button(test, "Read it").click().run())


def test_a_pasted_article_becomes_drafts_to_decide_on(atlas):
    test = opened("Add")

    read(test, ARTICLE, date(2024, 3, 5))
    button(test, "Accept").click().run()
    (entry,) = atlas.ledger.entries()

    assert "1 incident found" in said(test)
    assert entry.incident.state == "accepted"
    assert entry.incident.date.start == date(2024, 3, 4)
    assert [each.actor for each in atlas.ledger.history(entry.incident_id)] == ["tester", "tester"]


def test_the_same_article_again_shows_the_drafts_that_are_there(atlas):
    test = read(opened("Add"), ARTICLE)

    settled(button(test, "Read it").click().run())

    assert "was read before" in said(test)
    assert len(list(atlas.ledger.entries())) == 1


def test_the_day_of_publication_is_not_kept_for_the_next_article(atlas):
    test = opened("Add")
    day(test, "Published on").set_value(date(2024, 3, 5))
    test.text_area[0].set_value(ARTICLE).run()
    kept_for_the_first = day(test, "Published on").value
    settled(button(test, "Read it").click().run())

    test.text_area[0].set_value(ARTICLE.replace("three", "four")).run()

    assert kept_for_the_first == date(2024, 3, 5)
    assert day(test, "Published on").value is None
    assert len(list(atlas.ledger.entries())) == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no text yet"),
        ("The minister telephoned his colleague on Monday.", "No incident was found"),
        ("\0\0\0", "The text"),
    ],
)
def test_an_article_that_gives_nothing_is_said_and_nothing_is_stored(atlas, text, sentence):
    test = opened("Add")
    test.text_area[0].set_value(text)

    settled(button(test, "Read it").click().run())

    assert sentence in said(test)
    assert atlas.ledger.head().sequence == 0
    assert not test.exception


def test_a_day_that_is_set_afterwards_replaces_the_drafts(atlas):
    test = read(opened("Add"), ARTICLE)
    without = said(test)

    day(test, "Published on").set_value(date(2024, 3, 5))
    settled(button(test, "Read it").click().run())
    (entry,) = atlas.ledger.entries()

    assert "day of publication is not known" in without
    assert "were taken back" in said(test)
    assert entry.incident.date.start == date(2024, 3, 4)


def test_of_several_incidents_one_at_a_time_stands_beside_the_text(atlas):
    test = read(opened("Add"), SEVERAL, date(2024, 3, 5))
    first = named(test.selectbox, "Incident").value
    button(test, "Next").click().run()
    second = named(test.selectbox, "Incident").value

    button(test, "Reject").click().run()
    states = {each.incident_id: each.incident.state for each in atlas.ledger.entries()}

    assert "2 incidents found" in said(test)
    assert named(test.selectbox, "Incident").value == second
    assert (states[first], states[second]) == ("draft", "rejected")
    button(test, "Next").click().run()
    assert named(test.selectbox, "Incident").value == first


def test_a_wire_copy_is_said_and_linked_only_by_a_person(atlas):
    read(opened("Add"), WIRE)

    test = read(opened("Add"), AGAIN)
    told = said(test)
    before = len(list(atlas.ledger.entries()))
    button(test, "Link: it is the same incident").click().run()
    (entry,) = atlas.ledger.entries()

    assert before == 2
    assert "an article that was read before" in told
    assert "“Shells fall on Kharkiv market, three dead”" in told
    assert "neither tells its day" in told
    sources = [each.source for each in entry.incident.claims]
    assert sorted(sources) == sorted(set(sources))


def test_a_long_article_shows_how_far_it_is_and_can_be_cancelled(atlas, monkeypatch):
    go_on = threading.Event()

    def drafts(_article, progress):
        progress(500, 2_000)
        go_on.wait(20)
        progress(1_000, 2_000)
        raise AssertionError("it was not cancelled")

    monkeypatch.setattr(type(atlas.extractor), "drafts", lambda _, *args: drafts(*args))
    test = opened("Add")
    test.text_area[0].set_value(ARTICLE)
    button(test, "Read it").click().run()
    while "500 of about" not in said(test):
        test.run()
    shown = said(test)
    button(test, "Cancel").click().run()
    go_on.set()
    settled(test)

    assert "500 of about 2,000 characters" in shown
    assert "nothing of it was kept" in said(test)
    assert atlas.ledger.head().sequence == 0


def test_what_fails_while_an_article_is_read_is_said(atlas, monkeypatch):
    def drafts(_article, _progress):
        raise BadArticle("The article is torn; hand it in again.")

    monkeypatch.setattr(type(atlas.extractor), "drafts", lambda _, *args: drafts(*args))

    test = read(opened("Add"), ARTICLE)

    assert "The article is torn" in said(test)
    assert not test.exception


def test_an_edit_takes_a_wrong_actor_away_and_adds_a_weapon(atlas):
    test = read(opened("Add"), SEVERAL, date(2024, 3, 5))
    button(test, "Next").click().run()
    pills(test, "What more can be done").set_value(["Edit"]).run()

    named(test.selectbox, "Part of actor 1").set_value("took no part")
    named(test.multiselect, "Weapons").set_value(["rifle"])
    named(test.text_input, "Another actor").set_value("bandits")
    button(test, "Save").click().run()
    chosen = named(test.selectbox, "Incident").value
    incident = atlas.ledger.entry(chosen).incident

    assert [each.name for each in incident.actors] == ["bandits"]
    assert [each.name for each in incident.weapons] == ["rifle"]
    assert "actors" not in {each.field for each in incident.evidence}


CHANGED_SINCE = "This incident was changed since you began"


def edited(test):
    """An article that was read, with the form of its incident open."""
    read(test, ARTICLE, date(2024, 3, 5))
    return pills(test, "What more can be done").set_value(["Edit"]).run()


def another_writes(atlas, **changes):
    (entry,) = atlas.ledger.entries()
    made = entry.changed_to(replace(entry.incident, **changes), Operation.EDIT)
    atlas.ledger.write([made], by=Author(actor="another", reason="meanwhile"))


@pytest.mark.parametrize("does", ["Accept", "Doubts settled"])
def test_a_form_goes_on_after_what_the_same_person_does_beside_it(atlas, does):
    test = edited(opened("Add"))
    if does == "Doubts settled":
        another_writes(atlas, review=("a doubt",))
        button(test, "Save").click().run()

    button(test, does).click().run()
    after = said(test)
    named(test.text_area, "Notes").set_value("looked at")
    button(test, "Save").click().run()
    (entry,) = atlas.ledger.entries()

    assert CHANGED_SINCE not in after
    assert "looked at" in said(test)
    assert (entry.incident.notes, entry.incident.review) == ("looked at", ())
    assert entry.incident.state == ("accepted" if does == "Accept" else "draft")


def test_a_form_in_which_nothing_was_typed_goes_on_from_what_another_wrote(atlas):
    test = edited(opened("Add"))
    another_writes(atlas, notes="changed elsewhere")
    test.run()
    meanwhile = said(test)

    button(test, "Save").click().run()

    assert CHANGED_SINCE in meanwhile
    assert "Nothing was changed, so nothing was saved." in said(test)
    assert CHANGED_SINCE not in said(test)
    assert named(test.text_area, "Notes").value == "changed elsewhere"


def test_what_another_did_beside_ones_own_accept_is_said(atlas):
    test = edited(opened("Add"))
    another_writes(atlas, notes="changed elsewhere")
    test.run()

    button(test, "Accept").click().run()

    assert CHANGED_SINCE in said(test)


def test_a_conflicting_edit_shows_both_versions_and_lets_the_person_choose(atlas):
    test = read(opened("Add"), ARTICLE)
    (entry,) = atlas.ledger.entries()
    elsewhere = replace(entry.incident, notes="changed elsewhere")
    change = Change(
        incident=elsewhere,
        operation=Operation.EDIT,
        incident_id=entry.incident_id,
        expected_version=1,
    )
    atlas.ledger.write([change], by=Author(actor="another", reason="meanwhile"))

    button(test, "Accept").click().run()
    both = said(test)
    button(test, "Save mine over it").click().run()
    (now,) = atlas.ledger.entries()

    assert "changed elsewhere" in both
    assert "As you meant it" in both
    assert (now.incident.state, now.incident.notes) == ("accepted", None)
