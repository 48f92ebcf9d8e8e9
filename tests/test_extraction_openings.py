"""What a text is about decides what its words of war tell: history, a trial, a match or news."""

from __future__ import annotations

import pytest

from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    "text",
    [
        "In 1916 the army shot the rebels in Dublin.",
        "The battle of Adwa was fought on 1 March 1896. Ethiopian troops killed 7,000 Italians.",
        "Pirates raided Baltimore in June 1631 and carried 107 villagers off to Algiers.",
        "When Vesuvius blew up in AD 79, it killed 2,000 people in Pompeii.",
        "The Sharpeville massacre, when police killed 69 people, led to the banning of the ANC.",
        "Militias fought over the hotel in Beirut in the seventies.",
        "Candles burned in Utrecht on Sunday for four people whom a gunman shot five years ago.",
        "Forty years on, the men whom soldiers shot in Lima are remembered by their widows.",
        "Bandits killed 1,200 people in Zamfara last year, a report published in Abuja says.",
        "Rebels have killed 10,000 people in Mali since February 2012, the UN said on Friday.",
    ],
)
def test_what_a_text_dates_to_a_year_gone_by_is_no_news(text):
    assert drafts_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed three people on Sunday in a town that the rebels took in 2017.",
        "A bomb killed two soldiers in Baidoa on Monday, a year after the last one.",
        "On Tuesday shells killed a man in Donetsk, where the war began in 2014.",
    ],
)
def test_a_day_of_the_news_is_news_beside_a_year_gone_by(text):
    assert len(drafts_of(text)) == 1


def test_what_follows_a_year_gone_by_is_of_that_year():
    text = (
        "In 1915 the sultan's troops entered Van. They burned the houses and shot the men. On "
        "Monday gunmen shot dead a teacher in Van."
    )

    (draft,) = drafts_of(text)

    assert draft.date is not None
    assert draft.date.start.isoformat() == "2024-06-10"


@pytest.mark.parametrize(
    "text",
    [
        "A court in Paris convicted a man on Monday. He had shot a policeman.",
        "The novel is about a siege. Rebels storm the palace in Accra and kill the president.",
        "The museum in Dresden shows how the town burned. Bombers killed 25,000 people.",
    ],
)
def test_what_follows_a_trial_or_a_story_goes_on_with_it(text):
    assert drafts_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kohli's assault on the bowling won the match for India in Ahmedabad on Saturday.",
        "The striker's attack on the left won Everton the game. A shot beat the goalkeeper.",
        "Traders in London shot at higher profits as analysts attacked the lender's forecast.",
        "Chefs battle over the recipe in Nairobi, and the avocado invasion goes on.",
        "Cells ambush bacteria by firing nets at them, researchers in Zurich found.",
        "Fighter jets bombed targets in Pocheon on Monday. The manoeuvres end on Friday.",
    ],
)
def test_words_of_war_in_a_text_of_another_topic_open_no_event(text):
    assert drafts_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed five spectators outside a cricket stadium in Kabul on Monday.",
        "Gunmen shot dead a film producer outside his studio in Lahore on Tuesday.",
        "A judge was shot dead by gunmen as he left the court in Maputo on Monday.",
        "Rioters set fire to a cinema in Kano on Tuesday, and two people were killed.",
        "Lawyers protested in front of the court in Ankara on Monday as the trial of one opened.",
        "Two groups pelted each other with stones in Nagpur on Tuesday over a film about a king.",
        "Gunmen attacked a lawyer's home in Jos after a court granted bail to his client.",
        "Gunmen attacked a special court in Kabul on Monday, killing five people.",
    ],
)
def test_an_event_at_a_match_a_court_or_a_cinema_is_one(text):
    assert len(drafts_of(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Engineers killed the project in Bangalore on Monday.",
        "The fund attacked the plans of the company in Milan on Friday.",
        "The army trained young men in Kitui to fight al-Shabaab.",
        "A gardener in Kent told how to kill weeds on Monday.",
        "The visit of Loretta Lynch to Chicago began on Monday.",
        "What if a bomb went off in Zurich?",
        "Denmark bought artillery shells and missiles from a firm in Seoul.",
        "The network in Tallinn sees thousands of attacks a month.",
        "Shops in Kherson have been shut since the Russian invasion.",
        "Police in Nairobi arrested nobody on Monday.",
    ],
)
def test_what_is_done_to_nobody_by_nobody_is_no_event(text):
    assert drafts_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Five children were killed on Monday when the floor of a school gave way in Multan.",
        "A window cleaner died as his rope frayed on a tower in Doha on Tuesday.",
        "A man was killed by a train in Leeds on Sunday.",
        "Fourteen people were killed in Mumbai on Monday when a hoarding fell on a garage.",
    ],
)
def test_who_died_of_something_that_nobody_did_was_not_killed(text):
    assert drafts_of(text) == ()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A man was killed in Kupiansk on Monday when Russian troops shelled a bus stop.", 1),
        ("Seven people were killed when herdsmen overran a hamlet near Wukari on Tuesday.", 7),
        ("Two shepherds died near Marib on Monday when they trod on a landmine.", 2),
        ("A woman died in Kharkiv on Tuesday as a guided bomb hit her house.", 1),
        ("Shells fell on Nikopol on Monday. Two people were killed when their house was hit.", 2),
    ],
)
def test_who_died_of_a_deed_was_killed(text, killed):
    (draft,) = drafts_of(text)

    assert draft.killed is not None
    assert draft.killed.minimum == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A van ploughed into a crowd in Nice on Monday, killing 12 people.", 12),
        ("The murder rate has risen: on Sunday gunmen killed six people in Guayaquil.", 6),
        ("A man drove into a Christmas market crowd in Berlin on Monday, killing six people.", 6),
        ("Gunmen shot dead a day labourer in Quetta on Monday.", 1),
        ("An attack by gunmen killed ten civilians a week into the truce in Sanaa.", 10),
        ("Since Sunday clashes have killed 30 people in Sabha.", 30),
        ("On Monday gunmen shot 12 people dead at a market in Zamfara that is held each week.", 12),
        ("CPJ condemns the murder of Ana Lima, who was killed by a bomb in Lima on Monday.", 1),
    ],
)
def test_words_of_plain_news_beside_a_deed_take_it_not_back(text, killed):
    (draft,) = drafts_of(text)

    assert draft.killed is not None
    assert draft.killed.minimum == killed


