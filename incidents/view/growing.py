"""An array grows where it lies while rows are read, so that no row is held twice."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


class Growing:
    """An array with more at its end, added piece by piece; the array it began with stays as it is.

    Pieces that are joined at the end would take twice the memory, and leave the heap in tatters.
    """

    def __init__(self, before: NDArray[Any]) -> None:
        self._found = before.copy()

    def add(self, piece: NDArray[Any]) -> None:
        """Add a piece; where its numbers need it, all become wider."""
        wide = np.promote_types(self._found.dtype, piece.dtype)
        if wide != self._found.dtype:
            self._found = self._found.astype(wide)
        size = len(self._found)
        self._found.resize(size + len(piece), refcheck=False)  # nobody else has it before done()
        self._found[size:] = piece

    def done(self) -> NDArray[Any]:
        """The whole array."""
        return self._found
