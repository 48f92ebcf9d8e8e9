"""Models that a user brings: the same interface as the rules, off unless the settings name one."""

from incidents.extraction.adapters.choice import (
    Drafter,
    ModelSettings,
    drafter_of,
    read_model_settings,
)
from incidents.extraction.adapters.endpoint import EndpointExtractor
from incidents.extraction.adapters.local_model import LocalModelExtractor

__all__ = [
    "Drafter",
    "EndpointExtractor",
    "LocalModelExtractor",
    "ModelSettings",
    "drafter_of",
    "read_model_settings",
]
