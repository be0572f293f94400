"""Who is there, and who is told."""
