"""The decisions: whose time it is, by the head that was found for it. Each line is one reason."""

from typing import Literal, TypeAlias

AmountHead: TypeAlias = Literal[
    "days", "length", "length alone", "way", "toward", "named", "got", "thing", "regular",
    "lasts", "thing lasts", "perhaps lasts", "beside thing", "alone", "limit", "end", "other",
]  # fmt: skip
AmountRole: TypeAlias = Literal["budget", "unsure", "task"]

AMOUNT_ROLES: dict[AmountHead, AmountRole] = {
    "days": "task",  # "drei Tage Wien": days are a budget only where a budget is spoken of
    "length": "task",  # "zwei Stunden Fahrt", "seit zwei Stunden"
    "length alone": "unsure",  # the same as a whole sentence
    "way": "task",  # "höchstens 20 Minuten zu Fuß vom Bahnhof"
    "toward": "unsure",  # "20 Minuten zum Flughafen"
    "named": "budget",  # "Budget zwei Stunden", "vier Stunden hast du"
    "got": "task",  # "einen Saal für vier Stunden mieten"
    "thing": "unsure",  # "Rezepte unter 30 Minuten"
    "regular": "task",  # "eine Stelle mit 20 Stunden pro Woche"
    "lasts": "budget",  # "das dauert eine Stunde"
    "thing lasts": "task",  # "der Flug dauert eine Stunde"
    "perhaps lasts": "unsure",  # the same where a thing with a length is named elsewhere
    "beside thing": "unsure",  # "ein Video, max. 2 Minuten"
    "alone": "budget",  # ", zwei Stunden."
    "limit": "budget",  # "höchstens zwei Stunden nach Hotels suchen"
    "end": "budget",  # "Hotels recherchieren 2h"
    "other": "unsure",
}
