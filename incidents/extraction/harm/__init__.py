"""What it did to whom: people counted, killed, injured, missing, abducted or arrested."""
