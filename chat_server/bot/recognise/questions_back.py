"""Questions to the bot, by topic. They are short and asked about us, not about what is to be done."""

import re

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
    "how_long": (
        (
            rf"wie lange (?:dauert|brauchen|braucht|brauchst|dauern)(?: (?:{_THAT}|sie|ihr|du|denn|dafür|so"
            rf"|ungefähr|etwa|normalerweise|in der regel|üblicherweise|meistens|im schnitt))*"
        ),
        (
            r"(?:bis )?wann (?:höre|bekomme|kriege|erfahre|meldet|melden|hab|habe|kommt|ist|wird|wissen|weiß|fangt"
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
        (
            r"was (?:können|könnt|kannst|machen|macht|machst|bieten|übernehmen|übernehmt)(?: (?:sie|ihr"
            r"|du))(?: (?:alles|denn|so|eigentlich|für mich|für uns|tun|machen|an|überhaupt))*|wobei (?:können"
            r"|könnt|kannst) (?:sie|ihr|du)(?: .{0,15})?helfen"
        ),
        r"what (?:can|do) you (?:do|offer)(?: .{0,20})?|what (?:kind of )?tasks (?:can|do) you .{0,15}",
    ),
}
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
    return next(
        (topic for topic, lines in TOPICS.items() if any(re.fullmatch(line, asked) for line in lines)), None
    )
