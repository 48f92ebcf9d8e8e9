"""The lexicon is checked entry by entry, and a wrong entry stops the program."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections import Counter

import pytest

from incidents.errors import SettingsError
from incidents.extraction.lexicon.entries import Trigger
from incidents.extraction.lexicon.lexicon import FILES, Lexicon
from incidents.extraction.lexicon.phrases import PhraseTable, forms
from incidents.extraction.text.tokens import tokens_of
from incidents.settings import ROOT
from incidents.vocabulary import TYPE_OF_SUB_EVENT

FOLDER = ROOT / "data" / "lexicon"


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load(FOLDER)


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "lexicon")


def twice_said(entries):
    """Forms of phrases that two entries of one kind claim."""
    claimed = {}
    faults = []
    for kind, phrase, entry in entries:
        for words in forms(phrase):
            other = claimed.setdefault((kind, words), entry)
            if other is not entry:
                faults.append(f"{kind}: {' '.join(words)}")
    return faults


def said_twice_in_a_list(tables):
    """Words that one list of one entry of a file says more than once."""
    return [
        word
        for entries in tables.values()
        if isinstance(entries, list)
        for entry in entries
        for words in entry.values()
        if isinstance(words, list)
        for word, times in Counter(words).items()
        if times > 1
    ]


def test_every_file_is_one_that_is_loaded():
    assert {file.stem for file in FOLDER.glob("*.toml")} == set(FILES)


def test_no_phrase_is_claimed_by_two_entries_of_one_kind(lexicon):
    assert twice_said(lexicon.entries) == []


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda file: file.stem)
def test_no_list_of_words_says_one_twice(file):
    twice = said_twice_in_a_list(tomllib.loads(file.read_text("utf-8")))

    assert twice == []


def test_a_word_said_twice_in_a_list_is_seen():
    assert said_twice_in_a_list({"plain": [{"near": ["camp", "base", "camp"]}]}) == ["camp"]


def test_a_phrase_claimed_twice_is_seen():
    one, other = object(), object()

    assert twice_said([("trigger", "shell~", one), ("trigger", "shelled", other)]) == [
        "trigger: shelled"
    ]


def test_every_phrase_is_lower_case_and_has_no_mark_that_is_never_read(lexicon):
    strange = [
        phrase
        for _, phrase, _ in lexicon.entries
        if phrase != phrase.lower() or re.search(r"[–—,;:!?\"“”]", phrase)
    ]

    assert strange == []


def test_every_sub_type_is_one_of_acled_and_most_are_told(lexicon):
    told = {entry.sub_event_type for _, _, entry in lexicon.entries if isinstance(entry, Trigger)}
    told |= {rule.sub_event_type for rule in lexicon.combinations}

    assert told - {None} <= set(TYPE_OF_SUB_EVENT)
    assert set(TYPE_OF_SUB_EVENT) == told - {None}


def test_every_treaty_says_where_and_when_it_was_read(lexicon):
    assert {"CCM", "MBT", "CWC", "CCW", "CCW-AP-II", "CCW-P-III", "BWC"} <= set(lexicon.treaties)
    assert all(treaty.source and treaty.read for treaty in lexicon.treaties.values())


def test_banned_weapons_are_the_families_that_a_treaty_bans(lexicon):
    assert {"cluster munition", "landmine", "chemical weapon"} <= lexicon.banned
    assert lexicon.banned.isdisjoint({"incendiary weapon", "anti-vehicle mine", "rocket"})


@pytest.mark.parametrize(
    ("text", "name", "category", "origin"),
    [
        ("9M55K rockets", "9M55K", "cluster munition", "Russia"),
        ("ShOAB-0.5", "ShOAB", "cluster munition", "Russia"),
        ("M095", "M095 DPICM", "cluster munition", "Israel"),
        ("PFM-1", "PFM-1", "landmine", "Russia"),
        ("Shahed-136", "Shahed-136", "drone", "Iran"),
    ],
)
def test_a_model_is_known_by_its_name(lexicon, text, name, category, origin):
    (hit,) = lexicon.table.find(tokens_of(text).words)["weapon"]

    assert (hit.entry.name, hit.entry.category, hit.entry.origin) == (name, category, origin)


def test_cluster_munitions_fall_under_their_convention(lexicon):
    treaty = lexicon.treaty_of("cluster munition")

    assert treaty.short == "CCM"
    assert lexicon.treaty_of("small arms") is None


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("events", '"Grenade"', '"Granade"', "no ACLED sub-event type"),
        ("events", 'language = "en"', 'language = "xx"', "language"),
        ("weapons", 'treaty = "CCM"', 'treaty = "CMC"', "unknown treaty"),
        ("weapons", 'category = "drone"', 'category = "dron"', "unknown family"),
        ("combinations", '"suicide bomb"', '"suicide bomp"', "which no trigger is"),
        ("harm", 'form = "noun"', 'from = "noun"', "harm.toml"),
        ("hedges", "[[hedge]]", "[[hedge", "hedges.toml"),
    ],
)
def test_a_wrong_entry_is_refused_with_the_files_name(copy, file, old, new, says):
    path = copy / f"{file}.toml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    with pytest.raises(SettingsError, match=says):
        Lexicon.load(copy)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "events",
            '"Grenade"',
            '"Granade"',
            r"\[\[trigger\]\]: 'Granade' is no ACLED",
        ),
        ("weapons", "in_force = 2010-08-01", "inforce = 2010-08-01", r"\[\[treaty\]\], in_force: "),
        ("harm", 'form = "noun"', 'form = "nuon"', r"\[\[harm\]\], form: "),
        ("hedges", "[[hedge]]", "[[hegde]]", "hegde: there is no such key"),
        ("hedges", "[[hedge]]", "[[hedge", "at line 4"),
    ],
)
def test_a_mistake_is_said_in_a_sentence_with_its_line(copy, file, old, new, says):
    path = copy / f"{file}.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(SettingsError) as refused:
        Lexicon.load(copy)

    said = str(refused.value)
    assert re.search(says, said)
    assert "pydantic" not in said
    assert "\n" not in said
    entry = re.search(r"line (\d+), \[\[(\w+)\]\]", said)
    if entry:
        number, table = int(entry[1]), entry[2]
        lines = text.splitlines()
        assert lines[number - 1] == f"[[{table}]]"
        assert old in "\n".join(lines[number : number + 40]).split("\n[[")[0]


def test_a_file_that_is_no_utf_8_is_named(copy):
    (copy / "targets.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(SettingsError, match=r"targets\.toml is not UTF-8"):
        Lexicon.load(copy)


def test_a_missing_file_is_named(copy):
    (copy / "targets.toml").unlink()

    with pytest.raises(SettingsError, match=r"targets\.toml"):
        Lexicon.load(copy)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("shell~", {"shell", "shells", "shelled", "shelling"}),
        ("kidnap~p", {"kidnap", "kidnaps", "kidnapped", "kidnapping"}),
        ("seize~", {"seize", "seizes", "seized", "seizing"}),
        ("carry~", {"carry", "carries", "carried", "carrying"}),
        ("air-strike+", {"air strike", "air strikes"}),
        ("shot/shoot dead", {"shot dead", "shoot dead"}),
    ],
)
def test_a_phrase_stands_for_its_forms(phrase, expected):
    assert {" ".join(words) for words in forms(phrase)} == expected


def test_the_longest_phrase_of_a_kind_is_found():
    table = PhraseTable([("trigger", "strike", 1), ("trigger", "air strike", 2)])

    hits = table.find(["an", "air", "strike"])

    assert [(hit.first, hit.end, hit.entry) for hit in hits["trigger"]] == [(1, 3, 2)]


def test_a_gap_spans_four_words_and_no_comma():
    table = PhraseTable([("trigger", "set ... on fire", 1)])

    assert table.find(["set", "the", "old", "town", "hall", "on", "fire"])["trigger"]
    assert table.find(["set", "a", "b", "c", "d", "e", "on", "fire"]) == {}
    assert table.find(["set", "it", ",", "on", "fire"]) == {}
