"""Use cases of dialogs with the bot."""
