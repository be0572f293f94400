"""Files of messages, and uploads that are not sent."""
