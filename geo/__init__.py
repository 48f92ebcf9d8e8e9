"""Where things are; knows nothing of incidents."""
