"""An article becomes drafts, every field with the words it was read from."""

from incidents.extraction.draft.draft import to_contract
from incidents.extraction.extractor import Extractor
from incidents.extraction.lexicon.lexicon import Lexicon
from incidents.extraction.text.language import language_of

__all__ = ["Extractor", "Lexicon", "language_of", "to_contract"]
