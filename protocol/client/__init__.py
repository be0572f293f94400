"""An asynchronous Python client for bots, tests and measurements."""
