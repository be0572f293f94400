"""Acts of staff that wait for the end of quiet hours."""
