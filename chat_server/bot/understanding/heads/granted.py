"""Tells whether a clause grants or estimates an amount of time: "acht Stunden sind genehmigt", "wir rechnen mit vier".

Not the words of approval decide, which nobody can list, but who is spoken of: the amount is what is said first and the
verb follows it, or the writer or the reader plans with it; and no noun stands there that the time could be of.
"""

from chat_server.bot.understanding.budget import Duration
from chat_server.bot.understanding.grammar.scan import Scan, ends_sentence
from chat_server.bot.understanding.structure.tables import PREPOSITIONS

_FOR = "fuer"
_FAR = 8
_NEAR = 3


def is_granted(scan: Scan, found: Duration) -> bool:
    """Whether the clause of an amount says that so much time may be, or will be, spent on the task."""
    if _is_known_thing(scan, found) or _counts_noun(scan, found) or _asks_how_long(scan, found):
        return False
    if is_refused(scan, found) or _is_for_another(scan, found):
        return False
    return (
        _said_first(scan, found)
        or _is_planned_with(scan, found)
        or _may_take(scan, found)
        or is_doable(scan, found.begin, found.close)
    )


def is_doable(scan: Scan, begin: int, end: int) -> bool:
    """ "Ist in zehn Minuten erledigt", "dürfte in einer Stunde zu schaffen sein"; not "muss ... fertig sein"."""
    first, stop = scan.span(scan.clause[begin])
    states = [at for at in (*range(first, begin), end) if scan.in_set(at, "states")]
    if not states:
        return False
    behind = range(end, min(end + _NEAR + 1, stop))
    within = any(scan.tokens[at].fold == "in" for at in (begin - 1, begin) if at >= 0)
    known = [at for at in behind if _is_done(scan, at, within)]
    to_do = any(scan.in_set(at - 1, "to") for at in known)
    return to_do or (bool(known) and not scan.in_set(states[0], "shall"))


def _is_done(scan: Scan, place: int, within: bool) -> bool:
    """ "Erledigt", "gemacht", and behind "in einer Stunde" any participle of a verb with a particle ("abgetippt")."""
    if scan.in_set(place, "effort") or scan.in_set(place, "got_done"):
        return True
    token = scan.tokens[place]
    return (
        within
        and scan.capitals
        and not token.capital
        and token.fold.endswith("t")
        and "ge" in token.fold[2:5]
    )


def _may_take(scan: Scan, found: Duration) -> bool:
    """ "Es darf ruhig drei Stunden kosten"."""
    before = range(max(scan.span(scan.clause[found.first])[0], found.begin - _FAR), found.begin)
    permitted = scan.some(before, "permits")
    elided = bool(before) and scan.in_set(before[0], "permits")
    named = elided or scan.some(before, "this_thing")
    return "takes" in found.marks and permitted and named


def _is_known_thing(scan: Scan, found: Duration) -> bool:
    """ "Die sieben Stunden", "meine zwei Stunden": the reader knows them already."""
    return scan.in_set(found.begin - 1, "known_thing")


def _is_for_another(scan: Scan, found: Duration) -> bool:
    """ "Für den Dreh sind acht Stunden eingeplant": time for what is no work, and neither of us is spoken of."""
    places = range(*scan.span(scan.clause[found.first]))
    ours = any(scan.in_set(at, name) for at in places for name in ("we_or_i", "addressed", "a_budget"))
    if ours or not scan.capitals:
        return False
    aims = (at for at in places if scan.tokens[at].fold == _FOR)
    nouns = (next((noun for noun in range(at, places.stop) if _is_noun(scan, noun)), None) for at in aims)
    return any(noun is not None and not scan.tokens[noun].fold.endswith("ung") for noun in nouns)


def _asks_how_long(scan: Scan, found: Duration) -> bool:
    """ "Sag mir, wie viele Minuten drei Stunden sind"."""
    first, _ = scan.span(scan.clause[found.first])
    return any(scan.in_set(at, "subordinate") for at in (first, first + 1) if at < found.begin)


def is_refused(scan: Scan, found: Duration) -> bool:
    """ "Zwei Stunden sind zu viel", "two hours were too short"."""
    behind = range(found.close, _end(scan, found.close))
    return any(
        scan.in_set(at, "too_much") and (scan.in_set(at - 1, "to") or scan.tokens[at - 1].fold == "too")
        for at in behind
    ) or scan.some(range(found.begin - _NEAR, found.close + _NEAR), "in_the_past")


