"""What the dialog for a new task says (SPEC 6 and 16). `*.names`: what the step is called by those who change it."""

from chat_server.bot.texts.text import Translations

_ASKED: dict[str, Translations] = {
    "new_task.name": ("Neue Aufgabe", "New task"),
    "new_task.discreet": (
        (
            "Es ist Feierabend: Gibst du die Aufgabe jetzt ab, sieht der Kunde, dass jemand da ist."
            " Unauffällig geht es ab {opening:deadline}; bis dahin bleibt alles hier liegen."
        ),
        (
            "Es ist Feierabend: Geben Sie die Aufgabe jetzt ab, sieht der Kunde, dass jemand da ist."
            " Unauffällig geht es ab {opening:deadline}; bis dahin bleibt alles hier liegen."
        ),
        (
            "It is after hours: if you submit the task now, the customer sees that somebody is there."
            " From {opening:deadline} nobody will wonder; until then everything stays here."
        ),
    ),
    "new_task.discreet.now": ("Trotzdem jetzt abgeben", "Submit it now anyway"),
    "new_task.customer.ask": ("Für wen ist die Aufgabe?", "Who is the task for?"),
    "new_task.title.ask": (
        "Was können wir dir abnehmen?",
        "Was können wir Ihnen abnehmen?",
        "What can we take off your hands?",
    ),
    "new_task.title.ask.staff": ("Worum geht es?", "What is it about?"),
    "new_task.what.ask": ("Was genau ist zu tun?", "What exactly needs doing?"),
    "new_task.how.ask": (
        "Wie soll es gemacht werden, und was brauchen wir dafür?",
        "How should it be done, and what do we need for it?",
    ),
    "new_task.deadline.ask": (
        "Bis wann brauchst du es?",
        "Bis wann brauchen Sie es?",
        "When do you need it by?",
    ),
    "new_task.deadline.ask.staff": ("Bis wann wird es gebraucht?", "When is it needed by?"),
    "new_task.budget.ask": (
        "Wie viel Zeit planst du ein?",
        "Wie viel Zeit planen Sie ein?",
        "How much time should we plan for it?",
    ),
    "new_task.results.ask": (
        "Wie möchtest du die Ergebnisse bekommen?",
        "Wie möchten Sie die Ergebnisse bekommen?",
        "How would you like to receive the results?",
    ),
    "new_task.results.ask.staff": (
        "Wie soll der Kunde die Ergebnisse bekommen?",
        "How should the customer receive the results?",
    ),
    "new_task.area.ask": ("Welcher Arbeitsbereich passt am ehesten?", "Which work area fits best?"),
    "new_task.assistant.ask": (
        "Wer soll es übernehmen?{proposal}",
        "Who should take it on?{proposal}",
    ),
    "new_task.assistant.proposal": (" Vorschlag: {name}", " We suggest {name}"),
    "new_task.summary": (
        "Stimmt alles? Dann kannst du die Aufgabe abgeben.",
        "Stimmt alles? Dann können Sie die Aufgabe abgeben.",
        "All correct? Then you can submit the task.",
    ),
    "new_task.enough": ("Reicht so, abgeben", "That’s enough, submit"),
    "new_task.confirm": ("Aufgabe abgeben", "Submit task"),
    "new_task.done": ("Die Aufgabe ist abgegeben.", "The task has been submitted."),
    "new_task.cancelled": ("Verworfen. Es wurde nichts abgegeben.", "Discarded. Nothing was submitted."),
}

