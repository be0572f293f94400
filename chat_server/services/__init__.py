"""Use cases: one transaction each, no wire."""
