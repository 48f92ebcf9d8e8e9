"""The places of a text are found at their exact offsets, told from people, and agree together."""

from __future__ import annotations

from itertools import pairwise

import pytest

from geo.gazetteer import open_gazetteer
from geo.place import NotLocated, Place
from geo.resolve import Resolver
from geo.toponyms import find, find_with_demonyms, resolve
from geo.toponyms.lookup import Lookup
from geo.toponyms.sourced_texts import SourcedText, find_in_many
from geo.toponyms.spans import SIGNS, SIGNS_AROUND, Reading


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(open_gazetteer())


def countries(found) -> dict[str, str | None]:
    return {each.text: each.place.country for each in found if isinstance(each.place, Place)}


def test_offsets_are_exact(resolver):
    text = "KYIV — Shelling hit Kharkiv’s centre, near Sumy, on Monday.\n\nKherson was quiet."

    found = find(text, resolver)

    assert {"Kharkiv", "Sumy", "Kherson"} <= {each.text for each in found}
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_people_and_organisations_are_told_from_places(resolver):
    text = (
        "Governor Lincoln Chafee and Mr. Jackson met in Cairo. Jackson said nothing. "
        "He flew to Khartoum."
    )

    found = {each.text for each in find(text, resolver)}

    assert {"Cairo", "Khartoum"} <= found
    assert not {"Jackson", "Lincoln"} & found


def test_demonyms_are_given_only_where_asked_for(resolver):
    text = "Kenyan officers crossed into Somalia."

    plain = find(text, resolver)
    every = find_with_demonyms(text, resolver)

    assert "Kenyan" not in {each.text for each in plain}
    assert {each.text: each.is_demonym for each in every}["Kenyan"]
    assert countries(every)["Kenyan"] == "KE"


def test_places_named_together_settle_each_other(resolver):
    lebanon = find("Clashes spread from Beirut to Tripoli, Sidon and Tyre, in Lebanon.", resolver)
    libya = find("Militias from Misrata and Benghazi entered Tripoli, in Libya.", resolver)

    assert countries(lebanon)["Tripoli"] == "LB"
    assert countries(libya)["Tripoli"] == "LY"


def test_a_region_after_the_comma_decides(resolver):
    found = find("A man from Springfield, Ill., was arrested in Portland, Ore.", resolver)

    places = {each.text: each.place.admin1 for each in found}
    assert places["Springfield"] == "Illinois"
    assert places["Portland"] == "Oregon"


def test_the_other_texts_of_a_source_show_its_home(resolver):
    texts = [
        SourcedText(text="Police in Columbus, Ohio, and Westerville, Ohio, met.", source="local"),
        SourcedText(text="Delaware, Ohio, and Hilliard, Ohio, voted.", source="local"),
        SourcedText(text="The council in Dublin met on Monday.", source="local"),
        SourcedText(text="The council in Dublin met on Monday."),
    ]

    found = list(find_in_many(texts, resolver))

    assert countries(found[2])["Dublin"] == "US"
    assert countries(found[3])["Dublin"] == "IE"


def test_marked_names_are_placed_where_they_are_marked(resolver):
    text = "Troops left Goma for Qwertyville."

    one, other = resolve(text, [(12, 16), (21, 32)], resolver)

    assert (one.start, one.end, one.place.country) == (12, 16, "CD")
    assert (other.start, other.end, other.text) == (21, 32, "Qwertyville")


@pytest.mark.parametrize("text", ["", "\x00\x01", "?!" * 5_000, "A" * 10_000, "of the and"])
def test_a_text_without_places_has_none(resolver, text):
    assert find(text, resolver) == ()


def test_a_name_that_may_be_another_place_is_for_review(resolver):
    (bare,) = find("He was born in Springfield and never left it.", resolver)
    (said, _) = find("He was born in Springfield, Illinois, and never left it.", resolver)

    assert bare.place.review
    assert "another place of this name may be meant: Springfield (" in bare.place.reason
    assert (said.place.admin1, said.place.review) == ("Illinois", False)


def test_a_region_of_the_towns_own_name_is_said_to_be_the_region(resolver):
    (bare,) = find("Shells hit a market in Kharkiv on Monday.", resolver)

    assert bare.place.kind == "town"
    assert "may be meant: Kharkiv (the region in UA)" in bare.place.reason


