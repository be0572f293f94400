"""Weighs whose a time is, where the table of heads alone does not settle it (decision 0014)."""
