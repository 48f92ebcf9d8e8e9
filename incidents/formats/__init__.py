"""One module an exchange format: each recognises a table by its columns, reads it and says why."""