def test_a_small_place_far_from_all_others_is_for_review_unless_its_country_is_named(resolver):
    text = "Shells fell on Bakhmut, Siversk and Toretsk, and a flood came to Kenscoff{} on Monday."

    alone = find(text.format(""), resolver)[3]
    in_haiti = find(text.format(", Haiti,"), resolver)[3]

    assert (alone.place.country, in_haiti.place.country) == ("HT", "HT")
    assert "lies far from all other places" in alone.place.reason
    assert not in_haiti.place.review


def test_a_marked_name_that_nobody_knows_lies_around_the_place_beside_it_and_is_a_guess(resolver):
    text = "Troops left Goma for Qwertyville."

    _, unknown = resolve(text, [(12, 16), (21, 32)], resolver)
    (alone,) = resolve("They came to Qwertyville.", [(13, 24)], resolver)

    assert (unknown.place.name, unknown.place.country) == ("Goma", "CD")
    assert (unknown.place.where_prec, unknown.place.uncertainty_m) == (6, 500_000)
    assert unknown.place.review
    assert "'Qwertyville' is not known" in unknown.place.reason
    assert isinstance(alone.place, NotLocated)


def test_a_marked_name_spelt_alike_is_taken_only_near_the_places_of_the_text(resolver):
    _, near = resolve("Goma and Rutshurru", [(0, 4), (9, 18)], resolver)
    _, far = resolve("Paris and Rutshurru", [(0, 5), (10, 19)], resolver)

    assert near.place.review
    assert near.place.name.startswith("Rutshuru")
    assert far.place.name == "Paris"


@pytest.mark.parametrize(("start", "end"), [(19, 26), (21, 28), (20, 28)])
def test_a_mark_that_is_off_by_some_characters_means_the_name_that_it_touches(start, end, resolver):
    text = "The talks began in Nairobi, he said."

    (found,) = resolve(text, [(start, end)], resolver)

    assert (found.place.name, found.place.country) == ("Nairobi", "KE")
    assert (found.start, found.end) == (start, end)


def test_a_country_that_is_known_is_preferred(resolver):
    found = find("Fighting was reported in Corinto and Toribio.", resolver, country="CO")

    assert countries(found)["Corinto"] == "CO"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A drone hit Kupiansk on Monday.", "Kupiansk"),
        ("Kupiansk was shelled.", "Kupiansk"),
        ("Three people were killed in Martuni.", "Martuni"),
        ("Shells fell on Stepanakert.", "Stepanakert"),
        ("Two civilians were wounded in Hawija.", "Hawija"),
    ],
)
def test_a_town_that_stands_alone_is_found_by_what_is_done_to_it_or_in_it(resolver, text, name):
    found = {each.text for each in find(text, resolver)}

    assert name in found


@pytest.mark.parametrize("text", ["Hassan was hit in the leg.", "Police on Monday seized Bob."])
def test_a_person_to_whom_it_is_done_is_no_town(resolver, text):
    found = find(text, resolver)

    assert not found


def test_a_division_of_the_country_of_a_text_is_not_another_country(resolver):
    myanmar = find("The army of Myanmar bombed a village in Chin.", resolver)

    assert countries(myanmar)["Chin"] == "MM"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Gunmen attacked a police station in Port-au-Prince on Monday.", "Port-au-Prince", "HT"),
        ("The Port-au-Prince airport was closed.", "Port-au-Prince", "HT"),
        ("A car bomb exploded in Aix-en-Provence on Sunday.", "Aix-en-Provence", "FR"),
        ("Riots broke out in Stoke-on-Trent on Saturday.", "Stoke-on-Trent", "GB"),
        ("Protesters marched in Guinea-Bissau after the vote.", "Guinea-Bissau", "GW"),
        ("Boko Haram fighters struck near N'Djamena.", "N'Djamena", "TD"),
        ("A bomber attacked a mosque in Sana’a on Friday.", "Sana’a", "YE"),
        ("An air strike hit Deir ez-Zor late on Tuesday.", "Deir ez-Zor", "SY"),
        ("Rebels entered al-Hasakah and left again.", "al-Hasakah", "SY"),
        ("Ma'arrat al-Numan was shelled on Monday.", "Ma'arrat al-Numan", "SY"),
        ("Police in Pol-e Khomri found the bodies.", "Pol-e Khomri", "AF"),
        ("Shells fell on Mazar-i-Sharif at night.", "Mazar-i-Sharif", "AF"),
        ("Israeli tanks shelled Khan Younis, medics told us.", "Khan Younis", "PS"),
    ],
)
def test_a_name_that_hangs_together_is_found_whole(resolver, text, name, country):
    found = find(text, resolver)

    assert [each.text for each in found] == [name]
    assert found[0].place.country == country


