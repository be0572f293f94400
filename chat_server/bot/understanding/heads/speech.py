"""Who speaks of whom in a clause, and what its verb is: a request, a wish, what somebody else does or wants.

Found by the finite verb and the word beside it that is its subject. A clause without a finite verb is a request
where it has the infinitive or the imperative of one, else it says nothing about whose time it names.
"""

from chat_server.bot.understanding.grammar.atoms import Speech
from chat_server.bot.understanding.grammar.scan import Scan, ends_sentence
from chat_server.bot.understanding.heads.subordinate import begin_of

_NEAR = 3
_IMPERATIVE_WITHIN = 2
# A clause with more words is dictated without signs: the last verb before a time is its verb.
_DICTATED = 20


def speech_of(scan: Scan, place: int) -> Speech:
    """The speech of the clause that a place is in, as far as it concerns the place."""
    known = scan.speeches.get(place)
    if known is None:
        known = scan.speeches[place] = _speech_of(scan, place)
    return known


def _speech_of(scan: Scan, place: int) -> Speech:
    if scan.in_set(place - 1, "polite") and scan.together(place - 1, place):
        return "request"  # "wir treffen uns um neun bereite bitte bis Freitag die Mappe vor"
    first, end = scan.span(scan.clause[place])
    begin, subordinate = begin_of(scan, first, place)
    if subordinate == "if":
        return "request" if _addressed(scan, begin, end) else "due" if _suffices(scan, begin) else "condition"
    if subordinate is not None:
        return subordinate
    begin, verb = _verb(scan, begin, place, end)
    return _without_verb(scan, begin, end) if verb is None else _by_subject(scan, verb, begin, end)


def _without_verb(scan: Scan, begin: int, end: int) -> Speech:
    first, _ = scan.span(scan.clause[begin])
    if first and _hangs_on(scan, begin, end):
        return speech_of(scan, first - 1)
    if (opened := _behind_brackets(scan, first)) is not None:
        return speech_of(scan, opened - 1)
    return "request" if _requests(scan, begin, end) else "nothing"


def _behind_brackets(scan: Scan, first: int) -> int | None:
    """Where the brackets open that a clause goes on behind: "Please post it (part-time) on the board today"."""
    if not first or scan.tokens[first - 1].fold != ")":
        return None
    opened = next((at for at in range(first - 1, -1, -1) if scan.tokens[at].fold == "("), 0)
    return opened if opened and scan.together(opened - 1, first) else None


def is_attribute(scan: Scan, begin: int, end: int) -> bool:
    """ "Für die Feier am 18. Juni suchen wir": what stands before a German verb is one part, with its time."""
    first, stop = scan.span(scan.clause[begin])
    inside, subordinate = begin_of(scan, first, begin)
    if not scan.capitals or subordinate is not None:
        return False
    inside, verb = _verb(scan, inside, begin, stop)
    before = range(inside, begin)
    named = any(_is_noun(scan, at) for at in before)
    return verb is not None and end <= verb and named and _is_finite(scan, verb, inside, stop)


def _is_noun(scan: Scan, place: int) -> bool:
    """A word with a capital that is no little one with which a sentence begins."""
    little = scan.idle(place) or place in scan.timed or scan.in_set(place, "governs")
    return scan.tokens[place].capital and not (little or scan.in_set(place, "between"))


def _verb(scan: Scan, begin: int, place: int, end: int) -> tuple[int, int | None]:
    """The finite verb of a place, and where its words begin: "ich rechne mit zwei und brauche es am Freitag"."""
    ands = scan.words("and")
    for joint in range(place - 1, begin, -1):
        if scan.folds[joint] in ands and joint + 1 < end and _is_finite(scan, joint + 1, joint + 1, end):
            own = scan.some(range(begin, joint), "we_or_i")
            return (begin if own else joint + 1), joint + 1
    acts = scan.words("acts")
    verbs = [at for at in range(begin, end) if scan.folds[at] in acts and _is_finite(scan, at, begin, end)]
    if end - begin > _DICTATED:
        behind = next((at for at in range(place, end) if at not in scan.timed and not _leads(scan, at)), end)
        if scan.capitals and behind in verbs:
            return place, behind
        if before := [at for at in verbs if place - _DICTATED < at < place]:
            return max(begin, before[-1] - _NEAR), before[-1]
    return begin, verbs[0] if verbs else _beside_i(scan, begin, end)


def _leads(scan: Scan, place: int) -> bool:
    return scan.in_set(place, "preposition") or scan.in_set(place, "placing") or scan.in_set(place, "filler")


