"""What every dialog says."""

from chat_server.bot.texts.text import Translations

COMMON: dict[str, Translations] = {
    "heard": ("{label}: {value}", "{label}: {value}"),
    "present": ("Bisher – {label}: {value}", "Currently – {label}: {value}"),
    "outdated": (
        "{label}: {value} – das geht inzwischen nicht mehr.",
        "{label}: {value} – that is no longer possible.",
    ),
    "by_default": ("{value} (voreingestellt)", "{value} (by default)"),
    "left_empty": ("leer gelassen", "left empty"),
    "plain": ("{text}", "{text}"),
    "something_else": ("Noch etwas ändern", "Change something"),
    "keep": ("So lassen", "Leave as it is"),
    "empty": (
        "Da stand noch nichts. Schreib einfach los oder wähle eine Antwort.",
        "Da stand noch nichts. Schreiben Sie einfach los oder wählen Sie eine Antwort.",
        "Nothing there yet. Just write, or choose an answer.",
    ),
    "too_long": (
        "Das ist zu lang: Es passen höchstens 8.000 Zeichen hinein. Bitte kürzen.",
        "That is too long: there is room for 8,000 characters. Please shorten it.",
    ),
    "too_much": (
        (
            "Mit dem, was schon dasteht, ist das zu viel: In eine Beschreibung passen 8.000 Zeichen."
            " Es hat sich nichts geändert, bitte kürzer."
        ),
        (
            "Together with what is already there, that is too much: a description holds 8,000 characters."
            " Nothing has changed; please shorten it."
        ),
    ),
    "impossible": (
        "Diese Antwort passt hier nicht. Es hat sich nichts geändert, bitte anders antworten.",
        "That answer does not fit here. Nothing has changed; please try a different one.",
    ),
    "no_such_step": (
        "Diese Frage gibt es hier nicht. Es hat sich nichts geändert.",
        "There is no such question here. Nothing has changed.",
    ),
    "at_first": (
        "Das ist schon die erste Frage.",
        "This is already the first question.",
    ),
    "needed": (
        "Ohne diese Antwort geht es nicht weiter. Die Vorschläge helfen.",
        "We cannot go on without this answer. The suggestions may help.",
    ),
    "nothing_to_skip": (
        "Hier gibt es nichts zu überspringen: Es ist alles beantwortet.",
        "There is nothing to skip here: everything is answered.",
    ),
    "not_yet": (
        "Gleich, vorher fehlt mir noch eine Antwort.",
        "Almost there, I need one more answer first.",
    ),
    "closed": (
        "Dieser Dialog ist schon beendet. Es hat sich nichts geändert.",
        "This dialog has already ended. Nothing has changed.",
    ),
    "stale": (
        (
            "Hier ging es inzwischen weiter, vielleicht auf einem anderen Gerät."
            " Deine Antwort ist nicht übernommen; das ist der Stand:"
        ),
        (
            "Hier ging es inzwischen weiter, vielleicht auf einem anderen Gerät."
            " Ihre Antwort ist nicht übernommen; das ist der Stand:"
        ),
        "This went on in the meantime, perhaps on another device. Your answer was not used; this is where we are:",
    ),
    "leaving": (
        (
            "Wirklich abbrechen? Dann ist alles weg, was du hier geantwortet hast."
            " Du kannst auch einfach später weitermachen."
        ),
        (
            "Wirklich abbrechen? Dann ist alles weg, was Sie hier geantwortet haben."
            " Sie können auch einfach später weitermachen."
        ),
        "Really cancel? Everything you answered here will be gone. You can also simply continue later.",
    ),
    "leaving.yes": ("Ja, verwerfen", "Yes, discard"),
    "leaving.no": ("Nein, weitermachen", "No, continue"),
    "unplaced": (
        "„{text}“ verstehe ich hier nicht als Antwort. Gehört es in die Beschreibung?",
        "I cannot take “{text}” as an answer here. Does it belong in the description?",
    ),
    "unplaced_again": (
        "Auch „{text}“ ist für mich keine Antwort auf die Frage. Soll es in die Beschreibung?",
        "I cannot take “{text}” as an answer either. Should it go into the description?",
    ),
    "unplaced.yes": ("Ja, dazuschreiben", "Yes, add it"),
    "unplaced.no": ("Nein, weglassen", "No, leave it out"),
    "unplaced.confirm": ("Ohne das abgeben", "Submit without it"),
    "as_it_is": ("Genau so übernehmen", "Take it as it is"),
    "asked_again": (
        "Das ist noch nicht genau genug. {question}",
        "That is not quite exact enough. {question}",
    ),
    "asked_once_more": (
        "Am einfachsten geht es mit den Knöpfen. {question}",
        "The buttons are the easiest way. {question}",
    ),
    "goes_on": ("Gut, dann machen wir weiter.", "All right, let’s carry on."),
    "change_or_text": (
        "Soll ich das gleich ändern, oder ist „{text}“ die Antwort?",
        "Should I change that right away, or is “{text}” the answer?",
    ),
    "change_or_text.change": ("Gleich ändern", "Change it now"),
    "change_or_text.text": ("Ist die Antwort", "It is the answer"),
    "understood": ("{text}", "{text}"),
    "removed": (
        "Das lag zwei Wochen unverändert und wurde entfernt.",
        "This was left untouched for two weeks and has been removed.",
    ),
    "forgotten": ("Bitte noch einmal antworten.", "Please answer again."),
}
