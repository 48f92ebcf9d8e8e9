"""Who says it: the speaker of a sentence, "they" and "the watchdog" traced to the one they mean."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import Country, Reporting
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.ordered import index_from
from incidents.extraction.text.quotations import quotations_in
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.tokens import starts_with_a_letter
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS
from incidents.extraction.who.mentions import mentions_in
from incidents.extraction.who.nobody import means_nobody

_STOPS: Final = word_set(', . ; : ( ) “ ” " — – ‘ that which who and but as after while in on')
_MOST_WORDS: Final = 7
_MOST_OF_A_NAME: Final = 3
_SMALL: Final = word_set("the of for and de la al a an 's au aux sur en")
# What may stand between a source and "said".
_PUT_IN: Final = tuple([",", word, ","] for word in ("however", "meanwhile", "though"))
_LONGEST_SHORT_NAME: Final = 4  # tokens of "(KNCHR)"
_ASIDES: Final = word_set("speaking asking requesting citing")
_LONGEST_ASIDE: Final = 10  # words
_QUOTE_ENDS: Final = frozenset({",", "”", '"', "»", "’"})
_PLURAL_STAND_INS: Final = frozenset({"they", "the officials", "the authorities"})
_OWN: Final = "own"  # "own report" is the paper's
# Words for the paper itself in the brackets of a dateline.
_THE_PAPER: Final = word_set(
    "own our staff desk newsroom bureau correspondent correspondents reporter reporters special "
    "agencies wires monitoring"
)
_NOT_A_NAME: Final = word_set("also it he she they who which we i this that there these those")


class Source:
    """Somebody who says something, named in a text from token `first` up to `end`.

    Attributes:
        name: As the text names it.
        first: First token of the name.
        end: Token after the last.
        is_plural: Whether "they" may mean it.
        is_organisation: Whether "the group" may mean it.
        said_at: Token of the words by which it says something.
    """

    def __init__(
        self,
        name: str,
        first: int,
        end: int,
        *,
        is_plural: bool,
        is_organisation: bool,
        said_at: int = 0,
    ) -> None:
        self.name: Final = name
        self.first: Final = first
        self.end: Final = end
        self.is_plural: Final = is_plural
        self.is_organisation: Final = is_organisation
        self.said_at: Final = said_at

    def who_says(self, said_at: int, name: str) -> Source:
        """The same, who says something by the words at a token, under a name."""
        return Source(
            name,
            self.first,
            self.end,
            is_plural=self.is_plural,
            is_organisation=self.is_organisation,
            said_at=said_at,
        )


class Speakers:
    """The sources of a text, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._last_plural: Source | None = None
        self._last_single: Source | None = None
        self.of: dict[int, tuple[Source, ...]] = {}
        for sentence in reading.sentences:
            self.of[sentence.number] = self._said_by(sentence)
        self._spread_over_quotations()

    def _spread_over_quotations(self) -> None:
        """Whoever a quotation is given to says every sentence in it that names nobody else."""
        reading = self._reading
        spans = quotations_in(reading.text)
        starts = [sentence.start for sentence in reading.sentences]
        for start, end in spans:
            first = max(index_from(starts, start + 1) - 1, 0)
            last = index_from(starts, end)
            inside = reading.sentences[first:last]
            speakers = tuple(
                source
                for sentence in reversed(inside)
                for source in self.of[sentence.number]
                if self._is_outside(source, start, end)
            )[:1]
            for sentence in inside if speakers else ():
                self.of[sentence.number] = self.of[sentence.number] or speakers

    def _is_outside(self, source: Source, start: int, end: int) -> bool:
        starts = self._reading.tokens.starts
        said_at = starts[source.said_at]
        return not start <= said_at < end

    def _said_by(self, sentence: Sentence) -> tuple[Source, ...]:
        found: list[Source] = []
        for hit in self._reading.within("reporting", Reporting, sentence.first, sentence.end):
            source = self._speaker_at(hit, sentence)
            if source is not None and all(source.name != each.name for each in found):
                found.append(source.who_says(hit.first, source.name))
                self._remember(source)
        return tuple(found)

    def _speaker_at(self, hit: Hit[Reporting], sentence: Sentence) -> Source | None:
        """Whoever says something by these words, or None."""
        role = hit.entry.role
        if role == "source" or self._is_in_a_country(hit.first):
            return None
        if role in {"phrase", "by"}:
            return self._name_after(hit.end, sentence.end)
        if role == "stand-in":
            return self._stood_in_for(hit.first, hit.end, sentence)
        if self._is_before_its_source(hit.first, hit.end):
            return self._name_after(hit.end, sentence.end)
        source = self._name_before(hit.first, sentence.first)
        if source is None and self._follows_a_quote(hit.first):
            return self._name_after(hit.end, sentence.end)
        return source

    def _is_in_a_country(self, at: int) -> bool:
        """Whether a word is part of a country's name: the United States state nothing."""
        countries = self._reading.within("country", Country, max(0, at - _MOST_OF_A_NAME), at)
        return any(each.first < at < each.end for each in countries)

    def _is_before_its_source(self, first: int, end: int) -> bool:
        """Whether a source stands right after a verb: "12 killed in Idlib, says rights group"."""
        if self._reading.word(first - 1) != ",":
            return False
        after = self._reading.within("reporting", Reporting, end, end + 1)
        return any(hit.entry.role == "source" for hit in after)

    def _follows_a_quote(self, at: int) -> bool:
        """Whether a verb stands as in "…," said the mayor."""
        before = self._reading.word(at - 1)
        return before in _QUOTE_ENDS and not (before == "," and self._reading.is_capital(at - 2))

    def _remember(self, source: Source) -> None:
        if source.is_plural:
            self._last_plural = source
        elif source.is_organisation:
            self._last_single = source

    def _stood_in_for(self, first: int, end: int, sentence: Sentence) -> Source | None:
        """Whom "they" or "the watchdog" means where it reports something."""
        after = self._reading.within("reporting", Reporting, end, min(end + 3, sentence.end))
        if not any(hit.entry.role == "verb" for hit in after):
            return None
        words = " ".join(self._reading.words(first, end))
        if words in _PLURAL_STAND_INS:
            return self._last_plural or self._last_single
        return self._last_single if words not in {"he", "she"} else None

    def _name_after(self, at: int, end: int) -> Source | None:
        last = at
        reading = self._reading
        while last < min(end, at + _MOST_WORDS) and reading.tokens.words[last] not in _STOPS:
            last += 1
        named = mentions_in(reading, at, last)
        if named and named[0].first <= at + 1 and not self._goes_on(named[0].end, last):
            last = named[0].end
        return self._source(at, last)

    def _goes_on(self, at: int, last: int) -> bool:
        """Whether a name goes on after somebody: "police chief Musa", not "rebels targeting a"."""
        return at < last and (self._belongs(at) or self._reading.is_capital(at))

    def _name_before(self, at: int, lowest: int) -> Source | None:
        words = self._reading.tokens.words
        last = at
        while last > lowest and words[last - 1] in {
            "has",
            "have",
            "had",
            "also",
            "later",
            "earlier",
            "initially",
            "previously",
            "reportedly",
        }:
            last -= 1
        if words[max(last - 3, lowest) : last] in _PUT_IN:
            last -= 3
        if words[last - 1] == ")" and "(" in words[max(last - _LONGEST_SHORT_NAME, lowest) : last]:
            last -= words[lowest:last][::-1].index("(") + 1  # "the Commission (KNCHR) said"
        last -= words[last - 1 : last] == [","] and last - 1 > lowest
        last = self._before_an_aside(last, lowest)
        first = last
        while first > max(lowest, last - _MOST_WORDS) and self._belongs(first - 1):
            if self._is_dashed(first - 1) and first < last:
                break
            first -= 1
        return self._source(self._with_who_is_there(first, lowest), last)

    def _before_an_aside(self, last: int, lowest: int) -> int:
        """The token after a name: "an official, speaking on condition of anonymity, said"."""
        words = self._reading.tokens.words
        opens = next(
            (
                at
                for at in range(last - 1, max(lowest, last - _LONGEST_ASIDE), -1)
                if words[at] == ","
            ),
            None,
        )
        return last if opens is None or words[opens + 1] not in _ASIDES else opens

    def _with_who_is_there(self, first: int, lowest: int) -> int:
        """The first token of "police in Kano", where the name before "said" is a place's."""
        if first - 1 <= lowest or self._reading.word(first - 1) != "in":
            return first
        hits = self._reading.within("reporting", Reporting, max(first - 4, lowest), first - 1)
        named = [hit for hit in hits if hit.entry.role == "source" and hit.end == first - 1]
        return named[-1].first if named else first

    def _is_dashed(self, at: int) -> bool:
        """Whether a dash stands after a token, as after a dateline: "ADEN - The Houthis said"."""
        tokens = self._reading.tokens
        gap = self._reading.text[tokens.ends[at] : tokens.starts[at + 1]]
        return gap != gap.strip() != ""

    def _belongs(self, at: int) -> bool:
        word = self._reading.tokens.words[at]
        if word in _SMALL or self._reading.word(at + 1) == "'s":
            return True
        if word in WEEKDAYS or word in MONTHS:
            return False
        if word == "on" and at and self._reading.is_capital(at - 1):
            return self._belongs(at - 1)  # "the Commission on Human Rights"
        if word in _STOPS or word in _NOT_A_NAME or not starts_with_a_letter(word):
            return False
        if self._reading.is_capital(at):
            return True
        hits = self._reading.within("reporting", Reporting, max(at - 3, 0), at + 1)
        return any(hit.entry.role == "source" and hit.first <= at < hit.end for hit in hits)

    def _source(self, first: int, end: int) -> Source | None:
        words = self._reading.tokens.words
        if means_nobody(self._reading, first, end) or self._is_the_paper(first, end):
            return None
        while first < end and words[first] in {"'s", "of", "and", "for", "a", "an", "also"}:
            first += 1
        while end > first and words[end - 1] in _SMALL:
            end -= 1
        if (
            first >= end
            or words[first] in _NOT_A_NAME
            or self._reading.has_be(first, end)
            or not words[end - 1][0].isalnum()
        ):
            return None
        known = any(
            hit.entry.role == "source"
            for hit in self._reading.within("reporting", Reporting, first, end)
        )
        capitals = [at for at in range(first, end) if self._reading.is_capital(at)]
        if not known and (len(capitals) < 1 or (end - first == 1 and len(words[first]) < 2)):
            return None
        name = self._reading.said(first, end)
        plural = words[end - 1].endswith("s") and not words[end - 1].endswith("ss")
        is_organisation = known or len(capitals) > 1
        return Source(name, first, end, is_plural=plural, is_organisation=is_organisation)

    def _is_the_paper(self, first: int, end: int) -> bool:
        """Whether words mean the paper itself: "Own report", "KYIV, July 9 (Staff report)"."""
        if self._reading.word(first) == _OWN:
            return True
        return self._reading.word(first - 1) == "(" and self._reading.says(_THE_PAPER, first, end)
