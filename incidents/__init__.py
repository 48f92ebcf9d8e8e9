"""What an incident is, and what happens to it between a report and the map."""
