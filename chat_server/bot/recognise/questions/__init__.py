"""Recognises questions to the bot, by topic."""