_LABELS: dict[str, Translations] = {
    "new_task.customer.label": ("Kunde", "Customer"),
    "new_task.title.label": ("Titel", "Title"),
    "new_task.what.label": ("Was genau", "Details"),
    "new_task.how.label": ("Wie", "How"),
    "new_task.deadline.label": ("Bis wann", "Due"),
    "new_task.budget.label": ("Zeit", "Time"),
    "new_task.results.label": ("Ergebnis", "Results"),
    "new_task.area.label": ("Arbeitsbereich", "Work area"),
    "new_task.assistant.label": ("Assistenz", "Assistant"),
    "new_task.customer.names": ("kunde|kunden|kundin|auftraggeber", "customer|client"),
    "new_task.title.names": ("titel|überschrift|namen", "title|name|heading"),
    "new_task.what.names": ("beschreibung|aufgabe|was genau", "description|task|what exactly"),
    "new_task.how.names": ("schritte|material|checkliste|vorgehen", "steps|material|checklist"),
    "new_task.deadline.names": (
        "termin|frist|deadline|abgabetermin|fälligkeit|datum|bis wann",
        "deadline|due date|date|until when",
    ),
    "new_task.budget.names": (
        "zeitbudget|budget|zeit|dauer|stunden|stundenzahl",
        "time budget|budget|time|duration|hours",
    ),
    "new_task.results.names": ("ergebnis|ergebnisse|ergebnisweg|rückmeldung", "results|result|delivery"),
    "new_task.area.names": ("arbeitsbereich|bereich", "work area|area"),
    "new_task.assistant.names": ("assistenz|assistentin|assistenten|zuständigkeit", "assistant"),
}

_HELP: dict[str, Translations] = {
    "new_task.customer.help": (
        "Die Aufgabe kommt in den Chat dieses Kunden und auf sein Zeitkonto.",
        "The task goes into this customer's chat and on their time account.",
    ),
    "new_task.title.help": (
        "Ein Satz genügt. Alles, was darin schon steht (bis wann, wie lange), fragen wir nicht noch einmal.",
        "One sentence is enough. Whatever it says already (when it is due, how long it takes) we will not ask again.",
    ),
    "new_task.what.help": (
        "Je genauer es hier steht, desto weniger fragen wir nach. Sagt der Titel schon alles, geht es auch ohne.",
        "The more precise it is, the fewer questions later. If the title says it all, skip this.",
    ),
    "new_task.how.help": (
        "Hierher gehören Schritte, Material, Zugänge oder Vorlieben. Jede Zeile wird ein Punkt der Checkliste.",
        "This is for steps, material, access or preferences. Each line becomes an item of the checklist.",
    ),
    "new_task.deadline.help": (
        "Danach richtet sich die Planung. Ohne festen Termin schlägt die Assistenz einen vor.",
        "We plan around it. Without a fixed date, the assistant will suggest one.",
    ),
    "new_task.budget.help": (
        (
            "So viel Zeit wird auf dem Zeitkonto vorgemerkt; was übrig bleibt, kommt zurück."
            " Wer es nicht weiß, lässt die Assistenz schätzen."
        ),
        (
            "This much is set aside on the time account; whatever is left comes back."
            " If you do not know, let the assistant estimate."
        ),
    ),
    "new_task.results.help": (
        "Ergebnisse stehen immer im Chat der Aufgabe; auf Wunsch kommen sie auch per E-Mail.",
        "Results are always in the task's chat; if you like, they come by e-mail too.",
    ),
    "new_task.area.help": (
        "Nur ein Vorschlag: Die Assistenz legt den Bereich fest, bevor sie die Aufgabe annimmt.",
        "Only a suggestion: the assistant sets the area before accepting the task.",
    ),
    "new_task.assistant.help": (
        "Wer die Aufgabe zuerst prüft. Das lässt sich später ändern.",
        "Who looks at the task first. That can be changed later.",
    ),
    "new_task.summary.help": (
        "Jede Antwort lässt sich noch ändern, zum Beispiel mit „ändere den Termin auf Montag“.",
        "Every answer can still be changed, for example with “change the deadline to Monday”.",
    ),
}

