"""What the bot asks back, and why: one line a reason, German and English, without addressing anybody as Du or Sie."""

from collections.abc import Iterable

from chat_server.bot.templates import fill_template
from chat_server.domain.core.calendar_answers import Language

_OR: dict[Language, str] = {"de": " oder ", "en": " or "}

# {words}: what was written. {options}: the readings, said in full.
_WITH_OPTIONS: dict[str, dict[Language, str]] = {
    "which_weekday": {
        "de": "Welcher Tag ist mit „{words}“ gemeint: {options}?",
        "en": "Which day does “{words}” mean: {options}?",
    },
    "today_or_next_week": {
        "de": "Heute oder in einer Woche: {options}?",
        "en": "Today or in a week: {options}?",
    },
    "weekday_gone": {
        "de": "Der Tag ist in dieser Woche schon vorbei. Ist {options} gemeint?",
        "en": "That day of this week is over. Do you mean {options}?",
    },
    "eight_days": {
        "de": "In einer Woche oder in acht Tagen: {options}?",
        "en": "In a week or in eight days: {options}?",
    },
    "day_or_month_first": {
        "de": "Welches Datum ist mit „{words}“ gemeint: {options}?",
        "en": "Which date does “{words}” mean: {options}?",
    },
    "just_gone": {
        "de": "„{words}“ ist gerade vorbei. Ist {options} gemeint?",
        "en": "“{words}” has just passed. Is {options} meant?",
    },
    "leap_day": {
        "de": "Den 29. Februar gibt es erst wieder am {options}. Ist das gemeint?",
        "en": "29 February comes again only on {options}. Is that meant?",
    },
    "past": {
        "de": "„{words}“ ist schon vorbei. Passt {options}?",
        "en": "“{words}” has already passed. Would {options} do?",
    },
    "week_over": {
        "de": "Diese Arbeitswoche ist vorbei. Ist {options} gemeint?",
        "en": "This working week is over. Is {options} meant?",
    },
    "weekend_when": {
        "de": "Vor oder nach dem Wochenende: {options}?",
        "en": "Before or after the weekend: {options}?",
    },
    "vague_period": {"de": "Bis wann genau: {options}?", "en": "By when exactly: {options}?"},
    "which_day": {"de": "Welcher Tag ist gemeint: {options}?", "en": "Which day is meant: {options}?"},
    "before_day": {
        "de": "Am Tag davor oder am selben Tag: {options}?",
        "en": "The day before or that very day: {options}?",
    },
    "day_or_night": {"de": "Welche Uhrzeit ist gemeint: {options}?", "en": "Which time is meant: {options}?"},
    "hour_or_day": {
        "de": "Ist mit „{words}“ ein Tag oder eine Uhrzeit gemeint (heute {options})?",
        "en": "Does “{words}” mean a day or a time (today {options})?",
    },
    "half_unclear": {
        "de": "Welche Uhrzeit ist mit „{words}“ gemeint: {options}?",
        "en": "Which time does “{words}” mean: {options}?",
    },
    "midnight_which_day": {
        "de": "Mitternacht am Ende oder am Anfang des Tages: {options}?",
        "en": "Midnight at the end or the beginning of the day: {options}?",
    },
    "vague_part": {"de": "Um wie viel Uhr: {options}?", "en": "At what time: {options}?"},
    "weekday_mismatch": {
        "de": "Wochentag und Datum passen nicht zusammen: {options}?",
        "en": "Weekday and date do not agree: {options}?",
    },
    "contradiction": {
        "de": "Da stehen zwei Fristen. Welche gilt: {options}?",
        "en": "There are two deadlines. Which one is it: {options}?",
    },
    "either": {"de": "Was davon soll gelten: {options}?", "en": "Which of them is it: {options}?"},
    "correction_time": {
        "de": "Gilt die Uhrzeit weiter: {options}?",
        "en": "Does the time still hold: {options}?",
    },
    "non_working": {
        "de": "{first} ist kein Arbeitstag. Reicht {second}?",
        "en": "{first} is not a working day. Would {second} do?",
    },
    "clock_jumps": {
        "de": "Diese Uhrzeit gibt es an dem Tag nicht (Zeitumstellung). Passt {options}?",
        "en": "That time does not exist on that day (clocks change). Would {options} do?",
    },
    "clock_twice": {
        "de": "Diese Uhrzeit gibt es an dem Tag zweimal (Zeitumstellung): {options}?",
        "en": "That time exists twice on that day (clocks change): {options}?",
    },
    "deadline_or_task": {
        "de": "Ist „{words}“ die Frist ({options}), oder gehört es zur Aufgabe?",
        "en": "Is “{words}” the deadline ({options}), or part of the task?",
    },
    "range_amount": {"de": "Wie viel Zeit höchstens: {options}?", "en": "How much time at most: {options}?"},
    "contradicting_amounts": {
        "de": "Da stehen zwei Zeitbudgets. Welches gilt: {options}?",
        "en": "There are two time budgets. Which one is it: {options}?",
    },
    "how_long_is_a_day": {
        "de": "Wie viele Stunden sind das? Sind {options} gemeint?",
        "en": "How many hours is that? Is it {options}?",
    },
    "at_least": {
        "de": "Und wie viel höchstens? Reichen {options}?",
        "en": "And how much at most? Are {options} enough?",
    },
    "unclear_amount": {
        "de": "Wie viel Zeit genau? Sind {options} als Grenze richtig?",
        "en": "How much time exactly? Is {options} the limit?",
    },
    "recurring": {
        "de": "Gilt das Zeitbudget einmal oder regelmäßig? Einmal {options}?",
        "en": "Is that time budget for once or regularly? Once {options}?",
    },
    "budget_or_task": {
        "de": "Ist „{words}“ das Zeitbudget ({options}), oder gehört es zur Aufgabe?",
        "en": "Is “{words}” the time budget ({options}), or part of the task?",
    },
    "from_event": {
        "de": "Ist mit „{words}“ {options} gemeint?",
        "en": "Does “{words}” mean {options}?",
    },
    "zone": {
        "de": "Ist „{words}“ deutsche Zeit ({options})?",
        "en": "Is “{words}” German time ({options})?",
    },
    "changed_amount": {
        "de": "Wie viel Zeit ist mit „{words}“ insgesamt gemeint? Sind es {options}?",
        "en": "How much time in all does “{words}” mean? Is it {options}?",
    },
    "for_each": {
        "de": "Wie viel Zeit ist das insgesamt? Sind es {options}?",
        "en": "How much time is that in all? Is it {options}?",
    },
    "amount_goes_on": {
        "de": "Wie viel Zeit höchstens? Reichen {options}?",
        "en": "How much time at most? Are {options} enough?",
    },
    "too_long": {
        "de": "Der Text ist sehr lang. Gilt {options}?",
        "en": "The text is very long. Is {options} right?",
    },
    "goes_on": {
        "de": "Nicht alles an der Frist ist klar. Gilt {options}?",
        "en": "Not all of the deadline is clear. Is {options} right?",
    },
    "unit": {"de": "Stunden oder Minuten: {options}?", "en": "Hours or minutes: {options}?"},
}
_WITHOUT_OPTIONS: dict[str, dict[Language, str]] = {
    "too_many_amounts": {
        "de": "Da stehen sehr viele Zeitangaben. Wie viel Zeit soll es höchstens sein?",
        "en": "There are very many amounts of time. How much time at most?",
    },
    "too_many_times": {
        "de": "Da stehen sehr viele Zeiten. Bis wann soll es fertig sein?",
        "en": "There are very many times. When should it be ready?",
    },
    "impossible": {
        "de": "„{words}“ gibt es nicht. Bis wann genau?",
        "en": "“{words}” does not exist. By when exactly?",
    },
    "past": {
        "de": "„{words}“ ist schon vorbei. Bis wann genau?",
        "en": "“{words}” has already passed. By when exactly?",
    },
    "impossible_amount": {
        "de": "Wie viel Zeit ist gemeint, zum Beispiel „2 Std.“?",
        "en": "How much time is meant, for example “2 h”?",
    },
    "below_zero": {
        "de": "Weniger als null geht nicht. Wie viel Zeit ist gemeint, zum Beispiel „2 Std.“?",
        "en": "It cannot be less than nothing. How much time is meant, for example “2 h”?",
    },
    "too_much": {
        "de": "Mehr als 500 Stunden gehen nicht auf einmal. Wie viel Zeit ist gemeint, zum Beispiel „2 Std.“?",
        "en": "More than 500 hours at once are not possible. How much time is meant, for example “2 h”?",
    },
    "money": {
        "de": "Wir planen in Zeit, nicht in Geld. Wie viel Zeit darf es kosten, zum Beispiel „2 Std.“?",
        "en": "We plan in time, not in money. How much time may it take, for example “2 h”?",
    },
    "changed_amount": {
        "de": "Wie viel Zeit ist mit „{words}“ insgesamt gemeint, zum Beispiel „2 Std.“?",
        "en": "How much time in all does “{words}” mean, for example “2 h”?",
    },
    "for_each": {
        "de": "Wie viel Zeit ist das insgesamt, zum Beispiel „2 Std.“?",
        "en": "How much time is that in all, for example “2 h”?",
    },
    "vague_amount": {
        "de": "Wie viel Zeit genau, zum Beispiel „2 Std.“?",
        "en": "How much time exactly, for example “2 h”?",
    },
    "from_event": {
        "de": "„{words}“: Welcher Tag ist das?",
        "en": "“{words}”: which day is that?",
    },
    "range": {"de": "Bis wann spätestens?", "en": "By when at the latest?"},
}
_OTHERWISE: dict[Language, str] = {
    "de": "Bis wann genau (Tag und, wenn wichtig, Uhrzeit)?",
    "en": "By when exactly (day and, if it matters, time)?",
}

QUESTION_TEXTS: dict[str, dict[Language, str]] = {
    **{f"{reason} with options": text for reason, text in _WITH_OPTIONS.items()},
    **_WITHOUT_OPTIONS,
    "otherwise": _OTHERWISE,
}


def ask(reason: str, words: str, options: Iterable[str], language: Language) -> str:
    """The question for a reason; `words` as written by the person, `options` the readings said in full."""
    said = list(options)
    if said and reason in _WITH_OPTIONS:
        template = _WITH_OPTIONS[reason][language]
        values = {"words": words, "options": _OR[language].join(said), "first": said[0], "second": said[-1]}
        return fill_template(template, lambda name, _format: values[name])
    template = _WITHOUT_OPTIONS.get(reason, {}).get(language, _OTHERWISE[language])
    return fill_template(template, lambda _name, _format: words)
