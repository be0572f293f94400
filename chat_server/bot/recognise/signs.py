"""Signs of what a clause does: who is spoken of, whether it denies, knows, decides, sends or stops. One sign says
little; `talk_by_words.py` combines them. A stem ends with "*".
"""

from functools import lru_cache

SIGNS: dict[str, str] = {
    "me": "ich wir mir mich uns i we me us",
    "you": "sie du dich dir ihr euch ihnen you",
    "it": "es das dies davon dazu alles sie it this that these everything all whole",
    "denial": "niemand* nicht nichts nix nüscht nie nö kein* null ohne not cannot no never nothing none without",
    "knowing": (
        "weiss* wisst wissen weis wüsst* ahne ahnung plan schimmer peilung dunst überfragt sicher know* idea clue"
        " sure certain inkling"
    ),
    "saying": (
        "sage sag sagen schätz* einschätz* einzuschätzen abschätz* abzuschätzen beurteil* absehen abzusehen"
        " überblick* vorstellen einfallen fällt benennen tell say guess estimate judge gauge foresee"
    ),
    "deciding": (
        "entscheide* entschieden festleg* festzulegen festgelegt überleg* klär* abklär* geklärt absprech* besprech*"
        " abstimm* rücksprache frag* nachfrag* rückfrage nachseh* nachschau* nachreich* nachlief* melde nenne warte"
        " wart* abwart* decide* decision check ask* wait* confirm* discuss* clarif* settle* consult* think"
    ),
    "day": (
        "übermorgen montag dienstag mittwoch donnerstag freitag samstag sonntag woche nächste nächster nächsten"
        " wochenende tonight week monday tuesday wednesday thursday friday saturday sunday weekend"
    ),
    "putting off": (
        "erst noch nicht keine später frühestens nachher weiter until till not before earliest later still yet isn"
    ),
    "later": (
        "später nachher noch erst bald nachträglich demnächst vorerst einstweilen frühestens later yet still until"
        " first soon"
    ),
    "bound": "muss müssen müsste müssten must need needs have got gotta will",
    "indifference": (
        "egal wurscht wurst schnuppe schnurz piepegal einerlei gleichgültig leidenschaftslos either neither"
        " flexibel flexible"
    ),
    "mattering": "wichtig relevant rolle matter* mind care bother* fussed picky",
    "fitting": "recht ok okay fine lieb gleich suits works passt gut",
    "both": "beides beide beiden both either",
    "openness": "offen unklar ungewiss unbekannt offenlassen undecided open tbd unknown",
    "suggesting": "vorschlag* vorschläg* schlagen schlägst empfehl* empfiehl* raten rätst suggest* recommend* advise",
    "needing": "brauch* bräucht* benötig* nötig notwendig erforderlich need* necessary required",
    "sufficing": "reich* genüg* langt ausreich* suffice* enough",
    "surplus": "mehr anymore longer more",
    "specials": (
        "besonder* speziell* spezifisch* konkret* vorgabe* vorstellung* wünsche sonderwünsch* extrawünsch*"
        " vorliebe* special particular specific* wishes requirement* preference* anmerkung* hinweise"
    ),
    "sending": (
        "abgeben abgib abschick* losschick* rausschick* wegschick* abgeschickt absend* einreich* loslegen losgehen"
        " rausgeben submit ship"
    ),
    "giving": "pass schick schicke schicken schickt send gib geben gebt leg hau mach macht go get fire put",
    "out": "along on raus los ab weg off away out going started",
    "stopping": (
        "abbrech* abbruch abgebrochen abblas* stornier* verwerf* aufhör* lösch* streich* vergess* vergiss* cancel*"
        " discard* drop scrap forget ditch bin abort delete knicken"
    ),
    "mootness": (
        "gestorben überholt passé history dead hinfällig überflüssig gegenstandslos obsolet moot unnecessary"
        " pointless"
    ),
    "oneself": "selbst selber allein alleine eigenhändig myself ourselves",
    "doing": (
        "mach* erledig* kümmer* regel* regle übernehm* krieg* bekomm* schaff* tu tue do handle sort manage take hin"
    ),
    "waiting": "moment momentchen augenblick sekunde sekündchen minütchen warte wart second sec hang hold",
    "interruption": (
        "telefon handy klingel* klingelt klopft türklingel postbote paketbote phone doorbell rings ringing"
    ),
    "understanding": "versteh* verstanden kapier* begreif* blicke blick understand follow",
    "lost": "verwirr* durcheinander confus* lost raus",
    "ability": "kann können könnte könnt could can couldn",
    "approval": (
        "jawoll ja jo jep jawohl klar genau okay ok okey gern gerne passt stimmt richtig korrekt gut prima super top"
        " perfekt wunderbar einverstanden ordnung bestens spitze klasse toll tadellos jaja freilich yes yep yup"
        " yeah sure right correct fine good great perfect exactly absolutely definitely lovely nice cool awesome"
        " brilliant excellent alright spot agreed"
    ),
    "turning": (
        "doch lieber eher besser sondern aber noch statt stattdessen rather instead but except only actually though"
    ),
    "greeting": "moin hallo hallöchen hi hey servus grüezi tach mahlzeit na howdy hello hiya morning evening",
    "exclamation": (
        "oh ach huch oops whoops"
        " crikey hoppla huch jesses tschüss tschau bye cheerio wiedersehen mensch mann herrgott himmel gott uff boah"
        " ups mist verdammt verflixt güte gosh god heavens damn bloody blimey jeez leute freunde"
    ),
    "correcting": (
        "korrektur* änder* geändert fehler* falsch vertan verschrieben vertippt versehen verwechselt geirrt verkehrt"
        " quatsch blödsinn unsinn korrigier* fix fixes change* correct* mistake* wrong typo typos error mixed messed"
        " update*"
    ),
    "impatience": (
        "ewig ewigkeit dauert nervt nervig umständlich kompliziert mühsam anstrengend geduld annoying tedious"
        " forever ages patience"
    ),
    "question word": "was wie wer wen wem wann warum wieso wo what how who when why where which",
    "asking": "frage fragen rückfrag* fragerei gefragt questions question",
}


@lru_cache(maxsize=8192)
def has_sign(word: str, sign: str) -> bool:
    """Whether a word in lower case is a sign of that name."""
    return any(matches_stem(word, stem) for stem in _STEMS[sign])


_ENDING = 4
"""Letters at most behind a stem: "schätz" begins "schätzungen", and no "Schätzverfahren"."""


def matches_stem(word: str, stem: str) -> bool:
    """Whether a word is the stem, or with \"*\" behind it, begins with it."""
    return word == stem or (
        stem.endswith("*") and word.startswith(stem[:-1]) and len(word) < len(stem) + _ENDING
    )


_STEMS = {sign: tuple(words.casefold().split()) for sign, words in SIGNS.items()}


def is_any_sign(word: str) -> bool:
    """Whether a word is a sign of anything."""
    return any(has_sign(word, sign) for sign in SIGNS)
