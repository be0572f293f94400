"""What each act makes of a task, by kind of act. `decide` is their door."""
