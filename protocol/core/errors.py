"""Error codes of replies and close codes of connections, with their texts for people."""

from typing import Final, NamedTuple


class ErrorText(NamedTuple):
    """One error code: whether trying again can help, and what people are told."""

    retryable: bool
    de: str
    en: str


ERRORS: Final[dict[str, ErrorText]] = {
    "bad_request": ErrorText(
        False,
        "Diese Anfrage war fehlerhaft. Bitte die Seite neu laden.",
        "This request was malformed. Please reload the page.",
    ),
    "unknown_command": ErrorText(
        False,
        "Der Server kennt diese Anfrage nicht. Bitte die Seite neu laden.",
        "The server does not know this request. Please reload the page.",
    ),
    "hello_first": ErrorText(
        False,
        "Die Verbindung wurde nicht begrüßt. Bitte die Seite neu laden.",
        "The connection has not said hello. Please reload the page.",
    ),
    "not_found": ErrorText(
        False,
        "Das gibt es nicht, oder es ist nicht freigegeben.",
        "This does not exist, or you may not see it.",
    ),
    "not_allowed": ErrorText(
        False,
        "Das ist hier nicht erlaubt.",
        "You are not allowed to do this here.",
    ),
    "gone": ErrorText(
        False,
        "Die Nachricht wurde schon gelöscht.",
        "The message has already been deleted.",
    ),
    "key_reused": ErrorText(
        False,
        "Unter diesem Schlüssel wurde schon etwas anderes gesendet. Bitte noch einmal neu senden.",
        "Something else was already sent under this key. Please send it again as new.",
    ),
    "key_expired": ErrorText(
        False,
        "Diese Nachricht wartet schon zu lange. Bitte prüfen, ob sie ankam, und sonst neu senden.",
        "This has been waiting for too long. Please check whether it arrived, and send it anew if not.",
    ),
    "rate_limited": ErrorText(
        True,
        "Das war sehr viel auf einmal. Gleich geht es weiter.",
        "That was a lot at once. It will go on in a moment.",
    ),
    "busy": ErrorText(
        True,
        "Der Server ist gerade ausgelastet. Es wird gleich noch einmal versucht.",
        "The server is busy right now. It will be tried again in a moment.",
    ),
    "unavailable": ErrorText(
        True,
        "Der Server kann gerade nicht speichern. Es wird gleich noch einmal versucht.",
        "The server cannot save right now. It will be tried again in a moment.",
    ),
    "internal": ErrorText(
        True,
        "Hier ist etwas schiefgegangen. Bitte gleich noch einmal versuchen.",
        "Something went wrong here. Please try again in a moment.",
    ),
    "unreadable": ErrorText(
        False,
        "Das lässt sich gerade nicht lesen. Bitte der Agentur Bescheid geben.",
        "This cannot be read right now. Please tell the agency.",
    ),
    "too_many": ErrorText(
        False,
        "Mehr passen hier nicht hin. Nimm zuerst etwas weg.",
        "There is no room for more here. Take something away first.",
    ),
    "too_many_dialogs": ErrorText(
        False,
        "Es ist schon sehr viel angefangen. Bitte zuerst etwas davon abgeben oder abbrechen.",
        "A lot has been begun already. Please hand some of it in first, or cancel it.",
    ),
    "conflict": ErrorText(
        True,
        "Davon ist schon mehr oder weniger angekommen. Es wird dort weitergemacht.",
        "More or less of this has arrived already. It will go on from there.",
    ),
    "upload_busy": ErrorText(
        True,
        "Diese Datei wird gerade an anderer Stelle hochgeladen.",
        "This file is just being uploaded somewhere else.",
    ),
    "file_too_large": ErrorText(
        False,
        "Diese Datei ist zu groß.",
        "This file is too large.",
    ),
    "file_quota": ErrorText(
        False,
        "Der Speicher für Dateien ist voll. Bitte ältere Dateien löschen oder der Agentur Bescheid geben.",
        "The room for files is full. Please delete older files or tell the agency.",
    ),
    "file_refused": ErrorText(
        False,
        "Diese Datei wird nicht angenommen.",
        "This file is not accepted.",
    ),
    "quiet_hours": ErrorText(
        False,
        "Jetzt ist Feierabend: Der Kunde würde sehen, dass jemand da ist. Morgen anlegen, oder trotzdem jetzt.",
        "It is quiet hours: the customer would see that somebody is there. Do it tomorrow, or now anyway.",
    ),
    "wrong_credentials": ErrorText(
        False,
        "E-Mail-Adresse oder Passwort stimmen nicht.",
        "E-mail address or password is not right.",
    ),
    "weak_password": ErrorText(
        False,
        "Dieses Passwort ist zu leicht zu erraten. Bitte ein längeres wählen, am besten drei oder vier Wörter.",
        "This password is too easy to guess. Please choose a longer one, best of all three or four words.",
    ),
    "throttled": ErrorText(
        True,
        "Zu viele Versuche. Bitte später noch einmal anmelden.",
        "Too many attempts. Please sign in again later.",
    ),
    "wrong_origin": ErrorText(
        False,
        "Diese Anfrage kam von einer fremden Seite und wurde abgelehnt.",
        "This request came from another site and was refused.",
    ),
    "signed_out": ErrorText(
        False,
        "Die Anmeldung ist abgelaufen. Bitte neu anmelden.",
        "You are signed out. Please sign in again.",
    ),
}
"""Every error code. `absent` and `forbidden` are one: not_found."""


