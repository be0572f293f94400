"""What the bot answers to questions about the agency and about itself, by topic (recognise/questions)."""

from chat_server.bot.texts.text import Translations

QUESTIONS_BACK: dict[str, Translations] = {
    "question.price": (
        (
            "Abgerechnet wird Arbeitszeit von deinem Zeitkonto. Eine Stunde zählt so: {factors}. Was sie kostet,"
            " steht in deinem Paket."
        ),
        (
            "Abgerechnet wird Arbeitszeit von Ihrem Zeitkonto. Eine Stunde zählt so: {factors}. Was sie kostet,"
            " steht in Ihrem Paket."
        ),
        (
            "We charge working time to your time account. An hour counts like this: {factors}."
            " Your package says what it costs."
        ),
    ),
    "question.price.staff": (
        "Abgerechnet wird Arbeitszeit vom Zeitkonto des Kunden. Eine Stunde zählt so: {factors}.",
        "Working time is charged to the customer's time account. An hour counts like this: {factors}.",
    ),
    "factor": ("{area} {percent:factor}-fach", "{area} {percent:factor} times"),
    "factor_once": ("überall einfach", "once everywhere"),
    "listed": ("{first}; {others}", "{first}; {others}"),
    "question.here": (
        "Ja, hier bist du richtig. Schreib einfach, was du brauchst.",
        "Ja, hier sind Sie richtig. Schreiben Sie einfach, was Sie brauchen.",
        "Yes, you are in the right place. Just write what you need.",
    ),
    "question.hours": (
        "Gearbeitet wird an Werktagen. Am Wochenende und an Feiertagen nur mit deiner Freigabe, und es zählt doppelt.",
        "Gearbeitet wird an Werktagen. Am Wochenende und an Feiertagen nur mit Ihrer Freigabe, und es zählt doppelt.",
        "We work on working days. On weekends and holidays only with your approval, and it counts double.",
    ),
    "question.language": ("Ich verstehe Deutsch und Englisch.", "I understand German and English."),
    "question.when_done": (
        "Das sagt deine Assistenz, sobald sie die Aufgabe geprüft hat, spätestens {reaction:deadline}.",
        "Das sagt Ihre Assistenz, sobald sie die Aufgabe geprüft hat, spätestens {reaction:deadline}.",
        "Your assistant will tell you once the task has been checked, by {reaction:deadline} at the latest.",
    ),
    "question.left_over": ("{available}", "{available}"),
    "available": (
        "Auf dem Zeitkonto sind noch {minutes:duration} verfügbar.",
        "{minutes:duration} is still available on the time account.",
    ),
    "available_unknown": (
        "Wie viel noch auf dem Zeitkonto ist, sehe ich hier nicht. Die Assistenz weiß es.",
        "I cannot see here how much is left on the time account. The assistant knows.",
    ),
    "question.change_later": (
        (
            "Ja. Hier kannst du jede Antwort ändern, und nach dem Abgeben die Aufgabe auch noch, solange sie geprüft"
            " wird; danach sprichst du Änderungen mit der Assistenz ab."
        ),
        (
            "Ja. Hier können Sie jede Antwort ändern, und nach dem Abgeben die Aufgabe auch noch, solange sie geprüft"
            " wird; danach sprechen Sie Änderungen mit der Assistenz ab."
        ),
        (
            "Yes. You can change every answer here, and the task itself while it is in review;"
            " after that, agree changes with your assistant."
        ),
    ),
    "question.when_heard": (
        "Du hörst von uns bis {reaction:deadline}, wenn du die Aufgabe jetzt abgibst.",
        "Sie hören von uns bis {reaction:deadline}, wenn Sie die Aufgabe jetzt abgeben.",
        "You will hear from us by {reaction:deadline} if you submit the task now.",
    ),
    "question.files": (
        "Dateien kann ich hier noch nicht annehmen. Schreib, wo sie liegen, oder schick einen Link.",
        "Dateien kann ich hier noch nicht annehmen. Schreiben Sie, wo sie liegen, oder schicken Sie einen Link.",
        "I cannot take files here yet. Tell us where they are, or send a link.",
    ),
    "question.saved": (
        "Nichts geht verloren: Der Entwurf bleibt zwei Wochen liegen, auch auf anderen Geräten.",
        "Nothing gets lost: the draft stays here for two weeks, on your other devices, too.",
    ),
    "question.who": (
        (
            "Ich bin der Bot von Feierabend und nehme die Aufgabe nur auf. Gelesen und erledigt wird sie von"
            " Menschen: {who}."
        ),
        "I am the bot of Feierabend and only take the details. People read the task and do it: {who}.",
    ),
    "question.next": (
        (
            "Am Schluss zeige ich dir alles noch einmal. Nach dem Abgeben prüft deine Assistenz die Aufgabe;"
            " du hörst von uns bis {reaction:deadline}."
        ),
        (
            "Am Schluss zeige ich Ihnen alles noch einmal. Nach dem Abgeben prüft Ihre Assistenz die Aufgabe;"
            " Sie hören von uns bis {reaction:deadline}."
        ),
        (
            "At the end I show you everything once more. After you submit, your assistant checks the task;"
            " you will hear from us by {reaction:deadline}."
        ),
    ),
    "question.next.staff": (
        (
            "Am Schluss kommt die Zusammenfassung. Nach dem Abgeben steht die Aufgabe in Prüfung, Frist ist"
            " {reaction:deadline}."
        ),
        "The summary comes at the end. Once submitted, the task is in review until {reaction:deadline}.",
    ),
    "question.how_long": (
        (
            "Das hängt von der Aufgabe ab. Deine Assistenz schätzt es, bevor sie anfängt;"
            " du hörst von uns bis {reaction:deadline}. Wenn du es nicht weißt: „Assistenz schätzt“ genügt."
        ),
        (
            "Das hängt von der Aufgabe ab. Ihre Assistenz schätzt es, bevor sie anfängt;"
            " Sie hören von uns bis {reaction:deadline}. Wenn Sie es nicht wissen: „Assistenz schätzt“ genügt."
        ),
        (
            "That depends on the task. Your assistant estimates it before starting; you will hear from us"
            " by {reaction:deadline}. If you do not know, “assistant estimates” is enough."
        ),
    ),
    "question.who_sees": (
        (
            "Diesen Entwurf siehst nur du. Die abgegebene Aufgabe sehen deine Assistenz, ihre Leitung und wer zu"
            " deinem Konto gehört."
        ),
        (
            "Diesen Entwurf sehen nur Sie. Die abgegebene Aufgabe sehen Ihre Assistenz, ihre Leitung und wer zu"
            " Ihrem Konto gehört."
        ),
        (
            "Only you see this draft. Once submitted, your assistant, the team lead and the people of your"
            " account see the task."
        ),
    ),
    "question.can_do": (
        (
            "Fast alles, was am Schreibtisch geht: recherchieren, buchen, Termine machen, Texte und Tabellen,"
            " Rechnungen,"
            " Telefonate. Schreib einfach, was du brauchst; wenn etwas nicht geht, sagt es dir die Assistenz."
        ),
        (
            "Fast alles, was am Schreibtisch geht: recherchieren, buchen, Termine machen, Texte und Tabellen,"
            " Rechnungen,"
            " Telefonate. Schreiben Sie einfach, was Sie brauchen; wenn etwas nicht geht, sagt es Ihnen die Assistenz."
        ),
        (
            "Almost anything that can be done at a desk: research, bookings, appointments, texts and tables, invoices,"
            " phone calls. Just write what you need; if something is not possible, your assistant will tell you."
        ),
    ),
    "question.needed": (
        "Nein, wissen muss ich nur, was zu tun ist. Alles andere darf offen bleiben.",
        "No, I only need to know what is to be done. Everything else may stay open.",
    ),
    "question.unknown": (
        "Das beantwortet am besten die Assistenz im Chat der Aufgabe. Ich nehme hier nur auf, was zu tun ist.",
        "Your assistant can best answer that in the chat of the task. I only take down what needs doing.",
    ),
}
