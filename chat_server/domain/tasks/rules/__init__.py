"""The rules of tasks by kind of act. `decide` is their entrance."""
