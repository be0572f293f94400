"""Lines of questions about the agency and the bot: price, who one talks to, what can be done."""

_THAT = r"(?:das|es|die aufgabe|sowas|so was|so etwas|eine aufgabe|das ganze|dies|der spaß|der service|ihr service)"
_YOU = r"(?:sie|du|ihr|euch|dir|ihnen|man)"

ABOUT_US: dict[str, tuple[str, ...]] = {
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
