"""Two reports of one incident are proposed, linked with their claims side by side, and parted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from geo.place import Place
from incidents.actor import Actor
from incidents.article import Article
from incidents.claim import Claim
from incidents.count import Count
from incidents.interval import Interval
from incidents.linking import known_copy, linked, linked_with_a_copy, proposals, wire_copy
from incidents.record import Incident
from incidents.table import (
    Author,
    BatchKind,
    Change,
    Entry,
    Merge,
    NewBatch,
    Operation,
    open_ledger,
)
from incidents.view import View
from incidents.vocabulary import EventType

BY = Author(actor="tester", reason="a test")
KHARKIV = Place(
    name="Kharkiv",
    latitude=49.98,
    longitude=36.25,
    uncertainty_m=9_000,
    where_prec=1,
    geo_precision=1,
    country="UA",
)
STRIKE = Incident(
    event_type=EventType.EXPLOSIONS,
    sub_event_type="Shelling/artillery/missile attack",
    date=Interval.day(date(2024, 3, 4)),
    location="Kharkiv",
    country="UA",
    place=KHARKIV,
    killed=Count.at_least(3),
    actors=(Actor(name="Russian forces"),),
    claims=(Claim(source="the mayor", says="three dead", killed=Count.at_least(3)),),
    article_id="one",
)
AGAIN = replace(
    STRIKE,
    killed=Count.exactly(5),
    claims=(Claim(source="a hospital", says="five dead", killed=Count.exactly(5)),),
    article_id="two",
)

WIRE = (
    "Three people were killed on Monday when shells hit a market in the east of the city, the "
    "mayor said. Residents told reporters that the firing began before dawn and went on for hours."
)
OTHER_WORDS = (
    "A hospital in Kharkiv counted five dead after rockets fell near the bazaar. Doctors asked for "
    "blood, and the metro stayed closed until the evening while crews looked for survivors."
)


@pytest.fixture
def ledger(tmp_path):
    one = open_ledger(f"sqlite:///{tmp_path / 'i.db'}")
    yield one
    one.close()


def record(ledger, *incidents):
    changes = [Change(incident=each, operation=Operation.RECORD) for each in incidents]
    return [ledger.entry(each.incident_id) for each in ledger.write(changes, by=BY)]


def batch(name):
    return NewBatch(kind=BatchKind.INGEST, name=name, content_hash=name, format="article")


def filed(ledger, incident, name, text):
    data = text.encode()
    article = Article(id=name, text=text, sha256=sha256(data).hexdigest())
    ledger.file_batch(batch(name), [incident], [], by=BY, source=(article, data))


def test_the_same_incident_from_another_article_is_proposed_with_its_reason(ledger):
    entry, other = record(ledger, STRIKE, AGAIN)

    ((found, proposal),) = proposals(entry, snapshot=View(ledger).snapshot(), ledger=ledger)

    assert found == other
    assert "the same time" in proposal.reason


def test_an_incident_far_away_or_long_ago_is_not_proposed(ledger):
    elsewhere = replace(AGAIN, place=replace(KHARKIV, latitude=48.0))
    before = replace(AGAIN, date=Interval.day(date(2023, 3, 4)))
    entry, *_ = record(ledger, STRIKE, elsewhere, before)

    assert proposals(entry, snapshot=View(ledger).snapshot(), ledger=ledger) == ()


def test_an_incident_without_a_place_has_no_proposals(ledger):
    entry, _ = record(ledger, replace(STRIKE, place=None), AGAIN)

    assert proposals(entry, snapshot=View(ledger).snapshot(), ledger=ledger) == ()


def test_one_near_the_date_line_looks_on_both_sides_of_it(ledger):
    east = replace(STRIKE, place=replace(KHARKIV, longitude=179.99))
    west = replace(AGAIN, place=replace(KHARKIV, longitude=-179.99))
    entry, other = record(ledger, east, west)

    ((found, _),) = proposals(entry, snapshot=View(ledger).snapshot(), ledger=ledger)

    assert found == other


def test_an_incident_that_was_withdrawn_meanwhile_is_not_proposed(ledger):
    (entry,) = record(ledger, STRIKE)
    summary = ledger.file_batch(batch("later"), [AGAIN], [], by=BY)
    before = View(ledger).snapshot()

    ledger.undo(summary.batch, by=BY)

    assert before.size == 2
    assert proposals(entry, snapshot=before, ledger=ledger) == ()


@pytest.mark.parametrize(("text", "is_copy"), [(WIRE.upper(), True), (OTHER_WORDS, False)])
def test_a_wire_copy_is_told_from_a_report_in_other_words(ledger, text, is_copy):
    filed(ledger, STRIKE, "one", WIRE)
    filed(ledger, AGAIN, "two", text)
    entry, other = (each for each in ledger.entries() if isinstance(each, Entry))

    found = wire_copy(entry, other, ledger=ledger)

    assert (found is not None) == is_copy


def test_an_incident_without_an_article_is_no_copy(ledger):
    entry, other = record(ledger, replace(STRIKE, article_id=None), AGAIN)

    assert wire_copy(entry, other, ledger=ledger) is None


@pytest.mark.parametrize(
    ("mine", "theirs", "text", "is_proposed"),
    [
        (None, None, WIRE.upper(), True),
        (None, STRIKE.date, WIRE.upper(), True),
        (STRIKE.date, None, WIRE.upper(), True),
        (None, None, OTHER_WORDS, False),
        (STRIKE.date, Interval.day(date(2024, 3, 9)), WIRE.upper(), False),
    ],
)
def test_without_a_day_only_a_wire_copy_is_proposed(ledger, mine, theirs, text, is_proposed):
    filed(ledger, replace(STRIKE, date=mine), "one", WIRE)
    filed(ledger, replace(AGAIN, date=theirs), "two", text)
    entry, other = ledger.entries()

    found = proposals(entry, snapshot=View(ledger).snapshot(), ledger=ledger)

    assert [each for each, _ in found] == ([other] if is_proposed else [])


def test_an_article_that_was_read_before_is_recognised_in_other_bytes(ledger):
    filed(ledger, replace(STRIKE, date=None), "one", WIRE)
    filed(ledger, replace(AGAIN, date=None), "two", f"{WIRE}\n\n")
    filed(ledger, AGAIN, "three", OTHER_WORDS)
    one, two, three = ledger.entries()
    known = {"snapshot": View(ledger).snapshot(), "ledger": ledger}

    found = known_copy(ledger.article("two"), [two], **known)

    assert (found.article.id, found.kind) == ("one", "same")
    assert known_copy(ledger.article("three"), [three], **known) is None
    assert known_copy(ledger.article("one"), [one], **known).article.id == "two"


def test_a_source_that_two_copies_quote_makes_one_claim():
    copy = replace(AGAIN, claims=(*AGAIN.claims, Claim(source="The Mayor", says="three")))

    both = linked_with_a_copy(STRIKE, copy)

    assert [each.source for each in both.claims] == ["the mayor", "a hospital"]
    assert len(linked(STRIKE, copy).claims) == 3


def test_linked_claims_stand_side_by_side_and_the_figures_stay():
    both = linked(STRIKE, AGAIN)

    assert [(each.source, each.article_id) for each in both.claims] == [
        ("the mayor", "one"),
        ("a hospital", "two"),
    ]
    assert both.killed == STRIKE.killed
    assert both.actors == STRIKE.actors


def test_linked_figures_name_the_claim_that_gives_them():
    given = replace(STRIKE, claims=(replace(STRIKE.claims[0], killed=STRIKE.killed),))

    both = linked(given, AGAIN)

    assert (both.follows, both.killed) == ("the mayor", STRIKE.killed)


def test_what_makes_no_claim_is_itself_the_claim():
    coded = replace(AGAIN, claims=(), dataset="UCDP GED", dataset_id="7", notes="as coded")

    claim = linked(STRIKE, coded).claims[-1]

    assert (claim.source, claim.says, claim.killed) == (
        "UCDP GED 7",
        "as coded",
        Count.exactly(5),
    )


def test_a_link_is_a_revision_and_can_be_taken_back(ledger):
    entry, other = record(ledger, STRIKE, AGAIN)
    merge = Merge(
        kept=entry.incident_id,
        kept_version=1,
        gone=other.incident_id,
        gone_version=1,
        incident=linked(STRIKE, AGAIN),
    )

    ledger.merge(merge, by=BY)
    one = View(ledger).snapshot().size
    ledger.unmerge(entry.incident_id, by=BY)

    assert one == 1
    assert View(ledger).snapshot().size == 2
    assert ledger.entry(entry.incident_id).incident == STRIKE
