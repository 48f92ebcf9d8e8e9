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
        "gen", "general", "gov", "governor", "imam", "judge", "king", "lieutenant", "lt", "major",
        "mayor", "minister", "mr", "mrs", "ms", "pastor", "pope", "premier", "president", "prince",
        "prof", "professor", "queen", "rep", "secretary", "sen", "senator", "sergeant", "sheikh",
        "sir", "spokesman", "spokesperson", "spokeswoman",
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

# Given names that are common in the news; one before a name makes it a person.
GIVEN_NAMES: Final = frozenset(
    {
        "aaron", "abdul", "abdullah", "abdulrahman", "abraham", "adam", "adrian", "ahmad",
        "ahmed", "aisha", "alan", "albert", "alejandro", "alex", "alexander", "alexandra",
        "alexei", "alfred", "ali", "alice", "alicia", "allen", "allison", "amanda",
        "amber", "amir", "amy", "ana", "andre", "andrea", "andrei", "andrew", "andy",
        "angela", "anita", "ann", "anna", "anne", "annette", "anthony", "antonio",
        "arthur", "ashley", "aung", "barack", "barbara", "barry", "beatrice", "becky",
        "ben", "benjamin", "bernard", "beth", "betty", "beverly", "bill", "billy", "bob",
        "bobby", "brad", "bradley", "brandon", "brenda", "brent", "brett", "brian",
        "bruce", "bryan", "carl", "carla", "carlos", "carmen", "carol", "caroline",
        "carolyn", "catherine", "cathy", "charles", "charlie", "charlotte", "cheryl",
        "chris", "christina", "christine", "christopher", "cindy", "claire", "clarence",
        "claude", "colin", "connie", "craig", "curtis", "cynthia", "dan", "daniel",
        "danny", "darren", "darryl", "dave", "david", "dean", "deborah", "debra",
        "denise", "dennis", "derek", "diana", "diane", "dick", "dmitry", "don", "donald",
        "donna", "doris", "dorothy", "doug", "douglas", "duane", "dwight", "dylan",
        "eddie", "edgar", "edith", "edward", "edwin", "eileen", "elaine", "eleanor",
        "elena", "elizabeth", "ella", "ellen", "emily", "emma", "emmanuel", "eric",
        "erica", "erik", "erin", "ernest", "ethan", "eugene", "eva", "evelyn", "fatima",
        "felix", "fernando", "frances", "francis", "francisco", "francois", "frank",
        "fred", "frederick", "gabriel", "gail", "gary", "gene", "george", "gerald",
        "gerard", "gilbert", "gina", "glenn", "gloria", "gordon", "grace", "graham",
        "greg", "gregory", "hamid", "harold", "harry", "hassan", "heather", "hector",
        "heidi", "helen", "henry", "herbert", "herman", "holly", "howard", "hugh", "hugo",
        "hussein", "ian", "ibrahim", "igor", "irene", "isaac", "isabel", "ismail", "ivan",
        "jack", "jackie", "jacob", "jacqueline", "jacques", "james", "jamie", "jan",
        "jane", "janet", "janice", "jared", "jason", "javier", "jay", "jean", "jeff",
        "jeffrey", "jennifer", "jenny", "jeremy", "jerome", "jerry", "jesse", "jessica",
        "jesus", "jill", "jim", "jimmy", "joan", "joe", "joel", "johannes", "john",
        "johnny", "jon", "jonathan", "jorge", "jose", "joseph", "josh", "joshua", "joyce",
        "juan", "judith", "judy", "julia", "julian", "julie", "justin", "karen", "karim",
        "karl", "kate", "katherine", "kathleen", "kathryn", "kathy", "katie", "keith",
        "kelly", "ken", "kenneth", "kevin", "khaled", "kim", "kimberly", "kirk",
        "kristen", "kristin", "kurt", "kyle", "larry", "laura", "lauren", "laurie",
        "lawrence", "lee", "leo", "leon", "leonard", "leroy", "leslie", "lester", "linda",
        "lindsay", "lindsey", "lisa", "lloyd", "lori", "louis", "louise", "lucas", "lucy",
        "luis", "luke", "lynn", "mahmoud", "manuel", "marc", "marcus", "margaret",
        "maria", "marie", "marilyn", "mario", "mark", "martha", "martin", "marvin",
        "mary", "matt", "matthew", "maureen", "maurice", "max", "megan", "melanie",
        "melissa", "michael", "michelle", "miguel", "mike", "mikhail", "mohamed",
        "mohammad", "mohammed", "monica", "muhammad", "mustafa", "nancy", "natalie",
        "nathan", "neil", "nicholas", "nick", "nicole", "nikolai", "nina", "noah", "noel",
        "norman", "olga", "oliver", "olivia", "omar", "osama", "oscar", "otto", "pamela",
        "patricia", "patrick", "paul", "paula", "pauline", "pedro", "peggy", "perry",
        "peter", "phil", "philip", "phillip", "phyllis", "pierre", "rachel", "rafael",
        "ralph", "ramon", "randy", "raul", "ray", "raymond", "rebecca", "rene", "rhonda",
        "ricardo", "richard", "rick", "ricky", "rita", "rob", "robert", "roberta",
        "roberto", "robin", "rodney", "roger", "roland", "ron", "ronald", "ronnie",
        "rosa", "ross", "roy", "russell", "ruth", "ryan", "sally", "salman", "sam",
        "samantha", "samir", "samuel", "sandra", "sara", "sarah", "scott", "sean",
        "sergei", "sergey", "seth", "shane", "shannon", "sharon", "shawn", "sheila",
        "shirley", "simon", "sonia", "sophie", "stacy", "stanley", "stella", "stephanie",
        "stephen", "steve", "steven", "stuart", "sue", "susan", "suzanne", "sylvia",
        "tamara", "tammy", "tanya", "tara", "ted", "teresa", "terrence", "terry",
        "thelma", "theodore", "theresa", "thomas", "tiffany", "tim", "timothy", "tina",
        "todd", "tom", "tommy", "toni", "tony", "tracy", "travis", "trevor", "troy",
        "tyler", "valerie", "vanessa", "veronica", "vicki", "victor", "vincent",
        "vladimir", "wallace", "walter", "wanda", "warren", "wayne", "wendy", "wesley",
        "william", "willie", "yasser", "yolanda", "youssef", "yuri", "yusuf", "zachary",
    }
)  # fmt: skip

