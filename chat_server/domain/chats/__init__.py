"""Who may see a chat, and chats as their readers see them."""
