"""Tells where an expression ends that took too much: words of the next unit, a number that counts what follows."""

from collections.abc import Sequence
from fractions import Fraction

from chat_server.bot.understanding.grammar.atoms import Atom, Token
from chat_server.bot.understanding.grammar.lexicon import Grammar
from chat_server.bot.understanding.grammar.numerals import Keys, Value


def end_of(
    grammar: Grammar, tokens: list[Token], keys: Sequence[Keys], unit_of: Sequence[int], atom: Atom
) -> int:
    """Where an expression must end that took too much: of the next unit, a number that counts, a false range."""
    if unit_of[atom.first] != unit_of[atom.end - 1]:
        return next(place for place in range(atom.first, atom.end) if unit_of[place] != unit_of[atom.first])
    if _is_prefix(tokens, atom):
        return atom.end - 1
    if "duration" not in atom.roles and "clock" not in atom.roles:
        return atom.end
    meaning, values = atom.roles.get("duration", ("", ()))
    if meaning == "range" and not _rises(values) and (comma := _comma(tokens, atom)) is not None:
        return comma
    return atom.end - 1 if _counting(grammar, tokens, keys, atom) else atom.end


def _is_prefix(tokens: list[Token], atom: Atom) -> bool:
    """ "Stelle ich mir drei Stunden vor": what ends a clause is no preposition."""
    return tokens[atom.end - 1].fold == "vor" and (atom.end == len(tokens) or tokens[atom.end].kind == "sign")


def _comma(tokens: list[Token], atom: Atom) -> int | None:
    return next((place for place in range(atom.first, atom.end) if tokens[place].fold == ","), None)


def _rises(values: tuple[Value, ...]) -> bool:
    """ "Zwei, höchstens drei", but not "2027, max. 90 min"."""
    first, second, *_ = values
    return (
        isinstance(first, int | Fraction)
        and isinstance(second, int | Fraction)
        and first < second < 3 * first
    )


# Forms with a number at their end that may count what follows: "12 Uhr 30", but "12 Uhr 30 Hotels".
_OPEN_ENDED = frozenset({"hour_minute", "hours_and_minutes", "range_up_to"})
# What no number before it counts: "16 Uhr 30 zwei Stunden", "1 h 30. Danke".
_COUNTED_BY_NONE = frozenset({"duration", "closing", "lead"})


def _counting(grammar: Grammar, tokens: list[Token], keys: Sequence[Keys], atom: Atom) -> bool:
    """Whether the last number of an expression counts the word behind it."""
    if atom.end == len(tokens) or _OPEN_ENDED.isdisjoint(meaning for meaning, _ in atom.roles.values()):
        return False
    after = tokens[atom.end]
    if "<Minuten.>" in tokens[atom.end - 1].keys and after.fold not in grammar.word_sets["counted_thing"]:
        return "<Monat>" in after.keys  # "Limit: 2 h 30. Kanzlei Ohm"
    if after.fold in grammar.word_sets["grants"]:
        return False  # "2 Stunden 30 hast du"
    following = grammar.longest(keys, atom.end)
    if following is not None and not _COUNTED_BY_NONE.isdisjoint(following.roles):
        return False
    return after.kind != "sign" and after.fold not in (
        grammar.word_sets["filler"] | grammar.word_sets["preposition"]
    )
