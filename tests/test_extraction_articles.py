"""Whole articles, written for these tests, become the drafts a careful reader would make."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from incidents.article import Article
from incidents.count import Count
from incidents.extraction import to_contract
from incidents.vocabulary import Attribution, EventType, Role, State
from tests.extraction_ground import the_extractor

PUBLISHED = date(2021, 6, 9)  # a Wednesday

FOOTAGE = """Rights group says banned munitions hit Stepanakert

GENEVA — The use of cluster munitions in the region must stop, the group Conflict Watch said on \
Monday, October 5, after checking videos of the attacks.

“Over the weekend, videos of cluster munitions falling on the city of Stepanakert were published \
by the region’s de facto authorities. They also reported an unknown number of civilian \
casualties after further shelling in Stepanakert and the town of Shushi.

“Conflict Watch experts placed the videos in residential areas of Stepanakert, and identified \
Israeli-made M095 DPICM cluster munitions that appear to have been fired by Azerbaijani \
forces,” the watchdog said.

“The use of such weapons is banned under international humanitarian law, and shelling of towns \
will only lead to further deaths and injuries,” a spokesman said.

Get the Daily in your inbox:

The ministers held a telephone call on Monday and exchanged views on the shelling of towns.
"""

AIRSTRIKE = """At least 14 people were killed and 30 others wounded on Tuesday when an airstrike \
hit a hospital in Maiduguri, Borno, health officials said. Among the dead were three nurses.

More than 2,000 people have been killed in the region since January, according to the United \
Nations.
"""

IED = """A roadside bomb hit an army convoy near Kandahar on 7 June 2021, killing two soldiers and \
injuring a third, the Defence Ministry said. No group claimed responsibility for the blast."""

PROTEST = """On Monday, hundreds of teachers protested in Tegucigalpa against the killing of a \
colleague last month. Police used tear gas to disperse the crowd and detained five people."""

RIOT = """Rioters threw stones at police and burned tires in Kisumu on 6 June 2021. Two officers \
were injured, police said."""

CAPTURE = """Fighters of the group clashed with government forces on Sunday and captured the \
village of Palma after hours of fighting. Seven soldiers were killed."""

ABDUCTION = (
    """Gunmen kidnapped six farmers from a village near Kaduna on Saturday, residents said."""
)

SUICIDE = """A suicide bomber blew himself up at a checkpoint in Mogadishu on Tuesday, killing \
between four and six people, police said."""

DRONE = """Two people were injured overnight when a drone struck an apartment building in Kharkiv, \
the regional governor said. Russian forces are suspected of having launched the drone strike."""

ARRESTS = """Police arrested 12 suspected members of a banned group in Dhaka on Tuesday."""

CEASEFIRE = """The two sides signed a ceasefire agreement in Juba on 5 June 2021."""

LANDMINE = """A boy was killed when he stepped on a landmine in Huambo, Angola, two days ago."""

DENIAL = """Shells hit a market in Donetsk on Tuesday, killing three civilians, local officials \
said. The army denied shelling the market."""

NOTHING = """The minister briefed ambassadors on the airstrikes and held a telephone call with his \
counterpart.

A man was sentenced to ten years in prison for the 2016 bombing in Brussels.

The army threatened to bomb Goma if talks fail.

The navy began military exercises with live missiles off Busan on Tuesday.

