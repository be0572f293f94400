"""The decisions: whose time it is, by the head that was found for it. Each line is one reason."""

from typing import Literal, TypeAlias

AmountHead: TypeAlias = Literal[
    "days", "length", "length alone", "way", "toward", "named", "got", "thing", "regular", "granted", "changed",
    "each",
    "priced", "relative", "lasts", "thing lasts", "perhaps lasts", "beside thing", "alone", "limit", "end", "other",
]  # fmt: skip
AmountRole: TypeAlias = Literal["budget", "unsure", "task"]

AMOUNT_ROLES: dict[AmountHead, AmountRole] = {
    "days": "task",  # "drei Tage Wien": days are a budget only where a budget is spoken of
    "length": "task",  # "zwei Stunden Fahrt", "seit zwei Stunden"
    "length alone": "unsure",  # the same as a whole sentence
    "way": "task",  # "höchstens 20 Minuten zu Fuß vom Bahnhof"
    "toward": "unsure",  # "20 Minuten zum Flughafen"
    "named": "budget",  # "Budget zwei Stunden", "vier Stunden hast du"
    "granted": "budget",  # "acht Stunden sind genehmigt", "ich dachte an zwei Stunden"
    "each": "unsure",  # "je Hotel 20 Minuten"
    "changed": "task",  # "den Rahmen von 3 auf 5 Stunden erhöhen"
    "got": "task",  # "einen Saal für vier Stunden mieten"
    "thing": "task",  # "Rezepte unter 30 Minuten"
    "regular": "task",  # "eine Stelle mit 20 Stunden pro Woche"
    "priced": "task",  # "Tagestour 6 Std 65 €"
    "relative": "task",  # "ein Saal, den wir vier Stunden nutzen"
    "lasts": "budget",  # "das dauert eine Stunde"
    "thing lasts": "task",  # "der Flug dauert eine Stunde"
    "perhaps lasts": "unsure",  # the same where a thing with a length is named elsewhere
    "beside thing": "unsure",  # "ein Video, max. 2 Minuten"
    "alone": "budget",  # ", zwei Stunden."
    "limit": "budget",  # "höchstens zwei Stunden nach Hotels suchen"
    "end": "budget",  # "Hotels recherchieren 2h"
    "other": "unsure",
}


MomentHead: TypeAlias = Literal[
    "times", "request", "wish", "due", "nothing", "event", "perhaps event", "range", "state", "lasting",
    "told", "own", "wants", "others", "question", "condition", "relative",
]  # fmt: skip
MomentMark: TypeAlias = Literal["until", "placed", "bare", "soon", "clock"]
MomentRole: TypeAlias = Literal[
    "deadline",  # of what the writer asks or wishes for
    "limit",  # of the matter itself: the deadline unless the writer says one of their own
    "theirs",  # of somebody who wants it: asked about, unless the writer says a deadline that is no later
    "unsure",
    "task",
    "range",
]

_ROWS: dict[MomentHead, str] = {
    #                 bis Freitag  am Freitag  Freitag   morgen    12 Uhr
    "times":         "deadline     deadline    deadline  deadline  deadline",  # ", Freitag 12 Uhr."
    "request":       "deadline     unsure      unsure    deadline  unsure",    # "bitte die Liste ... schicken"
    "wish":          "deadline     deadline    deadline  deadline  deadline",  # "... brauche ich die Zahlen"
    "due":           "limit        limit       limit     limit     limit",     # "soll ... fertig sein"
    "nothing":       "deadline     unsure      unsure    unsure    task",      # "Liste der Teilnehmer ..."
    "event":         "deadline     task        unsure    unsure    task",      # "den Flug ... buchen"
    "perhaps event": "deadline     unsure      unsure    unsure    unsure",
    "range":         "unsure       unsure      unsure    unsure    unsure",    # "zwischen Montag und Freitag"
    "state":         "task         task        task      task      task",      # "gültig ...", "hat ... offen"
    "lasting":       "unsure       task        task      task      task",      # "ich bin ... im Urlaub"
    "told":          "unsure       unsure      unsure    unsure    unsure",    # "er sagt, er liefert ..."
    "own":           "unsure       task        task      task      task",      # "ich muss ... abgeben"
    "wants":         "theirs       theirs      theirs    theirs    theirs",    # "mein Chef will ..."
    "others":        "unsure       task        task      task      task",      # "die Firma liefert ..."
    "question":      "unsure       task        task      task      task",      # "wurde das ... erledigt?"
    "condition":     "unsure       unsure      unsure    unsure    task",      # "weil ich ... fahre"
    "relative":      "unsure       task        task      task      task",      # "der ... kommen kann"
}  # fmt: skip
_ROLES: dict[str, MomentRole] = {
    "deadline": "deadline",
    "limit": "limit",
    "theirs": "theirs",
    "unsure": "unsure",
    "task": "task",
}
_MARKS: tuple[MomentMark, ...] = ("until", "placed", "bare", "soon", "clock")
MOMENT_ROLES: dict[tuple[MomentHead, MomentMark], MomentRole] = {
    (head, mark): _ROLES[role]
    for head, row in _ROWS.items()
    for mark, role in zip(_MARKS, row.split(), strict=True)
}
