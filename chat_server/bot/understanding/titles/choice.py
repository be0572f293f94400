"""What a title needs and what it never has: one table, by which the sentence is chosen that names the task."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeAlias

from chat_server.bot.understanding.grammar.scan import Scan
from chat_server.bot.understanding.structure.requests import begins_with_verb
from chat_server.bot.understanding.structure.speech import states
from chat_server.bot.understanding.structure.tables import (
    CALLS,
    DELIVERY,
    EMPTY,
    JOINING_NOUNS,
    LACKS,
    MODAL,
    OUGHT,
    PALE,
    PLAIN_DETERMINERS,
    PLANNING,
    QUESTION_WORDS,
    TO_ME,
)
from chat_server.bot.understanding.titles.completeness import (
    POLITE,
    asks_for,
    commands,
    is_infinitive,
    leads_object,
    speaks_to,
    stands_for_noun,
)

_DENYING = frozenset({"nicht", "not", "don't", "kein", "keine", "nichts", "nix", "no", "note", "beachten"})
_WE = frozenset({"ich", "wir"})
_SOMETHING = frozenset({"was", "etwas", "nichts", "alles"})
_FEW, _SEVERAL = 2, 4
_MAX_WORDS_OF_NAME = 7
# So many points has a request that lacks nothing: no other is looked for.
ENOUGH = 11


class Candidate:
    """A unit that could name the task: its number, the tokens left of it, and those its title is worded with."""

    def __init__(
        self, scan: Scan, number: int, places: Sequence[int], wording: Sequence[int], *, last: bool
    ) -> None:
        self.scan, self.number, self.places, self.wording, self.last = scan, number, places, wording, last
        self.kind = scan.units[number].kind
        self.folds = frozenset(scan.tokens[place].fold for place in wording)
        self.said = frozenset(scan.tokens[place].fold for place in places)

    @cached_property
    def content(self) -> list[int]:
        """The words that say something."""
        tokens, scan = self.scan.tokens, self.scan
        return [
            place
            for place in self.wording
            if tokens[place].kind != "sign"
            and not scan.idle(place)
            and (tokens[place].fold not in EMPTY or tokens[place].fold in PALE)
        ]

    @cached_property
    def plain(self) -> bool:
        """Whether nouns are not written with a capital here."""
        return not self.scan.capitals or self.scan.text.islower()

    @cached_property
    def verb(self) -> int | None:
        """The place of the verb that leads: "Prüfen Sie ...", "such mir ...", "find me ..."."""
        first = self.wording[0]
        text = self.scan.text
        token = self.scan.tokens[first]
        leads = (
            commands(self.scan, self.wording) or self.plain or begins_with_verb(text, token.start, len(text))
        )
        return first if leads else None

    @cached_property
    def nouns(self) -> list[int]:
        """The nouns outside brackets; where they have no capitals, all words but the verb that leads."""
        tokens, depth, found = self.scan.tokens, 0, []
        content = set(self.content)
        for place in self.wording:
            depth += (tokens[place].fold == "(") - (tokens[place].fold == ")")
            named = (
                place in content and tokens[place].kind == "word" and (self.plain or tokens[place].capital)
            )
            if named and not depth and place != self.verb:
                found.append(place)
        return found

    @cached_property
    def named(self) -> list[int]:
        """The nouns that say what it is about."""
        vague = PALE | PLANNING | CALLS
        tokens = self.scan.tokens
        return [
            place
            for place in self.nouns
            if tokens[place].fold not in vague
            and place not in self.scan.timed
            and not (place and tokens[place - 1].fold in _SOMETHING)
        ]

    @cached_property
    def does_itself(self) -> bool:
        """ "Mehr können wir nicht bezahlen": says what the writer does."""
        said = [(self.scan.clause[place], self.scan.tokens[place].fold) for place in self.places]
        modal = {clause for clause, fold in said if fold in MODAL}
        return any(fold in _WE and clause in modal for clause, fold in said)

    @cached_property
    def polite(self) -> bool:
        """Whether "bitte" stands in a clause that is worded."""
        scan = self.scan
        clauses = {scan.clause[place] for place in self.wording}
        return any(scan.tokens[p].fold in POLITE and scan.clause[p] in clauses for p in self.places)

    @cached_property
    def objects(self) -> list[int]:
        """The nouns that no preposition leads."""
        scan, wording = self.scan, self.wording
        if self.plain:
            return self.nouns
        at = {place: number for number, place in enumerate(wording)}
        return [place for place in self.nouns if leads_object(scan, wording, at[place])]

    @cached_property
    def asks(self) -> bool:
        """Whether it asks the reader to do something."""
        scan, wording = self.scan, self.wording
        if self.polite or commands(scan, self.places):
            return True
        if self.does_itself:
            return False
        if asks_for(scan, self.places):
            return True
        ought = not self.said.isdisjoint(OUGHT)
        if not scan.capitals:
            begins = scan.tokens[wording[0]].fold not in PLAIN_DETERMINERS
            return begins and self.kind == "request" and not _states(self)
        return not ought and any(
            is_infinitive(scan, wording, at) and scan.tokens[wording[at]].fold not in PLANNING
            for at in range(len(wording))
        )


Test: TypeAlias = Callable[[Candidate], bool]


def _names(one: Candidate) -> bool:
    """Whether it names what is to be worked on."""
    if one.plain:
        return len(one.named) >= _FEW
    if not set(one.objects).isdisjoint(one.named) or speaks_to(one.scan, one.wording):
        return True
    behind = (place + 1 for place in one.objects if place + 1 in one.wording)
    return bool(one.named) and any(one.scan.tokens[place].fold in JOINING_NOUNS for place in behind)


def _pale(one: Candidate) -> bool:
    return bool(one.objects) and not _names(one)


def _names_more(one: Candidate) -> bool:
    return len(one.named) >= _FEW or len(one.content) >= _SEVERAL


def _lacks(one: Candidate) -> bool:
    """ "Unser Schaufenster braucht neue Preisschilder"."""
    return not one.asks and not one.said.isdisjoint(LACKS)


def _bare(one: Candidate) -> bool:
    """ "Termin: 2.7., 14 Uhr"."""
    return one.kind == "request" and not one.asks and one.said.isdisjoint(LACKS)


def _ought_to_be_done(one: Candidate) -> bool:
    """ "Der Bericht muss geprüft werden"."""
    return not one.asks and "werden" in one.said and not one.folds.isdisjoint(OUGHT)


def _wonders(one: Candidate) -> bool:
    """ "Wie viel kostet ein Rollup?"."""
    asked = one.scan.text[one.scan.units[one.number].end - 1] == "?"
    first = {one.scan.tokens[places[0]].fold for places in (one.places, one.wording)}
    return asked and not first.isdisjoint(QUESTION_WORDS)


def _wonders_what(one: Candidate) -> bool:
    return _wonders(one) and bool(one.named) and not one.asks


def _wonders_when(one: Candidate) -> bool:
    """ "Wann können Sie liefern?"."""
    return _wonders(one) and not one.named


def _wishes(one: Candidate) -> bool:
    """ "Wir möchten ihm ein Buch schenken", "die Druckdaten brauchen wir": asks for it, but not whom to do what."""
    wishing = not one.said.isdisjoint(LACKS) and not one.said.isdisjoint(TO_ME)
    return wishing and not one.polite


def _pronoun(one: Candidate) -> bool:
    return any(stands_for_noun(one.scan, one.wording, at) for at in range(min(_FEW + 1, len(one.wording))))


def _hands_over(one: Candidate) -> bool:
    """ "Schick mir das PDF", "Link an mich"."""
    if len(one.named) >= _FEW or one.said.isdisjoint(TO_ME):
        return False
    scan, wording = one.scan, one.wording
    verbs = {scan.tokens[wording[at]].fold for at in range(len(wording)) if is_infinitive(scan, wording, at)}
    verbs |= {scan.tokens[one.verb].fold} if one.verb is not None else set()
    return verbs <= DELIVERY if verbs else not one.said.isdisjoint(DELIVERY)


def _plans(one: Candidate) -> bool:
    """ "Zwei Stunden, mehr nicht", "Fertigstellung bis dann"."""
    clause = one.scan.clause[one.wording[0]]
    named = any(one.scan.clause[place] == clause for place in one.named)
    return not named and not one.said.isdisjoint(PLANNING)


def _calls(one: Candidate) -> bool:
    """ "Tag zusammen!", "Spielwaren Troll" at the end: a greeting, or who writes."""
    tokens = [one.scan.tokens[place] for place in one.content]
    if tokens and all(token.fold in CALLS for token in tokens[:1]) and len(tokens) <= _SEVERAL:
        return True
    names = (
        bool(tokens)
        and ":" not in one.said
        and all(token.capital or token.kind == "number" for token in tokens)
    )
    return one.last and names and not one.asks and len(one.wording) <= _MAX_WORDS_OF_NAME


def _denies(one: Candidate) -> bool:
    return not one.folds.isdisjoint(_DENYING) and len(one.named) < _FEW


def _ought(one: Candidate) -> bool:
    return not one.asks and not one.folds.isdisjoint(OUGHT)


def _states(one: Candidate) -> bool:
    unit = one.scan.units[one.number]
    return states(one.scan.text, unit.start, unit.end)


_KINDS: dict[str, int] = {
    "subject": 11,
    "request": 0,
    "item": -1,
    "quoted subject": 2,
    "context": -3,
    "reason": -4,
}
_OTHER_KIND = -5
_TABLE: tuple[tuple[int, Test], ...] = (
    (6, lambda one: one.asks),
    (-2, _wishes),
    (-2, _bare),
    (2, _lacks),
    (2, _ought_to_be_done),
    (5, _wonders_what),
    (-5, _wonders_when),
    (4, _names),
    (2, _pale),
    (1, _names_more),
    (-2, _pronoun),
    (-3, _hands_over),
    (-6, _plans),
    (-9, _calls),
    (-4, _denies),
    (-1, _ought),
    (-1, _states),
)


def points(one: Candidate) -> int:
    """How well a unit names the task; the highest names it best."""
    return _KINDS.get(one.kind, _OTHER_KIND) + sum(worth for worth, holds in _TABLE if holds(one))


def is_thin(one: Candidate) -> bool:
    """Whether a request says what to do, but not with what: "Bitte prüfen", "Die Tabelle erstellen"."""
    return one.kind != "subject" and (not _names(one) or _pronoun(one))