Subscribe to our newsletter: attacks, shelling and more in your inbox.
"""


@pytest.fixture(scope="module")
def extractor():
    return the_extractor()


def article(text, published=PUBLISHED):
    digest = sha256(text.encode()).hexdigest()
    return Article(id=digest[:16], text=text, sha256=digest, published=published)


def test_each_shelled_town_is_an_incident_of_its_own(extractor):
    drafts = extractor.drafts(article(FOOTAGE, date(2020, 10, 5)))

    assert [draft.location.split()[-1] for draft in drafts] == [
        "Stepanakert",
        "Stepanakert",
        "Shushi",
    ]
    assert {draft.sub_event_type for draft in drafts} == {"Shelling/artillery/missile attack"}


def test_over_the_weekend_is_the_saturday_and_sunday_before_publication(extractor):
    drafts = extractor.drafts(article(FOOTAGE, date(2020, 10, 5)))

    assert drafts[0].date.start == date(2020, 10, 3)
    assert drafts[0].date.end == date(2020, 10, 4)


def test_the_maker_of_a_weapon_is_its_origin_and_no_actor(extractor):
    draft = extractor.drafts(article(FOOTAGE, date(2020, 10, 5)))[0]

    assert [(each.name, each.category, each.origin) for each in draft.weapons] == [
        ("M095 DPICM", "cluster munition", "Israel")
    ]
    assert [actor.name for actor in draft.actors] == ["Azerbaijani forces"]


def test_an_actor_keeps_its_hedge_and_who_says_it(extractor):
    actor = extractor.drafts(article(FOOTAGE, date(2020, 10, 5)))[0].actors[0]

    assert actor.role is Role.PERPETRATOR
    assert actor.attribution is Attribution.ALLEGED
    assert actor.according_to == "Conflict Watch"


def test_a_place_within_a_phrase_keeps_the_phrase_as_its_wording(extractor):
    draft = extractor.drafts(article(FOOTAGE, date(2020, 10, 5)))[0]

    assert draft.location == "residential areas of Stepanakert"
    assert [target.kind for target in draft.targets] == ["residential"]
    assert draft.place.geo_precision == 1


def test_they_are_the_authorities_named_before(extractor):
    draft = extractor.drafts(article(FOOTAGE, date(2020, 10, 5)))[1]

    assert [claim.source for claim in draft.claims] == ["the region’s de facto authorities"]


def test_an_unknown_number_of_casualties_is_unknown_and_not_zero(extractor):
    first, second, third = extractor.drafts(article(FOOTAGE, date(2020, 10, 5)))

    assert (first.killed, first.casualties_unknown, first.victims) == (None, True, ())
    for draft in (second, third):
        assert (draft.killed, draft.casualties_unknown) == (None, True)
        assert [(each.description, each.count) for each in draft.victims] == [
            ("civilians", Count())
        ]


def test_casualties_after_further_shelling_may_be_those_of_the_first_strike_too(extractor):
    first, second, third = extractor.drafts(article(FOOTAGE, date(2020, 10, 5)))

    assert any("which of the attacks" in each for each in first.review)
    assert {piece.quote for piece in first.evidence if piece.field == "casualties_unknown"} == {
        "unknown number of civilian casualties"
    }
    assert not any("which of the attacks" in each for each in (*second.review, *third.review))


def test_casualties_of_another_town_say_nothing_of_the_first_strike(extractor):
    text = FOOTAGE.replace("further shelling in Stepanakert and", "further shelling in")

    first, second = extractor.drafts(article(text, date(2020, 10, 5)))

    assert (first.casualties_unknown, second.casualties_unknown) == (False, True)


def test_a_toll_since_january_is_not_the_toll_of_an_airstrike(extractor):
    (draft,) = extractor.drafts(article(AIRSTRIKE))

    assert draft.sub_event_type == "Air/drone strike"
    assert draft.killed == Count.at_least(14)
    assert draft.injured == Count.exactly(30)
    assert draft.place.country == "NG"
    assert draft.date.start == draft.date.end == date(2021, 6, 8)
    assert "health" in {target.kind for target in draft.targets}


def test_a_bomb_on_a_convoy_counts_its_dead_and_injured(extractor):
    (draft,) = extractor.drafts(article(IED))

    assert draft.sub_event_type == "Remote explosive/landmine/IED"
    assert draft.killed == Count.exactly(2)
    assert draft.injured == Count.exactly(1)
    assert [claim.source for claim in draft.claims] == ["the Defence Ministry"]
    assert draft.actors == ()


def test_what_a_protest_is_about_is_no_incident(extractor):
    (draft,) = extractor.drafts(article(PROTEST))

    assert draft.sub_event_type == "Protest with intervention"
    assert draft.killed is None
    assert draft.date.start == date(2021, 6, 7)


def test_stones_and_burning_tires_make_a_violent_demonstration(extractor):
    (draft,) = extractor.drafts(article(RIOT))

    assert draft.sub_event_type == "Violent demonstration"
    assert draft.injured == Count.exactly(2)


def test_a_village_taken_in_a_fight_changes_hands(extractor):
    (draft,) = extractor.drafts(article(CAPTURE))

    assert draft.event_type is EventType.BATTLES
    assert draft.killed == Count.exactly(7)
    assert draft.date.start == date(2021, 6, 6)


def test_an_abduction_names_who_did_it(extractor):
    (draft,) = extractor.drafts(article(ABDUCTION))

    assert draft.sub_event_type == "Abduction/forced disappearance"
    assert [actor.name for actor in draft.actors] == ["Gunmen"]
    assert draft.date.start == date(2021, 6, 5)


def test_between_four_and_six_dead_is_a_range(extractor):
    (draft,) = extractor.drafts(article(SUICIDE))

    assert draft.sub_event_type == "Suicide bomb"
    assert draft.killed == Count(minimum=4, maximum=6)


def test_overnight_is_the_day_before_or_the_day_itself(extractor):
    (draft,) = extractor.drafts(article(DRONE))

    assert draft.sub_event_type == "Air/drone strike"
    assert (draft.date.start, draft.date.end) == (date(2021, 6, 8), date(2021, 6, 9))
    assert [(actor.name, actor.attribution) for actor in draft.actors] == [
        ("Russian forces", Attribution.ALLEGED)
    ]


def test_arrests_are_a_strategic_development(extractor):
    (draft,) = extractor.drafts(article(ARRESTS))

    assert draft.sub_event_type == "Arrests"
    assert draft.killed is None


def test_a_signed_ceasefire_is_an_agreement(extractor):
    (draft,) = extractor.drafts(article(CEASEFIRE))

    assert draft.sub_event_type == "Agreement"
    assert draft.date.start == date(2021, 6, 5)


def test_a_landmine_kills_one_boy_two_days_ago(extractor):
    (draft,) = extractor.drafts(article(LANDMINE))

    assert draft.sub_event_type == "Remote explosive/landmine/IED"
    assert draft.killed == Count.exactly(1)
    assert draft.date.start == date(2021, 6, 7)
    assert draft.country == "AO"


def test_a_denial_is_kept_beside_the_incident(extractor):
    (draft,) = extractor.drafts(article(DENIAL))

    assert draft.killed == Count.exactly(3)
    assert [(actor.name, actor.attribution) for actor in draft.actors] == [
        ("army", Attribution.DENIED)
    ]


def test_calls_courts_threats_exercises_and_newsletters_are_no_incidents(extractor):
    drafts = extractor.drafts(article(NOTHING))

    assert drafts == ()


def test_a_text_without_publication_day_leaves_relative_days_unknown(extractor):
    (draft,) = extractor.drafts(article(ABDUCTION, published=None))

    assert draft.date is None


@pytest.mark.parametrize(
    "text",
    [FOOTAGE, AIRSTRIKE, IED, PROTEST, RIOT, CAPTURE, ABDUCTION, SUICIDE, DRONE, LANDMINE, DENIAL],
)
def test_evidence_quotes_the_text_exactly(extractor, text):
    drafts = extractor.drafts(article(text))

    assert all(piece.holds_in(text) for draft in drafts for piece in draft.evidence)
    assert all({"event_type"} <= {piece.field for piece in draft.evidence} for draft in drafts)


def test_a_draft_is_a_draft_with_a_confidence(extractor):
    (draft,) = extractor.drafts(article(IED))

    assert draft.state is State.DRAFT
    assert 0 < draft.confidence <= 1


def test_the_printed_draft_has_the_contracts_fields(extractor):
    source = article(FOOTAGE, date(2020, 10, 5))
    draft = to_contract(extractor.drafts(source)[0], source)

    assert list(draft) == [
        "article_id", "event_type", "sub_event_type", "date_start", "date_end", "time_precision",
        "location", "latitude", "longitude", "uncertainty_m", "geo_precision", "where_prec",
        "country", "admin1", "killed_min", "killed_max", "injured_min", "injured_max",
        "casualties_unknown", "weapons", "actors", "targets", "victims", "sources", "confidence",
        "evidence",
    ]  # fmt: skip
    assert draft["date_start"] == "2020-10-03"
    assert draft["killed_min"] is None
    assert set(draft["evidence"][0]) == {"field", "start", "end", "quote"}
