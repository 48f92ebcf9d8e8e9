"""The command line: results to stdout, messages to stderr, one clear line where it fails."""

from __future__ import annotations

from incidents.cli.program import main

__all__ = ["main"]
