"""Lines of questions about what becomes of a task: what comes next, when, and who sees it."""

_THAT = r"(?:das|es|die aufgabe|sowas|so was|so etwas|eine aufgabe|das ganze|dies|der spaß|der service|ihr service)"

ABOUT_THE_TASK: dict[str, tuple[str, ...]] = {
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
}
