"""Deutsche Wörter, an denen man erkennt, zu wem oder was eine Zeitangabe gehört, und was neben ihr sie verändert."""

# --- was eine Zeitangabe verändert, ohne selbst eine zu sein: Es wird gefragt.

# Fremde Zeitzonen; nur groß geschrieben, außer "Ortszeit".
ZONE = "est edt pst pdt cst cdt mst gmt utc bst ist jst sgt aest aedt hkt msk pt et ct ortszeit"
# Nach einem Namen macht es eine Zone daraus ("17 Uhr Londoner Zeit").
ZEIT = "zeit time"
# Was zwischen Uhrzeit und "Zeit" steht, wenn es klein geschrieben ist; die eigene Zone ändert nichts.
ZONE_NAME = "londoner yorker wiener züricher dortiger örtlicher lokaler amerikanischer englischer britischer"
EIGENE_ZONE = "deutscher mitteleuropäischer unserer berliner wiener züricher zürcher"
MAL = "mal x × * fach"
PRO = "pro per je jeweils à"
ANTEIL = "prozent % hälfte drittel fünftel zehntel bruchteil"
DAZU = "plus zuzüglich zzgl abzüglich minus ohne mal x × *"
SONST = (
    "notfalls not sonst ansonsten falls wenn auch eventuell evtl ggf vielleicht spätestens bedarf nötig "
    "lieber eher besser stattdessen doch"
)
ODER = "oder bzw beziehungsweise"
# Zwischen "oder" und der zweiten Zahl: "oder waren es neunzig?"
NACH_ODER = "waren es vielleicht auch doch gar sogar eher lieber eventuell so"
# Gleich hinter einer Zahl ohne Einheit, die nichts zählt.
ZAHL_ENDET = "je denke glaube schätze meinetwegen"
# "Davon die Hälfte", "das Doppelte", "die doppelte Menge", "gern mehr".
DAVON = "davon"
DAS_DOPPELTE = "doppelte doppelten doppelter dreifache dreifachen zweifache"
MENGE = "menge zeit arbeit aufwand umfang stundenzahl anzahl länge"
MEHR = "mehr länger weniger kürzer"
GERN_MEHR = "gern gerne auch ruhig halt eben notfalls lieber etwas bisschen oder"
# Vor einer Zahl ohne Einheit, die dieselbe hat wie zuvor: "diesmal bitte nur zwei", "nehmt davon zwei".
NUR_SO_VIEL = "nur davon"
IMMER_NOCH = "noch bitte mal höchstens maximal"
# "Nehmen Sie lieber vier", "sagen wir drei", "dafür kriegst du anderthalb".
NIMM = "nimm nehmt nehmen sagen geb gebe gib kriegst bekommst spendiere"
NIMM_DANN = "sie dir euch ihnen wir du ihr ruhig lieber bitte mal also eben halt doch"
GELD = "euro eur € $ £ chf franken rappen cent dollar pfund usd"

# --- wessen Dauer es ist

