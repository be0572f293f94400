"""Fills the blanks of a text that people read."""

import string
from collections.abc import Callable


def fill_template(template: str, value_of: Callable[[str, str], str]) -> str:
    """The text with `value_of(name, format)` in place of each {name:format}.

    A full stop of the sentence is left out behind a value that ends with one: "am So., 29. Feb." What is written in
    a value is no template.
    """
    said = ""
    for literal, name, spec, _conversion in string.Formatter().parse(template):
        said += literal[1:] if said.endswith(".") and literal.startswith(".") else literal
        if name is not None:
            said += value_of(name, spec or "")
    return said
