"""The form of a text in the catalogue."""

from typing import TypeAlias

Translations: TypeAlias = tuple[str, str] | tuple[str, str, str]
"""(German, English) where nobody is addressed, else (Du, Sie, English)."""
