"""An incident has one text: equal incidents make equal texts, and it comes back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.place import Place
from incidents.claim import Basis, Claim
from incidents.count import Count
from incidents.errors import BadInput
from incidents.evidence import Evidence
from incidents.record import Incident
from incidents.table.canonical import from_json, to_json
from incidents.table.columns import columns_of
from incidents.vocabulary import EventType
from incidents.weapon import Weapon

BARE = Incident(event_type=EventType.RIOTS)
FULL = replace(
    BARE,
    location="Ağdam",
    place=Place.given("Ağdam", 40, 46.5, where_prec=2),
    killed=Count(),
    weapons=(Weapon(name="9M27K", category="cluster munition"), Weapon(name="a\x1fb")),
    claims=(
        Claim(
            source="AP",
            says="shelling",
            basis=Basis.REPORT,
            evidence=(Evidence(field="date", start=0, end=2, quote="on"),),
        ),
    ),
    extra={"b": "2", "a": "1"},
)


def test_what_nobody_said_is_left_out_of_the_text():
    assert to_json(BARE) == ('{"casualties_unknown":false,"event_type":"Riots","state":"accepted"}')


@pytest.mark.parametrize("incident", [BARE, FULL])
def test_an_incident_read_back_is_equal_and_has_the_same_text(incident):
    text = to_json(incident)

    assert from_json(text) == incident
    assert to_json(from_json(text)) == text


def test_a_count_without_numbers_is_not_no_count():
    assert '"killed":{}' in to_json(FULL)
    assert columns_of(to_json(FULL))["casualties_unknown"] is True
    assert columns_of(to_json(BARE))["casualties_unknown"] is False


def test_names_of_one_column_can_be_told_apart():
    assert columns_of(to_json(FULL))["weapons"] == "9M27K\x1fcluster munition\x1fa b"


def test_words_are_folded_and_stand_once():
    assert columns_of(to_json(FULL))["words"] == "ağdam 9m27k cluster munition a b ap"


def test_a_number_too_large_for_a_column_is_refused_by_name():
    with pytest.raises(BadInput, match="of 'killed' is too large"):
        columns_of(to_json(replace(BARE, killed=Count.exactly(2**31))))
    with pytest.raises(BadInput, match="cannot be stored"):
        to_json(replace(BARE, killed=Count.exactly(2**70)))
