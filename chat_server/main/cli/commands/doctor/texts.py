"""What `feierabend doctor` says, in German and English: what it found, and what to do."""

from chat_server.main.cli.texts import Bilingual

TEXTS: dict[str, Bilingual] = {
    "settings": ("Einstellungen: gelesen", "Settings: read"),
    "settings.unknown": (
        "Einstellungen: {name} kennt Feierabend nicht. Ist der Name richtig geschrieben?",
        "Settings: Feierabend does not know {name}. Is the name spelt right?",
    ),
    "client": ("Oberfläche: gebaut", "Client: built"),
    "client.missing": (
        (
            "Oberfläche: nicht gebaut, Browser bekommen nur einen Hinweis. Im Ordner der Quellen »make wheel«"
            " aufrufen und das Paket aus dist/ installieren (oder dort: cd web_client && npm ci && npm run"
            " build; Node 20.19 oder neuer, hier: {node})."
        ),
        (
            "Client: not built, browsers only get a note. In the folder of the sources call “make wheel” and"
            " install the package in dist/ (or there: cd web_client && npm ci && npm run build; Node 20.19 or"
            " newer, here: {node})."
        ),
    ),
    "ffmpeg": ("Sprachnachrichten: ffmpeg ist da", "Voice notes: ffmpeg is there"),
    "ffmpeg.missing": (
        (
            "Sprachnachrichten: ffmpeg fehlt. Manche iPhones spielen nicht ab, was in anderen Browsern"
            " aufgenommen wurde. Installieren (apt-get install ffmpeg) und den Server neu starten."
        ),
        (
            "Voice notes: ffmpeg is missing. Some iPhones do not play what was recorded in other browsers. Install it"
            " (apt-get install ffmpeg) and restart the server."
        ),
    ),
    "calendar": ("Kalender: {zone}, {opening} bis {closing}", "Calendar: {zone}, {opening} to {closing}"),
    "clock": ("Uhr: {now}", "Clock: {now}"),
    "clock.wrong": (
        (
            "Uhr: {now} kann nicht stimmen, in der Datenbank steht schon {latest}. Die Uhr des Rechners"
            " stellen (timedatectl set-ntp true)."
        ),
        (
            "Clock: {now} cannot be right, the database knows of {latest} already. Set the machine's clock"
            " (timedatectl set-ntp true)."
        ),
    ),
    "database": ("Datenbank: {where} (Schema {version})", "Database: {where} (schema {version})"),
    "database.missing": (
        (
            "Datenbank: {where} gibt es nicht. Aus dem richtigen Ordner oder mit den Einstellungen des"
            " Servers aufrufen (--settings); eine neue legt »feierabend db init« an."
        ),
        (
            "Database: there is no {where}. Call this from the right folder or with the server's settings"
            " (--settings); “feierabend db init” creates a new one."
        ),
    ),
    "database.closed": (
        (
            "Datenbank: {path} gehört {owner}, dieser Prozess läuft als {user} und darf dort nicht schreiben."
            " Als {owner} aufrufen, oder: chown -R {user} {folder}"
        ),
        (
            "Database: {path} belongs to {owner}, this process runs as {user} and may not write there. Run it"
            " as {owner}, or: chown -R {user} {folder}"
        ),
    ),
    "database.mixed": (
        (
            "Datenbank: {path} gehört {owner}, ihr Ordner aber {user}, unter dem wohl der Server läuft."
            " Übergeben: chown -R {user} {folder}"
        ),
        (
            "Database: {path} belongs to {owner}, but its folder to {user}, whom the server probably runs as."
            " Hand it over: chown -R {user} {folder}"
        ),
    ),
    "database.open": (
        (
            "Datenbank: {path} dürfen auch andere lesen. Der nächste Start schließt das, oder: chmod go="
            " {path}"
        ),
        "Database: others may read {path}. The server closes it at its next start, or: chmod go= {path}",
    ),
    "database.unreachable": (
        "Datenbank: nicht erreichbar ({problem}). FEIERABEND_DATABASE_URL und den Datenbankserver prüfen.",
        ("Database: cannot be reached ({problem}). Check FEIERABEND_DATABASE_URL and the database's server."),
    ),
    "database.old": (
        (
            "Datenbank: {where} ist von einer älteren Version (Schema {version}). Diese Version starten oder"
            " »feierabend db upgrade« aufrufen."
        ),
        (
            "Database: {where} is an older version's (schema {version}). Start this version or call"
            " “feierabend db upgrade”."
        ),
    ),
    "database.newer": (
        "Datenbank: {where} ist von einer neueren Version (Schema {version}). Diese Version installieren.",
        "Database: {where} is a newer version's (schema {version}). Install that version.",
    ),
    "people.none": (
        (
            "Leute: Noch kann sich niemand aus dem Management anmelden: feierabend people add management"
            ' "Name" --email E-Mail'
        ),
        (
            'People: nobody of management can sign in yet: feierabend people add management "Name" --email'
            " E-mail"
        ),
    ),
    "disk": ("Platz: {free} GB frei", "Space: {free} GB free"),
    "disk.low": ("Platz: nur noch {free} GB frei in {folder}.", "Space: only {free} GB free in {folder}."),
    "redis": ("Redis: erreichbar", "Redis: reachable"),
    "bucket": ("Dateien: der Speicher {bucket} antwortet", "Files: the bucket {bucket} answers"),
    "bucket.away": (
        (
            "Dateien: der Speicher {bucket} antwortet nicht oder lehnt ab. Die Einstellungen FEIERABEND_S3_*"
            " und die Rechte des Schlüssels prüfen (lesen, schreiben, auflisten, löschen)."
        ),
        (
            "Files: the bucket {bucket} does not answer, or refuses. Check the settings FEIERABEND_S3_* and"
            " what the key may do (get, put, list, delete)."
        ),
    ),
    "redis.down": (
        "Redis: nicht erreichbar. Läuft es, stimmt FEIERABEND_REDIS_URL? Der Server startet nicht ohne.",
        (
            "Redis: cannot be reached. Does it run, is FEIERABEND_REDIS_URL right? The server does not start"
            " without."
        ),
    ),
    "workers.alone": (
        ("Prozesse: mehrere brauchen PostgreSQL (FEIERABEND_DATABASE_URL) und Redis (FEIERABEND_REDIS_URL)."),
        "Processes: several need PostgreSQL (FEIERABEND_DATABASE_URL) and Redis (FEIERABEND_REDIS_URL).",
    ),
    "origins": ("Adresse: {origins}", "Address: {origins}"),
    "origins.local": (
        (
            "Adresse: nur dieser Rechner ({origins}). Für andere FEIERABEND_ORIGINS=https://chat.example.org"
            " setzen."
        ),
        (
            "Address: this machine alone ({origins}). For others set"
            " FEIERABEND_ORIGINS=https://chat.example.org."
        ),
    ),
    "origins.plain": (
        (
            "Adresse: {origins} ohne TLS. Passwörter und Sitzungen sind unterwegs lesbar, Cookies nicht"
            " »Secure«: einen Proxy mit TLS davorstellen und https:// eintragen."
        ),
        (
            "Address: {origins} without TLS. Passwords and sessions can be read on their way, cookies are not"
            " Secure: put a proxy with TLS in front and name https://."
        ),
    ),
    "proxies": (
        "Proxy: X-Forwarded-For von {proxies} gilt",
        "Proxy: X-Forwarded-For of {proxies} is believed",
    ),
    "proxies.none": (
        (
            "Proxy: FEIERABEND_PROXIES ist nicht gesetzt. Hinter einem Proxy haben dann alle eine Adresse,"
            " und wer Passwörter rät, sperrt alle aus. Dessen Adresse eintragen, meist 127.0.0.1."
        ),
        (
            "Proxy: FEIERABEND_PROXIES is not set. Behind a proxy all people then have one address, and who"
            " guesses passwords locks out everybody. Name its address, mostly 127.0.0.1."
        ),
    ),
    "proxies.all": (
        (
            "Proxy: FEIERABEND_PROXIES=* glaubt jedem, auch wer Passwörter rät und seine Adresse fälscht. Die"
            " Adresse des Proxys eintragen."
        ),
        (
            "Proxy: FEIERABEND_PROXIES=* believes everybody, who guesses passwords and forges addresses, too."
            " Name the proxy's address."
        ),
    ),
    "host.open": (
        (
            "Netz: Der Server hört auf {host}, also auch an TLS und Proxy vorbei. FEIERABEND_HOST=127.0.0.1"
            " setzen oder den Port in der Firewall schließen."
        ),
        (
            "Network: the server listens on {host}, past TLS and proxy, too. Set FEIERABEND_HOST=127.0.0.1 or"
            " close the port in the firewall."
        ),
    ),
    "backup": ("Sicherung: zuletzt {at}", "Backup: last {at}"),
    "backup.none": (
        (
            "Sicherung: keine bekannt. Regelmäßig »feierabend backup DATEI« aufrufen"
            " (deploy/feierabend-backup.timer)."
        ),
        "Backup: none known of. Call “feierabend backup FILE” regularly (deploy/feierabend-backup.timer).",
    ),
    "backup.old": (
        "Sicherung: die letzte ist von {at}. Läuft feierabend-backup.timer?",
        "Backup: the last one is of {at}. Does feierabend-backup.timer run?",
    ),
    "well": ("Alles in Ordnung.", "All is well."),
    "hints": ("Läuft; {count} Hinweise.", "Works; {count} hints."),
    "problems": ("{count} Fehler zu beheben.", "{count} faults to mend."),
}
