"""Deutsche Wörter, die sagen, wozu eine Zeitangabe gehört: zur Frist, zum Zeitbudget oder zur Aufgabe.

Formen wie in forms_de.py. Ein Wort mehr ist eine Zeile mehr.
"""

# Steht vor einer Zeitangabe.
VOR_ZEITPUNKT = (
    ("bis|biss|bsi", "until"),
    ("irgendwann (bis)", "sometime"),
    (
        "bis (zum) praxisschluss|büroschluss|dienstschluss|geschäftsschluss|ladenschluss|feierabend um",
        "until",
    ),
    ("bis|biss zu|zum|zur", "until"),
    ("bis (zum) spätestens|allerspätestens|einschließlich|inklusive", "deadline"),
    ("bis (zum) inkl|incl|maximal|max|längstens", "deadline"),
    ("spätestens|spätesten|spätest|allerspätestens|spät (bis) (zu|zum)", "deadline"),
    ("zeit (habt|hast|haben) (ihr|du|sie) bis", "deadline"),
    ("deadline|dedline|abgabefrist|abgabetermin|abgabedatum", "deadline"),
    ("frist|fristende|abgabe|fertigstellung|zieltermin", "deadline"),
    ("termin :", "deadline"),
    ("wunschtermin|endtermin|fälligkeit|fällig|fertig|stichtag|due|by|until", "deadline"),
    ("fertig (sein|haben|werden) bis", "deadline"),
    ("fällig|fertig wäre|ist das|es", "deadline"),
    ("erledigt (haben|sein|werden)", "deadline"),
    ("noch", "still"),
    ("noch mal|einmal|nicht", "text"),
    ("vor|vorm (dem|der|den)", "before"),
    ("nicht|keinesfalls später als ; nicht nach dem", "deadline"),
    ("um <Zahl> <Spanne>", "text"),
    ("<Zahl> <Spanne> vor|vorm (dem|der|den)", "counted_before"),
    ("für|zu|zum|auf", "weak"),
    ("von|vom|seit|ab|nach|des|über|frühestens|beim (dem|der) ; nicht vor (dem)", "from"),
    ("erst (ab|am|nach) (dem)", "from"),
    ("zwischen", "between"),
    ("(nicht) länger als bis (zu|zum)", "between"),
    ("jeden|jede|jeder|jedes|alle|immer|jeweils|pro|je|per ; unter der woche", "every"),
    ("bis jetzt|auf (weiteres)", "text"),
    ("bis bald|dann|später|denn", "text"),
    ("von a bis z", "text"),
    ("nicht (erst) (ab|am)", "not"),
    ("statt|anstatt (erst) (am|bis|zum)", "not"),
)

# Steht gleich nach einer Zeitangabe.
NACH_ZEITPUNKT = (
    ("fällig|fertig|spätestens|abzugeben|abgeben|abgabe|deadline|fertigstellen", "deadline"),
    ("noch", "still"),
    ("als deadline|frist|abgabetermin", "deadline"),
    ("ist|wäre (die|meine|unsere) deadline|frist|abgabe", "deadline"),
)

