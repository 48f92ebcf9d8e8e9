"""Each of Airwars' rules gives its grade, with the rule and the reason in words."""

from __future__ import annotations

import pytest

from incidents.claim import Basis, Claim, Harmed
from incidents.grade import RULES, grade_of, grade_of_claims
from incidents.record import Incident
from incidents.vocabulary import EventType, Grade


def says(source, *blames, **more):
    return Claim(source=source, says="an air strike", blames=blames, **more)


ADMITS = says("Coalition", "coalition", basis=Basis.STATEMENT)


@pytest.mark.parametrize(
    ("claims", "grade", "because"),
    [
        ([], Grade.UNVERIFIABLE, "There is no claim."),
        ([says("AP")], Grade.WEAK, "Only AP says so."),
        ([says("AP"), says(" ap ")], Grade.WEAK, "Only AP says so."),
        (
            [says("AP"), says("BBC")],
            Grade.WEAK,
            None,
        ),
        (
            [says("AP", "Army"), says("BBC")],
            Grade.FAIR,
            "AP and BBC say so, naming Army.",
        ),
        (
            [says("AP", "Army", corroborated=True)],
            Grade.FAIR,
            "AP says so, corroborated, naming Army.",
        ),
        (
            [says("AP"), says("Cell", basis=Basis.MUNITION)],
            Grade.FAIR,
            "AP and Cell say so, and a belligerent's action there is shown by Cell.",
        ),
        (
            [says("AP", "Army"), says("Army", "Militia", basis=Basis.STATEMENT)],
            Grade.CONTESTED,
            "The sources hold different parties responsible: Army and Militia.",
        ),
        ([says("AP", "Army", "Militia"), says("BBC", "army")], Grade.FAIR, None),
        ([says("AP", "Army"), ADMITS], Grade.CONFIRMED, "Coalition accepted responsibility."),
        ([says("Coalition", "Coalition")], Grade.WEAK, None),
        (
            [says("AP", harmed=Harmed.COMBATANTS), ADMITS],
            Grade.DISCOUNTED,
            "Combatants were harmed, according to AP.",
        ),
        (
            [says("AP", harmed=Harmed.COMBATANTS), says("BBC", harmed=Harmed.CIVILIANS)],
            Grade.WEAK,
            None,
        ),
        (
            [says("AP", "Army", corroborated=False), says("BBC", corroborated=False)],
            Grade.UNVERIFIABLE,
            "Somebody looked, and nothing that AP and BBC say could be corroborated.",
        ),
    ],
)
def test_the_claims_give_a_grade_and_its_reason(claims, grade, because):
    graded = grade_of_claims(claims)

    assert (graded.grade, graded.rule) == (grade, RULES[grade])
    assert because is None or graded.because == because


def test_every_grade_has_its_rule_in_words():
    assert set(RULES) == set(Grade)


def test_a_grade_given_by_hand_stands_and_says_what_the_rules_give():
    incident = Incident(event_type=EventType.EXPLOSIONS, claims=(ADMITS,), grade=Grade.FAIR)

    graded = grade_of(incident)

    assert graded.grade is Grade.FAIR
    assert "the rules give Confirmed: Coalition accepted responsibility" in graded.because


def test_a_given_grade_that_is_the_rules_own_overrides_nothing():
    incident = Incident(event_type=EventType.EXPLOSIONS, claims=(ADMITS,), grade=Grade.CONFIRMED)

    assert grade_of(incident) == grade_of_claims((ADMITS,))


def test_the_figures_follow_a_claim_that_is_there():
    with pytest.raises(ValueError, match="follow 'BBC', which makes no claim"):
        Incident(event_type=EventType.EXPLOSIONS, claims=(ADMITS,), follows="BBC")
