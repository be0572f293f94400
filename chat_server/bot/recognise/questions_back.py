"""Questions to the bot, by topic. They are short and asked about us, not about what is to be done."""

import re

from chat_server.bot.recognise.plain import matches_folded, words_of

_THAT = r"(?:das|es|die aufgabe|sowas|so was|so etwas|eine aufgabe|das ganze|dies|der spaß|der service|ihr service)"
_YOU = r"(?:sie|du|ihr|euch|dir|ihnen|man)"

TOPICS: dict[str, tuple[str, ...]] = {
    "price": (
        (
            rf"was (?:kostet|kosten|würde|wird)(?: (?:mich|uns|denn|eigentlich"
            rf"|bei {_YOU}))*(?: {_THAT})?(?: (?:mich|uns|denn|eigentlich|so|alles|kosten|ungefähr))*"
        ),
        (
            r"(?:was|wie ?viel) (?:kostet|kosten)(?: (?:mich|denn|bei euch|bei ihnen|so|eigentlich))*(?: (?:eine"
            r"|die|1|ihre|eure|deine))?(?: (?:stunde|arbeitsstunde|stunden|arbeit|assistenz|minute))?(?: (?:arbeit"
            r"|bei euch|bei ihnen|bei dir|denn|so|eigentlich|mich))*"
        ),
        (
            rf"wie (?:teuer|hoch) (?:ist|wird|wäre|sind)(?: (?:{_THAT}|eine stunde|der stundensatz|die kosten"
            rf"|der preis|das denn))?(?: .{{0,15}})?|(?:ihr |euer )?(?:stundensatz|preis|preise|kosten|tarif)"
            rf"|wie ?viel (?:bezahle|zahle|muss) ich(?: .{{0,25}})?|was (?:nehmen|nehmt|nimmst|verlangen"
            rf"|verlangt) (?:sie|ihr|du)(?: .{{0,20}})?"
        ),
        (
            r"(?:how much|what) (?:does|do|will|would|is|are)(?: (?:it|this|that|an hour|one hour|you|your rates?"
            r"|the price|the rate|per hour))*(?: (?:cost|charge|per hour|an hour|me|us))*|(?:price|rates?|costs?)"
            r"|is (?:it|that) expensive|what's (?:the|your) (?:price|rate|cost)(?: .{0,15})?"
        ),
    ),
    "who": (
        (
            r"who (?:will|would|is going to|does|do|is|takes) (?:do|doing|handle|handles|handling|work|working|take"
            r"|taking|care|on|of|it"
            r"|this|that|the|my|task| )+|wer (?:wird|soll|würde|kann) (?:das|es|die aufgabe|denn|dann| )*(?:machen"
            r"|erledigen|bearbeiten"
            r"|übernehmen)"
        ),
        (
            r"(?:können|kann|könnten|könnte|darf) (?:wir|ich|man) (?:auch |mal |kurz |mit ihnen |mit euch |mit dir "
            r"|sie |euch |dich )*"
            r"(?:telefonieren|sprechen|reden|anrufen)"
        ),
        (
            r"wer (?:sind|bist|seid|ist)(?: (?:sie|du|ihr|das|da|dort|hier|denn|eigentlich))+|wie hei(?:ß|ss)(?:en"
            r"|t) (?:sie|du)|mit wem (?:schreibe|spreche|rede|chatte|habe) ich(?: .{0,20})?|wer (?:schreibt"
            r"|spricht|antwortet|fragt)(?: .{0,15})?"
        ),
        (
            r"(?:bist du|sind sie|ist das|seid ihr|schreibe ich mit|rede ich mit|spreche ich mit)(?: (?:hier|jetzt"
            r"|etwa|überhaupt|denn|nur|ein|eine|einem|einer|echter?|echten|richtiger?|wirklich"
            r"|so))* (?:mensch(?:en)?|bot|roboter|maschine|ki|automat|computer|person|chatbot"
            r"|echt)(?: oder .{0,25})?"
        ),
        (
            r"who (?:are you|is this|am i (?:talking|speaking|writing) to)|are you (?:a |an |the |real "
            r"|actual )*(?:human|bot|robot|machine|ai|person|real|assistant)(?: .{0,20})?|is this (?:a )?(?:bot"
            r"|human|real person|automated)|what are you|what's your name"
        ),
        (
            r"(?:kann|könnte|darf) ich (?:auch |hier |mal |bitte )*(?:mit )?(?:einem menschen|jemandem?"
            r"|einer person|einer assistenz|ihnen|euch) (?:sprechen|reden|telefonieren|schreiben)|(?:gibt es"
            r"|ist) (?:hier |da )*(?:auch |noch )*(?:einen |echte[nr]? |richtige[nr]? )*(?:mensch(?:en)?|jemand)"
            r"|(?:can|could|may) i (?:please )?(?:talk|speak|write) (?:to|with) .{0,30}"
        ),
    ),
    "next": (
        (
            rf"wie (?:geht|läuft) (?:es|das|{_THAT})?(?: (?:denn|jetzt|dann|danach|eigentlich|hier|ab|weiter|nun))*"
            rf"|(?:und )?(?:was|wie) (?:passiert|geschieht|kommt|folgt)(?: (?:jetzt|dann|danach|als nächstes|denn"
            rf"|nun|damit|mit {_THAT}))*|(?:und )?(?:dann|was dann|und jetzt|was jetzt|danach)"
        ),
        (
            r"(?:and )?(?:what|how) (?:happens|comes|is|does it go|goes)(?: (?:next|then|now|after that|afterwards"
            r"|on|from here))*|what now|and then|what's next|how does (?:it|this) (?:work|go on)(?: .{0,15})?"
            r"|wie (?:funktioniert (?:das|es)|das(?: hier)? funktioniert)(?: .{0,15})?"
        ),
    ),
    "here": (
        (
            r"(?:bin ich|sind wir) (?:hier |da )*(?:richtig|falsch)(?: .{0,20})?|am i (?:in )?the right place"
            r"|is this the right place"
            r"(?: .{0,15})?"
        ),
    ),
    "language": (
        (
            r"(?:sprechen|sprecht|sprichst|verstehen|versteht|verstehst) (?:sie|ihr|du) (?:auch )?\w+"
            r"|do you (?:speak|understand) \w+"
            r"|parlez[- ]vous .{0,20}|(?:geht (?:das|es) )?auch auf \w+|(?:can i write )?in (?:english|german)"
        ),
    ),
    "when_done": (
        (
            r"(?:bis )?wann (?:kommt|ist|wird|wissen|weiß|fangt|fangen|könnt|können|geht)(?: (?:ich|ihr|sie|sich"
            r"|jemand|eine|die|das"
            r"|es|etwas|was|von ihnen|von euch|fertig|anfangen|machen|erledigen|liefern|beginnen|an|los|damit"
            r"|erledigt|dran|davon"
            r"|schaffen))*|when (?:can|will|could) (?:you|it|this|that)(?: .{0,25})?"
        ),
    ),
    "when_heard": (
        (
            r"(?:bis )?wann (?:höre|bekomme|kriege|erfahre|meldet|melden|hab|habe|kommt)(?: (?:ich|ihr|sie|sich"
            r"|jemand|eine|die|das|es|etwas|was|von ihnen|von euch|antwort|rückmeldung|bescheid))*"
        ),
    ),
    "how_long": (
        (
            rf"wie lange (?:dauert|brauchen|braucht|brauchst|dauern)(?: (?:{_THAT}|sie|ihr|du|denn|dafür|so"
            rf"|ungefähr|etwa|normalerweise|in der regel|üblicherweise|meistens|im schnitt))*"
        ),
        (
            r"(?:bis )?wann (?:kommt|ist|wird|wissen|weiß|fangt"
            r"|fangen|könnt|können|geht)(?: (?:ich|ihr|sie|sich|jemand|eine|die|das|es|etwas|was|von ihnen"
            r"|von euch|antwort|rückmeldung|bescheid|fertig|anfangen|machen|erledigen|liefern|beginnen|an|los"
            r"|damit|erledigt|dran|davon))*|wie schnell (?:geht|ist|sind|könnt|können)(?: .{0,25})?"
        ),
        (
            r"how long (?:does|will|would|do)(?: (?:it|this|that|you|something like (?:this|that)))?(?: (?:usually"
            r"|normally|typically))?(?: (?:take|need))?(?: .{0,15})?|when (?:will|do|can) (?:i|you|it) .{0,30}"
            r"|how (?:fast|quick|soon)(?: .{0,25})?"
        ),
    ),
    "who_sees": (
        (
            r"wer (?:sieht|liest|bekommt|kann|darf|hat)(?: (?:das|es|dies|hier|alles|denn|mit|zugriff|darauf|sehen"
            r"|lesen|einsehen|mitlesen))*|(?:ist|bleibt|sind) (?:das|es|dies"
            r"|meine daten)(?: .{0,15})? (?:vertraulich|geheim|privat|sicher|anonym)|liest (?:da |hier )?(?:jemand"
            r"|wer) mit|wohin geht das"
        ),
        (
            r"who (?:sees|can see|reads|can read|will see|has access)(?: .{0,20})?|is (?:this|it|that) (?:private"
            r"|confidential|secret|safe|secure)(?: .{0,15})?"
        ),
    ),
    "can_do": (
        r"(?:können|könnt|kannst|machen|macht|machst|übernehmen|übernehmt) (?:sie|ihr|du) auch (?:\w+ ?){1,2}",
        (
            r"was (?:können|könnt|kannst|machen|macht|machst|bieten|übernehmen|übernehmt)(?: (?:sie|ihr"
            r"|du))(?: (?:alles|denn|so|eigentlich|für mich|für uns|tun|machen|an|überhaupt))*|wobei (?:können"
            r"|könnt|kannst) (?:sie|ihr|du)(?: .{0,15})?helfen"
        ),
        r"what (?:can|do) you (?:do|offer)(?: .{0,20})?|what (?:kind of )?tasks (?:can|do) you .{0,15}",
    ),
}
# What a question is about by its words, the first topic first; all other words of it must be little ones.
TOPIC_WORDS: dict[str, str] = {
    "left_over": "übrig guthaben verfügbar zeitkonto kontostand restbudget reststunden left available balance",
    "hours": (
        "wochenende wochenenden feiertag feiertagen feiertags sonntags samstags abends erreichbar öffnungszeiten"
        " bürozeiten weekend weekends holidays evenings sundays saturdays"
    ),
    "price": (
        "kostet kosten kostenlos gratis preis preise teuer zahle zahlen bezahle bezahlen bezahlt abgerechnet"
        " abrechnung rechnet berechnet berechnen verrechnet stundensatz gebühren honorar cost costs price prices"
        " charge charged pay paid expensive rate rates billed"
    ),
    "files": (
        "datei dateien anhang anhänge anhängen hochladen foto fotos bild bilder pdf dokument dokumente unterlagen"
        " file files attach attachment attachments upload photo photos picture document documents"
    ),
    "change_later": (
        "ändern geändert anpassen korrigieren nachreichen nachtragen ergänzen bearbeiten zurückziehen"
        " zurücknehmen stornieren löschen verschieben nachträglich change changed edit edited correct add withdraw"
        " delete undo"
    ),
    "who_sees": (
        "sieht sehen gesehen liest lesen gelesen mitlesen einsehen vertraulich vertraulichkeit geheim privat"
        " reading datenschutz anonym geschützt kollege kollegen kollegin chef sees see seen read reads private"
        " confidential secret secure colleagues"
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
        "gespeichert speichern verloren weg weitermachen fortsetzen unterbrechen saved lost continue pause"
    ),
    "how_long": (
        "lange schnell fertig anfangen beginnt beginnen fangt fangen starten dauert long fast quick start ready"
    ),
    "next": "weiter passiert geschieht danach funktioniert läuft ablauf next happens happen works",
}
_LITTLE = frozenset(
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
_TOPIC_OF_WORD = {word: topic for topic, words in reversed(TOPIC_WORDS.items()) for word in words.split()}
_ORDER_OF_TOPICS = list(TOPIC_WORDS)
_OPENS = re.compile(
    r"(?:was|wie|wer|wen|wem|wann|warum|wieso|wo|wohin|woher|welche[rs]?|bis wann|ab wann|kann|könnte?|darf|muss|soll"
    r"|ist|sind|bin|wird|gibt|geht|habe?|hat|haben|sieht|liest|meldet|macht|kommt|kostet|bekomme|what|how|who|when"
    r"|why|where"
    r"|which|can|could|may|must|should|is|are|am|will|would|do|does|did|has|have|and|und"
    r"|\w{3,} (?:ich|wir|sie|ihr|du|man|you))\b"
)


def asks_with_little_words(asked: str, names: frozenset[str]) -> bool:
    """Whether a text is a question of little words and names only: "wann ist der Termin noch mal?"."""
    words = words_of(asked)
    return "?" in asked and _OPENS.match(asked) is not None and all(w in _LITTLE | names for w in words)


def _topic_by_words(asked: str) -> str | None:
    """The topic of a question of little words only, and words of that topic."""
    words = words_of(asked)
    topics = {_TOPIC_OF_WORD[word] for word in words if word in _TOPIC_OF_WORD}
    if (
        not topics
        or not _OPENS.match(asked)
        or any(w not in _LITTLE and w not in _TOPIC_OF_WORD for w in words)
    ):
        return None
    return min(topics, key=_ORDER_OF_TOPICS.index)


_POLITELY = re.compile(
    r"^(?:können sie|kannst du|könnt ihr|könnten sie|can you|could you) (?:mir |uns |bitte |please "
    r"|kurz )*(?:sagen|erklären|verraten|tell me|explain)[, ]+"
)
_QUESTION_OR_SHORT = 90


def topic_of(said: str) -> str | None:
    """The topic of a question to the bot (the core of a text); None if it is none."""
    asked = _POLITELY.sub("", said.rstrip("? "))
    if len(asked) > _QUESTION_OR_SHORT or not asked:
        return None
    by_line = (topic for topic, lines in TOPICS.items() if any(matches_folded(line, asked) for line in lines))
    return next(by_line, None) or _topic_by_words(asked)


def asks_yes_or_no(text: str) -> bool:
    """Whether a text asks us something that has yes or no for an answer: "macht ihr sowas überhaupt?"."""
    return (
        re.match(r"(?!was|wie|wer)\w{3,} (?:ihr|sie|du|you)\b.*\?\s*$", text.strip(), re.IGNORECASE)
        is not None
    )


def asks_us(asked: str) -> bool:
    """Whether a short text asks us something, and is no request: "arbeiten Sie auch samstags?", "muss ich da hin?"."""
    said = asked.strip()
    alone = said.endswith("?") and not re.search(r"[.!?\n].", said) and len(said.split()) <= _MOST_WORDS
    return (
        alone and not re.search(r"\d", said) and _TO_US.match(said) is not None and not _REQUESTS.match(said)
    )


_MOST_WORDS = 12
_W = (
    r"(?:und |and )?(?:(?:bis |ab )?(?:was|wie|wo|wann|wer|wen|wem|warum|wieso|wohin|what|how|where|when|why"
    r"|who)\w* )?"
)
_TO_US = re.compile(
    rf"{_W}(?:(?!soll|should|shall)\w+ (?:ich|wir|sie|ihr|du|das|es)|(?:do|are|have|will|did|can|could|would|don't) you"
    r"|(?:do|can|could|may|must|will|am|have|would) (?:i|we)|would it|is (?:there|it)|geht das|gibt es)\b",
    re.IGNORECASE,
)
_REQUESTS = re.compile(
    r"(?:können|könnt|könnten|könntet|kannst|könntest|würden|würdet|würdest|can|could|would|will) (?:sie|ihr|du|you|wir"
    r"|we)\b",
    re.IGNORECASE,
)