# Steht vor einer Dauer.
VOR_DAUER = (
    ("budget|zeitbudget|stundenbudget|umfang|zeitaufwand", "budget"),
    ("aufwand|zeitrahmen|zeitlimit|arbeitszeit|zeitvorgabe", "budget"),
    (
        "stundenzahl|stundenansatz|stundenobergrenze|limit|arbeitsaufwand|stundenlimit|stundenkontingent|kontingent|zeitansatz|zeitkontingent|bearbeitungszeit",
        "budget",
    ),
    ("zeit (dafür|hierfür)", "budget"),
    ("nimm|nehmt|nehmen dir|euch|sie (sich) (dafür|bitte) (zeit)", "budget"),
    ("kommst|kommt|kommen du|ihr|sie mit ; reichen (dir|euch|ihnen)", "budget"),
    ("plan (bitte|mal) (dafür)", "planned"),
    ("plane|plant (sie) (bitte) (dafür) ; planen sie (bitte) (dafür)", "budget"),
    ("(ich|wir) rechne|rechnen|rechnet|rechnest|kalkuliere|kalkulieren (bitte|mal) mit", "budget"),
    ("obergrenze|höchstgrenze|stundenrahmen|rahmen|höchstdauer", "budget"),
    ("ich|wir gebe|geben|geb (dir|euch|ihnen) ; gebe ich|wir (dir|euch)", "budget"),
    ("gib|gebt|gönn|gönnt (dir|euch|dem|der|ihm) (dafür)", "budget"),
    ("kostet|kosten (dich|euch|uns)", "takes"),
    ("dauert|dauern|braucht", "takes"),
    ("gehen|gehe|geht (sie|ich|wir) (bitte|mal) von", "budget"),
    ("investiere|investier|investieren|verwende|verwenden (bitte) (dafür)", "budget"),
    ("du|ihr|sie hast|habt|haben (dafür)", "budget"),
    ("dafür|hierfür (sollten|darfst|kannst|könnt|können|hast|habt|haben) (du|ihr|sie)", "budget"),
    ("maximal|max|maximum|höchstens|allerhöchstens|längstens", "most"),
    ("nichts über ; kaum mehr als|wie", "most"),
    ("bis zu ; kein|keinen aufwand über ; nicht mehr zeit als", "most"),
    (
        "nicht|nich|nid|nit|ned|net|nöd mehr|meh|länger als|wie ; nicht|nich|nid|ned|net|nöd über",
        "most",
    ),
    ("auf keinen fall mehr|länger als ; keinesfalls mehr als ; nie mehr als", "most"),
    ("unter|keine ; weniger|kürzer als", "most"),
    ("insgesamt|zusammen|gesamt", "most"),
    ("öppe|öppä|circa", "about"),
    ("ca|cirka|zirka|etwa|ungefähr|ungef|rund|schätzungsweise ; so (ca|etwa|ungefähr|rund)", "about"),
    (
        "(so) um|an die ; grob|geschätzt|geschätzte|vielleicht|wohl|vermutlich|wahrscheinlich|bestimmt",
        "about",
    ),
    ("sagen wir (mal|einfach) ; pi mal daumen ; über den daumen ; nur", "about"),
    ("mindestens|wenigstens|mind|minimum", "least"),
    ("knapp|gut|gute|fast|über|locker", "unclear"),
    ("mehr|länger als|wie|wia", "more"),
    ("alle|seit|nach|jede|jeder|um|vor", "not_budget"),
    ("täglich|wöchentlich|monatlich|jeweils|je|à ; jede|jeden|pro|die woche|tag|monat", "recurring"),
    ("von", "of"),
    ("geht", "length"),
    # "Laenge" ohne Umlaut, weil "lange" ohne Punkte etwas anderes ist.
    ("geschätzte|gschätzte|voraussichtliche|erwartete|vorgesehene|geplante dauer", "budget"),
    ("dauer|laenge|laufzeit|fahrzeit|fahrtzeit", "length"),
    ("flugzeit|flugdauer|reisezeit|spielzeit|umsteigezeit|gehzeit", "length"),
)

