"""The words around a name that tell a place from a person, an organisation or a plain word."""

from __future__ import annotations

from typing import Final

PLACE_BEFORE: Final = frozenset(
    {
        "across", "against", "around", "at", "between", "bombed", "captured", "capital", "central",
        "city", "district", "eastern", "entered", "from", "in", "inside", "into", "near",
        "northern", "outside", "over", "port", "province", "region", "shelled", "southern", "state",
        "throughout", "to", "toward", "towards", "town", "village", "western", "within",
    }
)  # fmt: skip

DIVISIONS_AFTER: Final = frozenset(
    {
        "camp", "city", "county", "department", "district", "governorate", "municipality",
        "oblast", "province", "region", "state", "strip", "town", "township", "village",
    }
)  # fmt: skip

TITLES: Final = frozenset(
    {
        "ambassador", "bishop", "captain", "chairman", "colonel", "commander", "dr", "foreign",
        "gen", "general", "governor", "imam", "judge", "king", "lieutenant", "lt", "major",
        "mayor", "minister", "mr", "mrs", "ms", "pastor", "pope", "premier", "president", "prince",
        "prof", "professor", "queen", "secretary", "senator", "sergeant", "sheikh", "sir",
        "spokesman", "spokesperson", "spokeswoman",
    }
)  # fmt: skip

SPEAKING: Final = frozenset(
    {"added", "asked", "denied", "explained", "said", "says", "stated", "told", "tweeted", "wrote"}
)

ORGANISATION_WORDS: Final = frozenset(
    {
        "agency", "airlines", "army", "association", "bank", "brigade", "broadcasting", "brothers",
        "club", "college", "committee", "company", "congress", "corp", "council", "court",
        "daily", "federation", "forces", "foundation", "front", "gazette", "group", "herald",
        "inc", "institute", "international", "journal", "ltd", "media", "mirror", "movement",
        "news", "observer", "parliament", "party", "police", "post", "press", "radio", "report",
        "society", "standard", "star", "sun", "telegraph", "times", "tribune", "tv", "union",
        "university",
    }
)  # fmt: skip

# Words that are also some village's name, and mean the word wherever they stand alone.
NEVER_ALONE: Final = frozenset(
    {
        "a", "about", "after", "again", "all", "also", "although", "among", "an", "and", "another",
        "any", "april", "are", "around", "as", "at", "august", "be", "because", "been", "before",
        "both", "but", "by", "can", "church", "city", "civil", "did", "do", "during", "each",
        "early", "east", "eight", "eleven", "even", "every", "february", "few", "fire", "first",
        "five", "for", "force", "forces", "four", "friday", "from", "general", "god", "good",
        "government", "great", "group", "had", "has", "have", "he", "her", "here", "his", "how",
        "however", "i", "if", "in", "is", "it", "its", "january", "july", "june", "last", "late",
        "law", "less", "local", "many", "march", "may", "military", "monday", "more", "most",
        "mr", "mrs", "much", "my", "new", "next", "nine", "no", "north", "not", "november", "now",
        "october", "of", "on", "once", "one", "only", "or", "order", "other", "our", "out",
        "over", "party", "people", "police", "president", "press", "recent", "saturday", "school",
        "second", "september", "seven", "several", "she", "since", "six", "so", "some", "south",
        "state", "still", "such", "sunday", "ten", "than", "that", "the", "their", "them", "then",
        "there", "these", "they", "this", "those", "three", "through", "thursday", "to", "today",
        "tuesday", "twelve", "two", "under", "university", "until", "up", "war", "was", "we",
        "wednesday", "were", "west", "what", "when", "where", "which", "while", "who", "why",
        "will", "with", "would", "yesterday", "you", "your", "december", "victory", "independence",
        "republic", "union", "moon", "man", "boys", "bush", "brown", "clinton", "mission", "same",
        "sources", "armed", "muslim", "islam", "christian", "troops", "soldiers", "security",
    }
)  # fmt: skip