# Ein Weg: "20 Minuten zu Fuß vom Bahnhof", "eine Stunde Fahrt".
WEG = (
    "fuß fußweg gehweg laufweg fußläufig fußmarsch gehminuten entfernt entfernung fahrt "
    "autofahrt bahnfahrt busfahrt zugfahrt fahrtzeit fahrzeit anfahrt anreise auto rad fahrrad bahn u-bahn "
    "s-bahn tram straßenbahn bus zug öffis roller weg flug flugzeit ubahn sbahn auswärts"
)
VON_WO = "vom von"
VOR_WEG = "zu mit dem der den per bis zum zur einer einem ihrem unserem öffentlichen"
ZU_WO = "zum zur"
ORT_ARTIKEL = "der dem den unserem unserer meinem meiner ihrem ihrer uns hier dort zuhause"
# Verbinden ein Hauptwort mit seiner Länge: "Saal für vier Stunden", "Film unter zwei Stunden".
MIT_LAENGE = "für von unter über mit à auf um"
# Was man für eine Dauer bekommt: Die Länge gehört dazu.
BEKOMMEN = (
    "mieten miete anmieten leihen ausleihen buchen buche buch reservieren reserviere beantragen beantrage "
    "organisieren organisiere engagieren engagiere bestellen bestelle blocken sperren chartern finden finde "
    "ansetzen einplanen vereinbaren"
)
# Arbeit, deren Länge das Zeitbudget ist: "höchstens 2 Stunden Recherche".
ARBEIT = (
    "arbeit arbeitszeit aufwand recherche recherchearbeit zeit zeitaufwand bearbeitung prüfung korrektur "
    "übersetzung vorbereitung erstellung budget einsatz schmerzgrenze obergrenze limit maximum vorstellung"
)
# Das gebeugte Verb gleich hinter einer Dauer, mit dem gesagt wird, wie viel Zeit es sein darf: "acht Stunden sind ...".
ERLAUBT = (
    "ist sind isch san is sollte sollten solltn solltens soll sollen müsste müssten muss müssen dürfte dürften darf "
    "dürfen darfst dürft kann kannst können könnt könntest könnten wird werden werdens würde würden wäre wären hast "
    "habt haben hab habe hätte hätten hätt reicht reichen genügt genügen langt langen plane planen gebe geben geb "
    "schätze schätzen denke rechne nehme passt passen klingt klingen gibt gibts bekommst kriegst brauchst nimm "
    "veranschlage kalkuliere spendiere investiere solltest solltet darf's derf derf's derfen wird's werden's soll's "
    "liegt liegen sind's ist's muss's kann's"
)
# Wer plant, rechnet oder etwas hergibt, spricht von der Zeit für die Arbeit.
PLANT = (
    "rechne rechnen kalkuliere kalkulieren denke denken dachte dachten gedacht schätze schätzen geschätzt plane planen "
    "plan geplant eingeplant einplanen vorgesehen veranschlagt veranschlage veranschlagen angesetzt kalkuliert "
    "einkalkuliert genehmigt genehmige bewilligt bewillige freigegeben eingeräumt gebe geben gib gebt gönn gönne nimm "
    "nehmt geb gäb spendiere investiere investieren investier reinstecken aufwenden aufwendest verwenden verbrauchen "
    "vergeben übersteigen aufschreiben überschreiten tippe tippen budgetiert zugestanden zustehen machbar"
)
# Mit "du", "Sie", "es" oder "das": wie lange die Arbeit dauert.
BRAUCHT_ZEIT = "brauchst braucht brauchen benötigst benötigt benötigen"
# Was von einer Dauer auf eine andere gebracht wird, ist die Aufgabe: "den Rahmen von 3 auf 5 Stunden erhöhen".
AENDERT = (
    "erhöhen erhöhe aufstocken stocke anheben hebe reduzieren reduziere senken senke kürzen kürze kürz ändern ändere "
    "anpassen passe verlängern verlängere korrigieren korrigiere hochsetzen herabsetzen runtersetzen umstellen "
    "ausweiten schneiden schneide schneid trimmen straffen verkürzen verkürze zusammenschneiden ausdehnen"
)
SAGT_WIE_LANGE = "ist sind hast habt wäre sollte müsste dürfte lässt"
GESCHAFFT = "machen gemacht abgehakt durch passiert"
DARF = "darf dürfen derf darf's derf's"
# Was verabredet wird, hat seine eigene Länge: "Termin mit der Bank, 30 Minuten".
VERABREDUNG = (
    "termin meeting treffen call telefonat gespräch besprechung videokonferenz telefonkonferenz interview "
    "sitzung"
)
VERABREDEN = (
    "vereinbaren vereinbare machen mach mache ausmachen finden finde buchen buche ansetzen setze organisieren "
    "organisiere anfragen frage abstimmen einplanen einladen lade eintragen einstellen legen planen"
)
NOCHMAL = "nochmal nochmals weitere zusätzlich"
EIN_BUDGET = "budget zeitbudget stundenbudget zeitrahmen zeitlimit kontingent stundenkontingent"
VORBEI = "gebraucht gedauert benötigt gekostet war waren lag lagen betrug wurde wurden"
VON = ""
GEGENSATZ = "aber sondern"
WIE_IMMER = "wie immer letzten vorigen besprochen gehabt letztes üblich gewohnt sonst abgemacht"
AUF = "auf"
# Zeit, die jemand in seinem Kalender haben will, ist die Aufgabe.
KALENDER = (
    "kalender terminkalender outlook zeitfenster slot blocker fokuszeit wochenplan dienstplan tagesplan stundenplan "
    "terminplan"
)
ZU_VIEL = "viel wenig kurz knapp lang lange teuer"
BLOCKT = (
    "blocken blocke block blockieren blockiere eintragen trag trage einbauen einplanen freihalten halte reservieren "
    "reserviere einstellen sperren sperre freischaufeln finden finde legen leg"
)
# Davor: eine Dauer, die der andere schon kennt.
SCHON_BEKANNT = (
    "die diese dieser diesen den der meine meinen unsere unseren seine ihre deine eure alle beide beiden"
)

