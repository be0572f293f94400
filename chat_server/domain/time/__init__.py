"""Time accounts, and time worked."""