# Steht gleich nach einer Dauer.
NACH_DAUER = (
    ("budget|zeitbudget|arbeitszeit|arbeit|aufwand", "budget"),
    (
        "einsatz|bearbeitung|bearbeitungszeit|recherche|suche|recherchearbeit|korrekturlesen|tipparbeit",
        "budget",
    ),
    ("zeitaufwand|einplanen|investieren|verwenden|brauchen", "budget"),
    ("zeit", "budget"),
    ("dafür|hierfür", "budget"),
    ("für", "for"),
    ("max|maximal|höchstens|maximum", "budget"),
    ("(sollten|sollte|müssten|müsste|dürften|dürfte|werden|wird) reichen|reicht|genügen|genügt", "budget"),
    ("(sollten|sollte|müssten|müsste|dürften|dürfte|werden|wird) ausreichen|langen|langt|hinhauen", "budget"),
    ("(sollten|sollte|müssten|müsste|dürften|dürfte|werden|wird) hinkommen|passen", "budget"),
    ("haut|hauen|kommt|kommen hin ; sind|ist das maximum|limit|budget", "budget"),
    (
        "ist|sind|wäre|wären (doch|wohl) genug|okay|ok|ausreichend|drin|realistisch|genügend|angemessen",
        "budget",
    ),
    ("ist|sind|wäre|wären in ordnung", "budget"),
    ("oder so|ähnlich|sowas", "about"),
    ("dauern|kosten", "takes"),
    (
        "sollte|soll|sollen|darf|dürfen|sollten (es|das) (dich|dafür) nicht dauern|kosten|werden|sein",
        "not_more",
    ),
    ("aufwenden|aufbringen|aufwendest|verbrauchen|verbraten", "budget"),
    ("dürfen|darf|können|sollen|sollten es|das werden|sein", "budget"),
    ("hast|habt|haben du|ihr|sie (dafür|dazu) (zeit)", "budget"),
    (
        "sollten|solltest|solltet|sollte|dürfen|darfst|darf du|ihr|sie|es|das (dafür) nicht brauchen",
        "not_more",
    ),
    (
        "sollten|solltest|solltet|dürfen|darfst du|ihr|sie (dafür) nicht investieren|verwenden|benötigen",
        "not_more",
    ),
    ("werden|wirst|wird du|ihr|sie|es|das (dafür) nicht brauchen", "not_more"),
    ("brauchst|braucht|brauchen|musst|müsst|müssen du|ihr|sie nicht (dafür) (investieren)", "not_more"),
    ("ein", "planned"),
    ("pro|je|die|jede|im|/ woche|tag|monat|jahr|person|stück|seite|kunde", "recurring"),
    ("pro|je|per", "recurring"),
    ("am tag", "recurring"),
    ("in der woche", "recurring"),
    ("täglich|wöchentlich|monatlich", "recurring"),
    ("lang|lange|fahrt|fahrzeit|fahrtzeit|flug|flugzeit|entfernt|später|früher|vorher|nachher|alt", "length"),
    ("vor|nach (dem|der|den)", "length"),
    ("pause|puffer|aufenthalt|laufzeit|film|video", "length"),
    ("autofahrt|bahnfahrt|umsteigezeit|fußweg|weg|entfernung", "length"),
    ("am stück ; am block", "length"),
    ("laenge|dauer|vorlauf|verspätung|takt|lieferzeit", "length"),
    ("puls|meeting|termin|gespräch|call|telefonat|interview", "length"),
    ("garantie|workshop|kurs|yoga|massage|training|vortrag|schulung|coaching|rückgaberecht", "length"),
)

# Zwischen zwei Angaben derselben Art: Die zweite gilt. Folgt nach "correction" keine, wird gefragt.
KORREKTUR = (
    ("korrektur :|,|-", "correction"),
    ("nein|nee|nö|äh|ähm|quatsch|ups|falsch|vielmehr", "correction"),
    ("ne|sorry|pardon|halt|moment|stopp|stattdessen", "rather"),
    ("ach nein|nee|ne|quatsch|was ; nein|nee|ach warte|moment|halt|stopp", "correction"),
    ("warte|wart", "rather"),
    ("doch|lieber|eher|besser|genauer|sondern (doch|lieber|eher|besser|gesagt|erst)", "rather"),
    ("oder (doch) lieber|besser|eher", "correction"),
    ("ich meine|meinte", "correction"),
    ("meine ich|natürlich", "rather"),
    ("oder nein ; ne|nee|nein|ach egal", "correction"),
    ("war falsch", "correction"),
)

ODER = (("oder|bzw|beziehungsweise|und|& ; oder halt|auch|eben|war|waren|wars|war's (es|das)", "either"),)