@pytest.mark.parametrize(
    "text",
    [
        "A lorry ploughed into a bus near Kumasi on Monday, killing 12 people.",
        "A car ploughed into a crowd in Kumasi on Monday after its brakes failed, killing two.",
        "The EU on Monday condemned the killing of 12 people in Jos.",
        "The EU on Tuesday condemned the killing of 12 people in Jos on Monday.",
        "Gangs in Kaduna kill 20 people a month.",
    ],
)
def test_an_accident_a_condemnation_and_a_rate_tell_no_event(text):
    assert drafts_of(text) == ()


def test_a_long_report_that_says_nothing_of_an_attack_but_that_it_was_drafts_none():
    text = (
        "The road to Bambari is long. Houses stand empty. People speak of an attack in Bambari. "
        "Nobody wants to say more."
    )

    assert drafts_of(text) == ()


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Nurses in Harare went on strike on Monday.", "nobody who gathers"),
        ("A blast in Douma killed two people on Monday.", "it may be an accident"),
        ("The body of a man was found near Kumba on Monday.", "not how"),
        ("A man killed his neighbour in Thika on Monday.", "plain crime is not coded"),
    ],
)
def test_a_draft_that_rests_on_words_that_hardly_tell_an_event_says_so(text, doubt):
    (draft,) = drafts_of(text)

    assert any(doubt in said for said in draft.review)
    assert draft.confidence is not None
    assert draft.confidence < 0.8


def test_words_that_settle_a_doubt_take_it_away():
    (draft,) = drafts_of("A blast from a roadside bomb in Douma killed two soldiers on Monday.")

    assert not any("accident" in said for said in draft.review)


def test_a_note_that_says_little_of_violence_is_drafted_and_says_so():
    (draft,) = drafts_of("There was an attack in Bambari.")

    untold = (
        "the text says neither on which day nor who did it nor how many were hurt nor with what"
    )
    assert untold in draft.review
    assert draft.confidence is not None
    assert draft.confidence < 0.5


def test_a_report_that_says_that_the_casualties_are_not_known_is_drafted_without_a_day():
    text = (
        "Gunmen killed two traders in Gao on Tuesday, the mayor said. The market stayed shut. "
        "Nobody went to the well.\n\nSeparately, shelling hit the town of Menaka, the number of "
        "casualties is not known."
    )

    drafts = drafts_of(text)

    assert [(each.location, each.casualties_unknown) for each in drafts] == [
        ("Gao", False),
        ("Menaka", True),
    ]
    assert drafts[1].date is None
