"""Rules of signing in, and of what somebody chooses for themselves."""
