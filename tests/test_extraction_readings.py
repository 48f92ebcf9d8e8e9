"""What a report leaves to its reader: its country, its letter case, its open dates, who speaks."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.claim import Basis, Harmed
from incidents.count import Count
from incidents.extraction import language_of
from incidents.extraction.text.quotations import quotations_in
from incidents.vocabulary import Attribution, Role
from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("KDF soldiers shot dead two men on Monday.", "KE"),
        ("People marched in Oslo on Monday against the Russian invasion of Ukraine.", "NO"),
        ("Gunmen killed two people in a village of the kebele on Monday.", "ET"),
        ("Police detained 30 migrants from Guatemala, Honduras and Cuba in Monterrey.", "MX"),
        ("An Israeli airstrike hit a house in Khan Yunis on Monday.", "PS"),
        ("Rival groups clashed in Ilam on Monday, the Nepal Police said.", "NP"),
    ],
)
def test_the_names_of_a_report_agree_on_its_country(text, country):
    assert drafts_of(text)[0].country == country


def test_a_country_that_no_place_names_is_for_review_with_its_words():
    (draft,) = drafts_of("KDF soldiers shot dead two men on Monday.")

    assert draft.review == ("the country KE is read from 'KDF'; no place is named",)
    assert [piece.quote for piece in draft.evidence if piece.field == "country"] == ["KDF"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed three farmers in Maiduguri, Borno on Monday.",
        "GUNMEN KILLED THREE FARMERS IN MAIDUGURI, BORNO ON MONDAY.",
        "gunmen killed three farmers in maiduguri, borno on monday.",
    ],
)
def test_capitals_make_no_difference(text):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == "Attack"
    assert draft.killed == Count.exactly(3)
    assert draft.date.start == date(2024, 6, 10)
    assert draft.place.name.startswith("Maiduguri")


def test_a_headline_in_capitals_is_read_with_its_text():
    text = (
        "BOMB KILLS 14 IN MOGADISHU\n\nAt least 14 people died in Mogadishu when a bomb exploded."
    )

    (draft,) = drafts_of(text)

    assert draft.sub_event_type == "Remote explosive/landmine/IED"
    assert draft.country == "SO"


def test_a_weekday_with_its_date_is_open_without_a_year():
    text = "Gunmen killed three people in Maiduguri on Monday, October 5."

    (draft,) = drafts_of(text, published=None)

    assert draft.date is None
    assert any("fits 2020, 2026" in each for each in draft.review)


def test_a_year_in_the_text_decides_with_the_weekday():
    text = "Gunmen killed three people in Maiduguri on Monday, October 5. It was the worst of 2020."

    (draft,) = drafts_of(text, published=None)

    assert draft.date.start == date(2020, 10, 5)
    assert "the day of publication is not known" in draft.review[0]


def test_figures_that_fit_both_orders_are_said_to_be_open():
    (draft,) = drafts_of("Gunmen killed two men in Maiduguri on 03/04/2021.", published=None)

    assert draft.date is None
    assert "'on 03/04/2021' may name the day or the month first" in draft.review


def test_sources_that_differ_are_two_claims_and_a_review():
    text = (
        "An airstrike hit Idlib on Sunday. At least 20 people were killed, the Syrian Observatory "
        "said. Rescuers said 25 were killed."
    )

    (draft,) = drafts_of(text)

    assert [claim.killed for claim in draft.claims] == [Count.at_least(20), Count.exactly(25)]
    assert any(each.startswith("sources differ on the number killed") for each in draft.review)


def test_a_claim_says_how_its_source_knows_and_whom_the_harm_met():
    text = (
        "Shells hit a market in Donetsk on Monday, killing three civilians, Human Rights Watch "
        "said after it had geolocated videos of the attack."
    )

    (draft,) = drafts_of(text)

    (claim,) = draft.claims
    assert claim.basis is Basis.FOOTAGE
    assert claim.harmed is Harmed.CIVILIANS
    assert "known_by" in {piece.field for piece in claim.evidence}


def test_a_part_is_named_beside_its_whole():
    text = (
        "At least 20 people were killed, five of them children, in an air strike on Idlib. Six "
        "men, including two doctors, were injured."
    )

    (draft,) = drafts_of(text)

    assert draft.killed == Count.at_least(20)
    assert [(each.description, each.harm, each.count.minimum) for each in draft.victims] == [
        ("people", "killed", 20),
        ("children", "killed", 5),
        ("men", "injured", 6),
        ("doctors", "injured", 2),
    ]


def test_abducted_missing_and_arrested_people_are_counted_apart():
    text = (
        "Gunmen abducted 15 students near Kaduna on Friday; three teachers are missing. Police "
        "arrested four suspects."
    )

    (draft,) = drafts_of(text)

    assert [(each.description, each.harm, each.count.minimum) for each in draft.victims] == [
        ("students", "abducted", 15),
        ("teachers", "missing", 3),
        ("suspects", "arrested", 4),
    ]
    assert (draft.killed, draft.injured) == (None, None)


def test_police_who_arrest_the_attackers_only_answer():
    text = "Gunmen abducted 15 students near Kaduna on Friday. Police arrested four suspects."

    (draft,) = drafts_of(text)

    assert [(each.name, each.role) for each in draft.actors] == [
        ("Gunmen", Role.PERPETRATOR),
        ("Police", Role.RESPONDER),
    ]


def test_suspected_militants_hedge_nobody_but_the_militants():
    (draft,) = drafts_of("Police killed two suspected militants in Dhaka on Monday.")

    assert draft.actors[0].attribution is Attribution.STATED


def test_a_quotation_of_several_sentences_is_one_speakers():
    text = (
        "“Shells hit the market in Donetsk on Monday. At least six people were killed.\n\n"
        "“It was the third attack,” said Amnesty International."
    )

    drafts = drafts_of(text)

    assert {claim.source for claim in drafts[0].claims} == {"Amnesty International"}
    assert drafts[0].claims[0].killed == Count.at_least(6)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('She said "never" twice.', ['"never"']),
        ("“One.\n\n“Two,” she said.", ["“One.\n\n“Two,”"]),
        ("“One.\n\nTwo is not quoted.", []),
        ("No marks at all.", []),
    ],
)
def test_a_quotation_ends_at_its_closing_mark(text, quoted):
    assert [text[start:end] for start, end in quotations_in(text)] == quoted


def test_related_headlines_are_no_incidents():
    text = (
        "Gunmen killed two people in Kaduna on Monday, police said.\n\nRelated stories\n"
        "Airstrike kills ten in Idlib\nProtest in Paris turns violent\n\n"
        "A bomb exploded in Maiduguri on Tuesday, injuring two people."
    )

    drafts = drafts_of(text)

    assert [draft.sub_event_type for draft in drafts] == [
        "Attack",
        "Remote explosive/landmine/IED",
    ]


def test_what_is_only_denied_is_no_incident():
    assert drafts_of("The army denied that it bombed a hospital in Goma on Monday.") == ()


def test_an_attack_of_an_earlier_year_is_background():
    text = "Residents of Nairobi remember the 2019 attack with fear, the governor said."

    assert drafts_of(text) == ()


def test_an_agreement_is_no_part_of_a_looting():
    text = "The two sides signed a ceasefire on Tuesday. Fighters looted shops in Malakal."

    assert [draft.sub_event_type for draft in drafts_of(text)] == [
        "Agreement",
        "Looting/property destruction",
    ]


def test_victims_named_before_a_drone_did_not_fly_it():
    text = (
        "Missiles struck a power plant in Kharkiv on Tuesday, killing two workers, and drones hit "
        "an aid convoy."
    )

    (draft,) = drafts_of(text)

    assert draft.killed == Count.exactly(2)
    assert draft.actors == ()
    assert {target.kind for target in draft.targets} == {"infrastructure", "transport"}


def test_the_man_accused_of_a_killing_is_no_new_victim():
    text = "Residents of Nakuru protested on Monday against a man accused of killing a driver."

    (draft,) = drafts_of(text)

    assert draft.killed is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Police arrested two men in Nairobi after a protest against the governor.", "en"),
        (
            "El lunes tres civiles murieron en un ataque en la ciudad de Cali, según la policía.",
            "es",
        ),
        ("Вчера вечером российские войска обстреляли Харьков, погибли три человека.", "ru"),
        ("nan", None),
    ],
)
def test_a_language_is_told(text, code):
    assert language_of(text) == code


def test_of_another_language_only_places_and_dates_are_drafted():
    text = (
        "El 12 de marzo de 2021 tres civiles murieron en un ataque en la ciudad de Cali, según la "
        "policía de Colombia."
    )

    (draft,) = drafts_of(text)

    assert draft.sub_event_type is None
    assert draft.date.start == date(2021, 3, 12)
    assert draft.place.name == "Cali"
    assert draft.review[0].startswith("the text is in Spanish, which the rules do not read")
    assert draft.confidence < 0.5


@pytest.mark.parametrize(
    ("text", "location", "country", "day"),
    [
        (
            (
                "قتل خمسة أشخاص في غارة جوية على مدينة غزة يوم الاثنين 7 يونيو 2021، بحسب وزارة "
                "الصحة في قطاع غزة."
            ),
            "غزة",
            "PS",
            date(2021, 6, 7),
        ),
        (
            "Унаслідок ракетного удару по Харкову 7 червня 2021 року загинули троє людей.",
            "Харкову",
            "UA",
            date(2021, 6, 7),
        ),
    ],
)
def test_places_in_other_scripts_are_found(text, location, country, day):
    (draft,) = drafts_of(text)

    assert (draft.location, draft.country) == (location, country)
    assert draft.date.start == draft.date.end == day
    assert draft.sub_event_type is None
