"""Classes of fault found in reports of our own making, each kept by a sentence that shows it."""

from __future__ import annotations

from datetime import date

import pytest

from geo.gazetteer import open_gazetteer
from geo.resolve import Resolver
from incidents.article import Article
from incidents.extraction import Extractor, Lexicon
from incidents.settings import ROOT
from incidents.vocabulary import Role

PUBLISHED = date(2024, 6, 12)  # a Wednesday


@pytest.fixture(scope="module")
def extractor():
    return Extractor(Resolver(open_gazetteer()), Lexicon.load(ROOT / "data" / "lexicon"))


def drafts_of(extractor, text, published=PUBLISHED):
    drafts = extractor.drafts(Article(id="a", text=text, sha256="", published=published))
    assert all(piece.holds_in(text) for draft in drafts for piece in draft.evidence)
    return drafts


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        pytest.param(
            "Rioters clashed with soldiers at the gate of a camp near Hebron on Monday.",
            "Mob violence",
        ),
        pytest.param(
            "The Arakan Army captured the town of Ponnagyun in Myanmar on Monday after two weeks "
            "of fighting with the military.",
            "Non-state actor overtakes territory",
        ),
        pytest.param(
            "Gunmen killed nine villagers in Gao, Mali, on Sunday. Hours later soldiers attacked "
            "a camp of the group.",
            "Attack",
        ),
        pytest.param(
            "Armed men opened fire on a judge in Puebla, Mexico, on Monday. Police arrested three "
            "men.",
            "Attack",
        ),
        pytest.param(
            "Fighters stormed an army base in Baidoa on Friday, detonating car bombs at the gate "
            "before a gunfight.",
            "Armed clash",
        ),
        pytest.param(
            "Students marched in Manzini on Monday. Police used tear gas and threw stun grenades "
            "to disperse them.",
            "Protest with intervention",
        ),
        pytest.param(
            "A drone carrying explosives blew up over a house in Uruapan, Mexico, on Monday.",
            "Air/drone strike",
        ),
        pytest.param(
            "Police opened fire on Monday night at a demonstration in Cancun, Mexico, wounding "
            "two.",
            "Excessive force against protesters",
        ),
        pytest.param(
            "Rebels dragged a village head out of his house in Gadchiroli, India, on Sunday and "
            "slit his throat.",
            "Attack",
        ),
        pytest.param(
            "Soldiers seized the crew of a ship in Mariupol on Monday and took them to an unknown "
            "destination.",
            "Abduction/forced disappearance",
        ),
    ],
)
def test_what_was_done_is_typed_by_who_did_it_to_whom(extractor, text, sub_type):
    draft = drafts_of(extractor, text)[0]

    assert draft.sub_event_type == sub_type


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The death toll from a blast at a mosque in Kano climbed to 100 on Tuesday.", 100),
        pytest.param(
            "KYIV, May 26 - The death toll from a Russian missile strike on Kharkiv rose to 16, "
            "the governor said.",
            16,
        ),
        ("A football player and his cousin were killed when a mine exploded in Masbate.", 2),
        ("The envoy to Mali, his guard and his driver were killed by gunmen near Gao.", 3),
        ("An airstrike on Raqqa killed a family of seven, local media reported.", 7),
        ("A roadside bomb in Farah killed five members of a family, a police officer said.", 5),
        ("A mob in Les Cayes, Haiti, beat and burned to death 13 gang members on Monday.", 13),
    ],
)
def test_a_toll_is_read_as_it_is_told(extractor, text, killed):
    draft = drafts_of(extractor, text)[0]

    assert (draft.killed.minimum, draft.killed.maximum) == (killed, killed)


def test_who_says_it_is_none_of_the_injured(extractor):
    text = "A bomb in Kano killed ten people and wounded 39, an army spokesman said on Monday."

    (draft,) = drafts_of(extractor, text)

    assert draft.injured.maximum == 39


def test_doubt_whether_anybody_was_hurt_tells_of_no_casualties(extractor):
    text = "Soldiers exchanged fire in Mogadishu. It was not clear whether there were casualties."

    (draft,) = drafts_of(extractor, text)

    assert not draft.casualties_unknown


