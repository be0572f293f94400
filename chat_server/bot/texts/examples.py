"""The examples in the questions for a new task; those for its texts fit the kind of the task."""

from chat_server.bot.texts.text import Translations

_WHAT: dict[str, Translations] = {
    "travel": (
        "Hin am 10.12. abends, Gangplatz, höchstens 250 Euro",
        "Out on 10 Dec in the evening, aisle seat, 250 euros at most",
    ),
    "table": (
        "12 Personen, am 9.12. abends, auch vegetarisch",
        "12 people, 9 Dec in the evening, vegetarian options",
    ),
    "calls": (
        "Am liebsten vormittags, Rückruf an die Zentrale",
        "Preferably in the morning, call back to the front desk",
    ),
    "order": (
        "10 Pakete, wie beim letzten Mal, ins Büro liefern",
        "10 packs, same as last time, delivered to the office",
    ),
    "texts": (
        "Eine Seite, freundlicher Ton, an Stammkunden",
        "One page, friendly tone, for regular customers",
    ),
    "design": (
        "DIN A5, beidseitig, 500 Stück, in unseren Farben",
        "A5, both sides, 500 copies, in our colours",
    ),
    "figures": (
        "Alle Belege vom Oktober, nach Lieferanten sortiert",
        "All receipts of October, sorted by supplier",
    ),
    "lists": (
        "Name, Adresse, Webseite und Preis, höchstens 20 Zeilen",
        "Name, address, website and price, 20 rows at most",
    ),
    "any": (
        "Worauf es ankommt, für wen es ist, was am Ende vorliegen soll",
        "What matters, who it is for, what there should be in the end",
    ),
}
_HOW: dict[str, Translations] = {
    "travel": (
        "über das Firmenkonto buchen; Bestätigung in den Chat",
        "book with the company account; confirmation to the chat",
    ),
    "table": (
        "erst drei Vorschläge schicken, dann reservieren",
        "send three suggestions first, then reserve",
    ),
    "calls": (
        "Nummer steht im Chat; bei Fragen mich anrufen",
        "the number is in the chat; call me with questions",
    ),
    "order": ("beim üblichen Händler, auf Rechnung", "from the usual shop, on account"),
    "texts": ("Vorlage liegt im Ordner; als Word-Datei", "the template is in the folder; as a Word file"),
    "design": (
        "Vorlage vom letzten Jahr; zwei Entwürfe zur Auswahl",
        "last year's template; two drafts to choose from",
    ),
    "figures": (
        "in die übliche Tabelle; Scans liegen auf dem Laufwerk",
        "into the usual sheet; scans are on the drive",
    ),
    "lists": (
        "als Excel-Tabelle; Angebote sammeln, Preise vergleichen",
        "as an Excel sheet; collect offers, compare prices",
    ),
    "any": ("eine Zeile je Schritt wird zur Checkliste", "one line per step becomes the checklist"),
}

EXAMPLES: dict[str, Translations] = {
    "new_task.customer.example": ("Name des Kunden", "The customer's name"),
    "new_task.title.example": (
        "Zum Beispiel: „Bis Freitag 12 Uhr drei Hotels in Köln recherchieren, max. 2 Stunden“",
        "For example: “Research three hotels in Cologne by Friday noon, 2 hours at most”",
    ),
    "new_task.what.example": ("Zum Beispiel: „{example}“", "For example: “{example}”"),
    "new_task.how.example": ("Zum Beispiel: „{example}“", "For example: “{example}”"),
    "new_task.deadline.example": (
        "Zum Beispiel: „morgen 12 Uhr“, „Freitag“, „in 3 Tagen“, „24.12. 18 Uhr“",
        "For example: “tomorrow noon”, “Friday”, “in 3 days”, “24 Dec 6 pm”",
    ),
    "new_task.budget.example": (
        "{available}Zum Beispiel: „2h“, „1:30“, „90 Minuten“, „anderthalb Stunden“",
        "{available}For example: “2h”, “1:30”, “90 minutes”, “an hour and a half”",
    ),
    "new_task.budget.available": (
        "Verfügbar sind {minutes:duration} auf dem Zeitkonto. ",
        "Your time account has {minutes:duration} available. ",
    ),
    "new_task.results.example": ("Zum Beispiel: „auch per E-Mail“", "For example: “by e-mail too”"),
    "new_task.area.example": ("Zum Beispiel: „Backoffice“", "For example: “back office”"),
    "new_task.assistant.example": ("Ein Name genügt", "A name is enough"),
    **{f"new_task.what.example.{topic}": text for topic, text in _WHAT.items()},
    **{f"new_task.how.example.{topic}": text for topic, text in _HOW.items()},
}
