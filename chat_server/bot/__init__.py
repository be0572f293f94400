"""Dialogs of the bot and the understanding of what people write to it."""
