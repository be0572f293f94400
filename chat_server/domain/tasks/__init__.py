"""Tasks: their values, acts, statuses and budgets; what each act makes of a task is decided in rules/ (SPEC 7, 8,
12).
"""
