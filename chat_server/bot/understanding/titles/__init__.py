"""Words the title of a task from what is left of a message."""
