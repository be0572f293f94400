"""Recognises a word with one wrong, missing, extra or swapped letter, for words long enough to be sure."""

from collections.abc import Iterable

_MIN_LENGTH, _MAX_LENGTH = 5, 20
# One typo leaves the beginning or the end of a word as it is.
_INTACT = 3


def one_typo_apart(one: str, other: str) -> bool:
    """Whether one letter changed, left out, put in, or two neighbours swapped make one word of the other."""
    short, long = sorted((one, other), key=len)
    head = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    if len(short) < len(long):
        return len(long) - len(short) == 1 and short[head:] == long[head + 1 :]
    if short[head + 1 :] == long[head + 1 :]:
        return True
    return short[head : head + 2] == long[head : head + 2][::-1] and short[head + 2 :] == long[head + 2 :]


class Typos:
    """The words that may be misspelt, to be found by their beginning or their end."""

    def __init__(self, words: Iterable[str], real_words: Iterable[str]) -> None:
        self._real = frozenset(real_words)
        self._by_head: dict[str, set[str]] = {}
        self._by_tail: dict[str, set[str]] = {}
        for word in words:
            self._by_head.setdefault(word[:_INTACT], set()).add(word)
            self._by_tail.setdefault(word[-_INTACT:], set()).add(word)

    def meant(self, word: str) -> str | None:
        """The one word meant by a misspelt one; None if there is none, or more than one."""
        heads, tails = self._by_head.get(word[:_INTACT]), self._by_tail.get(word[-_INTACT:])
        if (not heads and not tails) or not _MIN_LENGTH <= len(word) <= _MAX_LENGTH or word in self._real:
            return None
        near = (heads or set()) | (tails or set())
        found = {candidate for candidate in near if one_typo_apart(word, candidate)}
        if len(found) > 1:  # "sontag" is nearer to Sonntag than to Montag: first letters are seldom wrong
            found = {candidate for candidate in found if candidate[0] == word[0]}
        return found.pop() if len(found) == 1 else None