def _beside_i(scan: Scan, begin: int, end: int) -> int | None:
    """The verb of "ich sitze bis 15 Uhr im Termin", known only by the "ich" beside it."""
    if not scan.capitals:
        return None
    ours = scan.words("we_or_i")
    for at in range(begin, end):
        if scan.folds[at] in ours:
            beside = (at + 1, at - 1)
            return next((verb for verb in beside if begin <= verb < end and _may_be_verb(scan, verb)), None)
    return None


def _may_be_verb(scan: Scan, place: int) -> bool:
    token = scan.tokens[place]
    return token.kind == "word" and token.fold.endswith(("e", "n")) and not scan.in_set(place, "no_verb")


def _addressed(scan: Scan, begin: int, end: int) -> bool:
    """ "Wenn du", "falls Sie"."""
    return scan.some(range(begin + 1, min(begin + 1 + _NEAR, end)), "addressed")


def _hangs_on(scan: Scan, begin: int, end: int) -> bool:
    """ "Er hat zugesagt, bis Freitag zu kommen": an infinitive with "zu" goes with the clause before it."""
    if not scan.capitals or scan.tokens[begin - 1].fold != ",":
        return False
    return any(scan.in_set(at, "to") and _infinitive(scan, at + 1) for at in range(begin, end - 1))


def _suffices(scan: Scan, begin: int) -> bool:
    """ "Reicht, wenn ich es bis Mittwoch habe", "wäre super, wenn das bis Freitag ginge"."""
    clause = scan.clause[begin]
    beside = [at for number in (clause - 1, clause, clause + 1) for at in range(*scan.span(number))]
    return scan.some(beside, "enough")


def _is_finite(scan: Scan, place: int, begin: int, end: int) -> bool:
    """Whether a word is the finite verb: one of the table, at its place in the clause."""
    token = scan.tokens[place]
    if place in scan.timed or not scan.in_set(place, "acts"):
        return False
    if scan.capitals and token.capital and place != begin:
        return False
    if not scan.capitals or not token.fold.endswith("n"):
        return True
    beside = any(_pronoun(scan, at) for at in (place - 1, place + 1) if begin <= at < end)
    beside = beside or (place == begin + 1 and scan.in_set(begin, "those"))
    last = all(scan.idle(at) or scan.tokens[at].kind != "word" for at in range(place + 1, end))
    return beside or (not last and (place == begin or scan.tokens[place - 1].capital))


def _pronoun(scan: Scan, place: int) -> bool:
    return scan.in_set(place, "we_or_i") or scan.in_set(place, "addressed") or scan.in_set(place, "third")


def _by_subject(scan: Scan, verb: int, begin: int, end: int) -> Speech:
    behind = _NEAR if scan.capitals or verb == begin else 1
    joined = verb > begin and scan.in_set(verb - 1, "and")
    before = begin if joined else max(begin, verb - _NEAR)
    beside = [*range(before, verb + 1), *range(verb + 1, min(verb + behind, end))]
    asked = scan.in_set(verb, "asks") and (
        scan.in_set(verb + 1, "addressed") or scan.in_set(verb + 1, "anyone")
    )
    can_it = verb == begin and scan.in_set(verb, "may_be") and scan.in_set(verb + 1, "this_thing")
    if asked or can_it or scan.in_set(verb, "second_person"):
        return "request"
    if scan.some(beside, "we_or_i"):
        return "wish" if _wished(scan, verb, begin, end) else "own"
    if any(_is_you(scan, at, verb, begin) for at in beside):
        return "request"
    if scan.in_set(verb - 1, "object_me") or _elliptic(scan, verb, begin):  # "let me have them"
        return "due" if scan.in_set(verb, "shall") and scan.capitals else "wish"
    return _of_third(scan, verb, begin, end)


def _elliptic(scan: Scan, verb: int, begin: int) -> bool:
    """ "Brauche es bis Freitag", "muss raus"."""
    without_i = scan.capitals or scan.in_set(verb, "elliptic")
    return verb == begin and without_i and scan.in_set(verb, "wishes") and not _asks(scan, begin)


def _wished(scan: Scan, verb: int, begin: int, end: int) -> bool:
    """ "Ich brauche", "ich muss es haben"; but "ich soll es abgeben" is what the writer has to do."""
    if verb == begin and scan.in_set(verb, "asks"):  # "können wir das schaffen?"
        return True
    if not scan.in_set(verb, "wishes") or scan.in_set(verb, "was"):
        return False
    if not scan.capitals and scan.in_set(verb + 1, "to"):
        return scan.in_set(verb + 2, "receive")
    return not scan.in_set(verb, "shall") or scan.some(range(begin, end), "have")


