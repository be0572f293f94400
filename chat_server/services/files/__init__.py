"""Use cases of files and uploads."""
