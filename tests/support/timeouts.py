"""How long tests wait for what should come: limits are for what hangs, not for a machine that has other work, too."""

TIMEOUT = 60
"""Seconds."""
