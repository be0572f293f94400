"""Tasks (SPEC 7, 8): acts, values, notices and commands."""
