"""Deutsche Wörter, an denen man die Teile einer Nachricht erkennt: Anrede, Bitte, Grund, Gruß, Unterschrift.

Formen wie in forms_de.py: `|` heißt oder, in Klammern darf fehlen, `;` trennt Formen. Sie stehen am Anfang des Teils.
"""

ANREDE = (
    (
        "hallo|hi|hey|huhu|moin|servus|hallöchen|grüezi|grüessech|hoi|salü|sali|ahoi|halo|hallihallo|tschau|ciao|griaß|"
        "grüß|helau|alaaf|liabe|liaba|hallöle|tagchen|mahlzeit (moin) (zusammen|ihr|allerseits|miteinander|"
        "zäme|mitenand|mitanand|enk|eich) (lieben)"
    ),
    (
        "guten|schönen|gute|schöne|guete morgen|tag|abend|mittag|nachmittag|woche|morge|tag|abig (zusammen|"
        "miteinander|allerseits)"
    ),
    "grüß|grüss gott|dich|sie|euch ; tach (auch)",
    "sehr geehrte|geehrter|geehrtes|verehrte|verehrter (damen und herren) ; sg|s.g. (damen und herren)",
    "geehrte|geehrter|geschätzte|geschätzter ; petri heil ; glück auf ; gut holz ; ihr lieben",
)
# Nur vor einem Namen.
ANREDE_MIT_NAMEN = ("liebe|lieber|liebes|werte|werter (kolleginnen und kollegen)",)
# Vor einem Namen.
TITEL = "frau herr hr fr familie dr prof dipl ing mag team kolleginnen kollegen freunde"

GRUSS = (
    (
        "(und) mit freundlichen|freundlichem|besten|lieben|herzlichen|vielen|schönen|kollegialen grüßen|"
        "grüssen|gruß|gruss"
    ),
    (
        "(und) (viele|liebe|beste|herzliche|schöne|freundliche|sonnige|ganz) (liebe|herzliche) grüße|grüsse|"
        "gruß|gruss"
    ),
    "(und) lieben|besten|schönen|freundlichen|herzlichen gruß|gruss",
    "mfg|lg|vg|glg|bg|hg|vlg ; liebe|lieben|viele grüßle ; es grüßt (sie|euch|dich|herzlich|freundlich)",
    "hochachtungsvoll ; mit vorzüglicher|ausgezeichneter hochachtung ; herzlichst",
    "mit bestem|herzlichem|vielem|freundlichem dank",
    "(und) dank und gruß|grüße|lg",
)
# Nur, wenn die Zeile damit beginnt und sonst nur Namen enthält.
GRUSS_ZEILE = (
    "ihr|ihre|dein|deine|euer|eure ; bis bald|dann|später ; servus ; tschüss ; ciao ; pfiat di|euch ; adieu",
    (
        "(einen|noch) (einen) schönen|schönes|schöne|angenehmen|gutes tag|abend|feierabend|wochenende|woche|"
        "sonntag|restwoche"
    ),
)
NACHTRAG = ("ps|nachtrag|übrigens ; p.s. ; ach ja ; noch was|etwas ; eins noch ; nochmal kurz",)
# Zeilen, in denen steht, wie man den Schreibenden erreicht.
ERREICHBAR = (
    "tel|telefon|fon|mobil|handy|fax|e-mail|email|mail|web|internet|www ; t|m|f ; sprechzeiten|sprechzeit",
    "bürozeiten|öffnungszeiten|geschäftszeiten|servicezeiten|ordination|ordinationszeiten|telefonzeiten",
    "erreichbar",
    (
        "ust-idnr|ustid|amtsgericht|hrb|geschäftsführer|geschäftsführerin|geschäftsführung|inhaber|inhaberin|"
        "sitz|iban|bic|uid"
    ),
    "von meinem|meiner iphone|handy|ipad|gesendet ; gesendet von|mit ; diese nachricht|e-mail enthält",
)

