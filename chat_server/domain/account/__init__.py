"""Rules of signing in, devices, passwords and personal settings."""
