"""Who kills, shoots or attacks does it to somebody; "killed the project" is a figure of speech."""

from __future__ import annotations

from typing import Final

from incidents.extraction.harm.casualties import harm_in
from incidents.extraction.lexicon.entries import ActorPattern, Country, FieldKind, Figure, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.lexicon.plain_words import those_of_the_field
from incidents.extraction.text.numbers import number_of
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set

# Verbs, and no form of them that is a noun as well.
_DONE_TO_SOMEBODY: Final = word_set(
    "attacked attacking kill kills killed killing murdered murdering shoot shoots shot beat beats "
    "beaten beating assaulted assaulting ambushed ambushing bombed bombing targeted targeting "
    "destroy destroys destroyed destroying slaughtered slaughtering execute executes executed "
    "executing massacred tortured hacked invade invades invaded invading raided raiding smash "
    "smashes smashed smashing torched hijacked hijacking slashed slashing strangled strangling "
    "butchered knifed stabbed stabbing hammered pounded fought fighting battled battling"
)
ENDS: Final = word_set(
    ". , ; : ! ? ( ) [ ] \" ' “ ” ‘ ’ — – - and or but in on at by with for from to of as after "
    "before during near outside inside while when who which that where because over against into "
    "through between since until if was were is are had has have will would off"
)
_OPENS: Final = word_set(
    "the a an his her its their our your my this these those some any every each all no more other "
    "another many several own whole entire very"
)
_WITHOUT_AN_OBJECT: Final = word_set(
    "dead him her them us me you it himself herself themselves itself one back again down up people"
    " others everyone everybody anyone somebody someone hundreds thousands dozens scores many"
    " several yesterday today overnight"
)
_A_NOUN: Final = (["the"], ["a"], ["his"], ["her"], ["their"], ["'s"])  # "the killing"
_BEATEN: Final = word_set(
    "beat beats beaten destroyed destroy smashed slaughtered hammered stunned"
)
_OWN: Final = "own"
_PLANTS: Final = word_set("plant plants crop crops tree trees cells germs bacteria")
_EXECUTES: Final = word_set("executed executes hanged hangs")
_EITHER: Final = word_set("attacks targets strikes kills raids assaults")
_BEFORE_A_VERB: Final = (["that"], ["which"])
_MOST: Final = 4  # words
# What words for people end in: "killed a hydrologist", but "killed the bill".
OF_PEOPLE: Final = (
    *("er", "or", "ist", "ian", "ant", "ent", "ee", "man", "men", "i"),
    *("ers", "ors", "ists", "ians", "ants", "ents", "ees"),
)
_ANYBODY: Final[frozenset[FieldKind]] = frozenset(
    {"armed group", "state forces", "crowd", "civilian", "weapon", "target"}
)
# Farmers fight locusts; who fights a thing is no crowd of the field.
_FIGHT: Final = word_set("fought fighting battled battling")
_WHO_FIGHTS: Final[frozenset[FieldKind]] = frozenset({"armed group", "state forces", "weapon"})


def is_done_to_a_thing(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether a verb has an object that is nobody, and nobody of the field does it.

    Args:
        reading: The article.
        sentence: The sentence.
        hit: The trigger.
    """
    words = reading.tokens.words
    if _is_beaten_at_a_game(reading, hit) or _is_put_to_death(reading, sentence, hit):
        return True
    if (
        hit.end - hit.first != 1
        or not (words[hit.first] in _DONE_TO_SOMEBODY or _is_a_verb(words, hit.first))
        or words[hit.first - 1 : hit.first] in _A_NOUN
    ):
        return False
    end = next(
        (at for at in range(hit.end, min(hit.end + _MOST, sentence.end)) if words[at] in ENDS),
        min(hit.end + _MOST, sentence.end),
    )
    said = [at for at in range(hit.end, end) if words[at] not in _OPENS]
    if not said:
        return False
    if _is_nature(reading, sentence, hit, said[-1]):
        return True
    return _is_nobody(reading, said) and not _is_of_the_field(reading, sentence, hit, end)


def _is_nobody(reading: Reading, said: list[int]) -> bool:
    """Whether the words of an object are no name, no number and nobody in particular."""
    words = reading.tokens.words
    return not any(
        words[at] in _WITHOUT_AN_OBJECT
        or reading.is_capital(at)
        or number_of(words[at]) is not None
        or words[at].endswith("ly")
        for at in said
    )


def _is_of_the_field(reading: Reading, sentence: Sentence, hit: Hit[Trigger], end: int) -> bool:
    """Whether somebody of the field does it, or it is done to somebody or something of it.

    Args:
        reading: The article.
        sentence: The sentence.
        hit: The trigger.
        end: Token after the object, the last of which says what it is.
    """
    words = reading.tokens.words
    if reading.has("country", sentence.first, hit.first):
        return True  # "Russia destroyed a bridge"
    kinds = _WHO_FIGHTS if words[hit.first] in _FIGHT else _ANYBODY
    of_the_field = those_of_the_field(reading, sentence, kinds)
    if any(
        each.end == end or isinstance(each.entry, ActorPattern)
        for each in of_the_field
        if hit.end <= each.first < end
    ):
        return True
    if _OWN in words[hit.end : end]:
        return False  # "torched his own reputation"
    if any(not hit.end <= each.first < end for each in of_the_field):
        return True
    return counts_somebody(reading, sentence, hit, end)


def counts_somebody(reading: Reading, sentence: Sentence, hit: Hit[Trigger], end: int) -> bool:
    """Whether a sentence counts people hurt; "killed the bill" counts nobody.

    Args:
        reading: The article.
        sentence: The sentence.
        hit: The trigger.
        end: Token after its object.
    """
    is_nobody = (
        hit.end < end
        and not reading.tokens.words[end - 1].endswith(OF_PEOPLE)
        and not reading.is_capital(end - 1)
        and not reading.has("actor", hit.end, end)
    )
    return any(
        each.count.minimum
        and not (is_nobody and each.first == hit.first and each.count.maximum == 1)
        for each in harm_in(reading, sentence, until=sentence.end)
    )


def _is_nature(reading: Reading, sentence: Sentence, hit: Hit[Trigger], at: int) -> bool:
    """Whether what is killed is an animal or a plant, and nobody of the field does it."""
    return (
        any(
            each.entry.role == "nature" and each.end == at + 1
            for each in reading.within("figure", Figure, hit.end, at + 1)
        )
        or reading.tokens.words[at] in _PLANTS
    ) and not those_of_the_field(reading, sentence, _WHO_FIGHTS | {"crowd"})


def _is_a_verb(words: list[str], at: int) -> bool:
    """Whether a word that may be a noun is a verb: "a fungus that attacks bananas"."""
    return words[at] in _EITHER and words[at - 1 : at] in _BEFORE_A_VERB


def _is_beaten_at_a_game(reading: Reading, hit: Hit[Trigger]) -> bool:
    """Whether a country is what is beaten: "the spinners destroyed Zimbabwe for 92"."""
    return reading.tokens.words[hit.first] in _BEATEN and any(
        each.first == hit.end for each in reading.within("country", Country, hit.end, hit.end + 1)
    )


def _is_put_to_death(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether a country executes somebody, as its courts do: "Vietnam executed a trafficker"."""
    return reading.tokens.words[hit.first] in _EXECUTES and any(
        each.end == hit.first
        for each in reading.within("country", Country, sentence.first, hit.first)
    )
