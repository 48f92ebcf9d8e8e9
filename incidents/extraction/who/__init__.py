"""Who did it and who says so, each with the hedge of whoever named them."""