# Vage Fristen: Es wird gefragt.
VAGE_FRIST = (
    ("(möglichst) bald|baldigst|baldmöglichst|demnächst", "vague"),
    ("(möglichst) sofort|umgehend|unverzüglich|schnellstmöglich", "vague"),
    ("asap|zeitnah|zeitnahe|kurzfristig|dringend|eilt|eilig|pronto", "vague"),
    ("(sehr|super|ganz) dringend|eilig", "vague"),
    ("es eilt", "vague"),
    ("so|möglichst schnell|bald (wie) (möglich|es geht|geht|irgend möglich|es nur geht)", "vague"),
    ("so|möglichst zeitnah|rasch (wie) (möglich|es geht|geht|irgend möglich|es nur geht)", "vague"),
    ("so schnell|bald (es) geht", "vague"),
    ("schnell|schnellstens|rasch|flott|gleich|jetzt", "vague_soft"),
    ("sobald wie möglich", "vague"),
    ("in kürze|bälde", "vague"),
    ("im (nächsten|kommenden) frühjahr|frühling|sommer|herbst|winter ; im neuen jahr", "vague_soft"),
    ("vor|nach meinem|unserem|deinem|ihrem urlaub", "vague"),
    (
        "so früh wie möglich ; möglichst früh ; so früh es geht ; sobald (du|ihr|sie) kannst|könnt|können",
        "vague",
    ),
    ("zwischen den jahren ; die tage ; am besten gestern ; alsbald", "vague"),
    ("in (den|die) nächsten|kommenden tagen|wochen|stunden", "vague"),
    ("(die|in den) nächsten tage|wochen", "vague"),
    ("in|innerhalb|binnen (von) (ein|einem|einer|den nächsten) paar|einigen|wenigen <Spanne>", "vague"),
    ("in|innerhalb|binnen (von) (einem|einer) halben tag|tages|woche|monat|monats", "vague"),
    ("in <Zahl> bis|-|oder <Zahl> <Spanne>", "vague_range"),
    ("in <Von-bis> <Spanne>", "vague_range"),
    ("die|dieser tage", "vague"),
    ("nachher|später|nächstens|alsbald|rechtzeitig", "vague"),
    ("nach dem wochenende", "vague"),
    ("vor|nach (dem|den|der) urlaub|feiertagen|ferien", "vague"),
    ("(übers|über das|am) wochenende", "vague_weekend"),
    ("im laufe der <Bezug> woche", "vague"),
    ("(im|in) <Monat> irgendwann ; (im) <Bezug> jahr irgendwann ; irgendwann <Bezug> jahr", "vague"),
    ("(im) frühjahr|frühling|sommer|herbst|winter irgendwann", "vague"),
    ("irgendwann (im) frühjahr|frühling|sommer|herbst|winter", "vague"),
)

# Von einem Ereignis an gezählt: Von welchem Tag an, sagt ein anderer Teil des Textes, oder es wird gefragt.
VON_EREIGNIS_AN = (
    ("<Zahl> <Spanne> vorher|davor|zuvor|früher", "before"),
    ("<Zahl> <Spanne> vor|vorm (dem|der|den|meinem|unserem|ihrem)", "before"),
    ("(am) tag|tags vorher|davor|zuvor ; (am) vortag", "day_before"),
    ("(am) abend vorher|davor|zuvor ; (am) vorabend", "evening_before"),
    ("(am|den|der) <Wochentag> vorher|davor|zuvor", "weekday_before"),
    ("vorher|davor|zuvor", "some_time_before"),
    ("bis dahin", "until_then"),
)

# Keine feste Frist.
OHNE_FRIST = (
    (
        "(es) eilt|drängt|pressiert (aber|auch|überhaupt|gar|wirklich|noch) nicht|nich|net|ned|nöd|nid|nit",
        "no_date",
    ),
    ("frist|deadline|termin gibt es keine|nicht ; es gibt keine|keinen frist|deadline|termin", "no_date"),
    ("bei gelegenheit ; gelegentlich ; wenn (du|ihr|sie|mal) (mal) zeit|luft hast|habt|haben|ist", "no_date"),
    ("wenn (du|ihr|sie) (mal) dazu kommst|kommt|kommen", "no_date"),
    ("nicht|nich|net|ned|nöd|nid|nit eilig|dringend", "no_date"),
    ("nix|nichts eiliges|dringendes", "no_date"),
    (
        "(hat) keine eile|frist|deadline|hektik ; eilig|dringend ist es|das (aber|auch) nicht|nich|net|ned|nöd|nid|nit",
        "no_date",
    ),
    ("es eilt (also|ja|jetzt|mir|uns) nicht|nich|net|ned|nöd|nid|nit", "no_date"),
    ("kein|keinen stress|zeitdruck|eile ; kein fester termin ; kein festes datum", "no_date"),
    ("keine feste frist", "no_date"),
    ("überhaupt keine eile ; gar keine eile", "no_date"),
    ("ohne frist|deadline|eile|termin|zeitdruck", "no_date"),
    ("hat (noch) zeit", "no_date"),
    ("irgendwann", "no_date"),
    ("wann (immer) (es|du) (dir|ihnen|euch) passt|willst|magst|kannst", "no_date"),
    ("egal wann", "no_date"),
)

