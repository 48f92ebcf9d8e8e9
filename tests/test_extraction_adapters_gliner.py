"""The route over GLiNER: a model of it on disk names what stands beside an event, and no more.

GLiNER is no dependency. The stub takes what gliner 0.2.29 takes and keeps its limits, as they were
seen with a model of random weights: it reads 384 words, and its faults are torch's or anybody's.
"""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from types import ModuleType

import pytest

from incidents.article import Article
from incidents.errors import SettingsError
from incidents.extraction.adapters import LocalModelExtractor
from tests.extraction_ground import the_extractor

MOST_WORDS = 384
WORD = re.compile(r"\w+(?:[-_]\w+)*|\S")
NAMES = {"Obscurivka": "location", "Sapientov": "location", "zorbs": "weapon", "?!": "weapon"}
TEXT = "Gunmen killed two men with zorbs in Obscurivka, police said on Monday."
EARLIER = "Rebels shelled a village in Kaduna on Saturday and killed six people, residents said."
FILLING = "The harvest of maize was better than in the year before, the ministry said on Friday. "


class GLiNER:
    """A model that marks the names it is told, and raises what it is told."""

    names = NAMES
    at_loading: Exception | None = None
    at_reading: Exception | None = None
    asked: list

    @classmethod
    def from_pretrained(
        cls,
        model_id: str,
        revision=None,  # noqa: ARG003 - as the library's
        cache_dir=None,  # noqa: ARG003 - as the library's
        *,
        local_files_only=False,
        map_location="cpu",  # noqa: ARG003 - as the library's
    ):
        assert isinstance(model_id, str)
        assert local_files_only
        if cls.at_loading is not None:
            raise cls.at_loading
        return cls()

    def predict_entities(self, text, labels, flat_ner=True, threshold=0.5, multi_label=False):  # noqa: ARG002, FBT002 - as the library's
        self.asked.append(text)
        if self.at_reading is not None:
            raise self.at_reading
        read = [match.end() for match in WORD.finditer(text)][:MOST_WORDS]
        return [
            {
                "start": match.start(),
                "end": match.end(),
                "text": match.group(),
                "label": self.names[match.group()],
                "score": threshold,
            }
            for match in re.finditer(
                rf"(?<!\w)(?:{'|'.join(map(re.escape, self.names))})(?!\w)", text
            )
            if match.end() <= read[-1] and self.names[match.group()] in labels
        ]


@pytest.fixture(scope="module")
def rules():
    return the_extractor()


