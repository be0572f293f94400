"""The live connections of one process and what they are told."""
