"""What the bot says to those who talk to it as to a person: greetings, questions back, what it did not understand."""

from chat_server.bot.texts.questions import QUESTIONS_BACK
from chat_server.bot.texts.text import Translations

_REPLIES: dict[str, Translations] = {
    "greeting": (
        "Hallo, schön, dass du da bist.",
        "Guten Tag, schön, dass Sie da sind.",
        "Hello, good to hear from you.",
    ),
    "is_here": ("Ja, ich bin da.", "Yes, I am here."),
    "how_are_you": (
        "Danke der Nachfrage, bestens!",
        "Very well, thank you!",
    ),
    "back_again": (
        "Schön, dass du wieder da bist. Hier waren wir:",
        "Schön, dass Sie wieder da sind. Hier waren wir:",
        "Good to have you back. This is where we were:",
    ),
    "thanks": ("Gern geschehen.", "You’re welcome."),
    "still_open": ("{label}: noch offen", "{label}: still open"),
    "something_more": (
        "Gern, was denn noch?",
        "Sure, what else?",
    ),
    "wants_help": (
        "Gern, dafür sind wir da. Schreib in einem Satz, worum es geht; alles Weitere klären wir gemeinsam.",
        "Gern, dafür sind wir da. Schreiben Sie in einem Satz, worum es geht; alles Weitere klären wir gemeinsam.",
        (
            "Happy to help, that is what we are here for. Tell us in one sentence what it is about; we will sort"
            " out the rest."
        ),
    ),
    "wait": (
        "Kein Problem. Was du geantwortet hast, bleibt hier liegen, bis du weitermachst.",
        "Kein Problem. Was Sie geantwortet haben, bleibt hier liegen, bis Sie weitermachen.",
        "No problem. Everything you answered stays here until you continue.",
    ),
    "your_assistant": ("unsere Assistenzen", "our assistants"),
    "no_orders": (
        "Solche Anweisungen führe ich nicht aus. Ich nehme nur Aufgaben für die Assistenz auf.",
        "I do not follow such instructions. I only take down tasks for your assistant.",
    ),
    "only_signs": (
        "Aus Zeichen allein werde ich nicht schlau. Ein paar Worte genügen.",
        "I cannot make sense of signs alone. A few words are enough.",
    ),
    "gibberish": (
        "Das sagt mir noch nichts. Schreib in ein paar Worten, was du meinst.",
        "Das sagt mir noch nichts. Schreiben Sie in ein paar Worten, was Sie meinen.",
        "That does not tell me anything yet. A few words on what you mean will do.",
    ),
    "foreign": (
        (
            "Leider verstehe ich nur Deutsch und Englisch. (Sorry, I only understand German and English.)"
            " Soll die Aufgabe trotzdem so aufgeschrieben werden?"
        ),
        (
            "I am afraid I only understand German and English. (Leider verstehe ich nur Deutsch, Englisch geht auch.)"
            " Should the task be taken down like this anyway?"
        ),
    ),
    "foreign_answer": (
        "Leider verstehe ich nur Deutsch und Englisch. (Sorry, I only understand German and English.)",
        "I am afraid I only understand German and English. (Leider verstehe ich nur Deutsch, Englisch geht auch.)",
    ),
    "foreign.yes": ("Ja, so aufschreiben", "Yes, take it as it is"),
    "foreign.no": ("Nein, ich schreibe es neu", "No, I will write it again"),
}

_TWO: dict[str, Translations] = {
    "two_tasks": (
        "Das klingt nach zwei Aufgaben: „{first}“ und „{second}“. Sollen es zwei werden?",
        "That sounds like two tasks: “{first}” and “{second}”. Should they become two?",
    ),
    "several_tasks": (
        "Das sind wohl {count} Aufgaben: {texts}. Soll ich sie einzeln aufnehmen?",
        "These look like {count} tasks: {texts}. Should I take them down one by one?",
    ),
    "several_tasks.yes": ("Ja, einzeln", "Yes, one by one"),
    "several_kept_for_later": (
        "Gemerkt für danach: {text}. Zuerst die erste Aufgabe.",
        "Noted for later: {text}. The first task comes first.",
    ),
    "two_tasks.two": ("Zwei Aufgaben", "Two tasks"),
    "two_tasks.one": ("Eine Aufgabe", "One task"),
    "second_task": (
        "Das klingt nach einer zweiten Aufgabe: „{second}“. Soll sie danach extra aufgenommen werden?",
        "That sounds like a second task: “{second}”. Should it be taken down separately afterwards?",
    ),
    "second_task.yes": ("Ja, danach extra", "Yes, separately"),
    "second_task.no": ("Nein, gehört dazu", "No, it belongs here"),
    "kept_for_later": (
        "Gemerkt für danach: „{text}“. Zuerst die erste Aufgabe.",
        "Noted for later: “{text}”. The first task comes first.",
    ),
    "begun_after": ("Danach kommt: „{text}“", "Coming next: “{text}”"),
    "too_many_later": (
        "So viele weitere Aufgaben kann ich mir nicht merken. Gib zuerst diese ab.",
        "So viele weitere Aufgaben kann ich mir nicht merken. Geben Sie zuerst diese ab.",
        "I cannot remember that many further tasks. Please submit this one first.",
    ),
}

