"""Pure rules: values and `now` in, values with a reason out. Standard library only."""
