"""What a domain person knows of the field's words, and how its phrases are found in a text."""
