"""The database, its writer, and what all tables share."""