_CHOICES: dict[str, Translations] = {
    "new_task.what.skip": ("Der Titel sagt alles", "The title says it all"),
    "new_task.how.skip": ("Nichts Besonderes", "Nothing special"),
    "new_task.area.skip": ("Weiß ich nicht", "I don’t know"),
    "new_task.how.items": ("{count} Punkte: {items}", "{count} items: {items}"),
    "new_task.deadline.value": ("{value:deadline}", "{value:deadline}"),
    "new_task.deadline.open": ("Kein fester Termin", "No fixed date"),
    "new_task.budget.value": ("{value:duration}", "{value:duration}"),
    "new_task.budget.estimate": ("Assistenz schätzt", "Assistant estimates"),
    "new_task.results.chat": ("Nur im Chat", "In the chat only"),
    "new_task.results.email": ("Auch per E-Mail", "By e-mail too"),
    "new_task.assistant.lead": (
        "{name}, deine feste Assistenz",
        "{name}, Ihre feste Assistenz",
        "{name}, your regular assistant",
    ),
    "new_task.assistant.lead.staff": ("{name} (VPA)", "{name} (VPA)"),
    "new_task.assistant.team_lead": (
        "Teamleitung (noch niemand zugeordnet)",
        "Team lead (nobody assigned yet)",
    ),
    "area.backoffice": ("Backoffice, Sekretariat", "Back office"),
    "area.marketing": ("Marketing", "Marketing"),
    "area.frontdesk": ("Frontdesk, Vertrieb", "Front desk, sales"),
    "area.design": ("Design", "Design"),
    "area.project": ("Projektmanagement", "Project management"),
    "yes": ("Ja", "Yes"),
    "no": ("Nein", "No"),
}

_QUESTIONS: dict[str, Translations] = {
    "new_task.customer.which": ("Welcher Kunde ist gemeint?", "Which customer is meant?"),
    "new_task.customer.mentioned": ("Ist die Aufgabe für {value}?", "Is the task for {value}?"),
    "new_task.assistant.which": ("Wer von ihnen ist gemeint?", "Which of them is meant?"),
    "new_task.area.which": ("Welcher Bereich ist gemeint?", "Which area is meant?"),
    "new_task.results.form": (
        "„{text}“, gut. Nur im Chat, oder auch per E-Mail?",
        "“{text}”, fine. In the chat only, or by e-mail too?",
    ),
    "new_task.results.other_way": (
        "So geht es leider nicht. Nur im Chat, oder auch per E-Mail?",
        "That is not possible, I am afraid. In the chat only, or by e-mail too?",
    ),
    "new_task.results.which": (
        "Nur im Chat, oder auch per E-Mail?",
        "In the chat only, or by e-mail too?",
    ),
    "new_task.deadline.which_weekday": (
        "Meinst du diesen oder nächsten {first:weekday}: {first:deadline} oder {second:deadline}?",
        "Meinen Sie diesen oder nächsten {first:weekday}: {first:deadline} oder {second:deadline}?",
        "Do you mean this or next {first:weekday}: {first:deadline} or {second:deadline}?",
    ),
    "new_task.deadline.past": (
        "{value:deadline} ist schon vorbei. Bis wann genau?",
        "{value:deadline} has already passed. By when exactly?",
    ),
    "new_task.deadline.too_far": (
        "{value:deadline} liegt mehr als zehn Jahre voraus. Bis wann genau?",
        "{value:deadline} is more than ten years away. By when exactly?",
    ),
    "new_task.deadline.non_working": (
        "{value:deadline} ist kein Arbeitstag. Reicht {offer:deadline}?",
        "{value:deadline} is not a working day. Would {offer:deadline} do?",
    ),
    "new_task.deadline.insist": ("Nein, {value:deadline}", "No, {value:deadline}"),
    "new_task.deadline.clock": (
        "Diese Uhrzeit ist an dem Tag nicht eindeutig (Zeitumstellung). Was passt?",
        "That time is ambiguous on that day (the clocks change). Which one is it?",
    ),
    "new_task.deadline.soon": (
        "So schnell es geht, heißt bei uns: bis {value:deadline}. Passt das?",
        "As soon as we can means by {value:deadline}. Would that do?",
    ),
    "new_task.deadline.other_day": ("Anderer Tag", "Another day"),
    "new_task.deadline.vague": (
        "An welchem Tag brauchst du es spätestens?",
        "An welchem Tag brauchen Sie es spätestens?",
        "On which day do you need it at the latest?",
    ),
    "new_task.deadline.propose": ("Geht es auch ohne festen Termin?", "Would it work without a fixed date?"),
    "new_task.budget.propose": (
        "Soll die Assistenz schätzen, wie viel Zeit es braucht?",
        "Should the assistant estimate how much time it takes?",
    ),
    "new_task.deadline.part": ("Gehört zur Aufgabe", "Part of the task"),
    "new_task.deadline.mentioned": (
        "In der Beschreibung steht „{words}“. Gilt {value:deadline} als Termin?",
        "The description says “{words}”. Is {value:deadline} the deadline?",
    ),
    "new_task.budget.mentioned": (
        "In der Beschreibung steht „{words}“. Gilt {value:duration} als Zeitbudget?",
        "The description says “{words}”. Is {value:duration} the time budget?",
    ),
    "new_task.budget.part": ("Gehört zur Aufgabe", "Part of the task"),
    "new_task.budget.either": (
        "Wie viel Zeit höchstens: {first:duration} oder {second:duration}?",
        "How much time at most: {first:duration} or {second:duration}?",
    ),
    "new_task.budget.exactly": (
        "{value:duration}, und „{words}“: Wie viel Zeit genau, höchstens?",
        "{value:duration}, and “{words}”: how much time exactly, at most?",
    ),
    "new_task.budget.impossible": (
        "Ein Zeitbudget liegt zwischen 1 Minute und 1.000 Stunden. Wie viel Zeit genau, zum Beispiel „2 Std.“?",
        "A time budget is between 1 minute and 1,000 hours. How much time exactly, for example “2 h”?",
    ),
    "new_task.budget.over": (
        (
            "Verfügbar sind {available:duration}, dafür fehlen also {missing:duration} auf dem Zeitkonto."
            " Trotzdem {value:duration} einplanen?"
        ),
        "{available:duration} is available, which is {missing:duration} short. Plan {value:duration} anyway?",
    ),
    "new_task.budget.over.yes": ("Ja, {value:duration}", "Yes, {value:duration}"),
    "new_task.budget.over.less": ("Nur {value:duration}", "Only {value:duration}"),
}

