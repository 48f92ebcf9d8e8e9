"""Where two people changed different fields of one incident, both changes can be kept."""

from __future__ import annotations

from dataclasses import fields, replace

from incidents.record import Incident


def both_changes(before: Incident, theirs: Incident, mine: Incident) -> Incident | None:
    """The incident with what each of two people changed; None where they changed the same field.

    Args:
        before: The incident as both had read it.
        theirs: What one made of it.
        mine: What the other made of it.
    """
    changed = {
        name
        for field in fields(Incident)
        if getattr(mine, name := field.name) != getattr(before, name)
    }
    if any(
        getattr(theirs, name) != getattr(before, name)
        and getattr(theirs, name) != getattr(mine, name)
        for name in changed
    ):
        return None
    try:
        both = replace(theirs, **{name: getattr(mine, name) for name in changed})
    except ValueError:
        return None  # such as a type of one and a sub-type of the other
    return None if both in (theirs, mine) else both
