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
SONST = "notfalls not sonst ansonsten falls wenn auch eventuell evtl ggf vielleicht spätestens bedarf nötig"
ODER_SO = "oder bzw beziehungsweise"
GELD = "euro eur € $ £ chf franken rappen cent dollar pfund usd"

# --- wessen Dauer es ist

# Ein Weg: "20 Minuten zu Fuß vom Bahnhof", "eine Stunde Fahrt".
WEG = (
    "fuß fußweg gehweg laufweg fußläufig fußmarsch gehminuten entfernt entfernung fahrt "
    "autofahrt bahnfahrt busfahrt zugfahrt fahrtzeit fahrzeit anfahrt anreise auto rad fahrrad bahn u-bahn "
    "s-bahn tram straßenbahn bus zug öffis roller weg flug flugzeit ubahn sbahn auswärts"
)
VON_WO = "vom von aus"
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
ARBEIT = "arbeit arbeitszeit aufwand recherche recherchearbeit zeit zeitaufwand bearbeitung budget einsatz"