# Die Assistenz schätzt den Aufwand.
SCHAETZEN = (
    ("assistenz|assistentin schätzt", "estimate"),
    ("schätz|schätze (du|ihr|sie|es) (bitte|mal) (die zeit|den aufwand|das) (selbst)", "estimate"),
    ("schätzt|schätzen (du|ihr|sie|es) (bitte|mal) (die zeit|den aufwand|das) (selbst)", "estimate"),
    ("(die) zeit|zeitbudget|budget|aufwand schätzt|bestimmst ihr|du", "estimate"),
    ("bitte (zeit|aufwand|die zeit|den aufwand) (selbst) schätzen", "estimate"),
    ("keine ahnung (wie lange|wie lang|wie viel) (das|es) (dauert|braucht)", "estimate"),
    ("(ich) weiß (ich) nicht wie lange (das|es|so was|sowas) dauert|braucht", "estimate"),
    ("keine ahnung", "unknown"),
    ("(das) weiß (ich) nicht", "unknown"),
)

# Anrede, Höflichkeit und Einleitungen, die nicht in den Titel gehören.
EINLEITUNG = (
    ("hallo|hi|hey (zusammen|du|liebe|lieber|frau|herr|ihr|an alle|liebe frau|lieber herr)", "greeting"),
    (
        "moin|servus|hallöchen|grüezi (zusammen|du|liebe|lieber|frau|herr|ihr|an alle|liebe frau|lieber herr)",
        "greeting",
    ),
    (
        "guten|gutn|gudn|schönen|gute|schönes|schöne morgen|tag|abend|nacht|feierabend|wochenende|woche",
        "greeting",
    ),
    ("liebe|lieber|liebes (frau|herr|team) ; sehr geehrte|geehrter (frau|herr|damen und herren)", "greeting"),
    ("bitte|bite|biite|bidde|mal|gerne|gern|eben|kurz|freundlicherweise|netterweise", "lead"),
    ("kannst|könntest|kansst|würdest|magst|willst|möchtest du ; kannste|könntste", "lead"),
    ("könnt|könntet|würdet ihr", "lead"),
    ("können|könnten|würden|möchten|könten sie ; könntens|könnens|würdens|tätens ; kanst du", "lead"),
    ("also|äh|ähm", "lead"),
    (
        "ich würde|würd mich freuen (,) wenn du|ihr|sie ; ich wäre|wär (ihnen|dir|euch) dankbar (,) wenn du|ihr|sie",
        "lead",
    ),
    ("mir wäre|wär|wär's recht|lieb (,) wenn du|ihr|sie", "lead"),
    ("wäre|ist es möglich (,) dass (sie|du|ihr) (bitte)", "lead"),
    ("(hiermit) möchte|möchten|würde|will ich|wir (sie|dich|euch) (gern) bitten (,)", "need"),
    ("(hiermit) ich|wir möchte|möchten|würde|will (hiermit) sie|dich|euch (gern) bitten (,)", "need"),
    (
        "(hiermit) ich|wir ersuche|ersuchen|bitte|bitten (hiermit|höflich|freundlich) sie|dich|euch (höflich) ,",
        "need",
    ),
    ("hiermit ersuche|ersuchen|bitte|bitten ich|wir sie|dich|euch (höflich) ,", "need"),
    ("kurze|kleine|schnelle sache|bitte|frage|aufgabe : ; nur kurz : ; notiz an die assistenz", "lead"),
    ("zur info (,)|:", "lead"),
    ("kann jemand", "lead"),
    ("mir ; uns ; für mich ; für uns", "lead"),
    ("ich würde|würd sagen ; ich denke|glaube|schätze ; ich nehme an ; denke ich ; würde ich sagen", "lead"),
    ("ich|wir brauche|bräuchte|benötige|brauch|brauchen|bräuchten (gern|gerne)", "need"),
    ("ich|wir benötigen|möchte|möchten|will|wollen|hätte|hätten (gern|gerne) (wissen)", "need"),
    ("es geht um ; wir|ich suchen|suche|ersuchen|ersuche|bitten|bitte um", "need"),
    (
        "wie (schon|bereits) (telefonisch|gestern|eben) besprochen|vereinbart|abgesprochen|angekündigt|erwähnt",
        "lead",
    ),
    ("brauche|bräuchte|benötige|brauch", "need"),
    ("ich habe|hab|hätte (noch) (eine|ne) (neue|kleine|weitere) aufgabe (für dich|für sie|für euch)", "lead"),
    ("es wäre|ist (toll|super|schön|gut|prima|nett|klasse|hilfreich) (,) wenn du|ihr|sie", "lead"),
    ("wäre (toll|super|schön|gut|prima|nett|klasse|es möglich) (,) wenn du|ihr|sie", "lead"),
    ("dass du|ihr|sie", "lead"),
    ("es geht um folgendes", "lead"),
    ("titel|betreff|thema|wann|frist|zeit|budget|aufgabe ; bis wann ; wie lange ; wie lang", "label"),
    ("neue aufgabe", "label"),
)

