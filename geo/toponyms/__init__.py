"""The places of a text: which of its words name one, and which place of that name is meant."""

from geo.toponyms.finding import Toponym, find, find_with_demonyms, lookup_of, recognised, resolve

__all__ = ["Toponym", "find", "find_with_demonyms", "lookup_of", "recognised", "resolve"]
