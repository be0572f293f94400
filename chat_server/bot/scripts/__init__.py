"""The dialogs of the bot as data: their questions, and what becomes of the answers."""