SCHLUSS = (
    ("danke|dankeschön|merci|thx (dir|euch|ihnen) (schon mal|im voraus|vorab|sehr)", "thanks"),
    ("(vielen|besten|herzlichen|tausend|lieben|schonmal) dank (im voraus|vorab)", "thanks"),
    ("lg|vg|mfg|glg|gruß|grüße|grüsse", "thanks"),
    ("(mit) viele|liebe|beste|herzliche|schöne grüße|grüßen|gruß", "thanks"),
    ("(mit) freundliche|freundlichen|besten|lieben|vielen grüße|grüßen|gruß", "thanks"),
)

# Wörter, die eine Frist oder ein Budget begleiten und mit ihm wegfallen dürfen.
FUELLWORT = (
    "wenn habe hab hätte ichs würde es spät auch eigentlich liebsten notfalls not lieber am allerbesten "
    "bitte gerne gern noch dann ok okay ja also passt reicht reichen genügt wäre schön gut wenn möglich "
    "gehts geht es das ist sollte sollen soll muss müsste fertig sein werden erledigt haben erledigen am "
    "um zum zur den dem der die so gleich direkt circa ca etwa ungefähr gegen ich brauche bräuchte hätte "
    "möchte aber und unbedingt da spätestens toll super prima mir uns danke einfach am besten wohl doch "
    "schon zeit dafür hierfür kann könnte kannst du darf dauern mal ihr sie wir allerspätestens bis in im "
    "zu mit für vorliegen machen fertigmachen abgeben liefern völlig vollkommen vollauf aus perfekt ideal "
    "wunderbar klasse locker dicke langt wenns wenn's geht's falls wär würd würde vielleicht bestimmt sicher "
    "sicherlich wohl nur zwar wird dürfte dürften vermutlich wahrscheinlich allemal bite biite bidde btte bitt bittte"
)

# Wörter zwischen "Aufwand" und der Dauer ("Aufwand schätze ich auf 2 Stunden").
BUDGETWORT = (
    "schätze schätzen ich wir auf geschätzt liegt bei beträgt sind von wäre wären mit ist dafür sollte"
)

# Wörter zwischen Datum und Uhrzeit ("Freitag, den 20.11., um 12 Uhr").
BINDEWORT = "um am den dem der gegen , ca circa etwa so dann und ( ) - – bereits schon so ungefähr"

# Binden einen Zeitpunkt an das, was dann geschieht ("am Samstag").
ORTSWORT = "am um für zum im ab gegen beim vom auf"

# Artikel und Verhältniswörter zwischen Fristwort und Zeitangabe.
VORWORT = (
    "am um zum zur den dem der , : ist wäre schon ungefähr ca etwa aber bitte gern gerne sollte noch "
    "zu im in so = - – für die bis morgens also jetzt dann bereits de em uf öppe"
)

# "In höchstens zwei Stunden", "in zwei Stunden zu schaffen", "so weit du in zwei Stunden kommst" sagen, wie lange.
HOECHSTENS = "höchstens maximal max längstens"
GESCHAFFT_IN = "schaffst schafft schaffen schaffbar machbar durch gesehen gemacht"
# Sagen auch nach "sollte" und "müsste", wie lange es dauert: "sollte in zehn Minuten machbar sein".
MACHBAR = "machbar schaffbar gehen hinzukriegen hinzubekommen schaffen zusammenzubekommen"
MUSS = "muss müssen"
KRIEGT_HIN = "kriegst kriegt kriegen bekommst bekommt bekommen kriegste"
HIN = "hin fertig zusammen durch"
KOMMT_SO_WEIT = "kommst kommt geht gehen zusammen ganze"
