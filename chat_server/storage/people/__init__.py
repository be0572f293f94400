"""People, accounts, assignments and teams as rows."""
