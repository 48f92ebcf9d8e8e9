"""How a newer release differs from what is here is printed with what a dry run would do."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.table import Compared, Difference
from incidents.table.difference import field_by_field


def in_json(compared: Compared) -> dict[str, object]:
    """What a dry run prints beside the summary; nothing for a file that meets nothing known.

    Args:
        compared: How the file differs from what is here.
    """
    told: dict[str, object] = {}
    if compared.changed:
        told["changes"] = _differences(compared.changed)
    if compared.edited:
        told["edited_here"] = _differences(compared.edited)
    if compared.vanished:
        told["not_in_the_file"] = [
            {
                "covers": each.covers,
                "incidents": each.number,
                "looks_whole": each.looks_whole,
                "would_be_marked": each.marked,
                "ids": [incident.dataset_id for _, incident in each.incidents],
            }
            for each in compared.vanished
        ]
    return told


def in_words(compared: Compared) -> tuple[str, ...]:
    """What a person has to decide, a sentence each."""
    said = []
    if compared.edited_number:
        were = "incident was" if compared.edited_number == 1 else "incidents were"
        said.append(
            f"{compared.edited_number:,} {were} edited here, and the file says otherwise: choose "
            "with --edited mine or --edited file; without it such rows are set aside."
        )
    for each in compared.vanished:
        are = (
            "incident of the same data set in that range is"
            if each.number == 1
            else ("incidents of the same data set in that range are")
        )
        said.append(
            f"The file covers {each.covers}. {each.number:,} {are} not in it and would be "
            + (
                "marked as gone from the source; --gone leave leaves them."
                if each.marked
                else "left as they are; --gone mark marks them as gone from the source."
            )
        )
    return tuple(said)


def _differences(found: Sequence[Difference]) -> list[dict[str, object]]:
    return [
        {
            "incident": each.incident_id,
            "id": each.file.dataset_id,
            "fields": [
                {"field": field, "here": here, "file": file}
                for field, here, file in field_by_field(each.here, each.file)
            ],
        }
        for each in found
    ]
