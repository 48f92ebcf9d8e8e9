"""A text is cut into words and sentences, and read once for all rules."""
