"""A search for a country's English name finds its incidents; the name is added as rows are read.

It is not stored: the next edition of the names would make every stored row look altered.
"""

from __future__ import annotations

from functools import cache

import pyarrow as pa
from babel import Locale
from pyarrow import compute

from incidents.table.columns import folded


def with_country_names(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Add each row's country, in English, to its words."""
    codes = batch.column("country").dictionary_encode()
    names = pa.array([_name(code) for code in codes.dictionary.to_pylist()], pa.utf8())
    words = compute.binary_join_element_wise(
        batch.column("words"), names.take(codes.indices), " ", null_handling="skip"
    )
    return batch.set_column(
        batch.schema.get_field_index("words"), batch.schema.field("words"), words
    )


@cache
def _name(code: str) -> str | None:
    name = Locale("en").territories.get(code)
    return None if name is None else folded(name)
