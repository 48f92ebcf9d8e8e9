"""When it was: dates as a text writes them, and which of them date an event."""
