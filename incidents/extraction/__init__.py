"""An article becomes drafts, every field with the words it was read from."""

from incidents.extraction.draft import to_contract
from incidents.extraction.extractor import Extractor
from incidents.extraction.lexicon import Lexicon

__all__ = ["Extractor", "Lexicon", "to_contract"]
