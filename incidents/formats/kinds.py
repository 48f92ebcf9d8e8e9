"""A category in somebody else's words becomes one of ACLED's by a table of words, or stays unknown.

The table is our own reading of the ACLED codebook's definitions of its 25 sub-types. What it does
not know is filed under Strategic developments, Other, and a person is asked to look.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process, utils

from incidents.vocabulary import TYPE_OF_SUB_EVENT, EventType


class Typed(NamedTuple):
    """A type and a sub-type; the sub-type is "" where only the type is told."""

    event_type: str
    sub_event_type: str


def _sub(name: str) -> Typed:
    return Typed(TYPE_OF_SUB_EVENT[name].value, name)


_AIR: Final = (
    r"drone|air[ /-]*strike|air[ -]?raid|aerial|air[ -]?attack|barrel bomb|\buav\b|loitering"
    r"|aircraft|helicopter|bombardeo|frappe aérienne|авиаудар"
)
_MINES: Final = (
    r"land ?mine|\bmines?\b|\bied\b|improvised|remote explosive|uxo|unexploded|car bomb|vbied"
    r"|explosive device|booby"
)
_SHELLS: Final = (
    r"shell|artiller|mortar|rocket|missile|tank fire|cluster|incendiar|thermobaric|bombardment"
    r"|projectile|mlrs|обстріл|обстрел|قصف"
)
_TAKEN: Final = r"abduct|kidnap|hostage|disappear|secuestro|enlèvement|خطف|hijack"
_FIGHTS: Final = (
    r"clash|battle|fighting|combat|firefight|crossfire|enfrentamiento|affrontement|اشتباك"
    r"|armed conflict"
)
_LOOTS: Final = r"loot|arson|vandal|property|pillage|infrastructure attack|robbery|damage"
_KILLS: Final = (
    r"kill|murder|execut|shoot|shot|small arms|stab|assault|assassinat|attack|violence|beat"
    r"|homicid|asesinat|massacre|tortur|threat"
)
# The first line that fits decides.
_WORDS: Final = (
    (r"chemical|sarin|chlorine|toxic", _sub("Chemical weapon")),
    (r"suicide", _sub("Suicide bomb")),
    (_AIR, _sub("Air/drone strike")),
    (r"grenade|granada", _sub("Grenade")),
    (_MINES, _sub("Remote explosive/landmine/IED")),
    (_SHELLS, _sub("Shelling/artillery/missile attack")),
    (r"bomb|explosi|blast|вибух|взрыв|انفجار", Typed(EventType.EXPLOSIONS.value, "")),
    (r"sexual|\brape", _sub("Sexual violence")),
    (_TAKEN, _sub("Abduction/forced disappearance")),
    (r"arrest|detain|detention", _sub("Arrests")),
    (_FIGHTS, _sub("Armed clash")),
    (r"excessive force", _sub("Excessive force against protesters")),
    (r"protest|demonstration|manifesta|مظاهرة", Typed(EventType.PROTESTS.value, "")),
    (r"riot|mob |lynch|vigilant", Typed(EventType.RIOTS.value, "")),
    (_LOOTS, _sub("Looting/property destruction")),
    (_KILLS, _sub("Attack")),
)
_COMPILED: Final = tuple((re.compile(words, re.IGNORECASE), typed) for words, typed in _WORDS)
_EXACT: Final = {kind.value.casefold(): Typed(kind.value, "") for kind in EventType} | {
    name.casefold(): _sub(name) for name in TYPE_OF_SUB_EVENT
}
OTHER: Final = _sub("Other")
KINDS: Final = (*(kind.value for kind in EventType), *TYPE_OF_SUB_EVENT)
# Of 100: a slip of the keyboard in a name of ACLED's, and a name that is rather like one.
_A_SLIP: Final = 88
_RATHER_LIKE: Final = 70


@cache
def kind_of_words(words: str) -> Typed | None:
    """ACLED's type for a category in any words, or None where the table does not know it."""
    exact = _EXACT.get(words.strip().casefold())
    if exact is not None:
        return exact
    return next((typed for pattern, typed in _COMPILED if pattern.search(words)), None)


def propose_kind(words: str) -> str | None:
    """ACLED's type or sub-type that some words may mean, or None."""
    typed = kind_of_words(words)
    slip = None if typed and words.strip().casefold() in _EXACT else _nearest(words, _A_SLIP)
    if slip is not None:
        return slip
    if typed is not None:
        return typed.sub_event_type or typed.event_type
    return _nearest(words, _RATHER_LIKE)


def _nearest(words: str, least: int) -> str | None:
    scorer = fuzz.ratio if least == _A_SLIP else fuzz.token_set_ratio
    best = process.extractOne(
        words, KINDS, scorer=scorer, processor=utils.default_process, score_cutoff=least
    )
    return None if best is None else best[0]


def type_cells(*words: str) -> dict[str, str]:
    """The cells `event_type` and `sub_event_type` of the first words that are known.

    Args:
        words: What the row says of its kind, the most telling first.
    """
    typed = next((found for each in words if each and (found := kind_of_words(each))), OTHER)
    return {"event_type": typed.event_type, "sub_event_type": typed.sub_event_type}


def type_doubt(*words: str) -> tuple[str, ...]:
    """A sentence for review: that the type was read from words, or that it is not known."""
    known = next((each for each in words if each and kind_of_words(each)), None)
    said = next((each for each in words if each), "")
    if known is None and not said:
        return ("The row names no kind of event; filed as Strategic developments, Other.",)
    if known is None:
        filed = "has no counterpart in ACLED's taxonomy; filed as Strategic developments, Other"
        return (f"“{said[:60]}” {filed}.",)
    if known.strip().casefold() in _EXACT:
        return ()
    return (f"The type is read from the words “{known[:60]}”.",)
