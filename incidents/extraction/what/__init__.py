"""What happened: the words that tell an event, its type, what was hit and with what."""
