"""Who did it, how surely, and who says so; only violence has a perpetrator."""

from __future__ import annotations

import pytest

from incidents.article import Article
from incidents.extraction.lexicon.entries import Trigger
from incidents.extraction.who.deeds import deed_of
from tests.extraction_ground import PUBLISHED, drafts_of, the_extractor


def actors_of(text):
    """Name, role, attribution and source of each actor of the only draft."""
    (draft,) = drafts_of(text)
    return {
        (each.name, each.role.value, each.attribution.value, each.according_to)
        for each in draft.actors
    }


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            (
                "Shells struck a market in Kharkiv on Tuesday, killing three people. The shells "
                "appear to have been fired by Russian forces, the regional governor said."
            ),
            ("Russian forces", "perpetrator", "alleged", "the regional governor"),
        ),
        (
            (
                "A car bomb killed nine people in Maiduguri on Monday. Boko Haram claimed "
                "responsibility for the bombing in a statement."
            ),
            ("Boko Haram", "perpetrator", "stated", "Boko Haram"),
        ),
        (
            (
                "A suicide bomber killed 20 people at a mosque in Peshawar on Monday. It was "
                "claimed by Islamic State Khorasan."
            ),
            ("Islamic State Khorasan", "perpetrator", "stated", "Islamic State Khorasan"),
        ),
        (
            (
                "A bomb exploded in Quetta on Monday, killing five. The Balochistan Liberation "
                "Army said it had carried out the attack."
            ),
            (
                "Balochistan Liberation Army",
                "perpetrator",
                "stated",
                "Balochistan Liberation Army",
            ),
        ),
        (
            (
                "A roadside bomb killed four soldiers near Kandahar on Monday. Police blamed the "
                "Taliban for the attack."
            ),
            ("Taliban", "perpetrator", "alleged", "Police"),
        ),
        (
            (
                "Militants killed 12 villagers near Jos on Sunday. The attack was blamed on Boko "
                "Haram, residents said."
            ),
            ("Boko Haram", "perpetrator", "alleged", "residents"),
        ),
        (
            (
                "A truck bomb killed ten people in Mogadishu on Monday. Officials said they "
                "suspected the armed group al-Shabaab, which has not claimed the attack."
            ),
            ("al-Shabaab", "perpetrator", "alleged", "Officials"),
        ),
        (
            (
                "Six died on Monday when a United States AC-130 aircraft carried out strikes "
                "on a clinic in Kunduz."
            ),
            ("United States", "perpetrator", "stated", None),
        ),
        (
            "An Israeli airstrike hit a house in Khan Yunis on Monday, killing seven, medics said.",
            ("Israel", "perpetrator", "stated", "medics"),
        ),
        (
            "Gunmen of Boko Haram abducted 30 pupils in Chibok on Monday.",
            ("Boko Haram", "perpetrator", "stated", None),
        ),
    ],
)
def test_one_perpetrator_is_named_with_its_hedge_and_its_source(text, actor):
    assert actor in actors_of(text)


def test_a_claim_that_nobody_made_names_nobody():
    text = (
        "A bomb killed four soldiers near Kandahar on Monday. No group has claimed responsibility "
        "for the attack, and the Taliban have not claimed it."
    )

    assert actors_of(text) == set()


def test_an_accusation_that_the_accused_denies_is_alleged_and_the_denial_is_kept():
    text = (
        "A missile hit the station in Kramatorsk on Monday, killing 50 people. Ukrainian officials "
        "said that Russian forces had fired it. Russia denied that it was responsible."
    )

    assert actors_of(text) == {
        ("Russian forces", "perpetrator", "alleged", "Ukrainian officials"),
        ("Russia", "perpetrator", "denied", "Russia"),
    }


def test_a_denied_visa_is_no_denial_of_a_deed():
    text = "Soldiers killed two men in Goma on Monday. The army denied reporters access."

    assert actors_of(text) == {("Soldiers", "perpetrator", "stated", None)}