def test_a_towns_own_toll_stands_before_the_toll_of_several(extractor):
    text = (
        "Six people were killed when police fired at protesters in Dhaka and Rangpur on Tuesday. "
        "In Rangpur, a student was shot dead by police."
    )

    drafts = drafts_of(extractor, text)

    killed = {draft.location: draft.killed.maximum for draft in drafts}
    assert killed == {"Dhaka": 6, "Rangpur": 1}


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        pytest.param(
            "A mob killed two men in the Canape Vert neighbourhood of Port-au-Prince on Monday.",
            "Canape Vert neighbourhood of Port-au-Prince",
        ),
        pytest.param(
            "Gang members killed 70 people in the town of Verretes in Haiti's Artibonite region.",
            "Verretes in Haiti's Artibonite region",
        ),
        pytest.param(
            "Gunmen killed a ruler in Ofu Local Government Area of Kogi State on Monday.",
            "Ofu Local Government Area of Kogi State",
        ),
        pytest.param(
            "Three policemen were killed in an attack in the northern province of Kunduz.",
            "Kunduz",
        ),
        pytest.param(
            "A bomb exploded in a crowded Baghdad market on Thursday in Iraq's first big bombing.",
            "Baghdad",
        ),
        pytest.param(
            "ADEN - A missile hit a ship in the Gulf of Aden on Saturday.",
            "Gulf of Aden",
        ),
        pytest.param(
            "Soldiers burned houses in Kyin Dway village in Chin state on Monday in Myanmar.",
            "Kyin Dway village in Chin state",
        ),
    ],
)
def test_a_wording_of_a_place_is_read_whole(extractor, text, wording):
    draft = drafts_of(extractor, text)[0]

    assert draft.location == wording


def test_a_province_is_no_town_of_its_name(extractor):
    text = "Three policemen were killed in an attack in the northern province of Kunduz."

    (draft,) = drafts_of(extractor, text)

    assert draft.place.where_prec == 4


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("Bomb kills ten in eastern Congo\n\nA bomb killed ten in a church.", "CD"),
        pytest.param("CULIACAN, Mexico - Gunmen killed four men at a bar on Monday.", "MX"),
        pytest.param("KAMPALA (Reuters) - A mob lynched two thieves on Monday.", "UG"),
    ],
)
def test_a_dateline_and_a_short_name_tell_the_country(extractor, text, country):
    (draft,) = drafts_of(extractor, text)

    assert draft.country == country


def test_a_headlines_event_is_the_one_that_the_report_opens_with(extractor):
    text = (
        "Bandits kill 11 in fresh Sokoto attack\n\n"
        "Eleven people were killed when bandits raided Goronyo at the weekend."
    )

    (draft,) = drafts_of(extractor, text)

    assert (draft.location, draft.killed.minimum) == ("Goronyo", 11)


def test_a_headlines_own_town_is_not_lost_to_another_event(extractor):
    text = (
        "Airstrike kills 12 in Nyala\n\n"
        "Fighting raged in Omdurman on Monday, residents said.\n\n"
        "In Nyala, an airstrike killed 12 people on Monday."
    )

    drafts = drafts_of(extractor, text)

    assert [draft.location for draft in drafts] == ["Nyala", "Omdurman"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param(
            "Fighting in Wad al-Mahi, Sudan, between Sunday and Monday killed 150 people.",
            date(2024, 6, 9),
            date(2024, 6, 10),
        ),
        pytest.param(
            "The toll from a suicide blast in Peshawar climbed to 100 on Tuesday, officials said, "
            "a day after a bomber blew himself up in a mosque.",
            date(2024, 6, 10),
            date(2024, 6, 10),
        ),
        pytest.param(
            "Police in Kano said on Sunday that gunmen had killed two officers.",
            date(2024, 6, 3),
            date(2024, 6, 9),
        ),
        pytest.param(
            "Shells killed a woman in Taiz, an official told Saba on Tuesday.",
            date(2024, 6, 5),
            date(2024, 6, 11),
        ),
    ],
)
def test_the_day_of_an_event_is_not_that_of_telling_it(extractor, text, start, end):
    (draft,) = drafts_of(extractor, text)

    assert (draft.date.start, draft.date.end) == (start, end)


def test_a_day_of_telling_is_said_for_review(extractor):
    text = "Police in Kano said on Sunday that gunmen had killed two officers."

    (draft,) = drafts_of(extractor, text)

    assert any("is when this was told" in reason for reason in draft.review)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Two soldiers died in Tibu, Colombia, on Monday when they entered a minefield.", set()
        ),
        pytest.param(
            "A mob in Haiti's capital beat a thief to death on Monday in Port-au-Prince.", {"mob"}
        ),
        pytest.param(
            "A suicide bomber killed nine people in Iraq's first big attack of the year on Monday.",
            {"suicide bomber"},
        ),
        pytest.param(
            "Shelling by the Rapid Support Forces (RSF) killed six in Omdurman on Monday. The RSF "
            "fired 20 shells.",
            {"Rapid Support Forces"},
        ),
        pytest.param(
            "Yemen's Houthis said on Sunday they had struck a ship near Hodeidah with missiles.",
            {"Yemen's Houthis"},
        ),
        pytest.param(
            "Kyrgyz and Tajik border guards exchanged fire near Batken on Monday.",
            {"Kyrgyz", "Tajik border guards"},
        ),
        pytest.param(
            "Seventy people were killed when members of a gang swept through Verrettes, Haiti.",
            {"gang"},
        ),
    ],
)
def test_those_who_took_part_are_named_once_and_nobody_else(extractor, text, names):
    (draft,) = drafts_of(extractor, text)

    assert {actor.name for actor in draft.actors} == names


