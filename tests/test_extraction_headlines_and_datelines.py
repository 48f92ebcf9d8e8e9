"""What a headline counts and cites, and the day of a dateline, are read as the report has them."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.grade import grade_of
from incidents.vocabulary import Grade
from tests.extraction_ground import drafts_of

_REPORT = "MAKURDI - Gunmen attacked Makurdi on Tuesday, wounding two people."


@pytest.mark.parametrize(
    ("headline", "killed"),
    [
        ("Gunmen kill eleven", 11),
        ("Gunmen kill twelve", 12),
        ("Gunmen kill seven", 7),
        ("Bomb kills eleven", 11),
        ("Gunmen kill 11", 11),
        ("Gunmen kill eleven people", 11),
        ("Gunmen kill eleven overnight", 11),
        ("Gunmen kill eleven Tuesday", 11),
        ("Gunmen kill suspected thief", 1),
    ],
)
def test_a_number_that_ends_a_headline_counts_those_killed(headline, killed):
    (draft,) = drafts_of(f"{headline}\n\n{_REPORT}")

    assert (draft.killed.minimum, draft.killed.maximum) == (killed, killed)


def test_a_number_of_no_people_counts_nobody():
    (draft,) = drafts_of(f"Gunmen kill eleven cattle\n\n{_REPORT}")

    assert draft.killed is None


@pytest.mark.parametrize(
    "report",
    [
        pytest.param("Two gunmen attacked Makurdi on Tuesday.", id="a unit"),
        pytest.param("May Pen was attacked by two gunmen on Tuesday.", id="a month's name"),
    ],
)
def test_a_number_ends_with_its_headline(report):
    (draft, *_) = drafts_of(f"Gunmen kill twenty\n\n{report}")

    assert (draft.killed.minimum, draft.killed.maximum) == (20, 20)


@pytest.mark.parametrize(
    "dateline",
    [
        "MAKURDI, 15 June 2023 -",
        "MAKURDI, June 15, 2023 (Reuters) -",
        "MAKURDI, Nigeria, Thursday, June 15, 2023 -",
        "Makurdi, Nigeria, 15 June 2023 -",
        "(Makurdi, June 15, 2023) -",
    ],
)
def test_a_weekday_is_told_from_the_day_of_the_dateline(dateline):
    text = f"{dateline} Gunmen attacked Makurdi on Tuesday, wounding two people."

    (draft,) = drafts_of(text, published=None)

    assert (draft.date.start, draft.date.end) == (date(2023, 6, 13), date(2023, 6, 13))
    assert any("read from the dateline" in reason for reason in draft.review)


def test_a_stated_day_of_publication_goes_before_that_of_a_dateline():
    text = "MAKURDI, 15 June 2023 - Gunmen attacked Makurdi on Friday, wounding two people."

    (draft,) = drafts_of(text, published=date(2023, 6, 17))

    assert draft.date.start == date(2023, 6, 16)
    assert not any("read from the dateline" in reason for reason in draft.review)


@pytest.mark.parametrize("published", [None, date(2023, 6, 16)])
def test_a_dateline_alone_dates_the_telling_of_an_event(published):
    text = "MAKURDI, 15 June 2023 - Gunmen attacked Makurdi, wounding two people."

    (draft,) = drafts_of(text, published=published)

    assert (draft.date.start, draft.date.end) == (date(2023, 6, 9), date(2023, 6, 15))
    assert any("is when this was told" in reason for reason in draft.review)


def test_a_day_in_a_later_paragraph_dates_what_the_dateline_opens():
    text = (
        "MAKURDI, 15 June 2023 - Gunmen attacked Makurdi, wounding two people.\n\n"
        "The attack took place on Tuesday."
    )

    (draft,) = drafts_of(text, published=None)

    assert draft.date.start == draft.date.end == date(2023, 6, 13)


def test_a_dateline_without_a_year_leaves_weekdays_open():
    text = "MAKURDI, June 15 (Reuters) - Gunmen attacked Makurdi on Tuesday, wounding two people."

    (draft,) = drafts_of(text, published=None)

    assert draft.date is None
    assert any("'on Tuesday' cannot be dated" in reason for reason in draft.review)


_TWO_VILLAGES = (
    "Gunmen kill eleven in two villages of Benue\n\n"
    "MAKURDI, 12 June 2031 - Gunmen on motorcycles attacked the village of Anyiin in Logo on "
    "Tuesday night, killing at least seven farmers and wounding nine others, a local chief said."
    "\n\nOn Wednesday, a roadside bomb hit a police patrol near Gboko, killing four officers, "
    "police spokesman Sewuese Anene told reporters."
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_TWO_VILLAGES, id="dated"),
        pytest.param(_TWO_VILLAGES.replace("MAKURDI, 12 June 2031 - ", ""), id="open dates"),
    ],
)
def test_an_attack_in_an_unknown_village_and_a_later_bomb_are_two_incidents(text):
    attack, bomb = drafts_of(text, published=None)

    assert (attack.location, bomb.location) == ("Anyiin in Logo", "near Gboko")
    assert (attack.sub_event_type, bomb.sub_event_type) == (
        "Attack",
        "Remote explosive/landmine/IED",
    )


def test_a_headline_over_two_incidents_counts_for_none_alone():
    attack, bomb = drafts_of(_TWO_VILLAGES, published=None)

    assert (attack.killed.minimum, attack.killed.maximum) == (7, None)
    assert (bomb.killed.minimum, bomb.killed.maximum) == (4, 4)
    assert any("in several towns together" in reason for reason in attack.review)


def test_a_headline_over_the_first_incident_counts_for_it():
    text = (
        "Gunmen kill nine\n\nGunmen attacked Gboko on Tuesday, killing several people.\n\n"
        "On Wednesday, gunmen attacked Makurdi, killing four people."
    )

    first, _ = drafts_of(text)

    assert first.killed.minimum == 9
    assert not any("together" in reason for reason in first.review)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A roadside bomb hit a police patrol near Gboko on Monday, killing four officers.", []),
        ("Roadside bomb hits police patrol near Gboko, kills four", []),
        ("A bomb planted by rebels hit a bus near Gboko on Monday, killing four.", ["rebels"]),
        ("Gunmen attacked a market near Gboko on Monday, killing four traders.", ["Gunmen"]),
    ],
)
def test_whoever_a_bomb_hit_did_nothing(text, actors):
    (draft,) = drafts_of(text)

    assert [actor.name for actor in draft.actors] == actors


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Gunmen on motorcycles attacked a market in Gboko on Monday.", ["market"]),
        ("Gunmen riding motorcycles attacked a bus in Gboko on Monday.", ["bus"]),
        ("A man died in an attack by gunmen on a bus in Gboko on Monday.", ["bus"]),
        ("Gunmen fired on motorcycles in Gboko on Monday, killing two.", ["motorcycles"]),
        ("A car bomb killed two people in a market in Gboko on Monday.", ["market"]),
    ],
)
def test_what_attackers_came_on_was_not_hit(text, targets):
    (draft,) = drafts_of(text)

    assert [target.name for target in draft.targets] == targets


@pytest.mark.parametrize(
    ("headline", "report", "sources"),
    [
        pytest.param(
            "Airstrike kills 12 in Idlib, rights group says",
            "An airstrike on Idlib killed 12 people on Sunday, Amnesty International said.",
            ["Amnesty International"],
            id="a rights group",
        ),
        pytest.param(
            "Airstrike kills 12 in Idlib, says rights group",
            "An airstrike on Idlib killed 12 people on Sunday, Amnesty International said.",
            ["Amnesty International"],
            id="after the verb",
        ),
        pytest.param(
            "Gunmen kill 12 in Makurdi, police say",
            "Gunmen killed 12 people in Makurdi on Sunday, police spokesman Sewuese Anene said.",
            ["police spokesman Sewuese Anene"],
            id="police",
        ),
        pytest.param(
            "Gunmen kill 12 in Makurdi, officials say",
            "Gunmen killed 12 people in Makurdi on Sunday, Governor Hyacinth Alia said.",
            ["Governor Hyacinth Alia"],
            id="officials",
        ),
        pytest.param(
            "Airstrike kills 12 in Idlib, rights group says",
            "An airstrike on Idlib killed 12 people on Sunday, witnesses said.",
            ["rights group", "witnesses"],
            id="no rights group",
        ),
        pytest.param(
            "Gunmen kill 12 in Makurdi, police say",
            "Gunmen killed 12 people in Makurdi on Sunday, Amnesty International said.",
            ["police", "Amnesty International"],
            id="no police",
        ),
    ],
)
def test_a_headlines_general_source_is_the_one_that_the_report_names(headline, report, sources):
    (draft,) = drafts_of(f"{headline}\n\n{report}")

    assert [claim.source for claim in draft.claims] == sources


def test_a_rights_group_in_the_headline_is_no_second_source():
    text = (
        "Russian airstrike kills 12 in Idlib, rights group says\n\n"
        "A Russian airstrike on Idlib killed 12 civilians on Sunday, Amnesty International said."
    )

    (draft,) = drafts_of(text)

    assert grade_of(draft).grade is Grade.WEAK


def test_what_a_source_says_in_full_goes_before_its_headline():
    text = (
        "Airstrike kills 12 in Idlib, rights group says\n\n"
        "An airstrike on Idlib killed 12 people on Sunday, the army said. Amnesty International "
        "said the strike killed 14 people."
    )

    (draft,) = drafts_of(text)

    assert {claim.source: claim.killed.minimum for claim in draft.claims} == {
        "Amnesty International": 14,
        "the army": 12,
    }


def test_whoever_tells_of_a_deed_was_not_hit_by_it():
    (draft,) = drafts_of("Gunmen kill 12 in Makurdi, police say")

    assert draft.sub_event_type == "Attack"


@pytest.mark.parametrize("village", ["the village of Anyiin in Logo", "the village of Anyiin"])
def test_a_bomb_near_a_town_is_apart_from_an_attack_in_an_unknown_village(village):
    text = (
        f"Gunmen attacked {village} on Tuesday, killing seven farmers.\n\n"
        "A roadside bomb hit a police patrol near Gboko on Tuesday, killing four officers."
    )

    attack, bomb = drafts_of(text)

    assert (attack.killed.minimum, bomb.killed.minimum) == (7, 4)
    assert (attack.location.rpartition("of ")[2], bomb.location) == (
        village.rpartition("of ")[2],
        "near Gboko",
    )


@pytest.mark.parametrize(
    ("headline", "killed"), [("Gunmen kill nine", 9), ("Gunmen kill seven", 9), ("Gunmen raid", 9)]
)
def test_a_headline_holds_those_whom_the_report_adds(headline, killed):
    text = (
        f"{headline}\n\nGunmen attacked Gboko on Tuesday, killing seven people. Two more people "
        "were killed as they fled."
    )

    draft = drafts_of(text)[0]

    assert (draft.killed.minimum, draft.killed.maximum) == (killed, killed)
