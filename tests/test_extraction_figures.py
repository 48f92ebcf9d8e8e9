"""A word of war is a figure of speech where nobody of the field stands beside it."""

from __future__ import annotations

import pytest

from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    "text",
    [
        "Shareholders attacked the bonus plan in Zurich on Tuesday.",
        "The plan was attacked by critics in Oslo on Friday.",
        "Heavy snow struck the pass on Sunday, killing two skiers near Zermatt.",
        "Senators killed the gun bill in Austin on Thursday.",
        "The garden in Kyoto is an explosion of colour.",
        "The budget landed like a grenade in Lagos on Monday.",
        "The coalition's battle over the budget goes on in Berlin.",
        "Farmers in Punjab are battling a locust invasion.",
        "A diplomatic bomb went off in Brussels on Friday.",
        "The minister shot back at critics in Pretoria on Monday.",
        "The match in Lyon exploded into life on Sunday.",
        "The prime minister survived an assault on his record.",
        "The hosts attacked from the left in Naples.",
        "Nobody protested when the bridge in Bath was closed.",
        "Murders in Durban rose 8 per cent in the quarter, the police ministry said.",
        "The minister came under fire in parliament for the state of the roads.",
        "Deputies walked out of the chamber in Ankara.",
        "Two officers were sacked in Perth for stealing fuel.",
        "The minister was ambushed by a question about her holiday in Oslo.",
        "A court in Gdansk closed a shooting range.",
        "The blast furnace at Port Talbot was shut.",
        "Sri Lanka's spinners destroyed Zimbabwe for 92 in Harare.",
        "A fungus that attacks bananas was found in Peru.",
        "An agent in Perth shot a video from a drone.",
        "Bond holders in Maputo agreed a truce with the treasury.",
        "Dozens of whales died in Tasmania. Rangers fought all night for the rest.",
        "The currency came under attack from speculators in Almaty.",
        "A cold front hit the highlands and killed 200 llamas near Oruro.",
        "The plant in Rwanda has a new enemy, a beetle that kills it.",
        "The drug kills nine in ten parasites, a trial in Mali found.",
        "Thousands of pilgrims marched to the shrine at Touba.",
        "Workers in Puebla will vote on a walkout next week.",
        "Exam boards in Leeds were hit by a cyber raid in which papers were stolen.",
        "Doctors in Ankara marched out of a meeting over shift pay.",
        "The rains came late to Seville; cats are blamed for the slaughter.",
        "Two firms in Kampala traded accusations of sabotage.",
        "Diphtheria had killed 117 children in Kano since December, officials said.",
        "The protest vote sank the mayor of Graz.",
        "Beekeepers in Slovenia are fighting a mite.",
        "Police in Haridwar deployed 5,000 officers for crowd control.",
        "The price of onions has exploded in Manila.",
        "A crash between a tanker and a bus near Naivasha left 14 dead.",
        "Vietnam executed a drug trafficker on Tuesday.",
        "A lawyer told the court in Kigali that it had been beaten out of him.",
        "Lockout laws killed nightlife in Sydney.",
        "A fungus is executing the trees of Zanzibar, farmers say.",
        "The bomb-damaged post box in Manchester is back in its place.",
        "Young doctors in Seoul have quit in protest.",
        "The cabinet took control of its own agenda in Prague.",
        "A fire ripped through a nightclub, killing 20. The owner has been arrested.",
    ],
)
def test_a_figure_of_speech_drafts_nothing(text):
    assert drafts_of(text) == ()


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("A judge was shot dead as he walked to the court for a trial in Quetta.", "Attack"),
        ("Two villages were burned in Jonglei.", "Looting/property destruction"),
        ("Unknown gunmen bombed a bakery in Medellin.", "Remote explosive/landmine/IED"),
        ("Fifty years after the war, rebels attacked an army post near Hue.", "Armed clash"),
        ("Gunmen killed a farmer near Jos, where raids come every week.", "Attack"),
        ("Gunmen killed a hydrologist in Jos.", "Attack"),
        ("Two reporters were detained by security agents in Juba after filming.", "Arrests"),
        ("Pirates took five crew members off Bonny.", "Abduction/forced disappearance"),
        ("The village of Tabuk came under mortar fire.", "Shelling/artillery/missile attack"),
        ("Rustlers drove away 200 goats near Maralal.", "Looting/property destruction"),
        ("Pokot and Ilchamus youths exchanged fire at Ruggus; two died.", "Armed clash"),
        ("Jets carried out five raids near Saada.", "Air/drone strike"),
        ("Sappers destroyed unexploded shells near Izium.", "Disrupted weapons use"),
        ("The government and the ELN agreed a six-month ceasefire in Havana.", "Agreement"),
        ("Two gangs shot it out in La Vega; a bystander died.", "Armed clash"),
        ("Fans of two clubs brawled in Rades and 12 were hurt.", "Mob violence"),
        (
            "Bandits stopped a bus near Jos and marched 20 travellers into the bush.",
            "Abduction/forced disappearance",
        ),
        ("A suicide car bomber struck a ministry in Mogadishu, killing 13.", "Suicide bomb"),
        ("Mothers held portraits outside the court in Guadalajara.", "Peaceful protest"),
        ("Two rebel factions merged in Magenis.", "Change to group/activity"),
        ("Gunmen killed an education officer in his office in Kandahar.", "Attack"),
        ("Rangers exchanged shots with poachers in Tsavo; one poacher died.", "Armed clash"),
        ("Rebels seized Bambari after hours of combat.", "Non-state actor overtakes territory"),
        ("Armed men took three aid staff from a car in Pibor.", "Abduction/forced disappearance"),
        (
            "Residents of Kiambu barricaded the road after a girl was hit by a lorry.",
            "Violent demonstration",
        ),
        ("A student crowd attacked protesters in Dhaka with hockey sticks.", "Mob violence"),
        ("Rebels attacked an army bus near Mayadin and killed 23 soldiers.", "Armed clash"),
        ("Bombs hidden in two bins exploded in Hpa-An.", "Remote explosive/landmine/IED"),
        ("Students set up an encampment at the university in Melbourne.", "Peaceful protest"),
        ("Police dragged away a lone picketer in Moscow.", "Protest with intervention"),
        ("A car was carjacked by armed men in Bossangoa.", "Looting/property destruction"),
        ("Russia moved a battalion to Belgorod.", "Change to group/activity"),
        ("Rebels and the government agreed to extend their ceasefire in Havana.", "Agreement"),
        ("A polio vaccinator and her guard were shot dead in Bannu.", "Attack"),
        ("Border guards shot a smuggler dead near Baneh.", "Attack"),
        ("Two staff of a radio station were arrested by gendarmes in Bangui.", "Arrests"),
        ("Leaders of two clans signed a peace pact in Koro.", "Agreement"),
        ("A teenager blows himself up at a checkpoint in Konduga.", "Suicide bomb"),
        ("Four sailors were seized off Togo by pirates.", "Abduction/forced disappearance"),
        (
            "A pastor was dragged from his home in Kaduna by armed men.",
            "Abduction/forced disappearance",
        ),
        ("Fighter planes raided the town; a well was destroyed in Taiz.", "Air/drone strike"),
        ("Police in Niamey arrested three columnists of a daily.", "Arrests"),
        ("Government troops took back Hajin after clashes.", "Government regains territory"),
        ("A march draws hundreds in Ramallah.", "Peaceful protest"),
        ("Three hundred instructors and soldiers arrived in Bangui.", "Change to group/activity"),
        (
            "A car bomb went off at a police academy in Bogota, killing 21 cadets.",
            "Remote explosive/landmine/IED",
        ),
        ("Police say a 16-year-old was shot and killed in Philadelphia.", "Attack"),
        ("Bandits burned four lorries near Funtua.", "Looting/property destruction"),
        ("Locals attacked a migrant camp on Lesbos with clubs.", "Mob violence"),
        ("Protesters were bundled into police vans in Moscow.", "Protest with intervention"),
        (
            "Soldiers shot four protesters dead in Bamenda.",
            "Excessive force against protesters",
        ),
        ("A militant detonated his vest in Kabul, killing six policemen.", "Suicide bomb"),
        ("Settlers cut down 60 olive trees in Nablus.", "Looting/property destruction"),
        (
            "Party workers clashed with police and broke barricades on a march in Patna.",
            "Violent demonstration",
        ),
        ("Two clans fought a battle over a well in Galkayo, leaving four dead.", "Armed clash"),
    ],
)
def test_the_same_words_tell_a_deed_of_somebody_of_the_field(text, sub_type):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == sub_type


def test_a_day_that_heads_a_record_makes_it_no_history():
    (draft,) = drafts_of("25 January 2009. A civilian was killed by Maoist rebels in Gadchiroli.")

    assert draft.sub_event_type == "Attack"
