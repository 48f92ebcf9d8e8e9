"""A person weighs a claim in the dashboard; the grade and the history follow."""

from __future__ import annotations

from dataclasses import replace

from incidents.claim import Claim
from incidents.count import Count
from incidents.table import Author
from tests.pages_ground import a_page, named, pills, said
from tests.table_ground import CLASH, change, record

CLAIMS = (
    Claim(source="AP", says="three killed", killed=Count.exactly(3)),
    Claim(source="![x](http://evil.example)", says="four killed", killed=Count.exactly(4)),
)


def weighing(incident_id):
    """The incident's page with its first claim open to be weighed."""
    test = a_page()
    test.query_params["id"] = incident_id
    test.session_state[f"claims {incident_id} weigh open"] = True
    test.run()
    assert not test.exception
    return test


def test_a_claim_is_weighed_and_the_figures_follow_it(atlas):
    made = record(atlas.ledger, replace(CLASH, killed=Count.exactly(3), claims=CLAIMS))
    test = weighing(made.incident_id)
    before = said(test)

    named(test.selectbox, "Claim").set_value(1).run()
    named(test.selectbox, "Did somebody independent find the same?").set_value(True)
    named(test.text_input, "Whom it holds responsible").set_value("Army; ")
    named(test.checkbox, "The incident's own figures follow it").check()
    named(test.text_input, "Why").set_value("called the hospital")
    named(test.button, "Save what you found").click().run()

    assert not test.exception
    last = atlas.ledger.history(made.incident_id)[-1]
    claim = replace(CLAIMS[1], corroborated=True, blames=("Army",))
    assert last.incident == replace(
        CLASH, killed=Count.exactly(4), claims=(CLAIMS[0], claim), follows=claim.source
    )
    assert (last.actor, last.reason) == ("tester", "called the hospital")
    assert "Weak:" in before
    assert "Fair:" in said(test)


def test_a_weighing_that_comes_after_a_change_of_another_is_chosen_not_lost(atlas):
    made = record(atlas.ledger, replace(CLASH, killed=Count.exactly(3), claims=CLAIMS))
    test = weighing(made.incident_id)
    named(test.text_input, "Why").set_value("called the hospital")
    named(test.selectbox, "Did somebody independent find the same?").set_value(True)
    theirs = change(replace(made.incident, notes="changed elsewhere"), made)
    atlas.ledger.write([theirs], by=Author(actor="another", reason="meanwhile"))

    named(test.button, "Save what you found").click().run()
    asked = said(test)
    named(test.button, "Save mine over it").click().run()

    assert "another changed this incident while you were at it" in asked
    last = atlas.ledger.history(made.incident_id)[-1]
    assert last.incident.claims[0].corroborated is True
    assert last.reason == "called the hospital (chosen after a conflict)"


def test_a_weighing_that_changes_nothing_says_so(atlas):
    made = record(atlas.ledger, replace(CLASH, killed=Count.exactly(3), claims=CLAIMS))
    test = weighing(made.incident_id)

    named(test.button, "Save what you found").click().run()

    assert "Nothing was changed, so nothing was saved." in said(test)
    assert len(atlas.ledger.history(made.incident_id)) == 1


def test_figures_that_a_person_sets_follow_no_claim(atlas):
    told = replace(CLASH, killed=Count.exactly(3), claims=CLAIMS, follows="AP")
    made = record(atlas.ledger, replace(told, location=None))
    test = weighing(made.incident_id)

    pills(test, "What more can be done").set_value(["Edit"]).run()
    at_most = named(test.number_input, "Killed, at most")
    at_most.set_value(9)
    saves = (each for each in test.button if each.label == "Save")
    next(each for each in saves if each.form_id == at_most.form_id).click().run()

    now = atlas.ledger.entry(made.incident_id).incident
    assert (now.follows, now.killed) == (None, Count(minimum=3, maximum=9))
