"""What a report only recalls, wishes, fears or practises is no incident."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction_ground import drafts_of

NEWS = "Gunmen shot dead four traders at a market in Gao, Mali, on Monday, officials said."


@pytest.mark.parametrize(
    "background",
    [
        "Rights groups say at least 133 people have been killed across the country.",
        "Families gathered in Gao on Tuesday to remember the 40 people killed there in 2015.",
        "Violence has surged in the region while envoys meet in Doha.",
        "Last month the army said that it had killed more than 100 bandits in air raids in Mopti.",
        "In March 2019, attackers burned the village of Ogossagou and killed 160 people.",
        "In 2004, militants seized a school in Beslan and more than 330 people were killed.",
        "The group split from the peace deal signed in 2015.",
        'If shelling starts again, "we will have nowhere to go", a resident said.',
        '"If shelling starts again in Timbuktu, we will have nowhere to go," a resident said.',
        "Analysts warn that attacks on Timbuktu could resume at any time.",
        "A wave of kidnappings has hit Timbuktu.",
        "Officials met in Algiers to discuss a prisoner swap.",
        "Soldiers fired rockets at dummy targets near Timbuktu.",
    ],
)
def test_background_of_a_report_is_no_incident(background):
    (draft,) = drafts_of(f"{NEWS}\n\n{background}")

    assert draft.country == "ML"
    assert draft.killed.maximum == 4


def test_an_attack_that_a_report_dates_to_a_day_is_an_incident():
    text = f"{NEWS}\n\nOn Sunday, a roadside bomb killed two drivers near Timbuktu."

    drafts = drafts_of(text)

    assert len(drafts) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Students rallied in Seoul on Monday and chanted slogans against joint military drills.",
        "Residents of Nyeri protested on Monday against a spate of muggings.",
        "Lawyers marched in Lima on Monday to denounce a court that jailed a mayor.",
    ],
)
def test_what_a_protest_is_about_takes_nothing_from_it(text):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == "Peaceful protest"


def test_a_month_after_since_dates_nothing():
    text = (
        "Shells hit Kherson on Monday, wounding five people. Russia struck the port again, as it "
        "has since it left the accord in May."
    )

    drafts = drafts_of(text)

    assert {(draft.date.start, draft.date.end) for draft in drafts} == {
        (date(2024, 6, 10), date(2024, 6, 10))
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Floods kill 40 in Swat\n\nFlash floods have killed 40 people in Swat, Pakistan, since "
            "Friday. A bridge was destroyed. Protesters are expected to march on Monday. The "
            "region "
            "was hit by a bomb attack last year.",
            id="a flood",
        ),
        pytest.param(
            "Envoys met in Geneva on Monday to discuss a prisoner swap. Attacks on the capital "
            "could "
            "resume.",
            id="talks",
        ),
        pytest.param(
            "The minister said in Nairobi on Monday that attacks had fallen by half.", id="a trend"
        ),
        pytest.param(
            "Manchester City struck late to beat Arsenal on Sunday as Haaland fired in two goals.",
            id="a match",
        ),
        pytest.param(
            "A boat sank off Zuwara on Saturday. At least 2,250 people have died at sea this year.",
            id="a shipwreck",
        ),
    ],
)
def test_a_report_of_no_incident_has_no_draft(text):
    assert drafts_of(text) == ()


def test_a_day_stands_before_the_week_around_it():
    text = "Incidents this week: In Kidal, Mali, a mortar shell hit a camp of the UN on Monday."

    (draft,) = drafts_of(text)

    assert draft.date.start == draft.date.end == date(2024, 6, 10)