def test_a_town_a_speaker_and_a_sick_bed_are_no_targets(extractor):
    text = (
        "PORT SUDAN - Shells hit a market in Omdurman on Monday, the health ministry said. Two of "
        "the wounded died in a hospital."
    )

    (draft,) = drafts_of(extractor, text)

    assert [target.name for target in draft.targets] == ["market"]


@pytest.mark.parametrize(
    "text",
    [
        "The exercise near Kaliningrad will involve live artillery fire, the ministry said.",
        "Court jails man for life over mosque attack in Christchurch on Thursday.",
        "Residents of Kidal fear an attack by the militants.",
        "The film retells the bombardment of Sarajevo in 1993.",
        "A bus plunged into a gorge near Shimla on Thursday, killing 12 passengers.",
        "Kane fired Spurs ahead, hitting the target twice in a first-half blitz in London.",
    ],
)
def test_what_only_sounds_like_violence_tells_no_event(extractor, text):
    assert drafts_of(extractor, text) == ()


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        pytest.param(
            "Asylum seekers, supporters of the regime, clashed with police in Tel Aviv on Monday.",
            "Mob violence",
        ),
        pytest.param("Settlers threw stones at homes in Burin on Monday.", "Mob violence"),
        pytest.param(
            "Sudan unrest: fighting erupts\n\nThe army and the Rapid Support Forces clashed in "
            "Khartoum on Monday.",
            "Armed clash",
        ),
        pytest.param(
            "Gunmen opened fire on concertgoers near Moscow on Friday, killing 60 people. Four "
            "suspected gunmen were detained in Bryansk on Saturday.",
            "Attack",
        ),
        pytest.param("Soldiers destroyed a rebel convoy near Bria on Monday.", "Armed clash"),
    ],
)
def test_who_met_whom_tells_a_battle_from_a_brawl(extractor, text, sub_type):
    (draft,) = drafts_of(extractor, text)

    assert draft.sub_event_type == sub_type


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "Ten civilians, including six children from one family, were killed by shells in Bama.",
            10,
        ),
        pytest.param("The body of a man was found with gunshot wounds in Culiacan, Mexico.", 1),
        pytest.param("Gunmen attacked Gao. A nurse saw the bodies of at least seven soldiers.", 7),
    ],
)
def test_the_dead_are_counted_however_they_are_named(extractor, text, killed):
    (draft,) = drafts_of(extractor, text)

    assert draft.killed.minimum == killed


@pytest.mark.parametrize(
    "text",
    [
        "Police beat mourners at the funeral of slain journalist Aisha Musa in Jenin on Monday.",
        "A bomb went off in Kano on Monday. Police identified the dead as two traders.",
    ],
)
def test_the_dead_who_are_only_spoken_of_are_not_counted(extractor, text):
    (draft,) = drafts_of(extractor, text)

    assert draft.killed is None


def test_what_came_hours_later_was_on_the_same_day(extractor):
    text = (
        "A drone struck Abu Dhabi on Monday, killing three people.\n\nHours later, warplanes "
        "bombed Sanaa, killing 12 people."
    )

    drafts = drafts_of(extractor, text)

    assert [draft.date.start for draft in drafts] == [date(2024, 6, 10)] * 2


def test_a_byline_and_an_office_holder_are_no_places(extractor):
    text = (
        "Crowd storms residence\n\nBy Musa Adeyemi, Lokoja\n\nProtesters stormed the residence of "
        "Lankan President Gotabaya Rajapaksa in Colombo on Saturday."
    )

    (draft,) = drafts_of(extractor, text)

    assert draft.location == "Colombo"


def test_a_count_of_years_is_no_incident(extractor):
    text = (
        "Gunmen killed eight farmers in Konduga on Sunday.\n\nMore than 35,000 people have been "
        "killed in the conflict since 2009, the United Nations said."
    )

    (draft,) = drafts_of(extractor, text)

    assert draft.killed.maximum == 8


