"""The scripts of the dialogs: their questions, and what is done with the answers."""