def _is_you(scan: Scan, place: int, verb: int, begin: int) -> bool:
    """ "Du", "ihr", and "Sie" with a capital that is not owed to the beginning of a sentence."""
    if not scan.in_set(place, "addressed"):
        return False
    formal = scan.tokens[place].fold == "sie"
    return not formal or (
        scan.tokens[place].capital and (place != begin or scan.in_set(verb, "plain_plural"))
    )


def _of_third(scan: Scan, verb: int, begin: int, end: int) -> Speech:
    enough = _says_enough(scan, verb, begin, end)
    beside = (verb - 1, verb + 1)
    thing = scan.in_set(verb, "shall") and any(scan.in_set(at, "this_thing") for at in beside if at < end)
    if any(scan.in_set(at, "person") for at in beside if begin <= at < end) and not enough:
        return "wants" if scan.in_set(verb, "wants") else "others"
    if _is_due(scan, verb, begin, end, enough or thing):
        return "due"
    if verb == begin and _asks(scan, begin):
        return "question"
    if scan.in_set(verb, "wants"):
        return "wants"
    return "request" if scan.some(range(begin, end), "polite") else "others"


def _is_due(scan: Scan, verb: int, begin: int, end: int, said: bool) -> bool:
    """ "Muss raus", "should arrive by Friday", "they need to be here"; `said`: by other words of the clause."""
    to_do = scan.in_set(verb, "needs") and scan.in_set(verb + 1, "to")
    if (scan.in_set(verb, "shall") or to_do) and (said or _is_done(scan, verb, end)):
        return True
    if _says_enough(scan, verb, begin, end) and not scan.in_set(verb, "wants"):
        return True
    return verb == begin and scan.in_set(verb, "shall") and not _asks(scan, begin)


def _says_enough(scan: Scan, verb: int, begin: int, end: int) -> bool:
    """ "Reicht mir", "wäre schön", "ist einzureichen"."""
    if scan.some(range(begin, end), "enough"):
        return True
    to_do = any(scan.in_set(at, "to") and _infinitive(scan, at + 1) for at in range(verb + 1, end - 1))
    return scan.capitals and scan.in_set(verb, "is") and to_do


def _infinitive(scan: Scan, place: int) -> bool:
    return not scan.tokens[place].capital and scan.tokens[place].fold.endswith("n")


def _is_done(scan: Scan, verb: int, end: int) -> bool:
    """ "Muss bis Freitag raus", "soll fertig sein", "müssten in die Post"; but "müssen sie haben"."""
    words = [at for at in range(verb + 1, end) if scan.tokens[at].kind == "word" and at not in scan.timed]
    if not words:
        return True
    last = words[-1]
    if not scan.capitals:
        return scan.some(words, "done")
    if scan.in_set(verb, "passive"):
        return scan.in_set(last, "done")
    infinitive = not scan.tokens[last].capital and scan.tokens[last].fold.endswith("n")
    return scan.in_set(last, "done") or not infinitive


def _asks(scan: Scan, begin: int) -> bool:
    """Whether the sentence ends with a question mark."""
    for token in scan.tokens[begin:]:
        if token.kind == "sign" and ends_sentence(token):
            return token.fold == "?"
    return False


def _requests(scan: Scan, begin: int, end: int) -> bool:
    """ "Bitte ...", "... vorbereiten", "Erstell einen Plan"."""
    if scan.some(range(begin, end), "polite"):
        return True
    if not scan.capitals:
        return begin < end and not (scan.in_set(begin, "no_verb") or scan.in_set(begin, "valid"))
    words = [at for at in range(begin, end) if scan.tokens[at].kind == "word" and at not in scan.timed]
    if not words:
        return False
    last = scan.tokens[words[-1]]
    infinitive = not last.capital and last.fold.endswith("n") and not scan.in_set(words[-1], "state")
    return infinitive or _imperative(scan, words)


def _imperative(scan: Scan, words: list[int]) -> bool:
    """ "Erstell bis Freitag einen Plan": the first word is no little one, and an article or "mir" is behind it."""
    if scan.in_set(words[0], "no_verb"):
        return False
    return scan.some(words[1 : 1 + _IMPERATIVE_WITHIN], "after_imperative")
