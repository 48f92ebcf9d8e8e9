"""An article that is pasted becomes drafts to decide on; what gives none stores nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from incidents.table import Author, Change, Operation
from tests.pages_ground import button, day, opened, said

ARTICLE = (
    "Market shelled in Kharkiv\n\nAt least three people were killed when shells hit a market in "
    "Kharkiv on Monday, the mayor said.\n"
)


def test_a_pasted_article_becomes_drafts_to_decide_on(atlas):
    test = opened("Add")
    test.text_area[0].set_value(ARTICLE)
    day(test, "Published on").set_value(date(2024, 3, 5))

    button(test, "Read it").click().run()
    button(test, "Accept").click().run()
    (entry,) = atlas.ledger.entries()

    assert "1 incident found" in said(test)
    assert entry.incident.state == "accepted"
    assert entry.incident.date.start == date(2024, 3, 4)
    assert [each.actor for each in atlas.ledger.history(entry.incident_id)] == ["tester", "tester"]


def test_the_same_article_again_shows_the_drafts_that_are_there(atlas):
    test = opened("Add")
    test.text_area[0].set_value(ARTICLE)
    button(test, "Read it").click().run()

    button(test, "Read it").click().run()

    assert "was read before" in said(test)
    assert len(list(atlas.ledger.entries())) == 1


def test_the_day_of_publication_is_not_kept_for_the_next_article(atlas):
    test = opened("Add")
    day(test, "Published on").set_value(date(2024, 3, 5))
    test.text_area[0].set_value(ARTICLE).run()
    kept_for_the_first = day(test, "Published on").value
    button(test, "Read it").click().run()

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

    button(test, "Read it").click().run()

    assert sentence in said(test)
    assert atlas.ledger.head().sequence == 0
    assert not test.exception


def test_a_conflicting_edit_shows_both_versions_and_lets_the_person_choose(atlas):
    test = opened("Add")
    test.text_area[0].set_value(ARTICLE)
    button(test, "Read it").click().run()
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
