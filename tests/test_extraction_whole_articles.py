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


def test_a_later_meeting_dates_no_event_that_was_told_without_a_day():
    text = (
        "Drones struck an oil depot near Saratov, Russia, the governor said.\n\nHe said that there "
        "were no casualties.\n\nFirefighters came.\n\nEnvoys are to meet in Geneva on Tuesday."
    )

    (draft,) = drafts_of(text)

    assert draft.date is None


def test_the_town_to_which_somebody_fled_does_not_stand_for_a_village_that_nobody_knows():
    text = (
        "Gunmen killed four people in the village of Obscureville in northern Burkina Faso on "
        'Monday.\n\n"They shot the men," said a woman who fled to the town of Dori.'
    )

    (draft,) = drafts_of(text)

    assert "Obscureville" in draft.location


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Four days later, shells hit a clinic in Lviv, killing three.", date(2024, 6, 7)),
        ("Two days earlier, shells hit a clinic in Lviv, killing three.", date(2024, 6, 1)),
    ],
)
def test_days_are_counted_from_the_day_named_before(text, day):
    drafts = drafts_of(f"Shells hit a market in Kharkiv on June 3, killing two. {text}")

    assert drafts[1].date.start == drafts[1].date.end == day


def test_the_same_town_is_the_one_named_before():
    text = (
        "Four rebels surrendered in Bunia, Congo, on Friday.\n\nA firefight had broken out in the "
        "same town on Wednesday, in which two soldiers died."
    )

    drafts = drafts_of(text)

    assert [draft.location for draft in drafts] == ["Bunia, Congo", "Bunia, Congo"]


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


def test_what_came_of_something_is_where_the_sentence_before_puts_it():
    text = (
        f"{NEWS}\n\nOn Sunday, fighters stopped a row of tankers near Sikasso. Two drivers were "
        "killed."
    )

    drafts = drafts_of(text)

    assert [draft.killed for draft in drafts] == [Count.exactly(4), Count.exactly(2)]
    assert drafts[1].location == "near Sikasso"


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


def test_a_known_town_is_not_taken_for_the_unknown_one_before_it():
    text = (
        "Troops killed two men during a raid in the village of Obscureville in southern Syria on "
        "Sunday.\n\nIn Latakia, an explosion hit a church on Sunday, killing three people."
    )

    drafts = drafts_of(text)

    assert [draft.killed for draft in drafts] == [Count.exactly(2), Count.exactly(3)]


def test_what_is_only_referred_to_may_be_of_another_day_and_place():
    text = (
        "At least nineteen women were raped by fighters in El Fasher, Sudan, on 2 June.\n\nThe "
        "experts also referred to the shelling of a market in Nyala on 20 May, in which eleven "
        "people were killed."
    )

    drafts = drafts_of(text)

    assert [draft.location for draft in drafts] == ["El Fasher, Sudan", "Nyala"]


def test_a_line_that_says_a_day_is_when_it_was_filed():
    text = (
        "HAITI: Situation Update No. 14 of the coordination office - Attack in Cabaret\n12 June "
        "2024\n\nOn 3 June, gangs attacked Cabaret, killing forty-two people."
    )

    (draft,) = drafts_of(text)

    assert draft.date.start == draft.date.end == date(2024, 6, 3)


def test_whoever_is_arrested_right_after_an_attack_opens_no_event():
    text = f"{NEWS} Their lookout was arrested on Tuesday."

    (draft,) = drafts_of(text)

    assert draft.date.start == date(2024, 6, 10)


def test_a_day_in_the_month_that_a_report_opens_with_dates_its_event():
    text = (
        "Attacks on Umm Ruwaba in Sudan in May killed many people.\n\nOn May 9, a drone dropped "
        "bombs on the market in Umm Ruwaba, killing fourteen people."
    )

    draft = drafts_of(text)[0]

    assert draft.date.start == draft.date.end == date(2024, 5, 9)


def test_experts_who_speak_today_date_nothing():
    text = (
        "The experts today expressed alarm at an attack by gunmen in Nyala, Sudan, in which five "
        "nurses were killed."
    )

    (draft,) = drafts_of(text)

    assert draft.date.start < draft.date.end


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


