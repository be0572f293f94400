"""Feierabend: chat and task server for agencies of virtual personal assistants."""
