"""From a text to the expressions found in it."""
