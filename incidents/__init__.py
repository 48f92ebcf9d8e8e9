"""What an incident is, and what happens to it between a report and the map."""

import geo  # noqa: F401 - what was compiled stands in before any module is loaded
