"""Use cases of who is who, and of who leaves."""
