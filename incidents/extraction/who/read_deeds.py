"""A sentence's deeds tell who acts and who is hit, beside the signals of its words."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import HarmWords
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signal import Signal
from incidents.extraction.who.crowds import all_crowds, is_a_group_of, is_among_crowds
from incidents.extraction.who.deeds import Deed, deed_of
from incidents.extraction.who.mentions import Mention, mentions_in

_CROWD_AND_POLICE: Final = (
    {"crowd", "state"},
    {"crowd", "civilian", "state"},
)
_OFF_DUTY: Final = (("off", "duty"), ("on", "leave"))
_SERVES_NOT: Final = frozenset({"duty", "leave"})
_TAKES: Final = frozenset({"capture", "conquest"})
_FIREARMS: Final = word_set(
    "fire gunfire gunshots gunfight gunfights gunbattle gunbattles shootout shootouts firefight "
    "firefights crossfire gun"
)
_NOT_IN_A_GUNFIGHT: Final = frozenset({"crowd acts", "civilians killed"})
_KNOWN: Final = frozenset({"armed hit", "civilian hit", "armed held", "crowd acts", "state acts"})
_ATTACKS: Final = frozenset({"attack", "military attack"})
_ATTACKERS: Final = word_set("attacker attackers assailant assailants raider raiders")
_HURTS: Final = frozenset({"killed", "injured"})
_SAYS: Final = word_set("say says said report reported confirm confirmed")
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
        if signal.name == "clash" and reading.says(_FIREARMS, signal.first, signal.end):
            found |= {"armed acts", "fire exchanged"}  # whoever exchanges fire is no mob
        if is_among_crowds(reading, sentence, signal, deed):
            found |= {"crowd acts", "crowds meet"}
            continue
        if deed.mutual and _is_crowd_against_police(reading, deed.doers):
            found.add("crowd acts")
            continue
        found |= _acts_of(deed, signal.name)
        if any(is_a_group_of(reading, each) for each in deed.doers):
            found.add("crowd acts")
        hit = _hit_by(reading, sentence, signal, deed)
        found |= hit - {"armed hit"} if "civilian hit" in found else hit
    if found.isdisjoint(_KNOWN) and _are_forces_hurt(reading, sentence, signals):
        found.add("armed hit")
    return frozenset(found - _NOT_IN_A_GUNFIGHT if "fire exchanged" in found else found)


def _says(reading: Reading, who: Mention) -> bool:
    """Whether somebody only says what happened: "police say a man was shot"."""
    return reading.word(who.end) in _SAYS


def _hit_by(reading: Reading, sentence: Sentence, signal: Signal, deed: Deed) -> set[str]:
    """What is read of those whom a deed hits."""
    hit = {_side_of(reading, each) for each in deed.hit[:1] if not _says(reading, each)}
    by = {each.cls for each in deed.doers}
    if hit == {"civilian hit"} and signal.name == "killing" and by == {"armed"}:
        return hit | {"civilians killed"}
    if hit != {"armed hit"}:
        return hit
    if signal.name == "arrest":
        return {"armed held"}  # to arrest gunmen is no battle
    if _is_off_duty(reading, sentence):
        return {"civilian hit"}
    whom = deed.hit[0]
    if "state" in by and reading.says(_ATTACKERS, whom.first, whom.end):
        return hit | {"attackers hit"}
    return hit


def _are_forces_hurt(reading: Reading, sentence: Sentence, signals: tuple[Signal, ...]) -> bool:
    """Whether an attack hurt forces: "two policemen were wounded when raiders fired at a car"."""
    if not any(each.name in _ATTACKS for each in signals) or _is_off_duty(reading, sentence):
        return False
    hurt = [
        hit.first
        for hit in reading.within("harm", HarmWords, sentence.first, sentence.end)
        if hit.entry.harm in _HURTS
        and reading.has_be(max(sentence.first, hit.first - 3), hit.first)
    ]
    if not hurt:
        return False
    before = [each for each in mentions_in(reading, sentence.first, hurt[0]) if each.acts]
    return bool(before) and before[-1].cls == "state"


def _side_of(reading: Reading, who: Mention) -> str:
    """What a deed hits; an army's bus is the army's."""
    is_theirs = (
        who.cls == "civilian"
        and reading.word(who.end - 1) in _VEHICLES
        and reading.says(_FORCES, who.first, who.end)
    )
    return _HIT["state" if is_theirs else who.cls]


def _is_off_duty(reading: Reading, sentence: Sentence) -> bool:
    """Whether those hit did not serve then: a civilian to ACLED (codebook, civilians)."""
    words = reading.tokens.words
    return any(
        words[at] in _SERVES_NOT and (words[at - 1], words[at]) in _OFF_DUTY
        for at in range(sentence.first + 1, sentence.end)
    )


def _acts_of(deed: Deed, signal: str) -> set[str]:
    """What is read of those who do something."""
    classes = {each.cls for each in deed.doers}
    found = {_ACTS[cls] for cls in classes if cls in _ACTS}
    if deed.mutual and all_crowds(deed.doers):
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
        reading.says(_POLICE, each.first, each.end) for each in police
    )


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
