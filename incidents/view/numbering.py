"""The rows that are alive are numbered without gaps, so that every number below the size is one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from incidents.view.codes import Mask


@dataclass(frozen=True, slots=True)
class Numbering:
    """What the rows of the columns are called outside; the dead rows have no number.

    Attributes:
        rows: For each number its row; None where no row is dead and both are the same.
        numbers: For each row its number; None likewise.
    """

    rows: NDArray[np.int32] | None
    numbers: NDArray[np.int32] | None

    @classmethod
    def of(cls, alive: Mask) -> Numbering:
        """Number the rows that are alive, in their order."""
        if alive.all():
            return cls(None, None)
        return cls(
            np.flatnonzero(alive).astype(np.int32),
            np.cumsum(alive, dtype=np.int32) - np.int32(1),
        )

    def outward(self, rows: NDArray[np.integer]) -> NDArray[np.int64]:
        """The numbers of rows that are alive."""
        return (rows if self.numbers is None else self.numbers[rows]).astype(np.int64)

    def inward(self, numbers: NDArray[np.integer]) -> NDArray[np.int64]:
        """The rows with these numbers."""
        return (numbers if self.rows is None else self.rows[numbers]).astype(np.int64)
