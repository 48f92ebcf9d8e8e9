"""In a whole article each event keeps what is told of it, and nothing that others are told of."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.count import Count
from incidents.vocabulary import EventType
from tests.extraction_ground import drafts_of

NEWS = "Gunmen shot dead four traders at a market in Gao, Mali, on Monday, officials said."


@pytest.mark.parametrize(
    "later",
    [
        "The minister is expected to meet envoys in Bamako on Thursday.",
        "Thousands of people have been killed in the conflict.",
        "The war has claimed more than 12,000 lives.",
        "He is the third mayor to be killed since November.",
        "More than 100 mayors have been killed in the last 20 years.",
        "The junta has recruited 40,000 volunteers.",
        "The truce of May 2 has been marred by violence.",
        "More than 570 people have been killed since then.",
        "Over the past month, gunmen have attacked traders 26 times.",
        "Since the beginning of the year, 97 civilians have been killed in the region.",
        "The air force has stepped up its air strikes over the past year.",
        "The governor ordered more checkpoints.",
    ],
)
def test_what_an_article_ends_with_adds_nothing_to_its_event(later):
    text = f"{NEWS}\n\nOfficials spoke of a tragedy.\n\nShops stayed closed.\n\n{later}"

    (draft,) = drafts_of(text)

    assert draft.killed == Count.exactly(4)
    assert draft.location == "Gao, Mali"
    assert draft.date.start == draft.date.end == date(2024, 6, 10)
    assert all(piece.end <= len(NEWS) for piece in draft.evidence if piece.field == "event_type")


def test_a_headline_may_tell_of_two_events():
    text = (
        "Raid kills two in southern Syria, clashes in Sweida leave five dead\n\nIsraeli troops "
        "killed two men during a raid in Daraa on Sunday.\n\nIn Sweida, rival fighters clashed on "
        "Saturday, leaving five people dead."
    )

    drafts = drafts_of(text)

    assert [draft.killed for draft in drafts] == [Count.exactly(2), Count.exactly(5)]
    assert drafts[1].location == "Sweida"


def test_a_headline_that_lists_kinds_of_events_is_none_of_them():
    text = (
        "Bombs, a kidnapping and a truce: a long weekend in Cauca\n\nA car bomb exploded in "
        "Popayan, Colombia, on Friday, killing a vendor. Police are looking for the driver."
    )

    (draft,) = drafts_of(text)

    assert draft.sub_event_type == "Remote explosive/landmine/IED"


@pytest.mark.parametrize(
    "later",
    [
        "Eight more people were killed when a drone hit a tent near Khan Younis, doctors said.",
        "Farther south, a drone hit a tent near Khan Younis, killing eight people.",
    ],
)
def test_another_deed_nearby_is_another_event(later):
    text = f"An airstrike on a school in Gaza City killed thirteen people on Monday.\n\n{later}"

    drafts = drafts_of(text)

    assert [draft.killed for draft in drafts] == [Count.exactly(13), Count.exactly(8)]


def test_another_kind_of_deed_in_the_next_town_is_another_event():
    text = (
        "A drone hit a tent in the area near Khan Younis on Monday, killing thirteen people.\n\n"
        "Near a depot in Rafah, troops opened fire on a crowd, killing eight people."
    )

    drafts = drafts_of(text)

    assert [draft.killed for draft in drafts] == [Count.exactly(13), Count.exactly(8)]


def test_a_later_paragraph_about_a_crowd_is_no_part_of_the_violence_before_it():
    text = f"{NEWS}\n\nProtesters burned tyres and blocked the road since Sunday."

    drafts = drafts_of(text)

    assert [draft.event_type for draft in drafts] == [
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        EventType.RIOTS,
    ]


def test_what_is_only_referred_to_may_be_of_another_day_and_place():
    text = (
        "At least nineteen women were raped by fighters in El Fasher, Sudan, on 2 June.\n\nThe "
        "experts also referred to the shelling of a market in Nyala on 20 May, in which eleven "
        "people were killed."
    )

    drafts = drafts_of(text)

    assert [draft.location for draft in drafts] == ["El Fasher, Sudan", "Nyala"]


def test_whoever_is_arrested_right_after_an_attack_opens_no_event():
    text = f"{NEWS} Their lookout was arrested on Tuesday."

    (draft,) = drafts_of(text)

    assert draft.date.start == date(2024, 6, 10)


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        (
            "Gao Commission said it had two dead, while Gao Hospital said it had three dead.",
            {"Gao Commission": 2, "Gao Hospital": 3},
        ),
        ("The police, however, said that five people were dead.", {"police": 5}),
        (
            "The Commission on Human Rights (CHR) said that five people were dead.",
            {"Commission on Human Rights": 5},
        ),
        ("One of the security sources put the toll at 31.", {"One of the security sources": 31}),
    ],
)
def test_each_source_has_the_number_that_it_gives(said, claims):
    text = f"Gunmen attacked a market in Gao, Mali, on Monday. {said}"

    (draft,) = drafts_of(text)

    told = {claim.source: claim.killed.minimum for claim in draft.claims if claim.killed}
    for source, killed in claims.items():
        assert [count for name, count in told.items() if source.lower() in name.lower()] == [killed]


@pytest.mark.parametrize(
    "later",
    [
        "Hours later, gunmen shot dead two drivers on the highway.",
        "The day before the killing, gunmen attacked miners in Timbuktu and killed two.",
        "On Sunday, gunmen killed two men who were on their way to prayers.",
    ],
)
def test_a_deed_of_another_hour_is_another_event(later):
    drafts = drafts_of(f"{NEWS}\n\n{later}")

    assert [draft.killed for draft in drafts] == [Count.exactly(4), Count.exactly(2)]


def test_what_an_attack_came_after_is_another_event():
    drafts = drafts_of(f"{NEWS}\n\nThe attack came two days after a suicide bombing in Timbuktu.")

    assert [draft.location for draft in drafts] == ["Gao, Mali", "Timbuktu"]


def test_what_a_paragraph_tells_of_a_crowd_stays_with_it():
    text = (
        f"{NEWS}\n\nIn Timbuktu, graduates demonstrated outside the gate of a mine to demand "
        "jobs. Guards beat several of them with batons."
    )

    drafts = drafts_of(text)

    assert not any("beat" in piece.quote for piece in drafts[0].evidence)
    assert drafts[1].location == "Timbuktu"


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Mali's Health Ministry earlier put the toll at 15.", "Mali's Health Ministry"),
        (
            "An official, speaking on condition of anonymity, said that 15 people were killed.",
            "official",
        ),
    ],
)
def test_a_source_is_named_before_an_aside(said, source):
    text = f"Gunmen attacked a market in Gao, Mali, on Monday. {said}"

    (draft,) = drafts_of(text)

    assert [(claim.source, claim.killed) for claim in draft.claims] == [(source, Count.exactly(15))]


def test_each_part_of_a_headline_is_an_event_in_its_town():
    text = (
        "Sinaloa: ten bodies found in Culiacan; soldier dies in Badiraguato mine blast\n\nThe "
        "bodies of ten men were left beside a bridge in Culiacan, Mexico, on Monday.\n\nIn "
        "Badiraguato, an army vehicle ran over an explosive device on Sunday and a corporal died."
    )

    drafts = drafts_of(text)

    told = {draft.location: draft.killed for draft in drafts}
    assert told == {"Culiacan, Mexico": Count.exactly(10), "Badiraguato": Count.exactly(1)}


def test_a_paragraph_that_opens_with_another_town_tells_of_another_event():
    text = (
        "Militants killed thirty people in Balochistan, Pakistan, on Saturday.\n\nIn Gwadar, five "
        "labourers were shot dead in their camp, the minister told a news conference."
    )

    drafts = drafts_of(text)

    assert [draft.killed for draft in drafts] == [Count.exactly(30), Count.exactly(5)]


def test_a_march_in_the_headlines_town_leaves_the_headline_to_the_attack():
    text = (
        "Bandits kill fourteen in Katsina mosque attack\n\nGunmen killed fourteen worshippers at a "
        "mosque in Daura, Nigeria, on Sunday.\n\nWomen marched to a palace in Katsina on Monday."
    )

    drafts = drafts_of(text)

    assert [(draft.location, draft.event_type) for draft in drafts] == [
        ("Daura, Nigeria", EventType.VIOLENCE_AGAINST_CIVILIANS),
        ("Katsina", EventType.PROTESTS),
    ]


def test_another_country_opens_another_event():
    text = (
        "Lebanon: a soldier lost a foot when he stepped on a mine near Obscureville, the army "
        "said.\n\nIn Israel, police arrested a resident of Haifa on suspicion of spying."
    )

    drafts = drafts_of(text)

    assert [draft.location for draft in drafts][1:] == ["Haifa"]


def test_what_the_attackers_did_belongs_to_the_attack():
    text = (
        "Insurgents beheaded six people in Pemba, Mozambique, on Sunday.\n\nThe mayor told state "
        "radio that the attackers entered the village of Obscureville at night, set fire to a "
        "health post and a school and stole food."
    )

    assert len(drafts_of(text)) == 1


@pytest.mark.parametrize(
    "later",
    [
        "Bandits killed no fewer than 10,217 people in the north in two years.",
        "He is the 21st social leader to be murdered in Mali this year, a group said.",
        "For three days no crowds have gathered in Timbuktu.",
    ],
)
def test_a_count_and_a_denial_are_no_event(later):
    text = f"{NEWS}\n\nShops stayed closed.\n\nOfficials spoke of a tragedy.\n\n{later}"

    (draft,) = drafts_of(text)

    assert all(piece.end <= len(NEWS) for piece in draft.evidence if piece.field == "event_type")


def test_a_weapon_that_is_asked_for_later_was_not_used():
    text = (
        "Shells killed four people in Kharkiv on Monday.\n\nShops closed.\n\nSchools closed.\n\n"
        "Banks closed.\n\nThe minister spoke of Tomahawk cruise missiles."
    )

    draft = drafts_of(text)[0]

    assert not any(weapon.category == "missile" for weapon in draft.weapons)


def test_a_report_that_opens_with_a_count_since_a_month_tells_its_events_later():
    text = (
        "Rebels and soldiers have killed at least 17 people and burned homes in the north of "
        "Mali since March 2024, a group said today.\n\nOn May 24, rebels attacked a market in Gao "
        "and abducted 31 traders."
    )

    (draft,) = drafts_of(text)

    assert draft.killed is None
    assert draft.date.start == draft.date.end == date(2024, 5, 24)


@pytest.mark.parametrize(
    "said",
    [
        "two security sources and a local official said",
        "according to a doctor who worked there",
        "a nurse and a driver told reporters",
    ],
)
def test_whoever_says_it_is_none_of_the_dead(said):
    (draft,) = drafts_of(
        f"Shells hit a clinic in Gao, Mali, on Monday, killing six people, {said}."
    )

    assert draft.killed == Count.exactly(6)


def test_a_report_of_a_series_of_attacks_in_a_month_tells_each_later():
    text = (
        "(Nairobi, June 12, 2024) – The militia carried out a series of attacks on towns of Sudan "
        "in May 2024 that killed dozens of people, the group said today.\n\nOn May 9, a drone "
        "dropped bombs on the market in Umm Ruwaba, killing fourteen people."
    )

    (draft,) = drafts_of(text)

    assert draft.killed == Count.exactly(14)
