"""Recognises what is no answer in a text: commands, quick replies, changes; and names in it."""
