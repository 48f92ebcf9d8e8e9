"""What could hurt somebody is left out of a safe publication, and each omission is listed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from geo.place import Place
from incidents.actor import Actor
from incidents.claim import Claim
from incidents.count import Count
from incidents.errors import BadInput
from incidents.evidence import Evidence
from incidents.formats.export import writer_for
from incidents.formats.safe_publication import Publication, Rules
from incidents.interval import Interval
from incidents.record import Incident
from incidents.vocabulary import EventType

PLACED = Incident(
    event_type=EventType.RIOTS,
    sub_event_type="Mob violence",
    date=Interval.day(date(2022, 6, 30)),
    location="Exampletown",
    country="NA",
    admin1="Erongo",
    place=Place.given("Exampletown", -20.5, 16.5, where_prec=1, country="NA"),
    killed=Count(minimum=1, maximum=3),
    actors=(Actor(name="Jane Roe"), Actor(name="B")),
    claims=(Claim(source="A paper", says="Jane Roe was there"), Claim(source="Secret", says="x")),
    notes="Jane Roe was there.",
    dataset="Example",
    dataset_id="7",
    extra={"geom": "POINT (16.5 -20.5)"},
)


def as_csv(incident):
    out = BytesIO()
    writer_for(".csv")([("1", incident)], out, about={})
    return out.getvalue().decode()


def published(rules, *incidents):
    entries = [(str(at), each) for at, each in enumerate(incidents or (PLACED,))]
    publication = Publication(entries, rules)
    return [each for _, each in publication], publication


def test_coarse_points_lie_in_their_square_and_the_circle_still_holds_the_place():
    (incident,), publication = published(Rules(coarsen_km=50))

    place = incident.place
    assert (place.latitude, place.longitude) != (-20.5, 16.5)
    assert abs(place.latitude + 20.5) <= 25 / 111 + 0.01
    assert place.uncertainty_m >= 50_000 * 0.7
    assert place.where_prec >= 3
    assert incident.location == "Erongo"
    assert publication.manifest.changed == {"coordinates": 1}


def test_coarsening_leaves_no_word_that_gives_the_place_away():
    (incident,), _ = published(Rules(coarsen_km=50))

    data = as_csv(incident)
    assert "16.5 " not in data
    assert ",16.5," not in data
    assert "Exampletown" not in data
    assert incident.extra == {}


def test_names_and_sources_marked_sensitive_are_gone_from_every_field():
    rules = Rules(names=("jane roe",), sources=("secret",))

    (incident,), publication = published(rules)

    data = as_csv(incident)
    assert "Jane Roe" not in data
    assert "Secret" not in data
    assert incident.actors[0].name == "[withheld]"
    assert publication.manifest.changed == {"sources": 1, "names": 1}


def test_a_source_marked_sensitive_is_gone_although_the_figures_follow_it():
    incident = replace(
        PLACED,
        claims=(Claim(source="Secret", says="three dead"), Claim(source="Radio", says="two dead")),
        follows="Secret",
        actors=(Actor(name="B", according_to="Secret"),),
    )

    (found,), _ = published(Rules(sources=("secret",)), incident)

    assert [each.source for each in found.claims] == ["Radio"]
    assert found.follows is None
    assert found.actors[0].according_to == "[withheld]"


def test_a_name_that_is_also_a_word_of_a_list_leaves_the_list_alone():
    (found,), _ = published(Rules(names=("Mob violence", "NA", "Jane Roe")))

    assert (found.sub_event_type, found.country) == ("Mob violence", "NA")
    assert found.actors[0].name == "[withheld]"


def test_nothing_leads_back_to_the_place_that_was_moved():
    incident = replace(
        PLACED,
        dataset="ACLED",
        dataset_id="NAM12",
        review=("“Exampletown” may be another town.",),
        claims=(Claim(source="Radio", says="two dead", media=("ab" * 32,)),),
    )
    asked = {"filters": ["text Exampletown", "bbox -20.6,16.4,-20.4,16.6", "type Riots"]}

    (found,), publication = published(Rules(coarsen_km=50), incident)

    assert (found.dataset, found.dataset_id) == ("ACLED", None)
    assert found.review == ("A doubt was noted; its words are withheld.",)
    assert found.claims[0].media == ()
    assert publication.about(asked)["filters"] == [
        "text [withheld]",
        "bbox [withheld]",
        "type Riots",
    ]


def test_a_name_inside_another_word_stays():
    incident = Incident(event_type=EventType.RIOTS, notes="Anna was in Annapolis.")

    (found,), _ = published(Rules(names=("Anna",)), incident)

    assert found.notes == "[withheld] was in Annapolis."


def test_types_and_days_are_withheld_whole_and_listed_with_the_reason():
    other = Incident(event_type=EventType.PROTESTS, date=Interval.month(2022, 6))
    undated = Incident(event_type=EventType.PROTESTS)
    rules = Rules(
        types=("Mob violence",), withheld_from=date(2022, 6, 30), withheld_to=date(2022, 7, 1)
    )

    found, publication = published(rules, PLACED, other, undated)

    assert found == []
    assert publication.manifest.withheld == {
        "0": "type Mob violence",
        "1": "may lie in the period that is withheld",
        "2": "no date, and a period is withheld",
    }
    assert json.dumps(publication.manifest.as_json())


def test_evidence_and_notes_do_not_slip_through():
    incident = Incident(
        event_type=EventType.RIOTS,
        notes="It was Jane.",
        article_id="a1",
        evidence=(Evidence(field="actors", start=0, end=4, quote="Jane"),),
    )

    (found,), publication = published(Rules(names=("Jane",), drop_notes=True), incident)

    assert (found.notes, found.evidence, found.article_id) == (None, (), None)
    assert "Descriptions are withheld." in publication.about({})["safe_publication"]


def test_without_rules_nothing_changes():
    found, _ = published(Rules())

    assert found == [PLACED]


@pytest.mark.parametrize("rules", [{"coarsen_km": 0}, {"coarsen_km": -5}, {"types": ("War",)}])
def test_a_rule_that_cannot_be_is_refused(rules):
    with pytest.raises(BadInput):
        Rules(**rules)