def test_inmates_who_only_riot_are_a_party(extractor):
    text = "Inmates rioted at a prison in Guayaquil, Ecuador, on Friday, leaving eight dead."

    (draft,) = drafts_of(extractor, text)

    assert [(actor.name, actor.role) for actor in draft.actors] == [("Inmates", Role.PARTY)]


def test_a_source_after_claimed_by_ends_with_its_name(extractor):
    text = "A drone attack on Abu Dhabi claimed by Yemen's rebels killed three on Monday."

    (draft,) = drafts_of(extractor, text)

    assert [claim.source for claim in draft.claims] == ["Yemen's rebels"]


def test_who_drives_over_a_mine_did_not_plant_it(extractor):
    text = (
        "A vehicle of the army hit a mine planted by suspected CODECO militiamen in Djugu, Congo."
    )

    (draft,) = drafts_of(extractor, text)

    assert [actor.name for actor in draft.actors] == ["CODECO militiamen"]


def test_a_court_that_is_only_the_cause_takes_nothing_back(extractor):
    text = (
        "Nine people were killed in clashes between police and supporters of the opposition in "
        "Dakar on Sunday after a court sentenced him to two years in prison."
    )

    (draft,) = drafts_of(extractor, text)

    assert (draft.location, draft.killed.minimum) == ("Dakar", 9)


def test_bodies_found_in_another_town_are_another_incident(extractor):
    text = (
        "Gunmen killed a professor in Mosul, Iraq, on Saturday.\n\nPolice found the bodies of "
        "three men, shot and bound, in Kirkuk."
    )

    drafts = drafts_of(extractor, text)

    assert [draft.location for draft in drafts] == ["Mosul, Iraq", "Kirkuk"]


def test_an_agency_in_a_dateline_took_no_part(extractor):
    text = "DAKAR (AFP) - Police fired tear gas at protesters in Dakar on Monday."

    (draft,) = drafts_of(extractor, text)

    assert [actor.name for actor in draft.actors] == ["Police"]


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        pytest.param(
            "Elections/referendum: On 9 June 2024, a general election was held in Manila.", "Other"
        ),
        pytest.param(
            "Forces fired Tochka U at Novyi Buh, Ukraine, on Monday, killing one.",
            "Shelling/artillery/missile attack",
        ),
        pytest.param(
            "Police clashed with citizens demonstrating at the tribunal of Ben Arous on Monday.",
            "Violent demonstration",
        ),
    ],
)
def test_a_label_a_weapon_by_name_and_a_courts_house_are_read(extractor, text, sub_type):
    (draft,) = drafts_of(extractor, text)

    assert draft.sub_event_type == sub_type


def test_others_beside_the_dead_are_not_counted_twice(extractor):
    text = (
        "Six killed, 81 wounded in Istanbul blast\n\nSix people were killed and 81 others wounded "
        "on Sunday when an explosion rocked Istanbul."
    )

    (draft,) = drafts_of(extractor, text)

    assert (draft.killed.maximum, draft.injured.maximum) == (6, 81)


def test_who_downs_tools_disrupts_no_weapon(extractor):
    text = "Magistrates in Nairobi downed their tools on Friday over delayed allowances."

    (draft,) = drafts_of(extractor, text)

    assert draft.sub_event_type == "Peaceful protest"


def test_soldiers_in_a_headline_did_not_lay_the_mine(extractor):
    text = (
        "Five soldiers killed in landmine explosion\n\nFive soldiers embraced martyrdom and three "
        "others sustained injuries when their vehicle hit a landmine near Turbat on Monday."
    )

    (draft,) = drafts_of(extractor, text)

    assert (draft.actors, draft.injured.maximum) == ((), 3)


def test_a_victim_named_among_others_did_nothing(extractor):
    text = (
        "Bandits invaded Danmusa in Katsina, Nigeria, on Monday, killed three persons including a "
        "policeman, burnt four houses and abducted many women."
    )

    (draft,) = drafts_of(extractor, text)

    assert [actor.name for actor in draft.actors] == ["Bandits"]


def test_a_bomb_that_is_found_is_a_weapon_disrupted(extractor):
    (draft,) = drafts_of(extractor, "A bomb was found in a bus in Nairobi on Monday.")

    assert draft.sub_event_type == "Disrupted weapons use"


def test_a_last_name_is_no_town(extractor):
    text = (
        "Soldiers arrested President Ali Bongo in Libreville on Monday. Gunfire was heard in the "
        "capital. Bongo was attacked by his own guards, officers said."
    )

    (draft,) = drafts_of(extractor, text)

    assert draft.location == "Libreville"
