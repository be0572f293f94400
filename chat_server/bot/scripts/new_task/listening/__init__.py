"""Listens to what is said in the dialog for a new task, before it is taken as an answer (SPEC 6)."""
