"""The dialogs of the bot: scripts as data, and one pure engine for all of them (SPEC 6). `engine` is the entrance."""
