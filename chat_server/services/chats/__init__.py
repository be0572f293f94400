"""Use cases of chats: creating, members, reading, read marks."""
