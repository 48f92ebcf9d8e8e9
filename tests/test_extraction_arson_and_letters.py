"""Fires that are set, shots at a house and letters that harm are deeds, whoever is unknown."""

from __future__ import annotations

import pytest

from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        (
            "06/05/2024: Unknown perpetrators set three fires at a mink farm in Salem, Oregon.",
            "Looting/property destruction",
        ),
        (
            (
                "06/05/2024: Unknown perpetrators fired a bullet through the door of a clinic in "
                "Boise, Idaho."
            ),
            "Attack",
        ),
        (
            "06/05/2024: A letter filled with ricin was sent to a senator in Boise, Idaho.",
            "Chemical weapon",
        ),
        (
            "06/05/2024: A parcel to a minister ignited at a post office in Reno, Nevada.",
            "Remote explosive/landmine/IED",
        ),
        (
            (
                "06/05/2024: An incendiary device exploded at a laboratory in Tempe, Arizona, "
                "where chimpanzees are kept."
            ),
            "Remote explosive/landmine/IED",
        ),
        (
            (
                "06/05/2024: A lorry of a poultry firm was set on fire near Boise, Idaho, and "
                "animals escaped. The Front for Farms claimed responsibility."
            ),
            "Looting/property destruction",
        ),
    ],
)
def test_arson_shots_and_letters_are_drafted(text, sub_type):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == sub_type


@pytest.mark.parametrize(
    "text",
    [
        "Researchers in Leeds found on Monday that ricin in powder can be broken down.",
        "A letter with powder that proved harmless, and no ricin, reached an office on Monday.",
        "Campers set fires in a forest near Salem on Monday, and a wildfire spread.",
        "A battery in a parcel leaked at a post office in Reno on Monday.",
    ],
)
def test_a_study_a_false_alarm_and_a_camp_fire_are_no_deed(text):
    assert drafts_of(text) == ()
