"""The composition root: settings, the assembled server, the command line, the demo."""
