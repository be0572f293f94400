"""Cuts a message into its units: salutation, courtesy, request, context, signature, quoted mail."""

from chat_server.bot.understanding.structure.message import units
from chat_server.bot.understanding.structure.units import SILENT, SPOKEN, Kind, Unit

__all__ = ["SILENT", "SPOKEN", "Kind", "Unit", "units"]
