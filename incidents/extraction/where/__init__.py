"""Where it was: the places a text names, and which of them an event was at."""
