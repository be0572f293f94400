"""Tells by its words whether a clause wants a result by a moment, or only says when something takes place."""

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.heads.decisions import MomentHead
from chat_server.bot.understanding.phrases import Phrase


def wants_a_result(scan: Scan, phrase: Phrase, speech: MomentHead) -> bool:
    """ "Am Freitag brauche ich die Liste", but not "am Freitag brauchen wir einen Tisch"."""
    clause = scan.clause[phrase.first]
    first, end = scan.span(clause)
    if speech == "wish" and _does_it_itself(scan, first, end):
        return False
    if scan.capitals and not any(_noun(scan, place, phrase) for place in range(first + 1, end)):
        return True  # "Brauchen wir morgen früh."
    if any(scan.in_set(at, "result") or _is_definite(scan, at, phrase) for at in range(first, end)):
        return True
    return speech == "due" and not scan.clause_has(clause, "event")


def _is_definite(scan: Scan, place: int, phrase: Phrase) -> bool:
    """ "Die Zahlen", "es"; but not "für den Termin" nor "den 12.2."."""
    if phrase.begin <= place < phrase.end:
        return False
    if scan.capitals and scan.text[scan.tokens[place].start : scan.tokens[place].end].endswith(("'s", "’s")):
        return True  # "brauch ich's"
    return scan.in_set(place, "definite") and not scan.in_set(place - 1, "governs")


def _does_it_itself(scan: Scan, first: int, end: int) -> bool:
    """ "Ich will morgen buchen"; but "ich will es morgen haben"."""
    words = [at for at in range(first, end) if scan.tokens[at].kind == "word" and at not in scan.timed]
    last = words[-1] if words else first
    infinitive = not scan.tokens[last].capital and scan.tokens[last].fold.endswith("n") and last - first > 1
    modal = scan.some(words, "modal_wish")
    return modal and infinitive and not scan.in_set(last, "receive_de")


def _noun(scan: Scan, place: int, phrase: Phrase) -> bool:
    led = scan.in_set(place - 1, "governs") or (
        scan.in_set(place - 1, "determiner") and scan.in_set(place - 2, "governs")
    )
    said = phrase.begin <= place < phrase.end or place in scan.timed or led
    return scan.tokens[place].capital and not said


def hands_over(scan: Scan, clause: int) -> bool:
    """ "Schick mir die Liste am Freitag", "let me have it on Friday"."""
    places = range(*scan.span(clause))
    return scan.some(places, "to_me") and scan.some(places, "delivers")


def for_that_day(scan: Scan, phrase: Phrase) -> bool:
    """ "Die Bestellung für Samstag": it is needed then, and may have to be made before."""
    weak = phrase.mark is not None and phrase.mark.meaning == "weak"
    done = scan.in_set(phrase.begin - 1, "definite")  # "the slides done for Tuesday"
    return weak and scan.in_set(phrase.begin, "intended") and not done
