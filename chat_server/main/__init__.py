"""The composition root: settings, the server put together, the command line, the demo."""
