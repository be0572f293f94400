"""The English words: one more word is one more line. Spellings with one value stand in one line, divided by spaces.

How words become times is written in forms_en.py.
"""

TAG = {
    "yesterday": -1,
    "today": 0,
    "tomorrow tomorow tommorow tommorrow tmrw tomorrw": 1,
    "overmorrow": 2,
}
WOCHENTAG = {
    "monday mondays": 0,
    "tuesday tues": 1,
    "wednesday weds": 2,
    "thursday thur thurs": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
WOCHENTAG_KURZ = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
MONAT = {
    "january jan": 1,
    "february feb": 2,
    "march mar": 3,
    "april apr": 4,
    "may": 5,
    "june jun": 6,
    "july jul": 7,
    "august aug": 8,
    "september sept sep": 9,
    "october oct": 10,
    "november nov": 11,
    "december dec": 12,
}
FESTTAG = {
    "christmas xmas": "Heiligabend, Erster Weihnachtstag",
    "halloween": "Reformationstag",
    "epiphany": "Heilige Drei Könige",
    "silvester": "Silvester",
    "easter": "Gründonnerstag, Ostermontag",
    "whitsun pentecost": "Freitag vor Pfingsten, Pfingstmontag",
}
TAGESZEIT = {
    "morning's": ("morning", "08:00"),
    "morning": ("morning", "08:00"),
    "forenoon": ("morning", "10:00"),
    "noon midday noontime lunchtime": ("noon", "12:00"),
    "afternoon": ("afternoon", "15:00"),
    "evening": ("evening", "18:00"),
    "night": ("night", ""),
    "midnight": ("midnight", "24:00"),
}
ZAHLWORT = {
    "a an one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
}
ORDNUNGSZAHL = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
}
BRUCHZAHL: dict[str, int] = {}
MALZAHL = {"twice": 2, "thrice": 3}
ANZAHL = {"both": 2}
HALB = {"half": 2, "quarter": 1}
EINHEIT = {
    "hour hours hr hrs h huors horus huor hous": 60,
    "minute minutes min mins": 1,
}
STUNDENTEIL: dict[str, int] = {}
ARBEITSTAG_DAUER = {"day days day's days' workday workdays": 480, "week weeks": 2400}
SPANNE = {
    "day days": "days",
    "workday workdays weekday weekdays": "working_days",
    "week weeks": "weeks",
    "fortnight": "fortnights",
    "month months": "months",
    "year years": "years",
    "hour hours hr hrs h": "hours",
    "minute minutes min mins": "minutes",
}
BEZUG = {
    "this": "this",
    "coming upcoming following": "coming",
    "next": "next",
    "last past previous": "past",
}
RAND = {
    "beginning start early": "start",
    "middle mid": "middle",
    "end": "end",
}
WOCHENRAND = {"midweek": "middle", "eow": "end"}
MONATSRAND = {"eom": "end"}
JAHRESRAND = {"eoy": "end"}
# Only in "Monday's fine": elsewhere they say whose something is.
WOCHENTAG_GENITIV = {
    "monday's": 0,
    "tuesday's": 1,
    "wednesday's": 2,
    "thursday's": 3,
    "friday's": 4,
    "saturday's": 5,
    "sunday's": 6,
}
ZEITZONE = {"cest": 0, "cet": 1}

ABKUERZUNG = (
    "mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec hr "
    "hrs min mins max approx ca mr mrs ms dr no vs etc st e i g"
)
KURZ_VERTIPPT = {"housr hors": "hours"}
TIPPFEHLER_ERLAUBT = (
    "monday tuesday wednesday thursday friday saturday sunday january february september october "
    "november december "
    "tomorrow maximum minutes hours deadline morning afternoon evening"
)
KEINE_TIPPFEHLER = (
    "minute mornings afternoons evenings sundae mondays fridays sundays saturdays deadlines mourning "
    "evening warning yours tours fours pours hourly house houses honours course courses"
)
ERKENNUNG = (
    "by the and for with a an please i we at on in to of until before is are you can could need "
    "needs hours hour "
    "minutes next this today tomorrow week days due from find book them it not any"
)
