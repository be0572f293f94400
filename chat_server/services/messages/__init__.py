"""Use cases of messages and drafts."""