@pytest.fixture
def model(monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    module = ModuleType("gliner")
    module.GLiNER = type("GLiNER", (GLiNER,), {"asked": []})
    monkeypatch.setitem(sys.modules, "gliner", module)
    return module.GLiNER


def article(text):
    return Article(id="a", text=text, sha256="", published=date(2024, 6, 12))


def drafted(rules, folder, text):
    return LocalModelExtractor.load(rules, folder, "gliner").drafts(article(text))


def quoted(draft, field):
    return [(each.start, each.quote) for each in draft.evidence if each.field == field]


@pytest.mark.usefixtures("model")
def test_what_the_model_marks_fills_what_the_rules_left_empty(rules, tmp_path):
    (draft,) = drafted(rules, tmp_path, TEXT)

    assert [each.name for each in draft.weapons] == ["zorbs"]
    assert draft.review[-1].startswith(f"the model {tmp_path.name!r} gave: ")
    assert all(piece.holds_in(TEXT) for piece in draft.evidence)


@pytest.mark.usefixtures("model")
def test_an_incident_late_in_a_long_article_is_read_too(rules, tmp_path):
    late = "Thousands marched through Maiduguri on Tuesday and threw zorbs at windows."
    text = f"{TEXT}\n\n{FILLING * 60}\n\n{late}"
    assert len(WORD.findall(text)) > 2 * MOST_WORDS

    last = drafted(rules, tmp_path, text)[-1]

    assert quoted(last, "weapons") == [(text.rindex("zorbs"), "zorbs")]


def test_the_model_reads_no_more_than_it_can(rules, model, tmp_path):
    drafted(rules, tmp_path, f"{EARLIER}\n\n{FILLING * 60}\n\n{TEXT}\n\n{FILLING * 60}")

    assert model.asked
    assert max(len(WORD.findall(passage)) for passage in model.asked) < MOST_WORDS


def test_the_name_nearest_to_the_event_is_taken(rules, model, tmp_path):
    model.names = {"zorbs": "weapon", "quibs": "weapon"}
    text = f"The quibs are a people of Kaduna. {TEXT}"

    (draft,) = drafted(rules, tmp_path, text)

    assert quoted(draft, "weapons") == [(text.index("zorbs"), "zorbs")]


def test_the_words_behind_a_field_are_those_that_were_marked(rules, model, tmp_path):
    model.names = {"zorb": "weapon"}
    text = "With a zorb gunmen killed two men in the zorbery of Kaduna, police said on Monday."

    (draft,) = drafted(rules, tmp_path, text)

    assert quoted(draft, "weapons") == [(text.index("zorb"), "zorb")]


@pytest.mark.usefixtures("model")
def test_a_place_that_the_rules_know_keeps_no_weapon_away(rules, tmp_path):
    text = "Gunmen in Kaduna killed two men with zorbs, far from Obscurivka, police said on Monday."

    (draft,) = drafted(rules, tmp_path, text)

    assert draft.location == "Kaduna"
    assert [each.name for each in draft.weapons] == ["zorbs"]


@pytest.mark.usefixtures("model")
def test_a_mark_without_a_letter_is_no_name(rules, tmp_path):
    text = "Gunmen killed two men ?! in Kaduna, police said on Monday."

    assert drafted(rules, tmp_path, text) == rules.drafts(article(text))


def test_a_mark_of_one_letter_is_no_name(rules, model, tmp_path):
    model.names = {"a": "weapon"}
    text = "Gunmen killed two men with a zorb in Kaduna, police said on Monday."

    assert drafted(rules, tmp_path, text) == rules.drafts(article(text))


def test_a_model_that_stops_leaves_the_drafts_of_the_rules(rules, model, tmp_path):
    model.at_reading = RuntimeError("The expanded size of the tensor (1171) must match 512")

    (draft,) = drafted(rules, tmp_path, TEXT)

    (alone,) = rules.drafts(article(TEXT))
    assert draft.review == (
        *alone.review,
        f"the model {tmp_path.name!r} was asked and stopped: RuntimeError",
    )
    assert draft.evidence == alone.evidence


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (FileNotFoundError("No config file found in /x"), "No config file found"),
        (TypeError("pop expected at most 1 argument, got 2"), "TypeError: pop expected"),
        (RuntimeError("Error(s) in loading:\n\tsize mismatch\n"), r"Error\(s\) in loading\.$"),
        (ModuleNotFoundError("Please install stanza"), "Please install stanza"),
        (KeyError("nope"), "KeyError: 'nope'"),
    ],
)
def test_a_broken_model_is_said_in_one_line(rules, model, tmp_path, fault, says):
    model.at_loading = fault

    with pytest.raises(SettingsError, match=says) as refused:
        LocalModelExtractor.load(rules, tmp_path, "gliner")

    assert "\n" not in str(refused.value)


def test_a_folder_as_it_is_published_needs_the_files_of_its_encoder(rules, model, tmp_path):
    (tmp_path / "gliner_config.json").write_text("{}", encoding="utf-8")
    model.at_loading = OSError("We couldn't connect to the hub")

    with pytest.raises(SettingsError, match=r"save_pretrained\(\)"):
        LocalModelExtractor.load(rules, tmp_path, "gliner")


@pytest.mark.usefixtures("model")
def test_the_library_is_told_to_fetch_nothing(rules, tmp_path):
    LocalModelExtractor.load(rules, tmp_path, "gliner")

    assert os.environ["HF_HUB_OFFLINE"] == "1"


def test_a_library_that_is_broken_is_not_said_to_be_missing(rules, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "gliner", raising=False)
    (tmp_path / "gliner.py").write_text("import no_such_torch\n", encoding="utf-8")

    with pytest.raises(SettingsError, match=r"installed but cannot be used: .*no_such_torch"):
        LocalModelExtractor.load(rules, tmp_path, "gliner")


def test_whoever_waits_may_stop_waiting(rules, model, tmp_path):
    class StoppedError(Exception):
        pass

    def stop(done, of):
        if done == of:
            raise StoppedError

    drafter = LocalModelExtractor.load(rules, tmp_path, "gliner")
    with pytest.raises(StoppedError):
        drafter.drafts(article(TEXT), stop)

    assert model.asked == []
