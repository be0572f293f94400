"""The bot: scripts and texts of its dialogs, and the understanding of what people write to it."""
