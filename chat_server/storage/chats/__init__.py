"""Chats and their logs as rows."""
