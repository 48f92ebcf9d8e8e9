"""Who did what to whom in reports of many kinds, typed as ACLED's codebook has it."""

from __future__ import annotations

import pytest

from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        pytest.param(
            "Rebels took the town of Bafwasende, DR Congo, on Monday after soldiers withdrew "
            "from it without a fight.",
            "Non-violent transfer of territory",
            id="without a fight",
        ),
        pytest.param(
            "M23 rebels captured the town of Kibumba on Monday after the army withdrew following "
            "heavy clashes.",
            "Non-state actor overtakes territory",
            id="withdrew after clashes",
        ),
        pytest.param(
            "The Malian army and Wagner took control of the town of Anefis on Monday after "
            "fighting with rebels.",
            "Government regains territory",
            id="an army and its allies",
        ),
        pytest.param(
            "Insurgents ambushed a convoy of traders near Oicha on Monday and hacked three of "
            "them.",
            "Attack",
            id="an ambush of civilians",
        ),
        pytest.param(
            "Supporters of two parties hurled crude bombs at each other in Bhatpara, India, on "
            "Monday.",
            "Mob violence",
            id="crude bombs of a crowd",
        ),
        pytest.param(
            "Inmates rioted at a jail in Machala, Ecuador, on Monday, killing nine prisoners.",
            "Mob violence",
            id="inmates who kill one another",
        ),
        pytest.param(
            "Gunmen stormed a prison in Goma on Monday, detonating a car bomb at the gate before "
            "clashing with guards.",
            "Armed clash",
            id="a prison stormed",
        ),
        pytest.param(
            "A woman died in Juliaca, Peru, on Monday as police clashed with demonstrators.",
            "Violent demonstration",
            id="a death in a clash with a crowd",
        ),
        pytest.param(
            "Gang members stormed a village in Haiti on Monday, killing 30 people. Two of the gang "
            "were hurt in an exchange of fire with police.",
            "Attack",
            id="police who come later",
        ),
        pytest.param(
            "Two health workers and a police officer were shot dead by gunmen in Bannu, Pakistan, "
            "on Monday.",
            "Attack",
            id="civilians and their guard",
        ),
        pytest.param(
            "Two children were killed when a mortar shell exploded in Pul-e Alam on Monday.",
            "Shelling/artillery/missile attack",
            id="a shell that explodes",
        ),
        pytest.param(
            "Russian strikes hit Odesa on Monday. The missile attack damaged a port.",
            "Shelling/artillery/missile attack",
            id="strikes of missiles",
        ),
        pytest.param(
            "Troops moved into Bama, Nigeria, on Monday and set up a new forward operating base.",
            "Headquarters or base established",
            id="a base",
        ),
        pytest.param(
            "An aid convoy came under small-arms fire from gunmen near Bor on Monday.",
            "Attack",
            id="came under fire",
        ),
        pytest.param(
            "A police officer who was off duty was shot dead by gunmen in Puebla, Mexico, on "
            "Monday.",
            "Attack",
            id="off duty",
        ),
        pytest.param(
            "Police fired into a crowd of striking miners at Marikana, South Africa, on Monday. "
            "Six miners were killed.",
            "Excessive force against protesters",
            id="striking miners",
        ),
        pytest.param(
            "A sniper of the rebels shot and injured a boy near Taiz, Yemen, on Monday.",
            "Attack",
            id="shot and injured",
        ),
        pytest.param(
            "Soldiers rounded up and executed dozens of men in Gao, Mali, on Monday.",
            "Attack",
            id="rounded up and executed",
        ),
        pytest.param(
            "Gunmen stopped a bus near Menaka, Mali, on Monday and took away four men.",
            "Abduction/forced disappearance",
            id="took away",
        ),
        pytest.param(
            "Rebels burned a chief alive in Masisi, DR Congo, on Monday.",
            "Attack",
            id="burned alive",
        ),
        pytest.param(
            "Sappers disposed of 14 anti-tank mines in a field near Balakliia on Monday.",
            "Disrupted weapons use",
            id="disposed of",
        ),
        pytest.param(
            "Residents of Puebla, Mexico, caught a man who tried to rob a shop on Monday and beat "
            "him to death.",
            "Mob violence",
            id="who tried to rob",
        ),
        pytest.param(
            "Four people were killed on Monday when a car hit a mine near Izium, prosecutors said.",
            "Remote explosive/landmine/IED",
            id="prosecutors said",
        ),
        pytest.param(
            "Demonstrators stormed the UN base in Butembo, DR Congo, on Monday. Peacekeepers "
            "opened fire and killed two.",
            "Violent demonstration",
            id="a base stormed by a crowd",
        ),
        pytest.param(
            "Gunmen rustled 60 cows near Jos, Nigeria, on Monday and shot two herders dead.",
            "Attack",
            id="raiders who kill",
        ),
        pytest.param(
            "Farmers till the fields around Izium since it was retaken from the army. A drone "
            "wounded a driver in Beryslav, Ukraine, on Monday.",
            "Air/drone strike",
            id="since it was retaken",
        ),
        pytest.param(
            "Armed men of a militia set up a roadblock at Pinga, DR Congo, on Monday and looted "
            "cars.",
            "Looting/property destruction",
            id="armed men at a roadblock",
        ),
        pytest.param(
            "Fighters of a jihadist group blockaded the town of Djibo, Burkina Faso, on Monday.",
            "Other",
            id="a blockade by armed men",
        ),
        pytest.param(
            "Police placed two opposition leaders under house arrest in Srinagar on Monday.",
            "Arrests",
            id="house arrest",
        ),
        pytest.param(
            "Soldiers detained a boss in Culiacan on Monday. Cartel gunmen struck back, and six "
            "people "
            "died in the fighting.",
            "Armed clash",
            id="an arrest that ends in fighting",
        ),
        pytest.param(
            "Supporters of a party ransacked a general's house in Lahore on Monday.",
            "Mob violence",
            id="a crowd that ransacks",
        ),
        pytest.param(
            "Hoodlums invaded an office in Awka, Nigeria, on Monday and set ablaze seven vehicles.",
            "Looting/property destruction",
            id="raiders who only burn",
        ),
        pytest.param(
            "Demonstrators pulled down a statue in Popayan, Colombia, on Monday.",
            "Violent demonstration",
            id="pulled down",
        ),
        pytest.param(
            "Women of Onitsha, Nigeria, blocked an expressway on Monday over the killing of a "
            "trader.",
            "Peaceful protest",
            id="an expressway",
        ),
        pytest.param(
            "The Ethiopian National Defence Force took full control of Mekelle on Monday after "
            "shelling "
            "the city.",
            "Government regains territory",
            id="a defence force",
        ),
        pytest.param(
            "A soldier gave himself up near Vuhledar, Ukraine, on Monday.",
            "Change to group/activity",
            id="gave himself up",
        ),
        pytest.param(
            "Twelve villagers lost their lives in Kitutu, DR Congo, on Monday when men with "
            "machetes "
            "burst into their huts.",
            "Attack",
            id="lost their lives",
        ),
        pytest.param(
            "Officers in plain clothes bundled a writer into a van in Dar es Salaam on Monday.",
            "Abduction/forced disappearance",
            id="bundled into a van",
        ),
        pytest.param(
            "Rebels bombed a military bridge near Pyinoolwin, Myanmar, on Monday.",
            "Remote explosive/landmine/IED",
            id="bombed by those without aircraft",
        ),
        pytest.param(
            "Armed men intercepted a family on a road near Bavispe, Mexico, on Monday and killed "
            "two.",
            "Attack",
            id="a family intercepted",
        ),
        pytest.param(
            "Marines captured drug lord Rafa Lima in Choix, Mexico, on Monday.",
            "Arrests",
            id="a drug lord",
        ),
        pytest.param(
            "A helicopter opened fire on fighters near Bali, DR Congo, on Monday.",
            "Air/drone strike",
            id="a helicopter",
        ),
        pytest.param(
            "Landless peasants occupied a farm near Maraba, Brazil, on Monday.",
            "Peaceful protest",
            id="occupied a farm",
        ),
        pytest.param(
            "The bodies of two men were fished out of a canal in Ismailia, Egypt, on Monday.",
            "Attack",
            id="fished out",
        ),
        pytest.param(
            "Soldiers deposed the president in a coup in Niamey, Niger, on Monday.",
            "Other",
            id="a coup",
        ),
        pytest.param(
            "Militants burned the antennas of Solenzo, Burkina Faso, on Monday.",
            "Looting/property destruction",
            id="whatever is burned",
        ),
        pytest.param(
            "Protesters burned the flag outside an embassy in Amman, Jordan, on Monday.",
            "Peaceful protest",
            id="a flag",
        ),
        pytest.param(
            "Tea workers stopped work in Sylhet, Bangladesh, on Monday over arrears.",
            "Peaceful protest",
            id="stopped work",
        ),
        pytest.param(
            "Leaders of the rebels and the government agreed to integrate fighters in Bamako, "
            "Mali, "
            "on Monday.",
            "Agreement",
            id="agreed to integrate",
        ),
        pytest.param(
            "Demonstrators stabbed a police captain to death during a riot in Cali, Colombia, on "
            "Monday.",
            "Violent demonstration",
            id="police hurt by a crowd",
        ),
        pytest.param(
            "Rebels burned an officer's house and kidnapped six chiefs in Kumba, Cameroon, on "
            "Monday.",
            "Abduction/forced disappearance",
            id="burned and kidnapped",
        ),
        pytest.param(
            "Officers enforcing a curfew shot dead a teacher in Gitega, Burundi, on Monday.",
            "Attack",
            id="a curfew enforced",
        ),
        pytest.param(
            "Two groups of students came to blows in Patna, India, on Monday; crude bombs were "
            "hurled.",
            "Mob violence",
            id="came to blows",
        ),
        pytest.param(
            "The remains of two men were found in bags in Fresnillo, Mexico, on Monday.",
            "Attack",
            id="remains",
        ),
    ],
)
def test_a_report_is_typed_by_who_did_what_to_whom(text, sub_type):
    draft = drafts_of(text)[0]

    assert draft.sub_event_type == sub_type
