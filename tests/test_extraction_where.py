"""Where it happened is read whole, and from no byline, office or last name."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.aliases import Aliases
from geo.resolve import Resolver
from incidents.article import Article
from incidents.extraction import Extractor, Lexicon
from incidents.settings import ROOT
from tests.extraction_ground import PUBLISHED, drafts_of


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
def test_a_wording_of_a_place_is_read_whole(text, wording):
    draft = drafts_of(text)[0]

    assert draft.location == wording


def test_a_province_is_no_town_of_its_name():
    text = "Three policemen were killed in an attack in the northern province of Kunduz."

    (draft,) = drafts_of(text)

    assert draft.place.where_prec == 4


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("Bomb kills ten in eastern Congo\n\nA bomb killed ten in a church.", "CD"),
        pytest.param("CULIACAN, Mexico - Gunmen killed four men at a bar on Monday.", "MX"),
        pytest.param("KAMPALA (Reuters) - A mob lynched two thieves on Monday.", "UG"),
    ],
)
def test_a_dateline_and_a_short_name_tell_the_country(text, country):
    (draft,) = drafts_of(text)

    assert draft.country == country


def test_a_byline_and_an_office_holder_are_no_places():
    text = (
        "Crowd storms residence\n\nBy Musa Adeyemi, Lokoja\n\nProtesters stormed the residence of "
        "Lankan President Gotabaya Rajapaksa in Colombo on Saturday."
    )

    (draft,) = drafts_of(text)

    assert draft.location == "Colombo"


def test_a_last_name_is_no_town():
    text = (
        "Soldiers arrested President Ali Bongo in Libreville on Monday. Gunfire was heard in the "
        "capital. Bongo was attacked by his own guards, officers said."
    )

    (draft,) = drafts_of(text)

    assert draft.location == "Libreville"


def test_bodies_found_in_another_town_are_another_incident():
    text = (
        "Gunmen killed a professor in Mosul, Iraq, on Saturday.\n\nPolice found the bodies of "
        "three men, shot and bound, in Kirkuk."
    )

    drafts = drafts_of(text)

    assert [draft.location for draft in drafts] == ["Mosul, Iraq", "Kirkuk"]


def test_a_headlines_event_is_the_one_that_the_report_opens_with():
    text = (
        "Bandits kill 11 in fresh Sokoto attack\n\n"
        "Eleven people were killed when bandits raided Goronyo at the weekend."
    )

    (draft,) = drafts_of(text)

    assert (draft.location, draft.killed.minimum) == ("Goronyo", 11)


def test_a_headlines_own_town_is_not_lost_to_another_event():
    text = (
        "Airstrike kills 12 in Nyala\n\n"
        "Fighting raged in Omdurman on Monday, residents said.\n\n"
        "In Nyala, an airstrike killed 12 people on Monday."
    )

    drafts = drafts_of(text)

    assert [draft.location for draft in drafts] == ["Nyala", "Omdurman"]


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        pytest.param(
            "On Monday, in Concordia (Entre Rios), farmers blocked a road in protest at taxes.",
            "AR",
            "Concordia",
            id="a town and its province agree on a country",
        ),
        pytest.param(
            "On Monday, in Rafaela (Santa Fe), teachers marched to demand higher wages.",
            "AR",
            "Rafaela",
            id="what another place lies in is a division before it is a town",
        ),
        pytest.param(
            "In San Juan province, miners blocked a road on Monday to demand higher wages.",
            "AR",
            "San Juan",
            id="a province is one where there are provinces",
        ),
        pytest.param(
            "In Santiago del Estero province, nurses marched on Monday to demand higher wages.",
            "AR",
            "Santiago del Estero",
            id="no piece of a name of several words is a town",
        ),
        pytest.param(
            "On Monday, in Mar del Plata (Buenos Aires), nurses marched to demand higher wages.",
            "AR",
            "Mar del Plata",
            id="a name may begin as a month does",
        ),
        pytest.param(
            "On Monday, in General Pico (La Pampa), nurses marched to demand higher wages.",
            "AR",
            "General Pico",
            id="a name may begin as a title does",
        ),
        pytest.param(
            "Gunmen killed two men in Bloomington, Indiana in the United States on Monday.",
            "US",
            "Bloomington",
            id="a country follows the state",
        ),
    ],
)
def test_a_town_is_the_one_in_the_division_that_stands_beside_it(text, country, name):
    place = drafts_of(text)[0].place

    assert place is not None
    assert (place.country, place.name) == (country, name)


@pytest.mark.parametrize(
    "site",
    [
        "gathered in San Martin square and marched",
        "blocked Centenario bridge and marched",
        "met at the corner of Colon and Mendoza Streets and marched",
        "marched from Alejandro Korn hospital",
    ],
)
def test_a_site_yields_to_the_town_it_is_in(site):
    text = f"On Monday, in Formosa (Formosa), hundreds of nurses {site} to demand higher wages."

    place = drafts_of(text)[0].place

    assert place is not None
    assert (place.country, place.name) == ("AR", "Formosa")


def test_a_site_that_alone_is_named_says_where():
    place = drafts_of("Russian missiles hit a Kherson hospital on Monday, killing two people.")[
        0
    ].place

    assert place is not None
    assert place.name == "Kherson"


def test_letters_that_no_list_of_countries_has_are_no_country():
    text = "In Rosario (Santa Fe), members of a union (SIPRUS) marched on Monday over wages."

    assert drafts_of(text)[0].place.country == "AR"


def test_a_line_that_is_only_a_place_is_over_what_follows_until_the_next():
    text = (
        "Kherson. Rebels shelled a market.\n\nKharkiv. A missile hit a school, killing two people."
    )

    places = [draft.place for draft in drafts_of(text)]

    assert [place.name for place in places if place is not None] == ["Kherson", "Kharkiv"]


def test_a_plain_word_that_opens_a_sentence_is_no_town():
    text = "Human rights groups marched on Monday to protest the murder of an election official."

    assert all(draft.place is None for draft in drafts_of(text))


def test_a_town_by_the_border_with_a_country_is_not_in_it():
    text = (
        "Four people died on Tuesday when their car hit a mine in a small Kenyan town near the "
        "border with Somalia."
    )

    draft = drafts_of(text)[0]

    assert draft.country == "KE"
    assert draft.place is None or draft.place.country == "KE"


def test_somebodys_last_name_is_no_town_abroad():
    text = "Supporters of lawmaker John Kamau blocked a highway on Monday in protest at a primary."

    assert all(draft.place is None for draft in drafts_of(text))


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        pytest.param("on Albemarle Road in Charlotte, North Carolina, United States", "Charlotte"),
        pytest.param("at Saint Paul's Church in Buffalo, New York", "Buffalo"),
        pytest.param("on the Ring Highway in Lower Manhattan, New York City", "Manhattan"),
    ],
)
def test_a_street_or_church_nobody_knows_is_in_the_town_named_after_it(wording, name):
    place = drafts_of(f"Gunmen killed two men {wording} on Monday.")[0].place

    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    "headline",
    [
        "Rebels Flee as Army Kills 12 in Clash\n\n",
        "Talks Fail to End Fighting That Killed 12\n\n",
        "Four Dead as Fighting Flares in Northeast\n\n",
    ],
)
def test_a_headlines_capital_makes_no_town_of_a_word(headline):
    text = f"{headline}Twelve rebels were killed in a clash with the army near Lashio on Monday."

    draft = drafts_of(text)[0]

    assert draft.country == "MM"
    assert draft.place is None or draft.place.name == "Lashio"


def test_a_border_is_not_in_the_country_beyond_it():
    text = "Twelve soldiers were killed in clashes with Kachin rebels near the China border."

    draft = drafts_of(text)[0]

    assert draft.country != "CN"
    assert draft.place is None


def test_a_name_that_is_confirmed_meanwhile_means_its_place_in_the_next_article(tmp_path):
    gazetteer = open_gazetteer()
    gazetteer.aliases = Aliases(tmp_path / "aliases.json")
    extractor = Extractor(Resolver(gazetteer), Lexicon.load(ROOT / "data" / "lexicon"))
    text = "Shells hit a market in Zuthrabad in Iraq on Tuesday, killing three people."
    article = Article(id="a", text=text, sha256="", published=PUBLISHED)
    (before,) = extractor.drafts(article)

    gazetteer.aliases.add("Zuthrabad", extractor.located("Mosul", country="IQ"), by="tester")
    (after,) = extractor.drafts(article)

    assert before.place.name == "Iraq"
    assert after.place.name == "Mosul"
