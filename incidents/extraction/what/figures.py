"""A word of war is a figure of speech where a critic or the snow does it, or where it is of peace.

"Shareholders attacked", "snow killed two", "a legal battle", "an explosion of colour", "it landed
like a grenade", "a battle over the budget".
"""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import FieldKind, Figure, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.lexicon.plain_words import those_of_the_field
from incidents.extraction.text.numbers import number_of
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.objects import ENDS, OF_PEOPLE, counts_somebody
from incidents.extraction.who.deeds import deed_of

_NOUNS: Final = word_set(
    "attack attacks assault assaults battle battles fight fights fighting clash clashes bomb "
    "bombs blast blasts explosion explosions barrage offensive invasion ambush raid raids "
    "shelling missile missiles rocket rockets grenade grenades mine mines siege truce "
    "ceasefire firefight shootout mutiny strike strikes shooting crossfire bombardment riot "
    "volley"
)
_VERBS: Final = word_set(
    "attack attacks attacked attacking kill kills killed killing murder murders murdered "
    "murdering shoot shoots shot beat beats beaten assault assaults assaulted assaulting "
    "ambush ambushed bomb bombs bombed bombarded bombarding target targets targeted targeting "
    "destroy destroyed destroying slaughtered execute executed invade invaded raid raided "
    "smashed fight fights fought fighting battle battles battled battling clash clashed "
    "clashing strike strikes struck stormed hijacked torpedoed looted stole robbed rampaged "
    "hit blew exploded explodes demolished fired surrendered retreated captured seized "
    "overran"
)
_BLASTS: Final = word_set(
    "explosion explosions blast blasts barrage battle battles bombardment riot volley mob mobs "
    "massacre slaughter robbery murder"
)
_OVER: Final = word_set("over for on about against with to")
_FIGHTS: Final = word_set("battle battles fight fights clash clashes truce ceasefire offensive")
# A blast furnace, a shooting range.
_NAMES_A_THING: Final = word_set(
    "furnace furnaces range ranges star stars gallery season game games fatigue chest sport sports "
    "club clubs film films movie"
)
_HYPHENED: Final = word_set("damaged shaped scarred proof")
_ATTACKS: Final = word_set("attack attacks assault assaults offensive ambush raid raids")
_ON: Final = frozenset({"on", "against", "from", "by"})
_LITERAL: Final = word_set(
    "gunfire fire shots shells bullets gunshots devices device ordnance ammunition munitions gas "
    "dynamite stones arrows violence fighting area areas district region town city zone border "
    "post posts positions road outskirts settlement settlements quarter base bases capital "
    "province hill hills territory mine mines parts much most state island them him her us"
)
_LIKE: Final = (
    *(["like", "a"], ["like", "an"], ["like", "the"]),
    *(["called", "a"], ["called", "an"], ["as", "a"], ["as", "an"]),
)
_TRANSITIVE: Final = word_set("attacked attacking assaulted assaulting targeted targeting")
_SOMEBODY: Final = word_set(
    "unknown unidentified unnamed masked suspected alleged men man others someone somebody those "
    "members bullet bullets gunfire fire shots shrapnel splinters stones arrows arrow knife axe "
    "machete machetes spear him them her us people persons forces group groups"
)
_AWAY: Final = word_set(
    "back past ahead up through off over wide clear from to straight"
)  # "shot back at critics", "shot to fame"
_EXPLODES: Final = word_set("exploded explodes exploding")
_INTO: Final = frozenset({"into", "onto"})
_MAY_BE_OF_GUNS: Final = frozenset({"fire", "fires", "hail"})
_OF_GUNS: Final = word_set(
    "opened open opens opening under returned returning exchanged exchange gun mortar artillery "
    "rocket sniper tank heavy shell live cross machine of set on caught"
)
_FROM: Final = frozenset({"from", "by"})
_CONTROL: Final = "control"
_OF_GROUND: Final = frozenset({"of", "over"})
_VIOLENT: Final = frozenset({"killing", "attack", "abduction", "military attack"})
_FILMS: Final = word_set(
    "video videos film films movie portrait portraits photo photos picture pictures scene scenes "
    "documentary clip footage ad advert series selfie selfies commercial"
)
_OF_A_PHRASE: Final = ENDS | {"about", "regarding", "than", "like", "under", "within"}
_SHOT: Final = word_set("shot shoots shoot")
_BETWEEN: Final = word_set(
    "has have had also then later again even nearly almost would that which who"
)
_MOST_BETWEEN: Final = 3  # words from who does it to the verb
_MOST_TO_BY: Final = 4  # words from "by" to who did it
_STOPS: Final = word_set(", . ; : ( ) and but while when after before as because where which who")
# What a crowd of parents or nurses may do, too.
_BY_HAND: Final = word_set(
    "destroy destroyed destroying invade invaded smashed stormed looted stole robbed rampaged "
    "hijacked demolished seized captured"
)
_GROUPS: Final = word_set(
    "group groups communities community neighbourhoods neighborhoods factions clans tribes "
    "families gangs villages youths youth"
)
_HURT: Final[frozenset[FieldKind]] = frozenset({"armed group", "weapon"})
_DONE_BY: Final[frozenset[FieldKind]] = frozenset({"armed group", "state forces", "weapon"})
_DONE_BY_NATURE: Final = frozenset({"killing", "death", "strike", "property destruction"})
_OPENING: Final = 4  # words
_FOUGHT_BY: Final[frozenset[FieldKind]] = frozenset(
    {"armed group", "state forces", "crowd", "civilian", "weapon"}
)
_OF_WHOM: Final[frozenset[FieldKind]] = frozenset(
    {"armed group", "state forces", "crowd", "civilian", "weapon", "target"}
)


