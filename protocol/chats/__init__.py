"""Chats: the list, members, read marks, and their logs."""