def test_soldiers_and_police_who_shoot_are_both_perpetrators_and_the_crowd_is_none():
    text = (
        "Nigerian soldiers and police opened fire on peaceful protesters in Lagos on Monday, "
        "killing at least 12 people."
    )

    found = actors_of(text)

    assert ("Nigerian soldiers", "perpetrator", "stated", None) in found
    assert ("police", "perpetrator", "stated", None) in found
    assert not any(name == "protesters" and role == "perpetrator" for name, role, *_ in found)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Hundreds of teachers marched in Tegucigalpa on Monday to demand higher pay.",
            {("teachers", "party")},
        ),
        (
            "A huge crowd marched in Minsk on Monday. The police did not intervene.",
            {("crowd", "party")},
        ),
        (
            "Army soldiers clashed with M23 rebels near Goma on Tuesday.",
            {("Army soldiers", "party"), ("M23 rebels", "party")},
        ),
        (
            (
                "The government of Colombia and the National Liberation Army signed a ceasefire "
                "agreement in Bogota on Monday."
            ),
            {("government of Colombia", "party"), ("National Liberation Army", "party")},
        ),
        (
            (
                "A peace agreement between Chad and the Revolutionary People's Front was signed "
                "in Doha on Monday."
            ),
            {("Chad", "party"), ("Revolutionary People's Front", "party")},
        ),
        (
            "Police arrested 12 suspected members of Boko Haram in Lagos on Tuesday.",
            {("Police", "party")},
        ),
        (
            "Rioters burned shops in Durban on Monday and police fired rubber bullets at them.",
            {("Rioters", "perpetrator"), ("police", "responder")},
        ),
        (
            "Police fired tear gas at protesters in Nairobi on Tuesday and arrested ten people.",
            {("Police", "responder")},
        ),
    ],
)
def test_only_violence_has_a_perpetrator(text, actors):
    (draft,) = drafts_of(text)

    assert {(each.name, each.role.value) for each in draft.actors} == actors


def test_an_agreement_is_signed_where_it_says_so_even_abroad():
    text = "The government of Ethiopia and the TPLF signed an agreement in Pretoria on Monday."

    (draft,) = drafts_of(text)

    assert (draft.location, draft.country) == ("Pretoria", "ZA")


def test_victims_of_two_groups_are_counted_apart():
    text = "A bomb killed at least 170 civilians and 13 soldiers in Kabul on Monday."

    (draft,) = drafts_of(text)

    assert [(each.description, each.count.minimum) for each in draft.victims] == [
        ("civilians", 170),
        ("soldiers", 13),
    ]


def test_burned_shops_injure_nobody():
    (draft,) = drafts_of("Rioters burned shops in Durban on Monday.")

    assert (draft.injured, draft.casualties_unknown, draft.victims) == (None, False, ())


def test_a_part_of_a_sentence_does_not_answer_for_the_whole():
    text = "Soldiers and gunmen burned two houses in Kano on Monday."
    article = Article(id="a", text=text, sha256="", published=PUBLISHED)
    reading = the_extractor().reading_of(article)
    (sentence,) = reading.sentences
    burned = reading.within("trigger", Trigger, sentence.first, sentence.end)[0]
    part = sentence.part(sentence.first + 2, sentence.end)

    by_whom = [
        [
            reading.said(each.first, each.end)
            for each in deed_of(reading, asked, burned.first, burned.end, asked.end).doers
        ]
        for asked in (part, sentence)
    ]

    assert by_whom == [["gunmen"], ["Soldiers", "gunmen"]]


@pytest.mark.parametrize(
    ("text", "name", "attribution"),
    [
        ("The Free Hills Movement claimed responsibility.", "Free Hills Movement", "stated"),
        ("A group, Ansar Patani, has claimed responsibility.", "Ansar Patani", "stated"),
        ("Officials suspect the BRN.", "BRN", "alleged"),
        ("It was blamed on the Hill People's Front.", "Hill People's Front", "alleged"),
    ],
)
def test_a_group_of_no_lexicon_is_told_by_its_capitals(text, name, attribution):
    (draft,) = drafts_of(f"A bomb killed two guards in Jos on Monday. {text}")

    assert [(each.name, each.attribution.value) for each in draft.actors] == [(name, attribution)]


@pytest.mark.parametrize(
    "text",
    ["Nobody claimed responsibility.", "In a note on Telegram, claimed by no one, it was praised."],
)
def test_no_group_is_told_where_none_is_named(text):
    (draft,) = drafts_of(f"A bomb killed two guards in Jos on Monday. {text}")

    assert draft.actors == ()


def test_whoever_kills_the_attackers_only_answers():
    (draft,) = drafts_of("A gunman killed two men in Jos before being shot dead by police.")

    assert [(each.name, each.role.value) for each in draft.actors] == [
        ("gunman", "perpetrator"),
        ("police", "responder"),
    ]


