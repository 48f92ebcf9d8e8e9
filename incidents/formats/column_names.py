"""What people call a column, in several languages, by the field that it means.

Collected from the published data sets in docs/formats.md and from plain words; matched without
case, accents, punctuation and script (transliterated).
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import Final

from anyascii import anyascii

NAMES: Final = MappingProxyType(
    {
        "dataset_id": (
            *("id", "event id", "incident id", "case id", "record id", "code", "reference", "ref"),
            *("reference code", "uuid", "serial", "no", "number", "slug", "identifiant", "номер"),
            *("codigo", "identificador", "numero", "kennung", "nummer", "nr", "код", "kod", "kode"),
            *("رقم", "رمز"),
        ),
        "event_type": (
            *("event type", "type", "incident type", "category", "type of event", "attack type"),
            *("type of incident", "kind", "tipo", "tipo de evento", "tipo de incidente"),
            *("type d incident", "type d evenement", "categorie", "categoria", "art", "тип"),
            *("was geschah", "ereignis", "que paso", "que s est il passe"),
            *("тип события", "тип події", "категория", "نوع", "نوع الحادث", "نوع الحدث"),
        ),
        "sub_event_type": ("sub event type", "sub type", "subtype", "sub category", "subcategory"),
        "date_start": (
            *("date", "event date", "incident date", "date of incident", "date of event", "day"),
            *("start date", "date start", "date from", "from", "when", "begin", "occurred on"),
            *("verified date", "verifiedDate", "fecha", "fecha del incidente", "data", "datum"),
            *("date de l incident", "date debut", "дата", "дата события", "дата події", "تاريخ"),
            *("التاريخ", "تاريخ الحادث", "tarih", "tanggal"),
        ),
        "date_end": (
            *("end date", "date end", "date to", "to", "until", "end", "fecha fin", "date fin"),
            *("enddatum", "дата окончания"),
        ),
        "location": (
            *("location", "place", "town", "city", "village", "settlement", "site", "address"),
            *("location name", "place name", "where", "locality", "lieu", "localite", "ville"),
            *("lugar", "ciudad", "localidad", "localizacion", "cidade", "ort", "stadt", "место"),
            *("город", "населенный пункт", "місце", "місто", "населений пункт", "موقع", "المكان"),
            *("المدينة", "مدينة", "yer", "lokasi"),
        ),
        "latitude": (
            *("latitude", "lat", "y", "geo lat", "gps latitude", "latitud", "breitengrad"),
            *("breite", "geografische breite", "latitudine", "szerokosc geograficzna"),
            *("широта", "خط العرض", "enlem"),
        ),
        "longitude": (
            *("longitude", "lon", "lng", "long", "x", "geo lon", "gps longitude", "longitud"),
            *("länge", "laenge", "geografische länge", "longitudine", "dlugosc geograficzna"),
            *("laengengrad", "längengrad", "долгота", "довгота", "خط الطول", "boylam"),
        ),
        "coordinates": (
            *("coordinates", "coords", "geolocation", "lat lon", "lat long", "latlng", "gps"),
            *("coordenadas", "coordonnees", "koordinaten", "координаты", "координати"),
            *("إحداثيات", "الإحداثيات"),
        ),
        "country": (
            *("country", "country name", "country code", "country iso", "iso", "iso2", "iso3"),
            *("pays", "pais", "land", "страна", "країна", "دولة", "البلد", "ulke", "negara"),
        ),
        "admin1": (
            *("admin1", "admin 1", "adm1", "adm 1", "province", "region", "state", "governorate"),
            *("oblast", "district", "departement", "departamento", "provincia", "estado"),
            *("bundesland", "область", "регион", "регіон", "محافظة", "المحافظة", "ولاية"),
        ),
        "killed": (
            *("killed", "fatalities", "deaths", "dead", "number killed", "people killed", "died"),
            *("death toll", "nkill", "tues", "morts", "muertos", "mortos", "fallecidos", "tote"),
            *("getötete", "victimas mortales", "погибшие", "убито", "загиблі", "убитые", "قتلى"),
            *("عدد القتلى", "القتلى", "olu", "deaths total", "total deaths", "total killed"),
            *("number of people killed", "number of killed", "number of deaths", "number of dead"),
            *("number of fatalities", "how many people were killed", "how many killed"),
        ),
        "killed_min": ("killed min", "min killed", "deaths low", "low", "fatalities min"),
        "killed_max": ("killed max", "max killed", "deaths high", "high", "fatalities max"),
        "injured": (
            *("injured", "wounded", "injuries", "number injured", "people injured", "nwound"),
            *("blesses", "heridos", "feridos", "verletzte", "раненые", "ранено", "поранені"),
            *("جرحى", "عدد الجرحى", "الجرحى", "yarali", "total wounded", "total injured"),
            *("hurt", "number hurt", "people hurt", "number wounded", "people wounded"),
            *("number of people injured", "number of people wounded", "number of injured"),
            *("number of wounded", "how many people were injured", "how many injured"),
        ),
        "injured_min": ("injured min", "min injured", "wounded min"),
        "injured_max": ("injured max", "max injured", "wounded max"),
        "weapons": (
            *("weapon", "weapons", "weapon type", "weapon system", "weapons used", "weapon used"),
            *("munition", "arme", "armes", "arma", "armas", "waffe", "оружие", "зброя", "سلاح"),
            *("السلاح", "نوع السلاح", "equipment"),
        ),
        "actors": (
            *("actor", "actors", "perpetrator", "perpetrators", "armed group", "actor1", "group"),
            *("belligerent", "auteur", "auteurs", "perpetrador", "autor", "täter", "исполнитель"),
            *("виновник", "الفاعل", "الجهة الفاعلة"),
        ),
        "targets": (
            *("target", "targets", "target type", "cible", "objetivo", "alvo", "ziel", "цель"),
            *("объект", "ціль", "الهدف", "type of area affected"),
        ),
        "sources": (
            *("source", "sources", "source url", "url", "link", "links", "source link", "fuente"),
            *("fonte", "quelle", "источник", "джерело", "المصدر", "مصدر", "source name"),
        ),
        "notes": (
            *("notes", "description", "summary", "narrative", "details", "comment", "comments"),
            *("event description", "title", "headline", "text", "what happened", "descripcion"),
            *("descricao", "resume", "beschreibung", "описание", "опис", "الوصف", "وصف"),
            *("bemerkung", "bemerkungen", "kommentar", "remarks", "remarques", "observaciones"),
            *("ملاحظات", "incident description"),
        ),
        "where_prec": ("where prec",),
        "geo_precision": ("geo precision", "geoprecision"),
        "time_precision": ("time precision", "timeprecision"),
        "uncertainty_m": (
            *("uncertainty m", "radius m", "accuracy m", "uncertainty", "coordinate uncertainty"),
            *("coordinateUncertaintyInMeters",),
        ),
    }
)


def plain(name: str) -> str:
    """A column's name in small letters of ASCII, words parted by one blank."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.strip("\ufeff"))
    return re.sub(r"[^a-z0-9]+", " ", anyascii(apart).casefold()).strip()


@cache
def fields_by_name() -> MappingProxyType[str, str]:
    """The field of each plain name; a name that two fields have means the earlier one."""
    found: dict[str, str] = {}
    for field, names in NAMES.items():
        for name in names:
            found.setdefault(plain(name), field)
    return MappingProxyType(found)
