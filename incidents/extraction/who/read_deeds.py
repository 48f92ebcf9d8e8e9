"""A sentence's deeds tell who acts and who is hit, beside the signals of its words."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signal import Signal
from incidents.extraction.who.deeds import Deed, deed_of
from incidents.extraction.who.mentions import Mention

_CROWD_AND_POLICE: Final = (
    {"crowd", "state"},
    {"crowd", "civilian", "state"},
)
_OFF_DUTY: Final = (("off", "duty"), ("on", "leave"))
_TAKES: Final = frozenset({"capture", "conquest"})
_FIREARMS: Final = word_set(
    "fire gunfire gunshots gunfight gunfights gunbattle gunbattles shootout shootouts firefight "
    "firefights crossfire gun"
)
_VEHICLES: Final = word_set("bus buses minibus truck trucks vehicle vehicles van car boat train")
_FORCES: Final = word_set("army military police troop")
_POLICE: Final = word_set("police officers gendarmes gendarmerie policemen guards")


def read_in(reading: Reading, sentence: Sentence, signals: tuple[Signal, ...]) -> frozenset[str]:
    """What is read from who does what to whom."""
    found: set[str] = set()
    for signal in signals:
        if signal.name not in _DEEDS:
            continue
        deed = deed_of(reading, sentence, signal.first, signal.end, sentence.end)
        said = reading.words(signal.first, signal.end)
        if signal.name == "clash" and _FIREARMS.intersection(said):
            found.add("armed acts")  # whoever exchanges fire is no mob
        if deed.mutual and _is_crowd_against_police(reading, deed.doers):
            found.add("crowd acts")
            continue
        found |= _acts_of(deed, signal.name)
        hit = {_hit_by(reading, each) for each in deed.hit[:1]}
        if hit == {"armed hit"} and _is_off_duty(reading, sentence):
            hit = {"civilian hit"}
        if signal.name == "arrest" and "armed hit" in hit:
            hit = {"armed held"}  # to arrest gunmen is no battle
        found |= hit - {"armed hit"} if "civilian hit" in found else hit
    return frozenset(found)


def _hit_by(reading: Reading, who: Mention) -> str:
    """What a deed hits; an army's bus is the army's."""
    words = reading.words(who.first, who.end)
    if who.cls == "civilian" and words[-1] in _VEHICLES and _FORCES.intersection(words):
        return _HIT["state"]
    return _HIT[who.cls]


def _is_off_duty(reading: Reading, sentence: Sentence) -> bool:
    """Whether those hit did not serve then: a civilian to ACLED (codebook, civilians)."""
    words = reading.words(sentence.first, sentence.end)
    return any(pair in _OFF_DUTY for pair in pairwise(words))


def _acts_of(deed: Deed, signal: str) -> set[str]:
    """What is read of those who do something."""
    classes = {each.cls for each in deed.doers}
    found = {_ACTS[cls] for cls in classes if cls in _ACTS}
    if deed.mutual and _all_crowds(deed.doers):
        found.add("crowd acts")
    if "state" in classes:
        found.add("state acts")
    if "armed" in classes:
        found.add("group acts")
        if signal in _TAKES and "state" not in classes:
            found.add("group takes")
    return found


def _is_crowd_against_police(reading: Reading, parties: tuple[Mention, ...]) -> bool:
    """Whether a crowd meets police and nobody else: no battle."""
    classes = {each.cls for each in parties}
    police = [each for each in parties if each.cls == "state"]
    return classes in _CROWD_AND_POLICE and all(
        _POLICE.intersection(reading.words(each.first, each.end)) for each in police
    )


def _all_crowds(parties: tuple[Mention, ...]) -> bool:
    classes = {each.cls for each in parties}
    return "crowd" in classes and classes <= {"crowd", "civilian"}


_DEEDS: Final = frozenset(
    {
        "arrest",
        "clash",
        "attack",
        "killing",
        "live fire",
        "military attack",
        "crowd violence",
        "crude bomb",
        "barricade",
        "blockade",
        "looting",
        "strike",
        "abduction",
        "capture",
        "conquest",
        "property destruction",
    }
)
_ACTS: Final = {"state": "armed acts", "armed": "armed acts", "crowd": "crowd acts"}
_HIT: Final = {
    "state": "armed hit",
    "armed": "armed hit",
    "crowd": "civilian hit",
    "civilian": "civilian hit",
}
