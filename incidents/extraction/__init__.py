"""An article becomes drafts, every field with the words it was read from."""

from incidents.extraction.draft import to_contract
from incidents.extraction.extractor import Extractor
from incidents.extraction.language import language_of
from incidents.extraction.lexicon import Lexicon

__all__ = ["Extractor", "Lexicon", "language_of", "to_contract"]