HOEFLICHKEIT = (
    "ich|wir hoffe|hoffen (dass|sehr) (es) (dir|ihnen|euch) (geht|gehts) (dir|ihnen|euch|gut)",
    "ich|wir hoffe|hoffen du|ihr|sie hattest|hattet|hatten|bist|sind|seid|hast|habt|haben",
    "(na) wie geht's|gehts|geht ; (na) alles gut|klar|fit ; hoffe (es) geht|du|ihr|sie|dir|euch|ihnen|alles",
    "(und) danke|dankeschön|merci|thx|vergelt's (schon|dir|euch|ihnen|im|für|vorab|nochmals|sehr)",
    "(und) (vielen|besten|herzlichen|tausend|lieben|schon|schonmal|ganz) (lieben|mal|herzlichen) dank",
    "schön dass (es|sie|du|ihr) ; schön (wieder) von ; (ich|wir) freue|freuen (mich|uns)",
    "bei|für rückfragen|fragen ; falls|wenn (noch) (sie|du|ihr|es) (noch) fragen|rückfragen|was|etwas unklar",
    (
        "(bitte) melden|meld|melde|meldet sie|dich|euch (sich) (gern|gerne|bitte|einfach|ruhig|jederzeit) "
        "(bei) wenn|falls|fragen|rückfragen"
    ),
    "das wäre (ganz|sehr|echt|wirklich) (toll|super|lieb|nett|klasse|prima|schön)",
    "entschuldige|entschuldigen|entschuldigung|sorry|verzeih|verzeihung ; tut mir leid ; mit der bitte um",
    "ich hoffe (das|dies) ist|reicht|passt|hilft|klappt ; das war's|wars|wär's|wärs|wär ; mehr nicht",
    "bis bald|dann|später|denn ; gute besserung ; alles gute",
    "frohes|gutes|frohe (neues) jahr|weihnachten|ostern|fest|pfingsten",
    (
        "(noch) (einen|ein) schönes|schönen|schöne|gutes|guten|gute tag|abend|feierabend|wochenende|woche|zeit|"
        "urlaub"
    ),
    "wir hatten (ja) (gestern|neulich|letzte|am|kurz|schon) telefoniert|gesprochen",
    "kurze frage (vorab) ; ich habe|hab|hätte (mal|da) (noch) (mal) eine frage ; ich melde mich",
)
# Kündigen die Aufgabe nur an.
ANKUENDIGUNG = (
    (
        "(und) hier|anbei|nun|jetzt|unten (ist|kommt|findest du|finden sie) (nun) (die|eine|meine|unsere|der|"
        "mein|ein|gleich) (neue|nächste|kleine|neuer) aufgabe|auftrag|anfrage|anliegen"
    ),
    "(neue|nächste|eilige|kleine) aufgabe|auftrag|anfrage|anliegen (für|an) (dich|sie|euch)",
    (
        "ich|wir habe|hab|hätte|hätten|haben (da|mal|heute|wieder) (noch|mal|auch) (wieder) (eine|einen|ne|nen|"
        "ein|was|etwas) (neue|neuen|kleine|kleinen|weitere|weiteren|größere|kleines|neues) aufgabe|auftrag|"
        "anliegen|bitte|job|sache (für) (dich|sie|euch)"
    ),
    "es geht (mir|heute) um folgendes ; folgendes|folgende aufgabe|bitte|anliegen ; meine bitte (wäre) (diese)",
    "worum es geht ; zur aufgabe ; weiterleitung ; zur info|kenntnis ; fyi ; wg|fwd|fw|aw|re",
    "(bitte) siehe|s unten|u",
    "ich (würde|möchte) (dich|sie|euch) (gern|gerne) um (etwas|folgendes|hilfe|einen gefallen) (bitten)",
    "ich hätte (da) (mal) (wieder) (eine|ne) bitte ; to do|todo ; meine|unsere aufgabe|anfrage (wäre|ist)",
)

