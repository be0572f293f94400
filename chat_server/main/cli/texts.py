"""The texts of the command line in German and English. LANG decides; German unless it begins with "en"."""

import os

Bilingual = tuple[str, str]
"""German, English."""

TEXTS: dict[str, Bilingual] = {
    "about": (
        "Feierabend: Chat und Aufgaben für Agenturen virtueller Assistenz.",
        "Feierabend: chat and tasks for agencies of virtual assistants.",
    ),
    "settings": (
        "Datei mit Einstellungen, eine je Zeile: FEIERABEND_NAME=Wert.",
        "File with settings, one a line: FEIERABEND_NAME=value.",
    ),
    "serve": ("Server starten.", "Run the server."),
    "serve.demo": (
        "Demo: mit erfundenen Leuten, ihre Anmeldungen werden gezeigt.",
        "Demo: with made-up people, showing how to sign in as them.",
    ),
    "serve.host": ("Adresse, auf der gehört wird.", "Address to listen on."),
    "serve.port": ("Port, 0 für einen freien.", "Port, 0 for a free one."),
    "serve.now": (
        "Uhr hier beginnen lassen, z. B. 2026-12-23T18:59:50; sie läuft weiter.",
        "Let the clock begin here, as in 2026-12-23T18:59:50; it runs on.",
    ),
    "serve.workers": (
        "Anzahl der Prozesse; mehr als einer braucht PostgreSQL und Redis.",
        "Number of processes; more than one needs PostgreSQL and Redis.",
    ),
    "demo": ("Demo-Daten anlegen, soweit sie fehlen.", "Create the demo's data as far as it is missing."),
    "token": (
        "Sitzung für ein Werkzeug: gibt das Token für »Authorization: Bearer« aus.",
        "A session for a tool: prints the token for “Authorization: Bearer”.",
    ),
    "token.days": ("Wie viele Tage sie gilt.", "For how many days it is valid."),
    "calendar": (
        "Was der Kalender zu einem Zeitpunkt sagt, als JSON.",
        "What the calendar says about a moment, as JSON.",
    ),
    "understand": (
        "Wie der Bot einen Satz versteht, als JSON.",
        "How the bot understands a sentence, as JSON.",
    ),
    "understand.now": ("Zeitpunkt, zu dem er gesagt wird.", "The moment at which it is said."),
    "db": ("Datenbank.", "Database."),
    "db.init": ("Neue, leere Datenbank anlegen.", "Create a new, empty database."),
    "db.upgrade": (
        "Vorhandene Datenbank auf den Stand dieser Version bringen.",
        "Bring the database that is there to this version's schema.",
    ),
    "doctor": (
        "Prüfen, ob alles richtig eingerichtet ist, und sagen, was zu tun ist.",
        "Check whether all is set up well, and say what to do.",
    ),
    "files": (
        "Wie viel Platz Dateien belegen, je Konto und zusammen, mit den Grenzen.",
        "How much room files take, by account and together, with the limits.",
    ),
    "files.of_none": ("ohne Kundenkonto", "of no account"),
    "files.of_all": ("zusammen", "together"),
    "backup": (
        "Datenbank im laufenden Betrieb in eine neue Datei sichern und die Sicherung prüfen.",
        "Back the database up into a new file, while servers run, and check the backup.",
    ),
    "restore": (
        "Datenbank durch eine Sicherung ersetzen; der Server muss dazu angehalten sein.",
        "Replace the database by a backup; the server must be stopped for it.",
    ),
    "checked": (
        (
            "Geprüft: {people} Personen, {accounts} Kundenkonten, {chats} Chats, {tasks} Aufgaben,"
            " {events} Ereignisse (Schema {schema})."
        ),
        (
            "Checked: {people} people, {accounts} accounts, {chats} chats, {tasks} tasks, {events} events"
            " (schema {schema})."
        ),
    ),
    "dumped": ("Geprüft: Daten von {tables} Tabellen.", "Checked: data of {tables} tables."),
    "backed_up": ("Gesichert: {path} ({size} MB)", "Backed up: {path} ({size} MB)"),
    "restored": (
        (
            "Wiederhergestellt: {where}. Was seit der Sicherung geschah, fehlt, auch Sperren, Abmeldungen und neue"
            " Passwörter. Jetzt den Server starten; alle Geräte laden dann neu."
        ),
        (
            "Restored: {where}. What has happened since the backup is missing, locks, sign-outs and new passwords"
            " included. Now start the server; all devices then load anew."
        ),
    ),
    "set_aside": (
        "Die bisherige Datenbank liegt jetzt hier: {path}",
        "The former database is now here: {path}",
    ),
    "backup_exists": (
        "{path} gibt es schon und bleibt, wie es ist: bitte einen anderen Namen geben.",
        "{path} is there already and stays as it is: please give another name.",
    ),
    "no_backup": ("Diese Datei gibt es nicht: {path}", "There is no such file: {path}"),
    "in_use": (
        "{path} ist in Gebrauch: erst den Server anhalten (systemctl stop feierabend).",
        "{path} is in use: first stop the server (systemctl stop feierabend).",
    ),
    "damaged": (
        "Das ist keine ganze Datenbank von Feierabend: {problem}",
        "This is no whole database of Feierabend: {problem}",
    ),
    "not_empty": (
        (
            "Die Datenbank {where} ist nicht leer. Eine neue anlegen (createdb), FEIERABEND_DATABASE_URL darauf zeigen"
            " lassen und noch einmal aufrufen."
        ),
        (
            "The database {where} is not empty. Create a new one (createdb), let FEIERABEND_DATABASE_URL name it, and"
            " call this again."
        ),
    ),
    "no_tool": (
        "{tool} fehlt: PostgreSQLs Programme installieren (Debian: apt-get install postgresql-client).",
        "{tool} is missing: install PostgreSQL's programs (Debian: apt-get install postgresql-client).",
    ),
    "tool_failed": ("{tool} meldet: {problem}", "{tool} says: {problem}"),
    "no_file": ("{path} kann nicht geschrieben werden: {problem}", "{path} cannot be written: {problem}"),
    "version": ("Version ausgeben.", "Print the version."),
    "people": ("Personen.", "People."),
    "accounts": ("Kundenkonten.", "Customer accounts."),
    "assignments": ("Zuordnungen von Assistenz zu Kunden.", "Assignments of assistants to customers."),
    "teams": ("Teams.", "Teams."),
    "list": ("Auflisten.", "List."),
    "add": ("Anlegen.", "Add."),
    "remove": ("Zuordnung beenden.", "End an assignment."),
    "audit": (
        "Wer wann was getan hat: Anmeldeversuche, Sperren, Zuordnungen, Blicke in fremde Chats.",
        "Who did what when: attempts to sign in, locks, assignments, looks into others' chats.",
    ),
    "audit.since": (
        "Ab diesem Zeitpunkt, in der Zone der Agentur.",
        "From this moment on, in the agency's zone.",
    ),
    "audit.until": ("Bis vor diesem Zeitpunkt.", "Until before this moment."),
    "audit.limit": ("Höchstens so viele, die neuesten.", "At most so many, the newest."),
    "audit.json": ("Eine Zeile JSON je Eintrag.", "A line of JSON for each entry."),
    "leave": ("Person aus einem Team nehmen.", "Take somebody out of a team."),
    "join": ("Person in ein Team aufnehmen.", "Put somebody into a team."),
    "lock": (
        "Person sperren: alle ihre Sitzungen enden sofort.",
        "Lock somebody out: all their sessions end at once.",
    ),
    "unlock": ("Sperre aufheben, auch nach zu vielen Versuchen.", "Unlock, also after too many attempts."),
    "password": (
        "Neues Passwort setzen (Eingabe oder Standardeingabe); alle Sitzungen enden.",
        "Set another password (prompt or standard input); all sessions end.",
    ),
    "salutation": (
        "Festlegen, wie jemand begrüßt wird: ms (Frau), mr (Herr) oder none (mit ganzem Namen).",
        "Set how somebody is greeted: ms, mr, or none (by their whole name).",
    ),
    "salutation.option": ("Frau (ms) oder Herr (mr).", "Ms or Mr."),
    "json": ("Als JSON ausgeben.", "Print as JSON."),
    "person": ("E-Mail-Adresse oder Kennung.", "E-mail address or id."),
    "account": ("Name oder Kennung des Kundenkontos.", "Name or id of the customer account."),
    "ask.password": ("Passwort", "Password"),
    "done": ("Erledigt.", "Done."),
    "ready": ("Feierabend läuft: {url}", "Feierabend is running: {url}"),
    "logins": ("Anmelden als (Passwort: {password})", "Sign in as (password: {password})"),
    "upgraded": (
        "Die Datenbank ist auf dem Stand dieser Version.",
        "The database has this version's schema.",
    ),
    "unknown_variable": (
        "Diese Umgebungsvariable kennt Feierabend nicht: {name}",
        "Feierabend does not know this environment variable: {name}",
    ),
    "bad_settings": ("Eine Einstellung passt nicht. {problem}", "A setting does not fit. {problem}"),
    "no_port": (
        "Auf {host}:{port} kann nicht gehört werden: {problem}. Läuft dort schon etwas? Sonst --port wählen.",
        "Cannot listen on {host}:{port}: {problem}. Is something running there? Or choose another --port.",
    ),
    "no_database": (
        "Die Datenbank ist nicht erreichbar ({problem}). Bitte FEIERABEND_DATABASE_URL und den Server prüfen.",
        "The database cannot be reached ({problem}). Please check FEIERABEND_DATABASE_URL and its server.",
    ),
    "unavailable disk_full": (
        "Der Datenträger der Datenbank ist voll. Bitte Platz schaffen und noch einmal aufrufen.",
        "The database's disk is full. Please make room and call this again.",
    ),
    "no_such_database": (
        (
            "Hier ist keine Datenbank von Feierabend: {where}\n"
            "Aus dem richtigen Ordner aufrufen oder die Einstellungen des Servers mitgeben (FEIERABEND_VAR,"
            " FEIERABEND_DATABASE_URL). Eine neue legt »feierabend db init« an."
        ),
        (
            "There is no database of Feierabend here: {where}\n"
            "Call this from the right folder, or with the server's settings (FEIERABEND_VAR,"
            " FEIERABEND_DATABASE_URL). “feierabend db init” creates a new one."
        ),
    ),
    "no_client": (
        "Die Oberfläche ist nicht gebaut: Im Browser erscheint nur ein Hinweis. »feierabend doctor« sagt, was fehlt.",
        "The client has not been built: browsers get a note instead. “feierabend doctor” says what is missing.",
    ),
    "created": ("Neue Datenbank: {where}", "New database: {where}"),
    "already_there": ("Die Datenbank gibt es schon: {where}", "The database is there already: {where}"),
    "closed_file": (
        (
            "{path} gehört {owner}, und {user}, unter dem dieser Prozess läuft, darf dort nicht lesen und schreiben.\n"
            "Entweder als {owner} aufrufen (sudo -u {owner} ...), oder den Ordner der Datenbank mit allem darin dem"
            " geben, unter dem der Server läuft: chown -R {user} {folder}"
        ),
        (
            "{path} belongs to {owner}, and {user}, whom this process runs as, may not read and write there.\n"
            "Either run this as {owner} (sudo -u {owner} ...), or give the database's folder and all in it to whom"
            " the server runs as: chown -R {user} {folder}"
        ),
    ),
    "old_schema": (
        (
            "Die Datenbank ist von einer älteren Version (Schema {version}): erst »feierabend db upgrade« aufrufen"
            " oder den Server dieser Version starten."
        ),
        (
            "The database is an older version's (schema {version}): first call “feierabend db upgrade”, or start"
            " this version's server."
        ),
    ),
    "not_told": (
        (
            "Erledigt, aber Redis ist nicht erreichbar: Gesperrte und Abgemeldete trennen laufende Server binnen einer"
            " Sekunde, anderes bemerken sie bei ihrem nächsten Blick in die Datenbank."
        ),
        (
            "Done, but Redis cannot be reached: running servers close the connections of sessions that ended within a"
            " second, and notice the rest when they next look into the database."
        ),
    ),
    "unknown_schema": (
        "Die Datenbank gehört zu einer neueren Version oder nicht zu Feierabend: {problem}",
        "The database belongs to a newer version, or not to Feierabend: {problem}",
    ),
    "cannot_upgrade": (
        (
            "Die Datenbank (Schema {version}) lässt sich nicht auf den Stand dieser Version bringen: {problem}\n"
            "Es wurde nichts geändert. Mit der bisherigen Version geht es weiter; sonst eine Sicherung zurückspielen"
            " (feierabend restore)."
        ),
        (
            "The database (schema {version}) cannot be brought to this version's schema: {problem}\n"
            "Nothing was changed. The former version goes on with it; or else restore a backup (feierabend restore)."
        ),
    ),
    "need_services": (
        "Mehrere Prozesse brauchen PostgreSQL (FEIERABEND_DATABASE_URL) und Redis (FEIERABEND_REDIS_URL).",
        "Several processes need PostgreSQL (FEIERABEND_DATABASE_URL) and Redis (FEIERABEND_REDIS_URL).",
    ),
    "not_found person": ("Diese Person gibt es nicht.", "There is no such person."),
    "not_found account": ("Dieses Kundenkonto gibt es nicht.", "There is no such customer account."),
    "not_found team": ("Dieses Team gibt es nicht.", "There is no such team."),
    "not_found assignment": ("Diese Zuordnung gibt es nicht.", "There is no such assignment."),
    "not_allowed account exists": ("Ein Kundenkonto heißt schon so.", "An account has that name already."),
    "not_allowed team exists": ("Ein Team heißt schon so.", "A team has that name already."),
    "not_allowed not staff": ("Das geht nur mit Leuten der Agentur.", "That is for the agency's own people."),
    "not_allowed never signs in": ("Diese Person meldet sich nie an.", "This person never signs in."),
    "not_allowed email": (
        "Diese E-Mail-Adresse gehört schon jemandem.",
        "This e-mail address belongs to somebody already.",
    ),
    "not_allowed password": (
        "Ein Passwort hat 10 bis 200 Zeichen.",
        "A password has 10 to 200 characters.",
    ),
    "bad_request name": ("Ein Name hat 1 bis 120 Zeichen.", "A name has 1 to 120 characters."),
    "bad_request email": (
        "Wer sich anmeldet, braucht eine gültige E-Mail-Adresse (--email); Bot und Persona haben keine.",
        "Who signs in needs a valid e-mail address (--email); bot and persona have none.",
    ),
    "bad_request customer account": (
        "Kundinnen und Kunden brauchen --account, und nur sie.",
        "Customers need --account, and nobody else does.",
    ),
}


def say(key: str, **values: object) -> str:
    """The text of a key in the language of the environment."""
    return in_words(TEXTS[key], **values)


def in_words(text: Bilingual, **values: object) -> str:
    """A text in the language of the environment, with its values."""
    spoken = next(
        (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), ""
    )
    german, english = text
    return (english if spoken.lower().startswith("en") else german).format(**values)
