"""Decides to what each time belongs: finds its head in the text, and looks the decision up in a table."""