REASONS: Final[dict[str, ErrorText]] = {
    "disk_full": ErrorText(
        True,
        "Der Speicher des Servers ist voll: Lesen geht, Speichern erst wieder, wenn die Agentur Platz schafft. Bitte"
        " dort Bescheid geben; es wird weiter versucht.",
        "The server's disk is full: reading works, saving only when the agency makes room. Please tell them; it will"
        " be tried again.",
    ),
    "files_on_the_way": ErrorText(
        True,
        "Eine Datei ist noch unterwegs. Bitte warten, bis sie da ist, oder sie entfernen.",
        "A file is still on its way. Please wait until it is there, or remove it.",
    ),
    "file_empty": ErrorText(False, "Diese Datei ist leer.", "This file is empty."),
    "file_program": ErrorText(
        False,
        "Programme werden nicht angenommen. Verpackt als ZIP-Datei geht es.",
        "Programs are not accepted. Packed in a ZIP file they are.",
    ),
    "file_broken_picture": ErrorText(
        False,
        "Dieses Bild lässt sich nicht lesen. Vielleicht ist es beschädigt.",
        "This picture cannot be read. Perhaps it is damaged.",
    ),
    "file_too_many_pixels": ErrorText(
        False,
        "Dieses Bild hat zu viele Bildpunkte. Erlaubt sind 50 Millionen.",
        "This picture has too many pixels. 50 million are allowed.",
    ),
    "file_infected": ErrorText(
        False,
        "In dieser Datei wurde Schadsoftware gefunden.",
        "Malicious software was found in this file.",
    ),
    "file_too_hard": ErrorText(
        False,
        "Diese Datei ließ sich nicht prüfen.",
        "This file could not be checked.",
    ),
    "file_scanner_away": ErrorText(
        True,
        "Die Datei kann gerade nicht geprüft werden. Es wird gleich noch einmal versucht.",
        "The file cannot be checked right now. It will be tried again in a moment.",
    ),
    "file_store_away": ErrorText(
        True,
        "Der Speicher für Dateien antwortet gerade nicht. Es wird gleich noch einmal versucht.",
        "The storage of files does not answer right now. It will be tried again in a moment.",
    ),
}
"""What people are told instead where `detail` gives the reason of an error."""


class CloseCode(NamedTuple):
    """One close code: whether the client should connect again by itself, and why it was sent."""

    reconnect: bool
    reason: str


TOO_BIG: Final = 1009
FAULT: Final = 1011
RESTART: Final = 1012
BAD_FRAME: Final = 4400
EXPIRED: Final = 4401
REVOKED: Final = 4403
TOO_SLOW: Final = 4408
NEW_EPOCH: Final = 4409
FLOOD: Final = 4429

CLOSE_CODES: Final[dict[int, CloseCode]] = {
    1000: CloseCode(False, "the client said goodbye"),
    1002: CloseCode(False, "the WebSocket framing was broken"),
    1007: CloseCode(False, "a JSON frame was not UTF-8; a MessagePack frame with such a text: 4400"),
    TOO_BIG: CloseCode(False, "a command was larger than 64 KiB"),
    FAULT: CloseCode(True, "the server had a fault or heard no pong"),
    RESTART: CloseCode(True, "the server restarts; connect again after a random 0 to 5 seconds"),
    BAD_FRAME: CloseCode(False, "a frame could not be decoded"),
    EXPIRED: CloseCode(False, "the session has expired or is unknown; sign in again"),
    REVOKED: CloseCode(False, "the session was revoked; sign in again"),
    TOO_SLOW: CloseCode(
        True, "the client read too slowly, or said no hello in time; connect again and resume"
    ),
    NEW_EPOCH: CloseCode(True, "the database is another one; forget everything and connect again"),
    FLOOD: CloseCode(True, "far too many commands; connect again after 30 seconds"),
}
"""Every close code the server sends."""
