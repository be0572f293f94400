"""Who is there, whom each connection sees, and telling connections of both."""
