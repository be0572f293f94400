"""Die deutschen Wörter: ein Wort mehr ist eine Zeile mehr.

Groß und klein geschrieben gilt als gleich, "ü" als "ue" und als "u" auch. Mehrere Schreibweisen mit demselben Wert
stehen in einer Zeile, durch Leerzeichen getrennt. Wie Wörter zu Zeitangaben werden, steht in forms_de.py.
"""

# Tage von heute aus gezählt; auch übliche Tippfehler.
TAG = {
    "vorgestern": -2,
    "gestern": -1,
    "heute heut heude heite hüt": 0,
    "morgen mogen morgn mrogen moregn morgne mogren morgem morn": 1,
    "übermorgen übermorgn übermrogen üebermorgen übermorn": 2,
    "überübermorgen": 3,
}

# Montag ist 0.
WOCHENTAG = {
    "montag mäntig mentig määntig": 0,
    "dienstag zischtig ziischtig zyschtig dienschtig": 1,
    "mittwoch mittwuch": 2,
    "donnerstag donnschtig donschtig dunschtig dunnschtig": 3,
    "freitag fritig friitig frytig": 4,
    "samstag sonnabend samschtig samstig": 5,
    "sonntag sunntig suntig": 6,
}

# Nur groß geschrieben, sonst sind es andere Wörter ("so", "do", "mi").
WOCHENTAG_KURZ = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}

MONAT = {
    "januar jänner jan": 1,
    "februar feber feb": 2,
    "märz mrz": 3,
    "april apr": 4,
    "mai": 5,
    "juni jun": 6,
    "juli jul": 7,
    "august aug auguscht": 8,
    "september sept sep": 9,
    "oktober okt": 10,
    "november nov": 11,
    "dezember dez dezämber": 12,
}

# Tage mit Namen. Mehrere Tage: Es wird gefragt, welcher gemeint ist. Namen wie in domain/core/feasts.py.
FESTTAG = {
    "heiligabend heilig-abend weihnachtsabend": "Heiligabend",
    "weihnachten weihnachtstage": "Heiligabend, Erster Weihnachtstag",
    "silvester sylvester": "Silvester",
    "neujahr": "Neujahr",
    "nikolaus nikolaustag": "Nikolaus",
    "karfreitag": "Karfreitag",
    "gründonnerstag": "Gründonnerstag",
    "ostersonntag": "Ostersonntag",
    "ostermontag": "Ostermontag",
    "ostern": "Gründonnerstag, Ostermontag",
    "himmelfahrt vatertag": "Christi Himmelfahrt",
    "pfingstsonntag": "Pfingstsonntag",
    "pfingstmontag": "Pfingstmontag",
    "pfingsten": "Freitag vor Pfingsten, Pfingstmontag",
    "rosenmontag": "Rosenmontag",
    "aschermittwoch": "Aschermittwoch",
    "valentinstag": "Valentinstag",
    "allerheiligen": "Allerheiligen",
    "reformationstag halloween": "Reformationstag",
    "martinstag": "Martinstag",
    "mariahimmelfahrt": "Mariä Himmelfahrt",
    "dreikönig dreikönigstag dreikönige epiphanias": "Heilige Drei Könige",
    "maifeiertag": "Tag der Arbeit",
    "nationalfeiertag": "Tag der Deutschen Einheit",
    "fronleichnam": "Fronleichnam",
    "fasching karneval fastnacht": "Rosenmontag, Fastnachtsdienstag",
}

# Tageszeit -> Uhrzeit, die gilt, wenn keine genannt ist. Ohne Uhrzeit: Es wird gefragt.
TAGESZEIT = {
    "früh morgens frühmorgens": ("morning", "08:00"),
    "vormittag vormittags vormittog vorm. vm.": ("morning", "10:00"),
    "mittag mittags mittagszeit mittog z'mittag zmittag": ("noon", "12:00"),
    "nachmittag nachmittags namittag nachm. nm.": ("afternoon", "15:00"),
    "abend abends abig zobig z'abend zabend": ("evening", "18:00"),
    "nacht nachts": ("night", ""),
    "mitternacht": ("midnight", "24:00"),
    "feierabend büroschluss geschäftsschluss dienstschluss": ("close", ""),
    "tagesende": ("day", ""),
}

ZAHLWORT = {
    "ein eins eine einen einem einer eines ne nen ner": 1,
    "zwei zwo zwoa zwa zwee zwöi": 2,
    "drei drü": 3,
    "vier": 4,
    "fünf fünfe": 5,
    "sechs sechse": 6,
    "sieben siebene": 7,
    "acht": 8,
    "neun neune": 9,
    "zehn zehne": 10,
    "elf elfe": 11,
    "zwölf zwölfe": 12,
    "dreizehn": 13,
    "vierzehn": 14,
    "fünfzehn": 15,
    "sechzehn": 16,
    "siebzehn": 17,
    "achtzehn": 18,
    "neunzehn": 19,
    "zwanzig": 20,
    "dreißig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
    "hundert": 100,
}

# Der Anfang von "-te", "-ten", "-ter" ("dritten"); 20 bis 31 entstehen aus den Zahlwörtern.
ORDNUNGSZAHL = {
    "erst": 1,
    "zweit": 2,
    "dritt": 3,
    "viert": 4,
    "fünft": 5,
    "sechst": 6,
    "siebt siebent": 7,
    "acht": 8,
    "neunt": 9,
    "zehnt": 10,
    "elft": 11,
    "zwölft": 12,
    "dreizehnt": 13,
    "vierzehnt": 14,
    "fünfzehnt": 15,
    "sechzehnt": 16,
    "siebzehnt": 17,
    "achtzehnt": 18,
    "neunzehnt": 19,
}

