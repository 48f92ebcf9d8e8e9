"""Until a text has told an event, each sentence goes on with what the one before was about.

What follows "a court convicted" or "the novel is about" is of the trial and of the novel, and what
follows "in 1916" of that year, until a sentence names a day of the news. Later on, a paragraph that
opens with a year gone by goes on with it.
"""

from __future__ import annotations

from typing import Final

from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.what.told import Told
from incidents.extraction.what.topics import is_of_a_topic_alone, topics_of
from incidents.extraction.when.background import recalls_a_year
from incidents.extraction.when.dates import DateSpan
from incidents.extraction.when.event_dates import dates_within
from incidents.extraction.when.past_years import is_long_past, names_news

# Why a sentence tells no event, where the next ones mostly go on with it.
_GOES_ON: Final = frozenset(
    {
        *("fiction", "plain culture", "sport", "plain sport", "court", "anniversary", "exercise"),
        *("accident", "nature", "cyber", "space", "obituary", "plain business", "history"),
        *("statistics", "plain crime", "figure of speech", "celebration"),
        *("arms trade", "plain politics"),
    }
)
_A_DAY: Final = 5  # words
_MOST_TO_GO_ON: Final = 8  # sentences


class Opening:
    """What the sentences of one article were about so far."""

    def __init__(self, reading: Reading, dates: tuple[DateSpan, ...]) -> None:
        self._reading = reading
        self._dates = dates
        self._topics = topics_of(reading)
        self._has_told = False
        self._until = -1
        self._past_paragraph = -1

    def recalls(self, sentence: Sentence) -> bool:
        """Whether a sentence recalls a year gone by, or goes on with a paragraph that opens so."""
        if recalls_a_year(self._reading, sentence):
            self._past_paragraph = sentence.paragraph
            return True
        return sentence.paragraph == self._past_paragraph and not dates_within(
            self._dates, sentence
        )

    def passes_over(self, clause: Sentence, told: Told) -> bool:
        """Whether a sentence, or a part of it, tells no event but goes on with something else.

        Args:
            clause: The sentence or its part, each asked of once and in order.
            told: What it tells.
        """
        reading, dates = self._reading, self._dates
        if is_long_past(reading, clause, told, dates):
            self._goes_on_with_the_past(clause, told)
            return True
        if self._has_told:
            return False
        if told.silenced_by is not None:
            if told.silenced_by in _GOES_ON:
                self._until = clause.number + _MOST_TO_GO_ON
            return True
        if clause.number <= self._until and not names_news(reading, clause, dates):
            return True
        if is_of_a_topic_alone(reading, clause, told, dates, self._topics):
            return True
        self._has_told = told.lead is not None or told.label is not None
        return False

    def _goes_on_with_the_past(self, clause: Sentence, told: Told) -> None:
        """Let what follows be of the past too, but not after "25 January 2009.", which heads it."""
        if told.lead is not None or clause.end - clause.first > _A_DAY:
            self._until = clause.number + _MOST_TO_GO_ON
        if self._has_told and self._opens_a_paragraph(clause):
            self._past_paragraph = clause.paragraph

    def _opens_a_paragraph(self, clause: Sentence) -> bool:
        before = self._reading.sentences[clause.number - 1]
        return before.paragraph != clause.paragraph
