"""Messages: how they stand, and drafts of them."""