def test_two_towns_with_a_hyphen_between_them_are_two(resolver):
    found = find(
        "Buses on the Lviv-Kyiv highway were stopped near the Gaza-Egypt border.", resolver
    )

    assert [each.text for each in found] == ["Lviv", "Kyiv", "Gaza", "Egypt"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen killed two in Kabul and Kandahar.", "town"),
        ("Gunmen killed two in Kabul and in Kandahar province.", "admin1"),
        ("Gunmen killed two in Kabul and in the province of Kandahar.", "admin1"),
    ],
)
def test_a_bare_name_is_the_town_and_not_the_division_around_it(resolver, text, kind):
    kandahar = find(text, resolver)[-1]

    assert kandahar.place.kind == kind


@pytest.mark.parametrize(
    ("text", "name", "sign"),
    [
        ("Shelling hit homes in Kharkiv.", "Kharkiv", "local"),
        ("Then Mr. Lincoln left.", "Lincoln", "title"),
        ("They fled from Aleppo, Syria.", "Aleppo", "region_after_comma"),
        ("Kharkiv was shelled.", "Kharkiv", "sentence_start"),
        ("The north of Gaza was hit.", "Gaza", "of_before"),
        ("Sumy's mayor was hurt.", "Sumy", "possessive"),
        ("The vote was Smith (R-Ohio).", "Ohio", "party_before"),
        ("They met in Kharkiv and Sumy.", "Sumy", "and_place"),
        ("The town of Kharkiv was hit.", "Kharkiv", "kind_of"),
        ("Rebels shelled Kharkiv on Monday.", "Kharkiv", "abroad_attacked"),
        ("It fell on Rio de Janeiro.", "Rio de Janeiro", "abroad_particle"),
        ("They fled near Kharkiv on Monday.", "Kharkiv", "place_before"),
        ("Then John Lincoln left.", "Lincoln", "given_before"),
        ("Then John Lincoln left.", "Lincoln", "capital_before"),
        ("They fled from Aleppo, Syria.", "Syria", "after_place_comma"),
        ("On Lincoln Road it burned.", "Lincoln", "capital_after"),
        ("On Lincoln Road it burned.", "Lincoln", "road_after"),
        ("In the Kharkiv Market it burned.", "Kharkiv", "institution_after"),
        ("At Lincoln University it burned.", "Lincoln", "organisation_after"),
        ("In Kunduz province it burned.", "Kunduz", "division_after"),
        ("Then Lincoln said so.", "Lincoln", "speaking_after"),
        ("They fled from Aleppo, Syria.", "Aleppo", "comma_after"),
        ("They ate a turkey in Turkey.", "Turkey", "lower_elsewhere"),
        ("In SUMY it burned.", "SUMY", "capitals"),
        ("In the Kharkiv Market it burned.", "Kharkiv", "the_before"),
        ("In Kharkiv-based firms they met.", "Kharkiv", "hyphen_after"),
        ("Then Kharkiv Oblast Council met.", "Kharkiv Oblast", "ends_in_kind_capital_after"),
        ("They live in Austin, Tex. now.", "Tex.", "abbreviation_after_comma"),
        ("The France Telecom firm fell.", "France", "country_capital_after"),
        ("In the Kharkiv Market it burned.", "Kharkiv", "admin1_capital_after"),
        ("Then John Lincoln left.", "Lincoln", "unlisted_before"),
        ("They fled from Aleppo, Syria.", "Aleppo", "abroad_agrees"),
        ("Shelling hit homes in Kharkiv.", "Kharkiv", "abroad_local"),
        ("In the Kharkiv Market it burned.", "Kharkiv", "abroad_capital_around"),
        ("They ate a turkey in Turkey.", "Turkey", "local_other_name"),
    ],
)
def test_a_span_has_its_signs_in_their_order(resolver, text, name, sign):
    reading = Reading(text, Lookup(resolver))
    span = next(each for each in reading.spans if each.text == name)

    around = reading.signs_around(span, reading.name_signs(span))

    assert dict(zip(SIGNS_AROUND, around, strict=True))[sign] is True
    assert len(reading.signs(span)) == len(SIGNS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Tbilisi City Court ruled on Friday in Georgia.", "Tbilisi"),
        ("Officials of the Ohio Department of Transportation came.", "Ohio"),
        ("Students of Ohio State University marched.", "Ohio"),
        ("Police in Kansas City said so.", "Kansas City"),
    ],
)
def test_an_office_is_no_part_of_a_towns_name(resolver, text, name):
    assert find(text, resolver)[0].text == name
