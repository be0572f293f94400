"""What each form of a time means."""
