"""Use cases of signing in, devices, passwords and settings."""
