"""A file without column names is read only where its cells prove whose columns they are.

UCDP published a candidate release (24.0.1) without a header; its columns are those of the GED
releases of 49 columns, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from incidents.formats.row_faults import RawRow

# fmt: off  # one name a line would take two screens
UCDP_GED_49: Final = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)
# fmt: on
_PROOFS: Final = {
    "id": re.compile(r"[0-9]+"),
    "year": re.compile(r"(19|20)[0-9]{2}"),
    "type_of_violence": re.compile(r"[123]"),
    "where_prec": re.compile(r"[1-7]"),
    "latitude": re.compile(r"-?[0-9]{1,2}(\.[0-9]+)?"),
    "longitude": re.compile(r"-?[0-9]{1,3}(\.[0-9]+)?"),
    "geom_wkt": re.compile(r"POINT ?\(.+\)"),
    "date_prec": re.compile(r"[1-5]"),
    "date_start": re.compile(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}.*"),
}


def layout_of(row: RawRow) -> tuple[tuple[str, ...], str] | None:
    """The names of the columns of a first row that holds values, and the doubt to show; or None.

    Args:
        row: The first row of the file.
    """
    cells = row.cells or ()
    if len(cells) != len(UCDP_GED_49) or not _proves(cells):
        return None
    return UCDP_GED_49, (
        "The file has no column names; its 49 columns are read as UCDP GED's in the order of the "
        "releases of 49 columns, which the dates, codes and points of the first row fit."
    )


def _proves(cells: Sequence[str]) -> bool:
    named = dict(zip(UCDP_GED_49, cells, strict=True))
    return all(proof.fullmatch(named[name].strip()) for name, proof in _PROOFS.items())