_MISSED: dict[str, Translations] = {
    "missed_reading": (
        "Das habe ich noch nicht verstanden. {question}",
        "I did not quite get that. {question}",
    ),
    "missed_reading_again": (
        "Auch das verstehe ich noch nicht; am einfachsten geht es mit den Knöpfen. {question}",
        "I still do not follow; the buttons are the easiest way. {question}",
    ),
    "new_task.customer.missed": (
        "„{text}“ finde ich unter den Kunden nicht. Für wen ist die Aufgabe?",
        "I cannot find “{text}” among the customers. Who is the task for?",
    ),
    "new_task.customer.missed_again": (
        "Den Namen kenne ich noch nicht. Einer von diesen hier?",
        "I do not know that name yet. Is it one of these?",
    ),
    "new_task.title.missed": (
        "Aus „{text}“ lese ich noch keine Aufgabe. Was soll getan werden?",
        "I cannot see a task in “{text}” yet. What needs doing?",
    ),
    "new_task.title.missed_again": (
        "Versuchen wir es anders: Ein kurzer Satz mit einem Tuwort genügt, zum Beispiel „Hotel in Köln buchen“.",
        "Let us try it differently: a short sentence with a verb is enough, for example “Book a hotel in Cologne”.",
    ),
    "new_task.what.missed": (
        "Aus „{text}“ werde ich nicht schlau. Was genau soll getan werden?",
        "I cannot make much of “{text}”. What exactly should be done?",
    ),
    "new_task.what.missed_again": (
        "Da fehlt mir noch etwas zur Sache. Ein, zwei Stichworte reichen, oder „Der Titel sagt alles“.",
        "I am still missing the point. A keyword or two is enough, or “The title says it all”.",
    ),
    "new_task.how.missed": (
        "Aus „{text}“ werde ich nicht schlau. Gibt es etwas, worauf wir achten sollen?",
        "I cannot make much of “{text}”. Is there anything we should watch out for?",
    ),
    "new_task.how.missed_again": (
        "Da fehlt mir noch etwas zur Sache. Ein, zwei Stichworte reichen, oder „Nichts Besonderes“.",
        "I am still missing the point. A keyword or two is enough, or “Nothing special”.",
    ),
    "new_task.deadline.missed": (
        "„{text}“ verstehe ich nicht als Termin. An welchem Tag soll es fertig sein?",
        "I cannot read “{text}” as a date. On which day should it be ready?",
    ),
    "new_task.deadline.missed_again": (
        (
            "So komme ich nicht auf den Tag. Am einfachsten: unten antippen, oder ein Datum wie „24.12.“. Ohne"
            " Termin geht es auch."
        ),
        (
            "I still cannot tell the day. The easiest way: pick one below, or write a date like “24 Dec”. No"
            " date is fine, too."
        ),
    ),
    "new_task.budget.missed": (
        "„{text}“ verstehe ich nicht als Zeit. Wie viele Stunden oder Minuten dürfen es sein?",
        "I cannot read “{text}” as an amount of time. How many hours or minutes may it take?",
    ),
    "new_task.budget.missed_again": (
        (
            "So komme ich nicht auf die Zeit. Am einfachsten: unten antippen, oder etwas wie „2 Std.“. Sonst"
            " schätzt die Assistenz."
        ),
        (
            "I still cannot tell how much time. The easiest way: pick one below, or write “2 h”. Otherwise the"
            " assistant estimates."
        ),
    ),
    "new_task.results.missed": (
        "„{text}“ verstehe ich hier nicht. Nur im Chat, oder auch per E-Mail?",
        "I do not understand “{text}” here. In the chat only, or by e-mail too?",
    ),
    "new_task.results.missed_again": (
        "Im Chat stehen die Ergebnisse immer. Sollen sie zusätzlich per E-Mail kommen?",
        "The results are always in the chat. Should they come by e-mail as well?",
    ),
    "new_task.area.missed": (
        "„{text}“ finde ich nicht unter den Arbeitsbereichen. Welcher passt am ehesten?",
        "I cannot find “{text}” among the work areas. Which one fits best?",
    ),
    "new_task.area.missed_again": (
        "Diesen Bereich gibt es hier nicht. Einer von diesen, oder gar keiner?",
        "There is no such area here. One of these, or none?",
    ),
    "new_task.assistant.missed": (
        "„{text}“ finde ich nicht im Team. Wer soll es übernehmen?",
        "I cannot find “{text}” in the team. Who should take it on?",
    ),
    "new_task.assistant.missed_again": (
        "Den Namen kenne ich hier nicht. Jemand von diesen?",
        "I do not know that name here. Is it one of these?",
    ),
    "new_task.summary.missed": (
        "Ich bin nicht sicher, was „{text}“ ändern soll. Kommt es in die Beschreibung?",
        "I am not sure what “{text}” should change. Does it go into the description?",
    ),
    "new_task.summary.missed_again": (
        (
            "Auch bei „{text}“ finde ich die Stelle nicht. Neben jeder Antwort steht „Ändern“."
            " Oder soll es in die Beschreibung?"
        ),
        (
            "I cannot place “{text}” either. There is “Change” beside every answer."
            " Or should it go into the description?"
        ),
    ),
    "rating.stars.missed": (
        "„{text}“ lese ich nicht als Sterne. Wie viele sind es, von 1 bis 5?",
        "I cannot read “{text}” as stars. How many is it, from 1 to 5?",
    ),
    "rating.stars.missed_again": (
        "Eine Zahl von 1 bis 5 genügt. Der Kommentar kommt danach.",
        "A number from 1 to 5 is enough. The comment comes next.",
    ),
    "rating.summary.missed": (
        "„{text}“ kann ich nicht zuordnen. Soll es in den Kommentar?",
        "I cannot place “{text}”. Should it go into the comment?",
    ),
    "rating.summary.missed_again": (
        "Auch bei „{text}“ bin ich nicht sicher. Neben Sternen und Kommentar steht „Ändern“. Oder in den Kommentar?",
        "I am not sure about “{text}” either. There is “Change” beside stars and comment. Or into the comment?",
    ),
}

