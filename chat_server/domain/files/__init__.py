"""Rules of files."""
