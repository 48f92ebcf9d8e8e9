"""Who was killed or injured, as one sentence says it."""

from __future__ import annotations

import pytest

from incidents.article import Article
from incidents.count import Count
from incidents.extraction.harm.casualties import harm_in
from incidents.extraction.harm.tolls import toll
from incidents.extraction.lexicon.lexicon import Lexicon
from incidents.extraction.text.reading import Reading
from incidents.settings import ROOT


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load(ROOT / "data" / "lexicon")


def counted(text, lexicon, harm="killed"):
    reading = Reading.of(Article(id="a", text=text, sha256=""), lexicon)
    harms = [
        (sentence.number, each)
        for sentence in reading.sentences
        for each in harm_in(reading, sentence)
    ]
    return toll(harms, harm)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gunmen killed three farmers.", Count.exactly(3)),
        ("Three farmers were killed.", Count.exactly(3)),
        ("The blast left twenty-one people dead.", Count.exactly(21)),
        ("A boy was shot dead.", Count.exactly(1)),
        ("Two soldiers and a civilian were killed.", Count.exactly(3)),
        ("The attack killed 4 soldiers, injuring 7 others.", Count.exactly(4)),
        ("Five people, including two children, were killed.", Count.exactly(5)),
        ("Three civilians, two women and a child, were killed.", Count.exactly(3)),
        ("At least 14 people died.", Count.at_least(14)),
        ("More than 40 people were killed.", Count.at_least(41)),
        ("More than a dozen people were killed.", Count.at_least(13)),
        ("At least a hundred people were killed.", Count.at_least(100)),
        ("Up to six fighters were killed.", Count(maximum=6)),
        ("Between four and six people were killed.", Count(minimum=4, maximum=6)),
        ("At least 33-40 civilians were killed.", Count(minimum=33, maximum=40)),
        ("The strike led to the deaths of 1,200 people.", Count.exactly(1200)),
        ("Police shot and killed two men and arrested five others.", Count.exactly(2)),
        ("The raid killed twenty and injured 30.", Count.exactly(20)),
        ("A man was killed. Another man was killed later.", Count.exactly(2)),
        ("Three men were killed. Two of the men were killed at home.", Count.exactly(3)),
        ("There were no fatalities.", Count.exactly(0)),
        ("Dozens of civilians were killed.", Count()),
        ("Several villagers were killed.", Count()),
        ("There was no report of deaths.", None),
        ("The driver was not killed.", None),
        ("They wanted to kill three men.", None),
        ("Militants shelled the town.", None),
        ("A 30-year-old man was killed on 18 May 2022 at 8 pm.", Count.exactly(1)),
        ("The army killed an officer 20 km from the town.", Count.exactly(1)),
        ("Gunmen killed eleven Fulani in Jos.", Count.exactly(11)),
        ("At least 230 ethnic Amhara were killed.", Count.at_least(230)),
        ("Two cousins, one of them a girl, as well as four guards were killed.", Count.exactly(6)),
        ("A colonel, a major, two other soldiers and a clerk were killed.", Count.exactly(5)),
        ("Councilwoman Ana Lima and her driver were shot dead.", Count.exactly(2)),
        ("A strike killed the general Ali Amini and nine others.", Count.exactly(10)),
        ("He killed three people, beheading one of them.", Count.exactly(3)),
        ("They seized five men and killed two of them.", Count.exactly(2)),
        ("Five men were hurt, three of whom later died.", Count.exactly(3)),
        ("Twelve people, incl. both bombers, died.", Count.exactly(12)),
        ("Some 100 people were killed - 70 in Gao and 30 in Timbuktu.", Count.exactly(100)),
        ("They came where staff were meeting and killed a WHO nurse.", Count.exactly(1)),
        ("Sappers neutralised an anti-tank mine.", None),
        ("Forty-two people, among them 14 nurses, were killed.", Count.exactly(42)),
        ("Six aid workers, their guide and their driver were shot dead.", Count.exactly(8)),
        ("They pursued them and killed five bandits, the army said.", Count.exactly(5)),
        ("Chief, two others killed in Garissa", Count.exactly(3)),
        ("Gunmen kill chief, two others in Garissa", Count.exactly(3)),
        ("Police officer, civilian killed in Garissa attack", Count.exactly(2)),
        ("Chief among three killed in Garissa", Count.exactly(3)),
        ("Among the seven killed were five women.", Count.exactly(7)),
        ("Killed: three. Injured: five.", Count.exactly(3)),
        ("Two were killed and a third succumbed to injuries in hospital.", Count.exactly(3)),
        ("The pair was shot dead.", Count.exactly(2)),
        ("Two boda boda riders were stoned to death.", Count.exactly(2)),
        ("Twelve militants were killed, as were three soldiers.", Count.exactly(15)),
        ("Seven people were abducted and later found dead.", Count.exactly(7)),
        ("Gunmen abducted seven villagers and killed them all.", Count.exactly(7)),
        ("Seven abducted villagers were executed.", Count.exactly(7)),
        ("Seven (7) people were killed.", Count.exactly(7)),
        ("Five people were injured but nobody died.", Count.exactly(0)),
        ("Six slain in bandit raid in Kapedo", Count.exactly(6)),
        ("Toll in Isiolo clashes hits six", Count.exactly(6)),
        ("Several fighters were killed, coded as 3.", Count.exactly(3)),
        ("Fatalities unknown (coded as 10).", Count.exactly(10)),
        ("10 fatalities split between 2 events.", Count.exactly(5)),
        ("Four people and both assailants were killed.", Count.exactly(6)),
        ("Both soldiers and civilians were killed.", Count()),
        ("One civilian, a 70-year-old farmer, was killed.", Count.exactly(1)),
        ("Twenty cadets died along with the bomber.", Count.exactly(21)),
        ("Six rebels shot dead\nForces shot dead six rebels in Nepalgunj.", Count.exactly(6)),
        ("They smashed windows in a Kill the Bill march.", None),
        ("Militiamen slit the throats of 14 displaced people.", Count.exactly(14)),
        (
            "The death toll of a bombing outside a school has soared to at least 85.",
            Count.at_least(85),
        ),
    ],
)
def test_the_killed_are_counted_as_the_sentence_says(lexicon, text, count):
    assert counted(text, lexicon) == count


def test_the_injured_are_counted_apart(lexicon):
    text = "The blast killed two guards and wounded at least nine people."

    assert counted(text, lexicon, "injured") == Count.at_least(9)


def test_casualties_in_unknown_number_are_some(lexicon):
    text = "They reported an unidentified number of civilian casualties."

    assert counted(text, lexicon, "casualties") == Count()