_TITLE_OR_TEXT: dict[str, Translations] = {
    "title_or_text": (
        "Soll „{text}“ der neue Titel sein, oder gehört es zur Antwort?",
        "Should “{text}” be the new title, or is it part of the answer?",
    ),
    "new_title": ("Soll „{text}“ der neue Titel sein?", "Should “{text}” be the new title?"),
    "title_or_text.title": ("Neuer Titel", "New title"),
    "title_or_text.text": ("Ist die Antwort", "It is the answer"),
}

_QUESTION_OR_TEXT: dict[str, Translations] = {
    "question_or_text": (
        "Fragst du das mich, oder gehört es zur Aufgabe? Mir kannst du hier nur sagen, was zu tun ist.",
        "Fragen Sie das mich, oder gehört es zur Aufgabe? Mir können Sie hier nur sagen, was zu tun ist.",
        "Are you asking me, or is it part of the task? I can only take down what needs doing.",
    ),
    "question_or_text.text": ("Gehört zur Aufgabe", "Part of the task"),
    "question_or_text.question": ("War nur eine Frage", "Just a question"),
}

_BEFORE: dict[str, Translations] = {
    "new_task.deadline.before": (
        "Also vor dem, was „{words}“ ist: Reicht {value:deadline}?",
        "So before what happens “{words}”: would {value:deadline} do?",
    ),
    "new_task.deadline.before_when": (
        "Wann vor „{words}“ muss es spätestens fertig sein?",
        "When before “{words}” must it be ready at the latest?",
    ),
}

TALKING: dict[str, Translations] = {
    **_REPLIES,
    **QUESTIONS_BACK,
    **_TWO,
    **_MISSED,
    **_TITLE_OR_TEXT,
    **_QUESTION_OR_TEXT,
    **_BEFORE,
}
