"""The agency of the demo, made by the same use cases as a real one."""
