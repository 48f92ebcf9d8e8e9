"""Where a batch of articles is worked on: processes of this machine, or a Dask cluster."""

from __future__ import annotations

from incidents.engines.engine import Engine
from incidents.engines.here import Here
from incidents.engines.processes import Processes

__all__ = ["Engine", "Here", "Processes"]
