"""Dialogs as rows."""