def test_those_who_are_taken_do_nothing():
    (draft,) = drafts_of("Kidnappers killed two of the five traders they abducted in Jos.")

    assert [each.name for each in draft.actors] == ["Kidnappers"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Tuesday gunmen killed four miners in Jos.", "gunmen"),
        ("US strike kills three men in Jos", "United States"),
        ("20 migrants seized by gunmen in Tamaulipas", "gunmen"),
    ],
)
def test_who_did_it_is_told_however_the_sentence_opens(text, name):
    (draft,) = drafts_of(text)

    assert name in [each.name for each in draft.actors]


def test_us_that_means_we_is_no_country():
    (draft,) = drafts_of("Gunmen killed four miners in Jos. They fired at us, a witness said.")

    assert [each.name for each in draft.actors] == ["Gunmen"]


def test_whoever_blames_did_nothing():
    text = "The Zomi Revolutionary Army was blamed by residents for the killing of a man in Jos."

    (draft,) = drafts_of(text)

    assert [each.name for each in draft.actors] == ["Zomi Revolutionary Army"]


def test_the_blamer_is_named_in_full():
    (draft,) = drafts_of(
        "The Syrian army accused Turkey of firing shells that killed three in Jos."
    )

    assert [each.according_to for each in draft.actors] == ["Syrian army"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen who abducted 12 farmers in Kaura killed three of them.", ["Gunmen"]),
        ("A Lebanese soldier was killed by Israeli shelling in Adaisseh.", ["Israel"]),
        ("Three peacekeepers were killed when shells hit their camp near Sake on Monday.", []),
        ("Clashes were reported between SNA and SDF in Manbij on Tuesday.", ["SNA", "SDF"]),
    ],
)
def test_whoever_is_hit_or_stands_in_another_clause_did_nothing(text, names):
    (draft,) = drafts_of(text)

    assert [each.name for each in draft.actors] == names


def test_what_victims_are_accused_of_hedges_nobody_else():
    (draft,) = drafts_of("A mob beat to death two men accused of theft in Kayole on Monday.")

    assert [each.attribution.value for each in draft.actors] == ["stated"]


def test_a_claimant_is_named_by_the_abbreviation_in_brackets():
    text = "Eight miners were killed in Ikolo. A militia (CODECO) claimed responsibility."

    (draft,) = drafts_of(text)

    assert "CODECO" in [each.name for each in draft.actors]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "US and British air strikes on Hodeidah killed 16 people.",
            ["United States", "United Kingdom"],
        ),
        ("A Russian drone dropped a grenade in Antonivka, killing a man.", ["Russia"]),
        ("A man was killed by a Turkish drone near Kobani on Monday.", ["Türkiye"]),
        ("Gunmen raided a mine near Jos. The attackers killed two men.", ["gunmen"]),
    ],
)
def test_each_side_is_named_once_by_what_it_did_or_flew(text, names):
    (draft,) = drafts_of(text)

    assert [each.name.casefold() for each in draft.actors] == [name.casefold() for name in names]


def test_whose_drone_is_shot_down_did_nothing():
    text = "Gunmen killed two men in Jos on Monday. Troops shot down a Russian drone there."

    (draft,) = drafts_of(text)

    assert "Russia" not in [each.name for each in draft.actors]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Israel kills two men in strikes on Tyre", ["Israel"]),
        ("Fighting flared in Jos on Sunday between rebels and troops.", ["rebels", "troops"]),
        ("Gunmen in Israel killed two men on Monday.", ["Gunmen"]),
        (
            "A previously unknown Free Papua Front admitted killing a teacher in Yahukimo.",
            ["Free Papua Front"],
        ),
    ],
)
def test_a_country_or_a_group_stands_for_its_forces(text, names):
    (draft,) = drafts_of(text)

    assert [each.name for each in draft.actors] == names


@pytest.mark.parametrize(
    "text",
    [
        "Al Shabaab executed four men it accused of spying in Jamaame.",
        "The army shelled Moura, killing two men suspected of being jihadists.",
    ],
)
def test_a_suspicion_of_the_victims_hedges_nobody_else(text):
    (draft,) = drafts_of(text)

    assert {each.attribution.value for each in draft.actors} == {"stated"}
