"""Deutsche Wörter für Titel: Befehle, die zur Grundform werden, und was einen Titel allein nicht trägt."""

# Befehle ("prüf", "prüfe", "prüft"), mit denen kein Nomen verwechselt wird.
BEFEHL = (
    "mach mache macht schick schicke schickt such sucht ruf rufe ruft schreib schreibe schreibt prüf prüfe prüft find "
    "finde findet erstell erstelle erstellt organisier organisiere organisiert buche bucht bestell bestelle bestellt "
    "besorg besorge besorgt recherchier recherchiere recherchiert fragt kümmer hol hole holt sag sage sagt stell "
    "stellt leg lege legt trag trage tragt vergleich vergleiche vergleicht sortier sortiere sortiert lies lest "
    "übersetz übersetze übersetzt vereinbar vereinbare vereinbart reservier reserviere reserviert plant bereite "
    "bereitet setz setze setzt nimm nehmt gib änder ändere ändert verschieb verschiebe verschiebt kündig kündige "
    "kündigt storniere stornier storniert fass fasse fasst klär kläre klärt tipp tippe tippt drucke druckt "
    "scann scanne "
    "scannt lade ladet sammel sammle sammelt gestalte gestaltet entwirf entwerft formatiere formatier formatiert "
    "überprüf überprüfe überprüft korrigier korrigiere korrigiert räum räume räumt richte richtet meldet leite leitet "
    "listet aktualisier aktualisiere aktualisiert bring bringe bringt pfleg pflege pflegt "
    "digitalisier digitalisiere digitalisiert transkribier transkribiere transkribiert verschick verschicke verschickt "
    "ordne ordnet beantworte beantwortet rechne rechnet ergänz ergänze ergänzt füll fülle füllt trenne trennt verfass "
    "verfasse verfasst formulier formuliere formuliert kontaktier kontaktiere kontaktiert bau baue baut "
    "überarbeite überarbeitet erneuere antworte antwortet frag koordinier koordiniere koordiniert beauftrage "
    "beauftragt zeichne "
    "zeichnet kauf kaufe kauft zieh ziehe zieht pack packe packt hak hake hakt häng hänge hängt ersetz ersetze ersetzt "
    "lösch lösche löscht poste postet analysier analysiere analysiert informier informiere informiert"
)
# Sehen auch wie ein Nomen aus: nur vor "mir", "die", "eine" und dergleichen.
BEFEHL_ODER_NOMEN = "plan plane druck liste suche frage stelle melde text texte"
BEFEHL_UNREGELMAESSIG = {
    "lies": "lesen", "nimm": "nehmen", "gib": "geben", "entwirf": "entwerfen", "frag": "fragen",
}  # fmt: skip
# Nomen, die erst mit dem, wovon sie handeln, eine Aufgabe nennen: "Bitte die Tabelle erstellen".
BLASS = (
    "pdf datei link ergebnis ergebnisse rückmeldung antwort info infos information informationen bescheid entwurf "
    "auswahl übersicht vorschlag vorschläge möglichkeiten namen angebote angebot version fassung freigabe text texte "
    "tabelle liste rückgabe übersendung abgabe fertigstellung versand auflistung aufstellung brief schreiben mail "
    "termin ersatz anzeige bild bilder druckdaten adressen dokument unterlagen unterlage sache sachen ding punkte "
    "unterstützung gefallen excel word preise preis stück seite seiten vergleich korrektur idee ideen daten karte "
    "karten nummer änderung änderungen nachricht offerten offerte rechnung formular überweisung buchung anmeldung "
    "druck ordnung positionen position beispiele varianten"
)
# Was mit dem Ergebnis geschehen soll: "Schick mir das PDF", "gib Bescheid", "Link an mich".
UEBERGABE = (
    "schick schicke schickt schicken schickst sende sendet senden maile mailen mailt zusenden zurücksenden zuschicken "
    "melden melde meldet bescheid rückmeldung antwort antworten geben gib gebt gibst sag sagen abgabe übersendung "
    "rückgabe vorlegen vorliegen fertigstellung info link zurück nennen nenn nenne lieferung an"
)
AN_MICH = "mir uns mich ich wir"
# Wie viel Zeit oder Geld es kosten darf, und wie sehr es eilt.
PLANUNG = (
    "stunde stunden std minuten min zeit zeitaufwand zeitrahmen zeitbudget zeitlimit aufwand budget frist limit deckel "
    "mehr länger überschreiten genügen genügt reicht reichen ausreichen kosten eilt dringend bald schnell sofort "
    "kalkulieren mitkalkulieren einplanen veranschlagen aufwenden ansetzen einsetzen abrechnen aufschreiben "
    "beschränken "
    "euro reihenfolge hierfür dafür hineinstecken reinstecken investieren umfang hälfte bezahlen abgabe "
    "abgabetermin bis schaffst "
    "schaffen aufhören zeitraum deckeln begrenzen nehmen berechnen maximum stopp obergrenze höchstens maximal"
)
# Sagt, dass etwas fehlt oder gewünscht wird: "Unser Schaufenster braucht neue Preisschilder".
FEHLT = (
    "braucht brauchen fehlt fehlen sucht suchen suche benötigt benötigen bräuchte bräuchten bräucht brauche "
    "wünschen wünsche wünscht hätten hätt hätte möchte möchten will wollen muss müssen soll sollen gehört brauch"
)
# Meldet sich nur oder ruft: "Tag zusammen!", "Moin", "Hilfe!"
RUF = (
    "tag hallo servus moin grüß grüezi hi hey gott nein ja liebe lieber hilfe danke achtung hurra helau alaaf so "
    "lage ahoi grüße gruß herzlich herzlichst sportliche sportlichem kameradschaftlichem mfg lg"
)
FRAGEWORT = (
    "was wie wo wer wann welche welcher welches welchen warum wieso wohin woher ob gibt wieviel worauf womit"
)
# Mit "ich" oder "wir" sagt es, was der Schreibende tut: "Mehr können wir nicht bezahlen".
WILL_SELBST = "kann können muss müssen darf dürfen werde werden könnte könnten"
# Enden wie eine Grundform, sind aber keine.
ENDET_WIE_VERB = (
    "offen schon dann denn wann gern gestern morgen innen außen oben unten hinten vorn sondern keinen meinen unseren "
    "allen einen ihnen beiden anderen neuen wenn nein sein zehn sieben neun ihren deinen euren diesen jeden hausintern "
    "extern intern modern zusammen neben zwischen seinen alten kleinen großen guten schönen übrigen offenen tagen "
    "wochen stunden einigen vielen wenigen jenen welchen inzwischen insofern daneben drinnen draußen verboten "
    "geschlossen zufrieden trocken wissen haben sein werden wären hätten würden müssen sollen können dürfen mögen "
    "sind waren wurden hatten konnten wollten sollten mussten durften kommen kamen gekommen gewesen geworden worden"
)
