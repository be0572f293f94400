"""Tasks as rows."""
