"""What a person finds out about a claim changes the grade; figures name the claim they follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from incidents.claim import Basis, Claim
from incidents.count import Count
from incidents.grade import grade_of
from incidents.vocabulary import Grade
from incidents.weighing import Weight, followed_alone, weighed
from tests.table_ground import CLASH

AP = Claim(source="AP", says="three killed", killed=Count.exactly(3), blames=("Army",))
MAYOR = Claim(source="The mayor", says="shelling", injured=Count.at_least(2))
TOLD = replace(CLASH, killed=Count.exactly(3), claims=(AP, MAYOR), follows="AP")


def weight(number, **found):
    return replace(Weight.of(TOLD, TOLD.claims[number]), **found)


def test_what_was_found_out_stands_with_its_claim_and_changes_nothing_else():
    found = weighed(TOLD, 0, weight(0, basis=Basis.FOOTAGE, corroborated=True))

    claim = replace(AP, basis=Basis.FOOTAGE, corroborated=True)
    assert found == replace(TOLD, claims=(claim, MAYOR))


def test_the_grade_follows_what_was_found_out():
    alone = replace(TOLD, claims=(AP,))
    found = [
        weighed(alone, 0, replace(Weight.of(alone, AP), corroborated=answer))
        for answer in (None, False, True)
    ]

    grades = [grade_of(each).grade for each in found]
    assert grades == [Grade.WEAK, Grade.UNVERIFIABLE, Grade.FAIR]


def test_figures_that_follow_another_claim_become_its_own_where_it_gives_them():
    found = weighed(TOLD, 1, weight(1, followed=True))

    assert (found.follows, found.killed, found.injured) == (
        "The mayor",
        Count.exactly(3),
        Count.at_least(2),
    )


def test_of_two_claims_of_one_source_the_figures_follow_the_one_that_gives_them():
    later = replace(AP, says="five killed", killed=Count.exactly(5))
    twice = replace(TOLD, claims=(AP, later))

    found = weighed(twice, 1, replace(Weight.of(twice, later), followed=True))

    assert [Weight.of(twice, each).followed for each in twice.claims] == [True, False]
    assert (found.follows, found.killed) == ("AP", Count.exactly(5))
    assert [Weight.of(found, each).followed for each in found.claims] == [False, True]


def test_figures_that_follow_no_claim_any_more_stay_as_they_are():
    found = weighed(TOLD, 0, weight(0, followed=False))

    assert (found.follows, found.killed) == (None, Count.exactly(3))


@pytest.mark.parametrize(
    ("incident", "source"),
    [
        (TOLD, "AP"),
        (replace(TOLD, follows=None), "AP"),
        (replace(TOLD, follows=None, killed=Count.exactly(4)), None),
        (replace(TOLD, follows=None, claims=(AP, replace(AP, source="BBC"))), None),
        (replace(TOLD, follows=None, killed=None), None),
    ],
)
def test_figures_follow_the_only_claim_that_gives_them(incident, source):
    assert followed_alone(incident) == source
