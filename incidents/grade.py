"""A grade follows from the claims by Airwars' rules, and says which rule gave it.

Rules: Airwars, "civilian harm status", in the site's own words. Discounted is asked first, since
harm to combatants is no civilian harm whoever accepts it; Unverifiable is ours, for an incident
whose claims nobody could check.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from incidents.claim import Basis, Claim, Harmed
from incidents.record import Incident
from incidents.same_name import name_key
from incidents.vocabulary import Grade

RULES: Final = MappingProxyType(
    {
        Grade.CONFIRMED: "A specific belligerent has accepted responsibility.",
        Grade.FAIR: (
            "Two or more credible sources, with likely or confirmed near actions by a belligerent."
        ),
        Grade.WEAK: "A single source's claim, though sometimes with significant information.",
        Grade.CONTESTED: "Competing claims of responsibility.",
        Grade.DISCOUNTED: (
            "Those killed were combatants, or other parties are most likely responsible."
        ),
        Grade.UNVERIFIABLE: "No source's claim that anybody could check.",
    }
)
# What shows an action by a belligerent near the place, without anybody's word for it.
_SHOWS_AN_ACTION: Final = frozenset({Basis.FOOTAGE, Basis.SATELLITE, Basis.MUNITION})


@dataclass(frozen=True, kw_only=True, slots=True)
class Graded:
    """A grade and why.

    Attributes:
        grade: The grade.
        rule: Airwars' rule for it, as a sentence.
        because: What in the claims meets the rule, as a sentence.
    """

    grade: Grade
    rule: str
    because: str


def grade_of(incident: Incident) -> Graded:
    """The grade of an incident: the one a person or a data set gave, else the rules'."""
    computed = grade_of_claims(incident.claims)
    if incident.grade is None or incident.grade is computed.grade:
        return computed
    return Graded(
        grade=incident.grade,
        rule=RULES[incident.grade],
        because=f"It was given by hand or by the data set; the rules give {computed.grade}: "
        f"{computed.because}",
    )


def grade_of_claims(claims: Sequence[Claim]) -> Graded:
    """The grade that the rules give."""
    grade, because = _weighed(claims)
    return Graded(grade=grade, rule=RULES[grade], because=because)


def _weighed(claims: Sequence[Claim]) -> tuple[Grade, str]:
    if not claims:
        return Grade.UNVERIFIABLE, "There is no claim."
    if all(each.corroborated is False for each in claims):
        return Grade.UNVERIFIABLE, (
            f"Somebody looked, and nothing that {_named(claims)} say could be corroborated."
        )
    of_combatants = [each for each in claims if each.harmed is Harmed.COMBATANTS]
    of_civilians = [each for each in claims if each.harmed is Harmed.CIVILIANS]
    if of_combatants and not of_civilians:
        return Grade.DISCOUNTED, f"Combatants were harmed, according to {_named(of_combatants)}."
    accepting = [each for each in claims if each.accepts_responsibility]
    if accepting:
        return Grade.CONFIRMED, f"{_named(accepting)} accepted responsibility."
    return _by_blame(claims)


def _by_blame(claims: Sequence[Claim]) -> tuple[Grade, str]:
    blamed = {key: name for each in claims for name in each.blames for key in (name_key(name),)}
    sharing = _sets_of_blame(claims)
    if len(sharing) > 1 and not frozenset.intersection(*sharing):
        parties = _list(blamed.values())
        return Grade.CONTESTED, f"The sources hold different parties responsible: {parties}."
    alone = len({name_key(each.source) for each in claims}) < 2
    if alone and not any(each.corroborated for each in claims):
        return Grade.WEAK, f"Only {claims[0].source} says so."
    shown = [each for each in claims if each.basis in _SHOWS_AN_ACTION]
    if blamed or shown:
        near = (
            f"naming {_list(blamed.values())}"
            if blamed
            else f"and a belligerent's action there is shown by {_named(shown)}"
        )
        says = "says so, corroborated," if alone else "say so,"
        return Grade.FAIR, f"{_named(claims)} {says} {near}."
    return Grade.WEAK, (
        f"{_named(claims)}: nothing in what is said ties a belligerent to it, so the claims "
        "weigh as one."
    )


def _sets_of_blame(claims: Sequence[Claim]) -> set[frozenset[str]]:
    return {frozenset(map(name_key, each.blames)) for each in claims if each.blames}


def _named(claims: Sequence[Claim]) -> str:
    return _list({name_key(each.source): each.source for each in claims}.values())


def _list(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else str(last)
