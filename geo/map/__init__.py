"""The map is one constant page; what is on it comes afterwards, as numbers, over HTTP."""