def is_figure(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether the words around a trigger make it a figure of speech, or a deed of nature.

    Args:
        reading: The article.
        sentence: The sentence.
        hit: The trigger.
    """
    words = reading.tokens.words
    word, signal = words[hit.first], hit.entry.signal
    if _is_no_violence(reading, sentence, hit):
        return True
    if (
        word in _VERBS
        or words[hit.end - 1] in _FROM
        or (signal in _VIOLENT and hit.end - hit.first == 1)
    ) and (
        _is_done_by_nobody(reading, sentence, hit)
        or _is_done_by_a_thing(reading, sentence, hit)
        or _is_done_to_nobody(reading, sentence, hit)
    ):
        return True
    if signal in _DONE_BY_NATURE and is_of_nature(reading, sentence):
        return True
    return word in _NOUNS and _is_of_peace(reading, sentence, hit)


def _is_no_violence(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether what explodes, is taken control of or is shot shows another sense of the word."""
    word = reading.tokens.words[hit.first]
    if word in _EXPLODES and reading.word(hit.end) in _INTO:
        return _is_of_a_thing(reading, sentence, hit)
    if word in _SHOT:
        return _is_filmed(reading, sentence, hit) or _only_moves(reading, sentence, hit)
    return reading.tokens.words[hit.end - 1] == _CONTROL and _ruled_over(reading, sentence, hit)


def is_of_nature(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence opens with what nature did: "heavy snow struck the pass, killing two"."""
    opening = reading.within(
        "figure", Figure, sentence.first, min(sentence.first + _OPENING, sentence.end)
    )
    return any(_is_nature(reading, each) for each in opening) and not those_of_the_field(
        reading, sentence, _DONE_BY | {"crowd"}
    )


def _is_nature(reading: Reading, hit: Hit[Figure]) -> bool:
    """Whether words name what hits without meaning to, and no fire of guns or hail of bullets."""
    return (
        hit.entry.role == "nature"
        and reading.word(hit.end) != "of"
        and not reading.has("actor", hit.end, hit.end + 1)  # "a polio worker"
        and not (
            reading.tokens.words[hit.first] in _MAY_BE_OF_GUNS
            and reading.word(hit.first - 1) in _OF_GUNS
        )
    )


def _ruled_over(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether what is taken control of is no ground: "took control of the agenda"."""
    return reading.word(hit.end) in _OF_GROUND and _is_of_a_thing(reading, sentence, hit)


def _is_filmed(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether what is shot is a film or a picture."""
    end = _end_of_phrase(reading, hit.end, sentence.end)
    return hit.end < end and reading.tokens.words[end - 1] in _FILMS


def _only_moves(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether who "shot" only moved or answered: "shot past", "shot back at critics"."""
    is_one_word = hit.end - hit.first == 1
    return is_one_word and reading.word(hit.end) in _AWAY and not _is_hurt(reading, sentence, hit)


def _is_done_by_nobody(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether who does it are people that do so in figures of speech only, or none at all."""
    doer = _doer(reading, sentence, hit)
    if doer is None:
        return False
    if doer.entry.role == "nature":
        return _is_nature(reading, doer) and not those_of_the_field(reading, sentence, _HURT)
    return reading.tokens.words[hit.first] not in _BY_HAND and not _is_hurt(reading, sentence, hit)


def _is_done_by_a_thing(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether what follows "by" is no one and no arm: "held hostage by a strike of pilots"."""
    words = reading.tokens.words
    by = _by(reading, sentence, hit)
    if by is None or those_of_the_field(reading, sentence, _FOUGHT_BY - {"civilian"}):
        return False
    span = range(by + 1, _end_of_phrase(reading, by + 1, sentence.end))
    if not span or words[span[-1]].endswith(OF_PEOPLE):
        return False
    if any(
        words[at] in _SOMEBODY or reading.is_capital(at) or number_of(words[at]) is not None
        for at in span
    ):
        return False
    return not any(
        each.first in span for each in those_of_the_field(reading, sentence, _OF_WHOM)
    ) and not reading.has("trigger", span[0], span[-1] + 1)


def _is_done_to_nobody(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether an attack has no object and nobody who leads it: "attacked from the left"."""
    words = reading.tokens.words
    if words[hit.first] not in _TRANSITIVE or reading.has_be(
        max(sentence.first, hit.first - 3), hit.first
    ):
        return False
    if hit.end < sentence.end and (words[hit.end] not in ENDS or words[hit.end] == "and"):
        return False
    deed = deed_of(reading, sentence, hit.first, hit.end, sentence.end)
    if any(each.cls != "civilian" for each in (*deed.doers, *deed.hit)):
        return False
    return not _is_hurt(reading, sentence, hit) and not those_of_the_field(
        reading, sentence, _DONE_BY | {"target"}
    )


def _by(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> int | None:
    """Where "by" stands soon after a verb, or None."""
    words = reading.tokens.words
    if words[hit.end - 1] in _FROM:
        return hit.end - 1  # "came under attack from"
    high = min(hit.end + 3, sentence.end)
    return next((at for at in range(hit.end, high) if words[at] == "by"), None)


def _end_of_phrase(reading: Reading, first: int, end: int) -> int:
    """The token at which a phrase ends that starts at a token."""
    words = reading.tokens.words
    return next((at for at in range(first, end) if words[at] in _OF_A_PHRASE), end)


def _doer(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> Hit[Figure] | None:
    """Who stands before the verb, or after "by", as far as they are no people of the field."""
    words = reading.tokens.words
    by = _by(reading, sentence, hit)
    if by is not None:
        return next(
            (
                each
                for each in reading.within(
                    "figure", Figure, by + 1, min(by + 1 + _MOST_TO_BY, sentence.end)
                )
                if _STOPS.isdisjoint(words[by + 1 : each.first])
            ),
            None,
        )
    at = hit.first
    goes_on = words[hit.first].endswith("ing")  # "a fungus is killing"
    while at > sentence.first and (
        words[at - 1] in _BETWEEN
        or words[at - 1].endswith("ly")
        or (goes_on and words[at - 1] in BE)
    ):
        at -= 1
    return next(
        (
            each
            for each in reading.within(
                "figure", Figure, max(sentence.first, at - _MOST_BETWEEN), at
            )
            if each.end == at
        ),
        None,
    )


def _is_of_peace(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether a noun of war is one of peace by what stands before or after it."""
    if reading.words(hit.first - 2, hit.first) in _LIKE or any(
        each.end == hit.first
        for each in reading.within(
            "of peace", Figure, max(sentence.first, hit.first - _MOST_BETWEEN), hit.first
        )
    ):
        return not _is_hurt(reading, sentence, hit)
    if _only_names_a_thing(reading, hit):
        return True
    return hit.end - hit.first == 1 and _has_a_plain_complement(reading, sentence, hit)


def _only_names_a_thing(reading: Reading, hit: Hit[Trigger]) -> bool:
    """Whether a word of war is the first half of another: "a blast furnace", "bomb-damaged"."""
    following = reading.word(hit.end)
    return following in _NAMES_A_THING or (following in _HYPHENED and reading.is_hyphened(hit.end))


def _has_a_plain_complement(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether what follows a noun of war is nothing that can be hit or fought over."""
    word, after = reading.word(hit.first), reading.word(hit.end)
    if word in _BLASTS and after == "of":
        return _is_of_a_thing(reading, sentence, hit)
    if word in _ATTACKS and after in _ON:
        return not those_of_the_field(reading, sentence, _DONE_BY) and _is_of_a_thing(
            reading, sentence, hit
        )
    return word in _FIGHTS and after in _OVER and _is_fought_by_nobody(reading, sentence, hit)


def _complement(reading: Reading, hit: Hit[Trigger], end: int) -> range:
    """The phrase after "of" or "over"."""
    return range(hit.end + 1, _end_of_phrase(reading, hit.end + 1, end))


def _is_of_a_thing(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether what follows "of" is nobody and nothing of the field: "an explosion of colour"."""
    words, span = reading.tokens.words, _complement(reading, hit, sentence.end)
    if _is_hurt(reading, sentence, hit):
        return False
    if any(
        words[at] in _LITERAL or reading.is_capital(at) or number_of(words[at]) is not None
        for at in span
    ):
        return False
    return not any(each.first in span for each in those_of_the_field(reading, sentence, _OF_WHOM))


def _is_fought_by_nobody(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether nobody of the field stands outside of what a battle is over."""
    if _is_hurt(reading, sentence, hit):
        return False
    words, span = reading.tokens.words, _complement(reading, hit, sentence.end)
    if reading.word(hit.end) in {"with", "against"}:
        span = range(0)
    if reading.says(_GROUPS, sentence.first, sentence.end):
        return False
    if reading.has("country", sentence.first, hit.first):
        return False
    return not any(
        each.first not in span and words[each.end : each.end + 1] != ["'s"]
        for each in those_of_the_field(reading, sentence, _FOUGHT_BY)
    )


def _is_hurt(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether a sentence counts people hurt, or names an armed group or a weapon beside a word."""
    return any(
        each.end <= hit.first or hit.end <= each.first
        for each in those_of_the_field(reading, sentence, _HURT)
    ) or counts_somebody(reading, sentence, hit, _end_of_phrase(reading, hit.end, sentence.end))
