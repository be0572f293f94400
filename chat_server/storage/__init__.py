"""The database: tables and queries by subject."""
