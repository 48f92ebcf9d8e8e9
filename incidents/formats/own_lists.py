"""A list stands in one cell as JSON; a hand-made cell may name its parts as "a; b" instead."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Final, NotRequired, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict  # pydantic needs this one below Python 3.12

from incidents.actor import Actor
from incidents.claim import Claim
from incidents.count import Count
from incidents.evidence import Evidence
from incidents.formats.cells import Cells, parts
from incidents.formats.formula import restored
from incidents.target import Target
from incidents.victim import Victims
from incidents.weapon import Weapon

_Part = TypeVar("_Part")
_STRICT: Final = ConfigDict(strict=True, extra="forbid")


@with_config(_STRICT)
class _Range(TypedDict):
    min: int | None
    max: int | None


@with_config(_STRICT)
class _Victims(TypedDict):
    description: str
    harm: str
    min: NotRequired[int | None]
    max: NotRequired[int | None]


@with_config(_STRICT)
class _Source(TypedDict):
    name: str
    says: NotRequired[str]
    killed: NotRequired[_Range | None]
    injured: NotRequired[_Range | None]
    article_id: NotRequired[str | None]
    evidence: NotRequired[tuple[Evidence, ...]]


_WEAPONS: Final = TypeAdapter(tuple[Weapon, ...])
_ACTORS: Final = TypeAdapter(tuple[Actor, ...])
_TARGETS: Final = TypeAdapter(tuple[Target, ...])
_EVIDENCE: Final = TypeAdapter(tuple[Evidence, ...])
_SENTENCES: Final = TypeAdapter(tuple[str, ...])
_EXTRA: Final = TypeAdapter(dict[str, str])
_VICTIMS: Final = TypeAdapter(tuple[_Victims, ...])
_SOURCES: Final = TypeAdapter(tuple[_Source, ...])


def weapons(cells: Cells) -> tuple[Weapon, ...]:
    """The weapons of a row; a plain list gives names."""
    return _listed(cells, "weapons", _WEAPONS, lambda name: Weapon(name=name))


def actors(cells: Cells) -> tuple[Actor, ...]:
    """The actors of a row; a plain list gives parties by name."""
    return _listed(cells, "actors", _ACTORS, lambda name: Actor(name=name))


def targets(cells: Cells) -> tuple[Target, ...]:
    """The targets of a row; a plain list gives names."""
    return _listed(cells, "targets", _TARGETS, lambda name: Target(name=name))


def evidence(cells: Cells) -> tuple[Evidence, ...]:
    """The evidence of a row."""
    return _listed(cells, "evidence", _EVIDENCE, None)


def review(cells: Cells) -> tuple[str, ...]:
    """What to look at; a plain list gives sentences."""
    return _listed(cells, "review", _SENTENCES, str)


def victims(cells: Cells) -> tuple[Victims, ...]:
    """The victims of a row.

    Raises:
        Fault: The cell is no such list, or a range is impossible.
    """
    found = _listed(cells, "victims", _VICTIMS, None)
    return tuple(
        Victims(
            description=each["description"],
            harm=each["harm"],
            count=Count(minimum=each.get("min"), maximum=each.get("max")),
        )
        for each in found
    )


def claims(cells: Cells) -> tuple[Claim, ...]:
    """The sources of a row; a plain list gives names that say what the notes say."""
    says = restored(cells.exact("notes")) or cells.needed("event_type")
    found = _listed(cells, "sources", _SOURCES, lambda name: _Source(name=name))
    return tuple(
        Claim(
            source=each["name"],
            says=each.get("says", says),
            killed=_count(each.get("killed")),
            injured=_count(each.get("injured")),
            article_id=each.get("article_id"),
            evidence=each.get("evidence", ()),
        )
        for each in found
    )


def extra_of(cells: Cells) -> dict[str, str]:
    """The columns of another data set that an export carries along."""
    if not cells.text("extra"):
        return {}
    return _parsed(cells, "extra", _EXTRA)


def weapons_cell(found: Sequence[Weapon]) -> str:
    """Weapons as one cell."""
    return _dumped(_WEAPONS, tuple(found))


def actors_cell(found: Sequence[Actor]) -> str:
    """Actors as one cell."""
    return _dumped(_ACTORS, tuple(found))


def targets_cell(found: Sequence[Target]) -> str:
    """Targets as one cell."""
    return _dumped(_TARGETS, tuple(found))


def evidence_cell(found: Sequence[Evidence]) -> str:
    """Evidence as one cell."""
    return _dumped(_EVIDENCE, tuple(found))


def review_cell(found: Sequence[str]) -> str:
    """What to look at as one cell."""
    return _dumped(_SENTENCES, tuple(found))


def extra_cell(found: dict[str, str]) -> str:
    """The other data set's columns as one cell."""
    return json.dumps(found, ensure_ascii=False) if found else ""


def victims_cell(found: Sequence[Victims]) -> str:
    """Victims as one cell."""
    return _dumped(
        _VICTIMS,
        tuple(
            _Victims(
                description=each.description,
                harm=each.harm,
                min=each.count.minimum,
                max=each.count.maximum,
            )
            for each in found
        ),
    )


def claims_cell(found: Sequence[Claim]) -> str:
    """Sources as one cell; what a source says nothing of is left out."""
    return _dumped(_SOURCES, tuple(map(_source, found)))


def _source(claim: Claim) -> _Source:
    source = _Source(name=claim.source, says=claim.says)
    if claim.killed is not None:
        source["killed"] = _Range(min=claim.killed.minimum, max=claim.killed.maximum)
    if claim.injured is not None:
        source["injured"] = _Range(min=claim.injured.minimum, max=claim.injured.maximum)
    if claim.article_id is not None:
        source["article_id"] = claim.article_id
    if claim.evidence:
        source["evidence"] = claim.evidence
    return source


def _count(found: _Range | None) -> Count | None:
    return None if found is None else Count(minimum=found["min"], maximum=found["max"])


def _dumped(adapter: TypeAdapter[Any], found: tuple[Any, ...]) -> str:
    return adapter.dump_json(found).decode("utf-8") if found else ""


def _listed(
    cells: Cells,
    column: str,
    adapter: TypeAdapter[tuple[_Part, ...]],
    named: Callable[[str], _Part] | None,
) -> tuple[_Part, ...]:
    text = cells.text(column)
    if text is None:
        return ()
    if text.startswith("[") or named is None:
        return _parsed(cells, column, adapter)
    return tuple(map(named, parts(restored(text))))


def _parsed(cells: Cells, column: str, adapter: TypeAdapter[_Part]) -> _Part:
    try:
        return adapter.validate_json(cells.exact(column), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        at = f" at {where}" if where else ""
        raise cells.fault(
            column,
            f"{column} is no list in JSON as the export writes it{at}: {first['msg']}.",
            "Correct the JSON, or write plain names parted by semicolons where the column "
            "takes them.",
        ) from None
