"""What a person said to the bot that is no plain answer: commands, names."""
