"""Looking at the bytes of uploads, in a process of its own with limits."""