_CAUTIONS: dict[str, Translations] = {
    "new_task.deadline.early": (
        "Das ist knapp: Eine Antwort hast du spätestens {reaction:deadline}. Wir versuchen es; sicherer ist später.",
        "Das ist knapp: Eine Antwort haben Sie spätestens {reaction:deadline}. Wir versuchen es; sicherer ist später.",
        "That is tight: you will hear from us by {reaction:deadline}. We will try; a later date is safer.",
    ),
    "new_task.deadline.later": ("Lieber bis {value:deadline}", "Better by {value:deadline}"),
    "new_task.deadline.double": (
        (
            "Arbeit am Wochenende oder an einem Feiertag zählt doppelt."
            " Die Assistenz bittet dich dafür vorher um deine Freigabe."
        ),
        (
            "Arbeit am Wochenende oder an einem Feiertag zählt doppelt."
            " Die Assistenz bittet Sie dafür vorher um Ihre Freigabe."
        ),
        "Work on a weekend or holiday counts double. The assistant will ask for your approval first.",
    ),
    "new_task.deadline.double.staff": (
        "Arbeit am Wochenende oder an einem Feiertag zählt für den Kunden nur mit Freigabe doppelt.",
        "Work on a weekend or holiday counts double for the customer only with an approval.",
    ),
    "new_task.budget.short": (
        (
            "Auf dem Zeitkonto fehlen dafür {missing:duration} – die Aufgabe wird trotzdem gespeichert;"
            " bitte Stunden nachbuchen."
        ),
        "The time account is {missing:duration} short. The task is saved anyway; please book more hours.",
    ),
    "new_task.budget.short.staff": (
        "Auf dem Zeitkonto des Kunden fehlen dafür {missing:duration} – die Aufgabe wird trotzdem gespeichert.",
        "The customer's time account is {missing:duration} short. The task is saved anyway.",
    ),
}

NEW_TASK: dict[str, Translations] = {
    **_ASKED, **_LABELS, **_HELP, **_CHOICES, **_QUESTIONS, **_CAUTIONS,
}  # fmt: skip