# What comes after a name that is a road, a bridge or a river, not the town.
ROAD_WORDS: Final = frozenset(
    {
        "alley", "ave", "avenue", "blvd", "boulevard", "bridge", "bypass", "circle",
        "court", "creek", "drive", "dr", "expressway", "freeway", "highway", "hwy",
        "lane", "ln", "parkway", "pike", "pkwy", "place", "plaza", "rd", "river", "road",
        "route", "square", "st", "street", "terrace", "trail", "turnpike", "way",
    }
)  # fmt: skip

# What comes after a name that is an institution in or of the town.
INSTITUTION_WORDS: Final = frozenset(
    {
        "academy", "administration", "airport", "airways", "arena", "authority", "auto",
        "bar", "bureau", "cafe", "center", "centre", "chamber", "chapel", "church",
        "clinic", "commission", "commissioners", "community", "corporation", "deputy",
        "department", "dispatch", "district", "elementary", "enquirer", "enterprise",
        "examiner", "express", "festival", "fire", "gallery", "guard", "hall", "high",
        "hospital", "hotel", "house", "independent", "inn", "journal-news", "ledger",
        "library", "llc", "market", "middle", "ministry", "museum", "office", "orchestra",
        "park", "partners", "pentagon", "plant", "project", "raceway", "record",
        "register", "republican", "restaurant", "review", "school", "schools", "senate",
        "sentinel", "services", "shopping", "sheriff", "show", "speedway", "stadium",
        "store", "studio", "symphony", "system", "team", "theater", "theatre", "township",
        "trust", "university", "valley", "venture", "voice", "watch", "zoo",
    }
)  # fmt: skip

# After "City" or "State": the office of a town, a university; the town's name ends before them.
OFFICES: Final = INSTITUTION_WORDS | frozenset(
    {
        "attorney", "clerk", "college", "council", "councilman", "councilwoman", "court", "hall",
        "manager", "marshal", "mayor", "solicitor", "treasurer",
    }
)  # fmt: skip

# What is done to a town and seldom to a person: "shelled Kupiansk", "Kupiansk was shelled".
DONE_TO_TOWNS: Final = frozenset(
    {
        "besieged", "bombarded", "bombed", "captured", "entered", "hit", "overran", "overrun",
        "pounded", "raided", "recaptured", "retaken", "retook", "seized", "shelled", "stormed",
        "struck", "targeted",
    }
)  # fmt: skip
# Of these a person may be the one who was: "Hassan was hit".
DONE_TO_PEOPLE: Final = frozenset({"captured", "entered", "hit", "seized", "struck", "targeted"})
# "an air strike on Loikaw", "shells fell on Stepanakert".
ATTACKS: Final = frozenset(
    {
        "advance", "airstrike", "airstrikes", "assault", "attack", "attacks", "bombardment",
        "bombs", "fell", "fire", "landed", "march", "missiles", "offensive", "raid", "raids",
        "rained", "rockets", "shelling", "shells", "siege", "strike", "strikes",
    }
)  # fmt: skip

LOCAL: Final = frozenset(
    {"across", "around", "at", "between", "from", "in", "inside", "into", "near", "outside",
     "throughout", "to", "toward", "towards", "within"}
)  # fmt: skip
# "the village of X", "areas of X": what stands before "of" and a place.
KINDS: Final = DIVISIONS_AFTER | frozenset(
    {"area", "areas", "capital", "capture", "centre", "center", "cities", "districts", "east",
     "edge", "north", "outskirts", "part", "parts", "port", "shelling", "siege", "south",
     "streets", "suburb", "suburbs", "towns", "villages", "west"}
)  # fmt: skip