# Brüche für Dauern, in Vierteln; "zweieinhalb", "dreidreiviertel" ... entstehen aus den Zahlwörtern.
BRUCHZAHL = {
    "anderthalb anderthalbe einundhalb einenhalben": 6,
    "zwoahalb zwoaeinhalb zwoaradhalb": 10,
    "einviertel": 1,
    "dreiviertel": 3,
}
HALB = {"halbe halbi halben halber halbes halb": 2, "viertel": 1, "dreiviertel": 3}

# Wie oft, und wie viele.
MALZAHL = {
    "zweimal zwomal": 2,
    "dreimal": 3,
    "viermal": 4,
    "fünfmal": 5,
    "sechsmal": 6,
    "achtmal": 8,
    "zehnmal": 10,
}
ANZAHL = {"beide beiden": 2}

# Einheiten der Dauer in Minuten.
EINHEIT = {
    "stunde stunden std stdn stdt h hrs stund stundn stunda stündchen stündli arbeitsstunde arbeitsstunden": 60,
    "minute minuten min mins minütchen": 1,
}
STUNDENTEIL = {
    "viertelstunde viertelstunden viertelstündchen viertelstund": 15,
    "halbestunde halbstunde halbstündchen": 30,
    "dreiviertelstunde": 45,
}
ARBEITSTAG_DAUER = {
    "tag tage tagen arbeitstag arbeitstage arbeitstagen personentag personentage manntag manntage pt": 480,
    "woche wochen": 2400,
}

# Spannen für "in 3 Tagen"; Werktage zählen nur Arbeitstage.
SPANNE = {
    "tag tage tagen tages": "days",
    "werktag werktage werktagen werktages arbeitstag arbeitstage arbeitstagen": "working_days",
    "woche wochen": "weeks",
    "monat monate monaten monats": "months",
    "jahr jahre jahren jahres": "years",
    "stunde stunden std h": "hours",
    "minute minuten min": "minutes",
    "viertelstunde": "quarter_hours",
    "dreiviertelstunde": "three_quarter_hours",
}

BEZUG = {
    "diese diesen dieser dieses diesem": "this",
    "kommende kommenden kommender kommendes kommendem komm. kom.": "coming",
    "nöchscht nöchschte nöchschti nächscht": "next",
    "nächste nächsten nächster nächstes nächstem nechste nechsten nächter nächsen nächtsen nästen näxten": "next",
    "nä. nächst.": "next",  # nur mit Punkt
    "übernächste übernächsten übernächster übernächstes": "after_next",
    "letzte letzten letzter letztes vergangene vergangenen vergangener vorige vorigen voriger": "past",
}

RAND = {"anfang anf aafang": "start", "mitte mitti": "middle", "ende ändi änd": "end"}
WOCHENRAND = {"wochenanfang wochenbeginn": "start", "wochenmitte": "middle", "wochenschluss": "end"}
MONATSRAND = {
    "monatsanfang monatsbeginn": "start",
    "monatsmitte": "middle",
    "monatsende monatswechsel ultimo monatsletzten monatsletzter": "end",
}
JAHRESRAND = {
    "jahresanfang jahresbeginn": "start",
    "jahresmitte": "middle",
    "jahresende jahresschluss jahreswechsel": "end",
}

# Sommer- und Winterzeit: nötig nur in der Stunde, die es zweimal gibt.
ZEITZONE = {"sommerzeit mesz cest": 0, "winterzeit normalzeit mez cet": 1}

# Nur in "im Laufe des Montags": allein sagen sie, was sich wiederholt.
WOCHENTAG_GENITIV = {
    "montags": 0,
    "dienstags": 1,
    "mittwochs": 2,
    "donnerstags": 3,
    "freitags": 4,
    "samstags sonnabends": 5,
    "sonntags": 6,
}

# Punkte nach diesen Wörtern beenden keinen Satz.
ABKUERZUNG = (
    "mo di mi do fr sa so jan feb mrz apr jun jul aug sept sep okt nov dez std stdn min max ca bzw evtl "
    "ggf inkl zzgl "
    "nr str tel dr prof hr fr z b d h u a vgl usw etc anf s kap bsp evt vs bspw abs art inh geb  "
    "tgl stck stk zz zzt spät spätest "
    "ungef mind vorm nachm bspw st fa fam hrn mr mrs zi hd lt verw pers gem betr sog nä komm kom vm nm"
)

# Vertippte Wörter, die zu kurz sind, um sie von selbst zu erkennen.
KURZ_VERTIPPT = {"ur urh uhrr huhr": "uhr", "wuche": "woche"}

# Hier darf ein Buchstabe falsch sein, fehlen, zu viel oder vertauscht sein ...
TIPPFEHLER_ERLAUBT = (
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar september "
    "oktober november "
    "dezember übermorgen spätestens höchstens maximal stunden minuten wochenende monatsende "
    "nachmittag vormittag mittag "
    "nächsten kommenden übernächsten deadline anderthalb viertelstunde dreiviertelstunde zeitbudget"
)
# ... außer bei diesen echten Wörtern.
KEINE_TIPPFEHLER = (
    "montage montagen montags dienstags mittwochs donnerstags freitags samstags sonntags sonntage freitage "
    "nächten nächtens höchsten spätesten maximale maximaler maximales maximalen kommender kommendes kommende "
    "nachmittage vormittage deadlines wochenenden studenten stünden"
)

# Woran man die Sprache erkennt, wenn sonst nichts hilft.
ERKENNUNG = (
    "bis der die das und für mit ein eine einen bitte ich wir am im zum spätestens nicht von den "
    "dem uhr auf zu "
    "stunden stunde heute morgen übermorgen kannst könntest können brauche wochen woche tagen ist vom "
    "bei nach oder"
)
