"""The chats that somebody is connected to."""