@pytest.mark.parametrize(
    "later",
    [
        "Two of the injured are at a hospital in Bamako.",
        "President Keita, who was in Ankara when the attack took place, returned at once.",
    ],
)
def test_where_somebody_was_then_or_is_cared_for_is_not_where_it_happened(later):
    text = (
        f"Gunmen killed four traders in the Gao region of Mali on Monday, officials said. {later}"
    )

    (draft,) = drafts_of(text)

    assert draft.location == "Gao region of Mali"


def test_the_day_on_which_somebody_died_of_wounds_is_not_the_day_of_the_strike():
    text = (
        "The toll of a strike on a bakery in Kharkiv has risen to 17 after two children died of "
        "their wounds on Monday. The strike on Saturday hit the bakery at noon."
    )

    (draft,) = drafts_of(text)

    assert draft.date.start == draft.date.end == date(2024, 6, 8)


def test_what_a_paragraph_tells_of_a_crowd_stays_with_it():
    text = (
        f"{NEWS}\n\nIn Timbuktu, graduates demonstrated outside the gate of a mine to demand "
        "jobs. Guards beat several of them with batons."
    )

    drafts = drafts_of(text)

    assert not any("beat" in piece.quote for piece in drafts[0].evidence)
    assert drafts[1].location == "Timbuktu"


def test_a_heading_that_names_a_country_places_no_event():
    text = (
        "On Monday, gunmen attacked a hamlet and killed two people.\n\nINDONESIA. Students rallied "
        "in Makassar on Monday."
    )

    drafts = drafts_of(text)

    assert drafts[0].location is None


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


def test_attacks_across_a_province_are_not_each_of_those_in_its_towns():
    text = (
        "Militants launched attacks on police stations across Pakistan's Balochistan province on "
        "Saturday, killing thirty people.\n\nA suicide bomber blew up a vehicle at the gate of a "
        "jail in Mastung, killing two guards."
    )

    drafts = drafts_of(text)

    assert [draft.location for draft in drafts] == ["Balochistan province", "Mastung"]


@pytest.mark.parametrize(
    "later",
    [
        "The victims were on their way to Timbuktu when five men armed with rifles opened fire.",
        "The attack came a day after 130 pupils in Timbuktu were freed.",
    ],
)
def test_where_somebody_was_going_or_something_was_before_is_no_place_of_the_event(later):
    (draft,) = drafts_of(f"{NEWS} {later}")

    assert draft.location == "Gao, Mali"
    assert draft.date.start == date(2024, 6, 10)


def test_a_paragraph_that_opens_with_a_year_gone_by_goes_on_with_it():
    text = (
        f"{NEWS}\n\nIn 2021, the leader fled to the hills near Timbuktu. From there he raided "
        "villages and took hostages."
    )

    (draft,) = drafts_of(text)

    assert not any("raided" in piece.quote for piece in draft.evidence)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Drones hit a camp near Menaka over the weekend. The strike on Saturday killed 9.",
            date(2024, 6, 8),
        ),
        (
            "The toll from Monday's bombing of a market in Gao, Mali, has risen to 29.",
            date(2024, 6, 10),
        ),
    ],
)
def test_the_closest_day_that_a_text_gives_dates_an_event(text, day):
    (draft,) = drafts_of(text)

    assert draft.date.start == draft.date.end == day


def test_a_month_in_which_something_else_was_dates_no_event():
    text = (
        "Soldiers shot at a motorcycle near Gao, Mali, killing a couple.\n\nIn May, a group "
        "published its report on fuel."
    )

    (draft,) = drafts_of(text)

    assert draft.date is None


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


def test_a_paragraph_may_say_at_length_where_it_is():
    text = (
        "Warplanes bombed hideouts in the hills near Duhok, Iraq, on Tuesday, killing two people."
        "\n\nIn the southern port city of Basra, gunmen killed a judge."
    )

    drafts = drafts_of(text)

    assert [draft.killed for draft in drafts] == [Count.exactly(2), Count.exactly(1)]


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