# --- wessen Frist es ist

HOEFLICH = "bitte bittschön bittschen"
# Das Verb einer Bitte, mit "du", "Sie" oder "ihr" dahinter.
BITTEN = (
    "sagen kannst kannste könntest können könnten könnt könntet würdest würden würdet magst mögen wärst schaffst "
    "schaffen schafft sollst solltest könnts könntets"
)
DU = "du sie ihr"
ICH = "ich wir ichs wirs i ma"
# Mit "ich" oder "wir": ein Wunsch; mit einem Wort darunter nur, wenn sie es haben wollen.
WUENSCHEN = (
    "bitten ersuche ersuchen hätt würd möcht bräucht erbitte erbitten brauchs bräuchts hätts "
    "brauche brauch bräuchte bräuchten brauchen benötige benötigen möchte möchten hätte hätten will wollen "
    "würde würden wollte suche suchen erwarte erwarten wünsche wünschen "
    "muss müssen müsste müssten soll sollen sollte sollten"
)
SOLLEN = "wird werden muss müssen müsste müssten soll sollen sollte sollten darf dürfen"
PASSIV = "wird werden darf dürfen"
HABEN = "haben habe wissen bekommen kriegen erhalten zurückhaben zurückbekommen"
ERHALTEN = ""
WAR = "hatte hatten"
IST = "ist sind"
# Wird etwas fertig gewünscht, ist es die Frist: "muss bis Freitag raus".
FERTIG = (
    "sein werden raus rausgehen fertig fertigwerden da vorliegen stehen hinaus online erledigt passieren "
    "geschehen hängen klappen reichen gebraucht benötigt eingehen liegen vorliegen passen erfolgen rauskommen"
)
ES_REICHT = (
    "reicht reichen reichte genügt genügen langt ginge eilt pressiert klappt abzugeben "
    "einzureichen deadline abgabetermin stichtag super toll schön prima ideal perfekt gut spitze klasse wunsch "
    "wunschtermin recht lieb"
)
# Finite Verben, an denen man sieht, wer etwas tut, will oder verspricht.
TUT = (
    "bitten ersuche ersuchen hätt würd möcht bräucht erbitte erbitten brauchs bräuchts hätts könnts könntets habts "
    "will wollte wollen wollten möchte möchten braucht brauchte brauchen bräuchte bräuchten benötigt benötigen "
    "verlangt verlangen fordert erwartet erwarten hat hatte haben hatten hätte hätten ist war waren sind wird "
    "werden würde würden wäre wurde wurden kommt kommen kam meldet melden liefert liefern zahlt zahlen antwortet "
    "schickt schicken bringt bringen plant verspricht versprach bekommt macht gibt schreibt schrieb meldete sagte "
    "sagt meinte meint kann können konnte konnten könnte könnten soll sollte sollen sollten muss musste müssen "
    "müsste müssten darf dürfen bleibt bleiben geht gehen ging fährt fahren fliegt holt nimmt bearbeitet "
    "entscheidet hofft bittet bat wartet läuft laufen gilt gelten wünscht lässt öffnet schließt bietet hält liegt "
    "reicht genügt langt passt ginge eilt klappt hast habt bin bist brauche brauch benötige suche fahre komme "
    "bleibe melde arbeite reise fliege warte hab habe kannst könntest könnt könntet würdest würdet schaffst "
    "schafft schaffen sollst solltest musst dauert findet beginnt endet startet steht sitzt wohnt arbeitet mag "
    "erwarte wünsche zieht fängt hört"
)
ANDERE = "er es man wer jemand"
# Sagt, warum oder wann, nicht was zu tun ist.
WEIL = "weil damit sobald nachdem bevor ehe solange obwohl während seitdem sodass"
WENN = "wenn falls"
RELATIV = "der die das den dem deren dessen denen welcher welche welches welchen wo"
UND = "und oder aber also denn dann doch nur und sonst"
MEHRZAHL = "haben können dürfen brauchen sollten könnten sollen"
NACH_IMPERATIV = "mir uns sie bitte mal doch den die das dem einen eine ein einem einer ihm ihnen alle alles"
KEIN_VERB = (
    "der die das den dem des ein eine einen einem einer mein meine meinen unser unsere unseren dein deine "
    "ihr ihre ich wir du er sie es man und oder aber für mit von zum zur in im am an auf bei bis nur noch nicht"
)
ZUSTAND = "offen geschlossen zwischen neben oben unten ihren unseren meinen"
# Was bei einer Arbeit herauskommt, und Wörter, die sagen, dass es schon genannt ist:
# "am Freitag brauche ich die Zahlen".
ERGEBNIS = (
    "liste listen übersicht tabelle text texte entwurf entwürfe vorschlag vorschläge ergebnis ergebnisse zahlen "
    "unterlagen präsentation folien bericht auswertung protokoll angebot angebote plan datei dateien übersetzung "
    "zusammenfassung notizen ranking rangliste flyer broschüre exposé antwort rückmeldung entscheidung"
)
BESTIMMT = "die das es den ihn sie alles fertig zurück raus online zurückhaben zurückbekommen"
SOBALD = "sobald nachdem"
UND_AUCH = "und"
JEMAND = "jemand wer"
UM = "um gegen"
VERB_MIT_DU = (
    "könnts könntets habts kannst kannste könntest könnt könntet würdest würdet magst schaffst hast habt sollst "
    "solltest darfst"
)
MICH = ""
DIESES = "es das"
MOEGLICH = "geht gehts möglich machbar irgend passt klappt"
OHNE_ICH = ""
KANN = "kann könnte könnten können geht ginge klappt klappte"
GENUEGEN = "reichen reicht genügen genügt langen ausreichen"
ARTIKEL_DANACH = "a die das den einen eine ein mir uns"
WILL_SELBST = "will wollen möchte möchten würde würden"
BEKOMMT = "haben bekommen erhalten sehen lesen wissen zurückhaben zurückbekommen kriegen gebrauchen"
ALLEIN = "nur erst"
HAELT_BIS = (
    "gültig geöffnet offen geschlossen haltbar befristet gesperrt besetzt belegt vermietet verliehen zu dicht"
)
PERSON = "er man wer"
# Bis dahin nehmen andere etwas an: eine Grenze, die der Schreibende nicht gesetzt hat.
SCHLUSS_TAG = (
    "einsendeschluss anmeldeschluss bewerbungsschluss redaktionsschluss annahmeschluss meldeschluss "
    "anzeigenschluss abgabeschluss druckschluss bewerbungsfrist anmeldefrist einspruchsfrist widerspruchsfrist "
    "meldefrist einreichungsfrist angebotsfrist abgabefrist zahlungsfrist"
)
ZWISCHEN = "zwischen"
REICHT = "reicht reichen reichte genügt genügen langt langen ginge recht ok okay"
DIESE_DA = "die diese alle beide"
FERTIG_MACHEN = "machen stellen schreiben tippen bekommen kriegen"
# Was man jemandem an einem Tag schickt, ist bis dahin fertig.
AN_MICH = "mir uns"
ABLIEFERN = (
    "schicken schick schickst schickt senden sende sendet zusenden zuschicken geben gib gebt mailen maile mail bringen "
    "vorlegen übergeben zurückschicken zurückgeben zurücksenden zukommen"
)
SAGT_HINTERHER = (
    "sagt sagte sagen meint meinte meinen schreibt schrieb schreiben heißt behauptet behaupten laut so"
)
BEVOR = "bevor ehe"
BESTIMMT_FUER = "für"
# "Die Frist läuft bis Freitag".
LAEUFT_AB = "läuft endet schließt"
EINE_LAUFENDE = "frist"
VERMUTLICH = "voraussichtlich vermutlich wahrscheinlich"
ERINNERN = "erinnere erinner erinnern erinnert erinnerung"
# Ändern eine Frist oder ein Budget, das es schon gibt.
VERSCHIEBEN = (
    "verschieben verlegen vorverlegen vorziehen verlängern verkürzen erhöhen aufstocken kürzen ändern anpassen "
    "aktualisieren nachtragen eintragen ersetzen umstellen korrigieren"
)
# "Bis Donnerstag ist zu spät".
ZU_SEHR = "zu"
ZU_FRUEH = "spät früh knapp kurz eng kurzfristig"
# Gleich hinter einem Tag: Gemeint ist einer vor oder nach einem Ereignis ("am Freitag davor").
VON_DA_AN = "davor vorher zuvor danach darauf"
# Beginnen eine abhängige Frage: "welche Druckerei bis Freitag liefern kann".
FRAGEWORT = "ob wer wie was wo wann warum wieso weshalb welche welcher welches welchen wem wen"
REGIERT = (
    "für bei beim mit nach von vom zu zum zur wegen aus in im ins an am auf aufs über unter vor gegen ohne um durch "
    "seit"
)
# "Der Rest hat bis morgen Zeit": eine Frist für einen Teil.
REST = "rest restliche restlichen restlicher übrige übrigen andere anderen zuerst"
AUCH = "auch notfalls"
ANGENOMMEN = "geht ginge reicht ok okay recht möglich verkrafte passt ginge gut"
# Gleich hinter einer Frist: "bis Freitag, vielleicht auch erst nach der Prüfung".
VIELLEICHT = "vielleicht eventuell evtl möglicherweise"
ERST = "erst nach später"
# "Um 9 Uhr an dem Tag".
JENER = "dem diesem selben jenem gleichen"
DER_TAG = "tag"
# Teil eines Verbs am Ende des Satzes: "bis zehn an?"
VERBZUSATZ = (
    "an ab auf aus ein durch raus rein fertig vor zu mit nach los hin her weg um zurück online da rum zurecht"
)
NICHTS = "nichts nix"
# Was mit einer Ordnungszahl gezählt wird: "2 Std. 30. Geburtstag".
GEZAEHLT = "geburtstag stock stockwerk etage jubiläum mal hochzeitstag todestag jahrestag teil kapitel auflage woche kw"
VON_JETZT = "ab"
SPAETER = "später nachher"
# Was bis dahin so bleibt, ist bis dahin nicht zu erledigen: "den Mietwagen bis Dienstag behalten".
DAUERT_AN = (
    "behalten behalte behältst hält halten freihalten freihält offenhalten aufbewahren aufheben einlagern lagern "
    "pausieren aussetzen parken vertritt vertreten verlängern verlängere verlängert bleibt bleiben "
    "warten warte wartet parke blocken weiterlaufen dalassen stehenlassen liegenlassen hängenlassen"
)
# Mit "lassen": "hängen lassen".
BLEIBT_SO = "hängen liegen stehen laufen drin offen zu an aus drauf weg da dort"
LASSEN = "lass lasse lassen lasst lässt"
