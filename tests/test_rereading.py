"""An article that is read again for another day leaves one set of drafts, and loses no work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from incidents.articles import read_article
from incidents.rereading import read_and_file
from incidents.table import Author, Change, Operation, Source, SourceKind
from incidents.vocabulary import State
from tests.extraction_ground import the_extractor
from tests.table_ground import CLASH, batch

BY = Author(actor="tester", reason="a test")
DATA = (
    b"Market shelled in Kharkiv\n\nAt least three people were killed when shells hit a market in "
    b"Kharkiv on Monday, the mayor said.\n"
)


def read(ledger, day=None, extractor=None):
    article = read_article(DATA, name="a.txt", published=day)
    return read_and_file(
        article, DATA, extractor=extractor or the_extractor(), ledger=ledger, by=BY
    )


def days(ledger):
    return [each.incident.date and each.incident.date.start for each in ledger.entries()]


def accept(ledger):
    (entry,) = ledger.entries()
    accepted = replace(entry.incident, state=State.ACCEPTED)
    ledger.write([entry.changed_to(accepted, Operation.ACCEPT)], by=BY)


def test_a_day_that_is_set_later_replaces_the_drafts_that_had_none(ledger):
    first = read(ledger)

    second = read(ledger, date(2024, 3, 5))

    assert days(ledger) == [date(2024, 3, 4)]
    assert [each.id for each in second.replaced] == [first.summary.batch]


def test_the_article_is_kept_with_its_day_so_that_marked_words_are_read_by_it(ledger):
    read(ledger)

    read(ledger, date(2024, 3, 5))

    (entry,) = ledger.entries()
    assert ledger.article_of(entry.incident).published == date(2024, 3, 5)


def test_what_somebody_has_decided_on_stays_and_is_named(ledger):
    first = read(ledger)
    accept(ledger)

    second = read(ledger, date(2024, 3, 5))

    assert days(ledger) == [None, date(2024, 3, 4)]
    assert (second.replaced, [each.id for each in second.kept]) == ((), [first.summary.batch])


def test_the_same_day_again_changes_nothing(ledger):
    read(ledger, date(2024, 3, 5))
    head = ledger.head()

    again = read(ledger, date(2024, 3, 5))

    assert ledger.head() == head
    assert (again.summary.unchanged, again.replaced, again.kept) == (1, (), ())


def test_one_goes_back_and_forth_between_days(ledger):
    for day in (None, date(2024, 3, 5), None, date(2024, 3, 12), date(2024, 3, 5)):
        read(ledger, day)

    assert days(ledger) == [date(2024, 3, 4)]


def test_a_reading_that_finds_nothing_takes_nothing_back(ledger):
    class Silent:
        def drafts(self, _article, _progress=None):
            return ()

    read(ledger)
    read(ledger, date(2024, 3, 5), Silent())

    assert days(ledger) == [None]


def test_a_table_of_the_same_bytes_is_no_reading(ledger):
    source = Source(kind=SourceKind.DATA_FILE, data=DATA, name="mine.csv")
    ledger.file_batch(batch("mine"), [CLASH], [], by=BY, source=source)

    found = read(ledger, date(2024, 3, 5))

    assert (found.replaced, found.kept) == ((), ())
    assert len(days(ledger)) == 2


def test_what_was_filed_by_hand_is_no_reading(ledger):
    read(ledger)
    (entry,) = ledger.entries()
    ledger.write([Change(incident=entry.incident, operation=Operation.RECORD)], by=BY)

    read(ledger, date(2024, 3, 5))

    assert days(ledger) == [None, date(2024, 3, 4)]
