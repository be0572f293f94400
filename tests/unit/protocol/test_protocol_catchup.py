"""After loss, doubling and disorder a client holds every event once and in order, or knows what to reopen."""

from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.chats.chat import Chat, ChatAdded, ChatRemoved, ChatRenamed, Created
from protocol.chats.log import Snapshot
from protocol.client.catchup import Catchup, reconnect_delay
from protocol.core import errors, limits
from protocol.examples import minimal, pushes_by_tag, results_by_tag
from protocol.hello import Welcome


def chat(name: str, head: int, looking_in: bool = False) -> Chat:
    return Chat(id=name, kind="group", title="t", head=head, created_at=0, looking_in=looking_in)


def welcome(heads: dict[str, int], reset: list[str] | None = None, epoch: str = "e") -> Welcome:
    example = minimal(results_by_tag()["hello"])
    assert isinstance(example, Welcome)
    chats = [chat(name, head) for name, head in heads.items()]
    return msgspec.structs.replace(example, epoch=epoch, chats=chats, reset=reset or [])


def event(name: str, seq: int) -> ChatRenamed:
    return ChatRenamed(chat=name, seq=seq, title="t", actor="p1", at=0)


def started(heads: dict[str, int]) -> Catchup:
    catchup = Catchup()
    assert catchup.welcomed(welcome(heads)) == []
    return catchup


@pytest.mark.parametrize(
    ("name", "seq", "verdict"),
    [("a", 4, "known"), ("a", 5, "known"), ("a", 6, "next"), ("a", 7, "gap"), ("x", 1, "foreign")],
)
def test_an_event_is_known_next_a_gap_or_foreign(name: str, seq: int, verdict: str) -> None:
    assert started({"a": 5}).verdict(event(name, seq)) == verdict


def test_a_push_without_a_number_always_comes_next() -> None:
    for tag in ("read.own", "read.moved", "typing", "day.changed", "chat.added", "chat.removed"):
        assert Catchup().verdict(pushes_by_tag()[tag]) == "next"


def test_at_first_there_is_nothing_to_resume() -> None:
    assert Catchup().resume() is None


def test_a_resumed_chat_goes_on_from_its_cursor_and_a_new_one_from_its_head() -> None:
    catchup = started({"a": 5, "gone": 2})
    assert catchup.welcomed(welcome({"a": 8, "new": 3})) == []
    assert catchup.cursors == {"a": 5, "new": 3}


def test_what_is_not_replayed_must_be_opened_again() -> None:
    catchup = started({"a": 5, "b": 1})
    assert catchup.welcomed(welcome({"a": 700, "b": 1}, reset=["a"])) == ["a"]
    assert catchup.cursors == {"a": 700, "b": 1}


def test_chats_beyond_the_limit_of_a_resume_must_be_opened_again() -> None:
    heads = {f"c{number:05}": 1 for number in range(limits.RESUME_CHATS + 2)}
    catchup = started(heads)
    resume = catchup.resume()
    assert resume is not None
    assert len(resume.chats) == limits.RESUME_CHATS
    beyond = sorted(heads.keys() - resume.chats.keys())
    assert catchup.welcomed(welcome(dict.fromkeys(heads, 4))) == beyond
    assert {catchup.cursors[name] for name in beyond} == {4}


def test_another_epoch_forgets_every_cursor() -> None:
    catchup = started({"a": 5})
    catchup.forget_all()
    assert catchup.resume() is None
    assert catchup.welcomed(welcome({"a": 2}, epoch="f")) == []
    assert catchup.cursors == {"a": 2}


@pytest.mark.parametrize("looking_in", [True, False])
def test_an_opened_chat_goes_on_from_its_snapshot(looking_in: bool) -> None:
    catchup = started({"a": 5})
    catchup.learned(snapshot("a", 9, looking_in))
    assert catchup.verdict(event("a", 9)) == "known"
    assert catchup.verdict(event("a", 10)) == "next"


def test_an_older_snapshot_moves_no_cursor_back() -> None:
    catchup = started({"a": 5})
    catchup.learned(snapshot("a", 4))
    assert catchup.verdict(event("a", 6)) == "next"


def test_chats_come_and_go() -> None:
    catchup = started({})
    catchup.learned(ChatAdded(chat=chat("a", 3), people=[]))
    catchup.learned(Created(chat=chat("a", 4)))
    assert catchup.cursors == {"a": 4}
    catchup.learned(ChatRemoved(chat="a"))
    assert catchup.verdict(event("a", 5)) == "foreign"


def snapshot(name: str, head: int, looking_in: bool = False) -> Snapshot:
    return Snapshot(
        chat=chat(name, head, looking_in), entries=[], more_before=False, more_after=False,
        members=[], reads=[], people=[],
    )  # fmt: skip


class Reader:
    """A client of a server with `heads` that replays up to `replayed` events and has more opened again."""

    def __init__(self, heads: dict[str, int], replayed: int) -> None:
        self.heads = heads
        self.replayed = replayed
        self.catchup = started(dict.fromkeys(heads, 0))
        self.held: dict[str, list[int]] = {name: [] for name in heads}

    def deliver(self, name: str, seq: int) -> None:
        verdict = self.catchup.verdict(event(name, seq))
        if verdict == "next":
            self.catchup.learned(event(name, seq))
            self.held[name].append(seq)
        if verdict == "gap":
            self.resume()

    def resume(self) -> None:
        asked = self.catchup.resume()
        assert asked is not None
        missing = {name: range(cursor + 1, self.heads[name] + 1) for name, cursor in asked.chats.items()}
        far = [name for name, seqs in missing.items() if len(seqs) > self.replayed]
        for name in self.catchup.welcomed(welcome(self.heads, reset=far)):
            self.held[name] = list(range(1, self.heads[name] + 1))
        for name, seqs in missing.items():
            for seq in seqs if name not in far else ():
                self.deliver(name, seq)


@given(
    st.dictionaries(st.sampled_from("abc"), st.integers(1, 12), min_size=1),
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 12)), max_size=80),
    st.integers(1, 6),
)
def test_it_ends_with_every_event_once_and_in_order(
    heads: dict[str, int], arrivals: list[tuple[str, int]], replayed: int
) -> None:
    """`arrivals` is what a network that loses, doubles and mixes brings."""
    reader = Reader(heads, replayed)
    for name, seq in arrivals:
        if seq <= heads.get(name, 0):
            reader.deliver(name, seq)
    reader.resume()
    assert reader.held == {name: list(range(1, head + 1)) for name, head in heads.items()}


@pytest.mark.parametrize("code", errors.CLOSE_CODES)
def test_the_table_of_close_codes_decides_about_reconnecting(code: int) -> None:
    delay = reconnect_delay(code, 0, Random(1))
    assert (delay is not None) == errors.CLOSE_CODES[code].reconnect


def test_attempts_wait_longer_and_longer_but_never_for_ever() -> None:
    random = Random(7)
    waits = [reconnect_delay(1006, attempt, random) for attempt in range(40)]
    assert waits[0] == 0
    assert all(wait is not None and 0 <= wait <= 10 for wait in waits)
    assert max(wait or 0 for wait in waits) > 5
    assert 30 <= (reconnect_delay(errors.FLOOD, 3, Random(7)) or 0) <= 32
    restart = [reconnect_delay(errors.RESTART, 0, Random(seed)) or 0 for seed in range(50)]
    assert 0 <= min(restart) < 1 < 4 < max(restart) <= 5
