"""The words by which a question belongs to a topic, and the little words around them."""

# What a question is about by its words, the first topic first; all other words of it must be little ones.
TOPIC_WORDS: dict[str, str] = {
    "left_over": "übrig guthaben verfügbar zeitkonto kontostand restbudget reststunden left available balance",
    "hours": (
        "samstag sonntag nachts feierabend saturday sunday wochenende wochenenden feiertag feiertagen feiertags"
        " sonntags samstags abends erreichbar öffnungszeiten bürozeiten weekend weekends holidays evenings sundays"
        " saturdays"
    ),
    "price": (
        "kost kostet kosten kostenlos gratis preis preise teuer zahle zahlen bezahle bezahlen bezahlt abgerechnet"
        " abrechnung rechnet berechnet berechnen verrechnet stundensatz gebühren honorar cost costs price prices"
        " rechnung rechnungen quittung beleg mwst mehrwertsteuer günstig invoice clock meter rabatt rabatte"
        " discount invoices receipt vat bill fee fees charge charged pay paid expensive rate rates billed"
    ),
    "files": (
        "datei dateien anhang anhänge anhängen hochladen foto fotos bild bilder pdf dokument dokumente unterlagen"
        " file files attach attachment attachments upload photo photos picture document documents"
    ),
    "change_later": (
        "hinterher einfällt afterwards umentscheiden umentscheide rückgängig zurücktreten ändern geändert anpassen"
        " korrigieren nachreichen nachtragen ergänzen bearbeiten zurückziehen zurücknehmen stornieren löschen"
        " verschieben nachträglich change changed edit edited correct add withdraw delete undo"
    ),
    "who_sees": (
        "mitbekommt mitbekommen erfährt weitergegeben weitergeben dritte third sieht sehen gesehen liest lesen"
        " gelesen mitlesen einsehen vertraulich vertraulichkeit geheim privat reading datenschutz anonym geschützt"
        " kollege kollegen kollegin chef sees see seen read reads private confidential secret secure colleagues"
    ),
    "when_heard": (
        "meldet melden melde gemeldet höre hören gehört antwort antwortet antworten rückmeldung bescheid reagiert"
        " hear answer reply respond contact"
    ),
    "who": (
        "macht bearbeitet erledigt übernimmt kümmert zuständig dran mensch menschen bot roboter ki maschine"
        " automat person human robot machine ai real handles does works talking speaking chatting"
    ),
    "saved": (
        "gespeichert speichern stehen zuklappe zumache schliesse verloren weg weitermachen fortsetzen unterbrechen"
        " saved lost continue pause"
    ),
    "how_long": (
        "lange schnell fertig anfangen beginnt beginnen fangt fangen starten dauert long fast quick start ready"
    ),
    "needed": (
        "wissen angeben ausfüllen pflicht pflichtfeld notwendig nötig festlegen entscheiden required mandatory"
        " necessary compulsory specify decide fill"
    ),
    "next": "weiter passiert geschieht danach funktioniert läuft ablauf next happens happen works",
}
LITTLE = frozenset(
    {
        "was", "wie", "wer", "wen", "wem", "wann", "warum", "wieso", "wo", "wohin", "woher", "welche",
        "welcher", "welches", "wieviel", "viel", "viele", "kann", "könnte", "können", "könnt", "kannst", "darf",
        "dürfen", "muss", "müssen", "soll", "sollte", "ist", "sind", "bin", "war", "wird", "werden",
        "würde", "gibt", "geht", "habe", "hat", "haben", "bekomme", "bekommen", "kriege", "kommt",
        "komme", "macht", "mache", "machen", "denn", "eigentlich", "noch", "mal", "nochmal", "eingetragen",
        "steht", "stehen", "gesagt", "again", "auch", "schon", "so",
        "das", "es", "dies", "diese", "dieses", "die", "der", "den", "dem", "des", "ein", "eine", "einen",
        "einer", "man", "ich", "du", "sie", "ihr", "wir", "mir", "mich", "dir", "dich", "ihnen", "euch",
        "uns", "sich", "jemand", "jemanden", "sonst", "ausser", "anderer", "andere", "anderen", "später",
        "nachher", "dann", "danach", "jetzt", "hier", "da", "dort", "dafür", "dazu", "damit", "davon",
        "darüber", "daran", "bei", "mit", "von", "vom", "für", "zu", "zum", "zur", "an", "am", "in", "im",
        "auf", "aus", "nach", "bis", "ab", "ob", "oder", "und", "aber", "also", "nur", "nicht", "kein",
        "keine", "bitte", "überhaupt", "etwa", "ungefähr", "genau", "immer", "wirklich", "alles", "etwas",
        "nichts", "bald", "heute", "morgen", "aufgabe", "aufgaben", "auftrag", "entwurf", "stunde",
        "stunden", "minute", "zeit", "text", "angaben", "daten", "antworten", "assistenz", "assistentin",
        "frage", "fragen", "what", "how", "who", "whom", "when", "why", "where", "which", "can", "could",
        "may", "must", "should", "is", "are", "will", "would", "do", "does", "did", "i", "you", "me",
        "my", "it", "this", "that", "these", "the", "a", "he", "she", "they", "we", "us", "your", "any",
        "anyone", "anybody", "someone", "somebody", "else", "still", "later", "then", "now", "here",
        "there", "for", "to", "from", "with", "by", "of", "on", "at", "or", "and", "but", "if", "not",
        "no", "please", "really", "actually", "about", "task", "tasks", "hour", "hours", "time", "per",
        "much", "many", "get", "have", "has", "be", "been", "soon", "today", "everything", "something",
        "take", "gets", "exactly", "arbeiten", "arbeitet", "work", "kriegen", "krieg", "seid", "einfach",
        "reachable",
    }
)  # fmt: skip
TOPIC_OF_WORD = {word: topic for topic, words in reversed(TOPIC_WORDS.items()) for word in words.split()}
ORDER_OF_TOPICS = list(TOPIC_WORDS)
