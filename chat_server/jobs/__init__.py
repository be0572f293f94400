"""What happens by itself when it is due."""
