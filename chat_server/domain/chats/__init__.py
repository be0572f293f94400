"""Who may see a chat, and a chat as its readers see it."""
