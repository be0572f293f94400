"""Use cases of acts held in quiet hours."""
