"""From facts to what connections are told."""