BITTE = (
    (
        "(und|dann|also|außerdem|nun|daher|deshalb|darum|dazu|dafür|zusätzlich|ausserdem|deswegen) bitte|bite|"
        "bitt|büdde|biite|bitt'schön|bittschön"
    ),
    (
        "(und|also|daher|deshalb|darum|nun|dann|dazu|dafür) kannst|könntest|kansst|würdest|magst|willst|"
        "möchtest|hättest du"
    ),
    "kannste|könntste|würdste|könntens|könnens|würdens|tätens ; kanst|könten|kannst du|sie",
    "kannst|könntest|würdest|magst (mir|uns|mal|bitte|bis)",
    "(und|also|daher|deshalb|darum|nun|dann|dazu|dafür) könnt|könntet|würdet|mögt|hättet ihr",
    (
        "(und|also|daher|deshalb|darum|nun|dann|dazu|dafür) können|könnten|würden|möchten|hätten|dürfte|"
        "dürften|darf sie|ich|wir"
    ),
    (
        "(und|also|daher|deshalb|darum|nun|dann|dazu|dafür) brauche|bräuchte|benötige|brauch|hätte|möchte|"
        "suche ich|wir"
    ),
    "(und|also|daher|deshalb|darum|nun|dann|dazu|dafür) brauchen|bräuchten|benötigen|hätten|möchten|suchen wir",
    "kann|könnte (bitte) (mir|uns) (bitte) jemand|wer ; wer kann|könnte ; wäre es möglich ; ist es möglich",
    "geht es dass",
    (
        "ich|wir brauche|bräuchte|benötige|brauch|brauchen|bräuchten|benötigen|suche|suchen|bitte|bitten|"
        "wünsche|wünschen"
    ),
    "ich|wir möchte|möchten|hätte|hätten|würde|würden ; ich wär|wäre (dir|ihnen|euch) dankbar|froh",
    "brauche|bräuchte|benötige|brauch|suche|bräucht|brauchen|bräuchten ; hätte gern|gerne ; gesucht",
    "es wäre|wär|ist (toll|super|schön|gut|prima|nett|klasse|hilfreich|lieb|wichtig) wenn|dass",
    "wäre|wär (toll|super|schön|gut|prima|nett|klasse|hilfreich|lieb) wenn ; es geht um|darum",
    "(ihre|deine|eure) aufgabe",
    (
        "du|ihr|sie sollst|sollt|sollen|könntest|könntet|könnten|kannst|könnt|können|müsstest|müssten|musst|"
        "müssen|darfst|dürfen"
    ),
    (
        "mach|machen|schick|schicke|schicken|such|suche|suchen|ruf|rufen|schreib|schreibe|schreiben|prüf|prüfe|"
        "prüfen|find|finde|finden|erstell|erstelle|erstellen|organisier|organisiere|organisieren|buch|buche|"
        "buchen|bestell|bestelle|bestellen|besorg|besorge|besorgen|recherchier|recherchiere|recherchieren|frag|"
        "frage|fragen|kümmer|kümmere|kümmern|hol|hole|holen|sag|sage|sagen|stell|stelle|stellen|leg|lege|legen|"
        "trag|trage|tragen|vergleich|vergleiche|vergleichen|sortier|sortiere|lies|schau|schaue|schauen|"
        "übersetz|übersetze|übersetzen|vereinbar|vereinbare|vereinbaren|reservier|reserviere|plan|plane|"
        "bereite|bereiten|setz|setze|nimm|gib|änder|ändere|verschieb|verschiebe|kündig|kündige|storniere|lass|"
        "lassen|fass|fasse|fassen|klär|kläre|klären|tipp|tippe|tippen|druck|drucke|drucken|scann|scanne|lade|"
        "sammel|sammle|gestalte|entwirf|formatiere|formatier|überprüf|überprüfe|korrigier|korrigiere|räum|"
        "räume|richte|melde|leite|liste|erinner|erinnere|aktualisier|aktualisiere|bring|bringe|hilf|pfleg|"
        "pflege|digitalisier|digitalisiere|transkribier|transkribiere sie|mir|uns|bitte|mal|doch|den|die|das|"
        "dem|der|ein|eine|einen|alle|mich|dich|unsere|unseren|meine|meinen|ihm|ihr|ihnen|bei|beim|nach"
    ),
)
# Mit "du", "Sie" oder "ihr" dahinter eine Frage, keine Bitte.
KEINE_BITTE = (
    "haben hatten sind waren wissen kennen bist hast hattest warst weißt kennst habt seid wart wisst meinst solltest "
    "solltet sollten sollen müssen musst müsst dürfen darfst dürft brauchen brauchst braucht wären wärst "
    "wirst werdet werden seien"
)
# Sagt, was sein soll, nicht was zu tun ist: "Freitag muss alles im Ordner liegen".
SOLL_SEIN = (
    "muss müssen müsste müssten soll sollen sollte sollten solltest solltet musst darfst dürft wird werden will wollen "
    "darf dürfen hätte"
)
# Macht einen Satz zur Bitte, wo immer es in ihm steht.
BITTE_INNEN = (
    "bitte|bite|biite|bitt ; brauche|bräuchte|benötige|suche|möchte ich",
    "brauchen|bräuchten|benötigen|suchen|möchten wir",
    "hätte|würde ich|mir gern|gerne ; hätten|würden wir gern|gerne ; kannst|könntest|würdest|magst|sollst du",
    "können|könnten|würden|sollen sie ; könnt|könntet|würdet ihr",
    "i hätt|hätte|brauch|bräucht|tät ; könnts|könntets|kannst|könntest ihr|ma ; ich|wir ersuche|ersuchen um",
    "(und) ich|wir brauche|brauch|bräucht|bräuchte|brauchen|bräuchten|benötige|benötigen|suche|suchen",
    "und brauche|bräuchte|brauchen|bräuchten|benötigen",
    "(ich|wir) bitte|bitten (ich|wir) (sie|dich|euch) (um)",
    "darf|dürfen|möchte|möchten ich|wir sie|dich|euch bitten (um)",
)
GRUND = (
    "weil|denn|da|damit|hintergrund|grund|nämlich|anlass|sonst|schließlich|immerhin ; der grund|hintergrund",
    "das ist (wichtig|nötig) (weil) ; es ist so",
)
# Ein Hinweis, kein Wunsch.
HINWEIS = (
    "anbei|beigefügt|angehängt|beiliegend|leider|gestern|neulich ; im|in|am anhang|anlage",
    "bin|hab|habe|war|hatte|haben|komme|sitze",
    "hier ist|spricht|schreibt ; vielleicht",
)
# Ein gebeugtes Verb, mit dem eine Aussage steht: Sie beschreibt, worum es geht, und bittet um nichts.
AUSSAGE_VERB = (
    "ist sind war waren wird wurde wurden hat habe haben hatte hatten bin bist kommt geht musste kann können "
    "konnte konnten will wollen wollte wollten möchte möchten darf dürfen braucht fehlt steht liegt läuft plane "
    "plant ziehe zieht feiere feiert fahre fährt fliege fliegt reise reist arbeite arbeitet bekomme bekommt "
    "findet gibt mache macht weiß heißt sagt sagte meinte meint wohnt wohne heiratet beginnt startet endet "
    "eröffnet eröffne verreise besucht fällt schließt kauft kaufe verkauft verkaufe wechsle wechselt lässt "
    "passt gilt dauert kostet hab hätte hätten würde würden wäre wären sitze sitzt denke glaube nehme nimmt "
    "lief fuhr ging kam schrieb bat tut stirbt starb streikt klemmt tropft spinnt druckt"
)
# Wörter, mit denen ein Satz beginnt: Ein Punkt davor ist ein Satzende, auch nach einer Abkürzung oder Zahl.
SATZANFANG = (
    "muss müssen müsste soll sollte sollen brauche bräuchte "
    "insgesamt bitte danke vielen viele ich wir es das die der dies diese dieser dann könnten können kannst könntest "
    "würden würdest mit wenn falls ob am im bis und aber er sie mein meine unser unsere dazu außerdem "
    "zusätzlich gern gerne liebe beste lg vg mfg spätestens maximal höchstens nicht kein keine ein eine einen "
    "schick schicken such suchen ruf mach machen brauche bräuchte benötige soll sollte ansonsten alternativ "
    "dafür hier dort da"
)
# Nach diesen Abkürzungen kommt immer noch etwas.
NIE_SATZENDE = (
    "fa fam dr prof hr hrn fr mr mrs ms nr tel dipl ing mag z f ggf bzw ca lt verw inkl zzgl evtl d b vgl gem "
    "betr bspw sog max min st gebr bj wg u e i abs art kap zi hd ust mwst pfr em kl pl gr re kd pos og eg"
)
ABSENDER = "von ; from"
KOPFZEILE = (
    "von ; from ; gesendet ; gesendet am ; sent ; datum ; date ; an ; to ; cc ; bcc ; kopie ; antwort an ; "
    "reply-to ; priorität ; wichtigkeit ; importance ; anlage ; anlagen ; anhang ; attachments ; betreff ; betr "
    "; subject ; thema"
)
BETREFF = "betreff ; betr ; subject"
# Womit die Bitte auf eine Nachricht darunter zeigt.
ZEIGT_DARAUF = (
    "unten untenstehend untenstehende untenstehenden darunter weitergeleitet weitergeleitete weitergeleiteten "
    "siehe s.u. nachfolgend nachfolgende folgende folgenden folgender anbei übernehmen übernimm übernimmst "
    "kümmern kümmere kümmerst erledigen darum darauf dazu beantworten antworten mail nachricht anfrage below "
    "forwarded handle take"
)
WEITERGELEITET = "wg aw re fw fwd"
# Was keine Aufgabe benennt: Daraus wird kein Titel.
LEER = (
    "bescheid kann jemand luft alles alle egal sonst ansonsten bittschön bitt'schön "
    "abnehmen kleine kleiner kurze kurzer ganz folgendem anliegen morgen vorschläge vorschlag kurzfristig "
    "verschriftlichen folgendes folgende folgenden das dies dieses es erledigen erledige erledigst übernehmen "
    "übernimm übernehme machen mach mache kümmern kümmere kümmerst dich sich sie ihr du darum darauf dazu hilfe "
    "helfen hilf bitte um unten anbei siehe s u mail nachricht weiterleiten mir uns mal kurz dringend schnell "
    "hier was etwas aufgabe aufgaben anfrage frage fragen betreff hallo und zwar wie immer gern gerne "
    "rückmeldung antwort danke eilt wichtig kein ist ich brauche wir brauchen können könntest kannst könnten "
    "die der einen eine ein als so auch noch dafür deine ihre eure unterstützung ganze ganzes wäre wär super "
    "erledigung punkte punkt hiermit folgender fixen "
    "toll schön schaffst schaffen ginge geht wenn bis fertig hast haben hat zeit reicht machst nach frag "
    "nachfragen suche suchen prüfen prüfe ihm ihnen stimmt vorher schicken"
)
# Womit ein Satz vor "brauche ich" anschließt.
ANSCHLUSS = (
    "für bis am im in zum zur auf bei nach vor mit dann also daher deshalb darum dazu dafür außerdem zusätzlich "
    "noch ab heute morgen und nun jetzt da"
)
# Kleine Wörter, die mit einer Zeitangabe hinter ihnen wegfallen.
TITEL_ENDE = (
    "soll sollen sollte sollten muss müssen müsste wird werden wäre bis zum zur am im und oder aber spätestens "
    "möglichst denke bitte noch dann auch ist sind sein gern gerne mir uns ich wir so da wenn möglich also "
    "hätte hätten fertig erledigt idealerweise"
)
# Wörter auf t, die kein Verb sind ("der Kunde wartet", aber "Texte zuletzt").
KEIN_VERB = (
    "nicht jetzt seit mit laut erst sonst bereit dort fast oft gut zuletzt direkt leicht insgesamt überhaupt "
    "komplett alt kalt bekannt bunt kompakt elegant exakt konkret korrekt möglichst zuerst zunächst bitt not "
    "statt samt weit breit rot acht halt anbei selbst längst höchst"
)
# Kleine Wörter am Anfang eines Titels, die wegfallen dürfen.
TITEL_ANFANG = (
    "mal einmal noch also dann so nun jetzt außerdem dazu auch bitte und da nen ne einfach eigentlich"
)
PRAEPOSITION = (
    "in im ins an am ans auf aufs bei beim für fürs mit nach von vom zu zum zur aus über unter vor wegen um per "
    "als bis ab ohne zwischen gegen seit"
)
# Steht für etwas, das ein anderer Satz benennt.
FUERWORT = "ihn sie es das diese diesen dieses die alle ihm"
BEGLEITER = (
    "der die das den dem ein eine einen einem mein meine meinen meinem unser unsere unseren unserem ihr ihre "
    "ihren dein deine deinen kein keine keinen nen ne"
)
VERBINDET_NOMEN = "von vom der des beim bei für aus auf zu zum zur mit meines meiner unserer unseres über an"
