"""Dialogs of the bot (SPEC 6)."""
