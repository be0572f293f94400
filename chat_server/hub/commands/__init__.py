"""Carrying out commands, a module a subject."""