def _counts_noun(scan: Scan, found: Duration) -> bool:
    """ "30 Minuten Yoga", "zwei Stunden Puffer"; but "zwei Stunden Recherche"."""
    place = found.close
    if not scan.capitals or scan.boundary(place) or scan.tokens[place].kind != "word":
        return False
    noun = scan.tokens[place].capital and not scan.grammar.is_one_of(scan.tokens[place].fold, "work")
    return noun and not scan.idle(place)


def _said_first(scan: Scan, found: Duration) -> bool:
    """ "Acht Stunden sind dafür genehmigt", "zwei Stunden kannst du aufwenden", "two hours are fine"."""
    verb = found.close
    if not scan.in_set(verb, "grants") or _is_of_noun_before(scan, found):
        return False
    end = _end(scan, verb)
    speaks = scan.some(range(verb + 1, min(verb + _NEAR, end)), "we_or_i")
    plans = scan.some(range(verb, end), "plans")
    return (plans or not speaks) and not has_owner(scan, verb + 1, end)


def _is_of_noun_before(scan: Scan, found: Duration) -> bool:
    """ "Rohmaterial 40 Minuten liegt in der Cloud", but not "für die Texte zwei Stunden sind in Ordnung"."""
    first, _ = scan.span(scan.clause[found.first])
    before = found.begin - 1
    if not scan.capitals or before < first or not scan.tokens[before].capital or scan.idle(before):
        return False
    word = scan.tokens[before]
    known = before in scan.timed or scan.grammar.is_one_of(word.fold, "work")
    return word.kind == "word" and not known and not is_led(scan, before, first)


def _is_planned_with(scan: Scan, found: Duration) -> bool:
    """ "Wir haben sechs Stunden dafür vorgesehen", "ich dachte an drei Stunden", "spend an hour on it"."""
    clause = scan.clause[found.first]
    first, end = scan.span(clause)
    begin, end = max(first, found.begin - _FAR), min(end, found.close + _FAR)
    beside = [*range(begin, found.begin), *range(found.close, end)]
    named = scan.some(range(begin, found.begin), "a_budget")
    if not named and not scan.some(beside, "plans"):
        return _is_needed(scan, beside) and not has_owner(scan, begin, found.begin)
    return not has_owner(scan, begin, found.begin) and not has_owner(scan, found.close, end)


def _is_needed(scan: Scan, beside: list[int]) -> bool:
    """ "Mehr als zwei Stunden braucht das nicht", "dafür brauchst du zwei Stunden"; not "wir brauchen 40 Minuten"."""
    verbs = [at for at in beside if scan.in_set(at, "takes_time")]
    subject = any(scan.in_set(at, "addressed") or scan.in_set(at, "this_thing") for at in beside)
    return bool(verbs) and subject and not scan.some(beside, "we_or_i")


def _end(scan: Scan, place: int) -> int:
    """Where the words end that go with a verb; where a text has no signs, soon."""
    end = next(
        (at for at in range(place, len(scan.tokens)) if scan.boundary(at) or ends_sentence(scan.tokens[at])),
        len(scan.tokens),
    )
    return min(end, place + _FAR)


def has_owner(scan: Scan, first: int, end: int) -> bool:
    """Whether a noun stands there that neither a preposition nor another noun leads: subject or object of the verb."""
    if not scan.capitals:
        return False
    return any(_is_noun(scan, at) and not is_led(scan, at, first) for at in range(first, end))


def _is_noun(scan: Scan, place: int) -> bool:
    token = scan.tokens[place]
    if token.kind != "word" or not token.capital or scan.idle(place) or place in scan.timed:
        return False
    begins = place == 0 or ends_sentence(scan.tokens[place - 1]) or not scan.together(place - 1, place)
    return (
        not begins and not scan.grammar.is_one_of(token.fold, "work") and not scan.in_set(place, "addressed")
    )


def is_led(scan: Scan, noun: int, first: int) -> bool:
    """ "Für die neue Preisliste", "vom Chef", "der Packungsbeilage" behind a noun."""
    for at in range(noun - 1, max(first - 1, noun - 1 - _FAR), -1):
        token = scan.tokens[at]
        if token.fold in PREPOSITIONS:
            return True
        if token.kind != "word" or scan.in_set(at, "acts"):
            return False
        if token.capital and _is_noun(scan, at):
            return is_led(scan, at, first)
    return False
