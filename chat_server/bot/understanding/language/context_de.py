"""Deutsche Wörter in der Nähe einer Zeitangabe, die zeigen, was sie bedeutet: wer spricht, worum es geht.

Reine Wortlisten, durch Leerzeichen getrennt.
"""

# Macht aus "bis 18 Uhr" eine Öffnungszeit oder Gültigkeit: gehört zur Aufgabe.
GILT_BIS = (
    "gilt gelten gültig geöffnet offen haltbar läuft laufen befristet gebucht "
    "reserviert angebotsfrist kündigungsfrist bewerbungsfrist anmeldefrist einsendeschluss anmeldeschluss "
    "anmeldung rabatt aktion gutschein storniert stornierbar frühbucherrabatt schulferien ferien "
    "zahlung zahlbar zahlungsziel zahlungsfrist skonto rückgabe rückgaberecht widerruf probezeit"
)
# Ebenso, aber weniger sicher: Es wird gefragt.
GILT_VIELLEICHT = (
    "verfügbar erreichbar besetzt auf kostenlos geht dauert verlängert verlängern zugestellt bleibt "
    "bleiben erinnere erinner erinnern liefert kommt zahlt antwortet"
)
# Daneben sind Wochentage und Uhrzeiten deren Inhalt ("Sprechzeiten ändern: Mo-Fr 8-12 Uhr").
OEFFNUNGSZEITEN = (
    "öffnungszeiten öffnungszeit sprechzeiten sprechzeit sprechstunde sprechstunden bürozeiten arbeitszeiten "
    "geschäftszeiten servicezeiten besuchszeiten ladenzeiten praxiszeiten kassenzeiten telefonzeiten abholzeiten"
)
# Was jemand sagt oder ausrichten lässt, hat eigene Fristen ("Sag ihm, dass wir bis Freitag liefern"): Es wird gefragt.
SAGEN = (
    "sag sage sagen sagt gesagt frag frage fragen fragt gefragt nachfragen nachfrage schreib schreibe "
    "schreiben schreibt geschrieben antworte antworten geantwortet teile teil mitteilen mitgeteilt "
    "ausrichten richte informiere informier informieren meinte meint behauptet versprochen verspricht "
    "zugesagt versichert erkläre erklären kläre klären klär geklärt wissen bestätige bestätigen bestätigt "
    "gebeten mail maile schrieb antwortete hörte gehört angekündigt kündigte"
)
SAGT = "lt laut angeblich sagt sagte meint meinte behauptet behauptete verspricht versprach versichert"
SCHREIBEN = "schreib schreibe schreiben schreibt kläre klären klär"
ZUGESAGT = (
    "gegeben gesetzt eingeräumt gewährt zugesagt versprochen angekündigt versichert zugesichert behauptet "
    "gesagt geschrieben gemeint"
)
DASS = ""
OB = "dass daß ob"
NEBENSATZ = "ob welche welcher welches welchen wer was wie warum wann weshalb weil"
# Danach ist mit "dass" die Aufgabe selbst gemeint ("Sorge dafür, dass").
WUNSCH = "dafür darauf daran wichtig sicher sicherstellen möchte möchten will wollen brauche hätte so schön gern gerne"
# Bis dahin gerade nicht ("Bis Freitag brauche ich nichts").
VERNEINT = "keiner keinesfalls keineswegs niemals nicht ned net nöd nid nichts nix niemand kein keine keinen keinerlei"
DOCH_NICHT = "vergessen vergisst vergiss später länger mehr nur"
ANGEREDET = "du ihr sie"
# Wer etwas sagt; nach "ich brauche" und dergleichen steht die eigene Frist.
SPRECHER = "ich wir er sie"
WIR = "ich wir"
# Andere sollen bis dahin etwas tun ("Bitte Frau Kurz bitten, bis Freitag zu antworten").
AUFFORDERN = "bitten bitte erinnern erinnere auffordern fordere ermahnen ersuche ersuchen"
ZU = "zu"
FRIST_SETZEN = "setz setze setzen setzt gib geben gewähre gewähren"
EINE_FRIST = "frist deadline zeit termin"
REGELMAESSIG = "jede jeden jedes jeder wöchentlich täglich monatlich immer regelmäßig"
BIN = "bin sind bleibe bleiben"
BRAUCHEN = (
    "hätt bräucht möcht brauch "
    "brauche brauchen bräuchte bräuchten benötige benötigen benötigt braucht muss müssen müsste möchte "
    "möchten hätte hätten will wollen wäre"
)
# Andere, die etwas wollen, und Worte, die zeigen, dass daraus nichts wird ("Er will es bis Freitag, sag ihm ab").
WILL = (
    "will wollen wollte wollten möchte möchten braucht brauchen brauchte bräuchte bräuchten hätte hätten fordert "
    "fordern verlangt verlangen erwartet erwarten benötigt wünscht wünschen hofft bittet bat"
)
ABLEHNEN = (
    "absagen absage sage sag schreib schreibe ablehnen ablehne ablehnung vertrösten nicht nein unmöglich "
    "schaffen verlängerung aufschub nachfragen antworte antworten meinst rätst schlägst vorschlägst"
)
# Läuft etwas bald ab, ist "bald" keine Frist; ebenso in Nebensätzen ("ob das bald fertig ist").
ABLAUFEN = (
    "abläuft ablaufen auslaufen ausläuft endet enden fällig schließt schließen beginnt beginnen kommt kommen "
    "erscheint erscheinen ablaufende auslaufende"
)
# "Ich bin bis Freitag im Urlaub": Vielleicht ist die Rückkehr die Frist, vielleicht nicht.
ABWESEND = "urlaub unterwegs abwesend krank dienstreise verreist verhindert elternzeit"
# Nur nach einem der Wörter darunter.
VIELLEICHT_ABWESEND = "weg frei"
SEIN = "bin ist sind habe haben hab hat"
# Was selbst einen Termin hat: Ein Datum daneben gehört dazu. Zusammengesetzte Wörter zählen mit (Zahnarzttermin).
EREIGNIS = (
    "flug flüge termin termine meeting meetings besprechung tisch hotel hotels zug züge zugverbindung "
    "bahn fahrt abfahrt ankunft abflug rückflug hinflug konferenz messe geburtstag hochzeit feier party "
    "seminar kurs workshop webinar treffen call telefonat interview vortrag veranstaltung event konzert "
    "kino theater karten tickets ticket lieferung umzug abholung übernachtung übernachtungen zimmer "
    "mietwagen taxi check-in checkin besichtigung untersuchung geburt jubiläum weihnachtsfeier sommerfest "
    "ausflug reise urlaub dienstreise abendessen mittagessen frühstück dinner lunch brunch essen sitzung "
    "schulung prüfung klausur vorstellung vorstellungsgespräch gespräch videokonferenz telefonkonferenz "
    "zoom teams wohnung wohnungsübergabe übergabe anreise abreise rückreise unterkunft babysitter "
    "restaurant raum räume saal shuttle transfer bus fähre kalender kalendereintrag kündigung abo spiel "
    "rennen lauf marathon gast gäste besuch jubiläum uhrzeit öffnungszeiten präsenztermin blocker slot "
    "bewerbungsgespräch tagung kongress gala ausstellung taufe einschulung elternabend arzttermin "
    "zahnarzt arzt friseur werkstatt tüv reparatur handwerker buchung einladung bestellung abfahrtszeit "
    "start beginn auftritt premiere release launch beerdigung trauerfeier begräbnis abiball klassentreffen "
    "rückkehr rückfahrt hinfahrt heimfahrt heimreise treffpunkt einlass aufbau abbau eröffnung generalprobe chorprobe "
    "verhandlung stammtisch gottesdienst beisetzung übergabetermin "
    "konzertkarten kinokarten theaterkarten eintrittskarten ferienwohnung "
    "trauung standesamt richtfest messebesuch notartermin"
)
# Am Ende eines zusammengesetzten Wortes sagen sie nichts: Adressen, Visitenkarten, Lebenslauf, Reihenfolge.
NUR_GANZ = (
    "essen karten züge lauf spiel raum räume prüfung start kalender gast gäste besuch bestellung buchung führung folge "
    "präsentation wohnung"
)
# Verben, die einen Termin machen.
EREIGNIS_VERB = (
    "buchen buche buch reservieren reserviere reservier vereinbaren vereinbare ausmachen verschieben "
    "verschiebe verlegen verlege einladen lade einzuladen stattfindet stattfinden findet beginnt beginnen "
    "startet starten fliegt fliegen fliege reisen reise erinnern erinnere eintragen trage einstellen "
    "kündigen kündige treffen treffe ankommt endet enden abfährt wegfährt ankommen abholen hole bestellen "
    "blocken blocke umbuchen stornieren verabreden feiern heiratet bestell wird anmelden anmelde mieten "
    "miete trifft kommt kommen feiert bestelle"
)
# Was selbst eine Länge hat.
HAT_LAENGE = (
    "aufzeichnung mitschnitt sprachnachricht sprachmemo "
    "video clip film treffen vortrag präsentation rede podcast folge meeting termin call telefonat gespräch fahrt "
    "flug zug kurs workshop seminar pause aufenthalt kurzfilm trailer interview webinar besprechung "
    "playlist song massage training wanderung route strecke umstieg fahrzeit videokonferenz "
    "telefonkonferenz sitzung tour führung zugverbindung lesung spaziergang hörbuch backzeit lieferung "
    "audio tonspur aufnahme tonaufnahme tonband fußweg entfernung diktat parkdauer spieldauer laufzeit haltbarkeit"
)
ZU_SCHAFFEN = "schaffen machen machbar erledigt getan gehen schaffbar"
NACH_ODER_VOR = "nach vor vorm"
ARTIKEL = "dem der den unserem unserer meinem meiner ihrem ihrer"
# Wer eine Frist einhält, hat sie; sonst ist sie, was zu erledigen ist ("Frist verlängern").
HAELT_EIN = (
    "einhalten überschreiten beachten einplanen reichen genügen ausreichen hinkommen brauchen rechnen "
    "kosten dauern"
)
BEGLEITWORT = (
    "der die das den dem des ein eine einen unser unsere unseren mein meine meinen ihr ihre ihren alle jede"
)
INFINITIV_ENDET_AUF = "n"
