"""Whoever waits for a long article is told how much of it is read, and can stop the reading."""

from __future__ import annotations

import pytest

from incidents.article import Article
from tests.extraction_ground import PUBLISHED, the_extractor

REPORT = "Shells hit a market in Kharkiv on Monday, killing three people, the mayor said.\n\n"
LONG = Article(id="a", text=REPORT * 400, sha256="", published=PUBLISHED)


class StoppedError(Exception):
    """Whoever waited has stopped the reading."""


def test_how_far_it_is_grows_to_the_length_of_the_text():
    told = []

    the_extractor().drafts(LONG, lambda done, of: told.append((done, of)))

    done = [each for each, _ in told]
    assert len(told) > 5
    assert done == sorted(done)
    assert {of for _, of in told} == {len(LONG.text)}
    assert done[-1] <= len(LONG.text)


def test_what_the_progress_raises_ends_the_reading():
    def stop(done, _of):
        if done > len(LONG.text) / 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        the_extractor().drafts(LONG, stop)


def test_being_told_changes_no_draft():
    told = the_extractor().drafts(LONG, lambda _done, _of: None)

    assert told == the_extractor().drafts(LONG)
