"""Who hears what in a room: each event once, in order."""

from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.core.people import PersonKind
from chat_server.domain.facts import Event
from chat_server.domain.messages.contents import NewMessage
from chat_server.hub.connections.channel import Channel
from chat_server.hub.rooms.room import LAST, MAX_BUFFERED, Room, Verdict
from protocol.codec import Encoding
from protocol.core.errors import TOO_SLOW
from tests.unit.hub.lines import Line, connected


def event(seq: int) -> Event:
    return Event(chat=7, chat_pid="c7", seq=seq, at=0, actor="p9", content=NewMessage(text=str(seq)))


def framed(told: Event, channel: Channel) -> bytes:
    return f"{told.seq}:{channel[0]}:{channel[1]}".encode()


def test_a_room_judges_by_numbers() -> None:
    room = Room(7, "c7", delivered=4)
    verdicts: list[tuple[int, Verdict]] = [(3, "known"), (4, "known"), (5, "next"), (6, "gap"), (99, "gap")]
    for seq, verdict in verdicts:
        assert room.judge(event(seq)) == verdict
    assert room.delivered == 4


def test_everybody_hears_what_their_channel_hears_and_it_is_made_once() -> None:
    room, made = Room(7, "c7", delivered=0), []
    lines: dict[Channel, list[Line]] = {}
    for kind, encoding in (("customer", "msgpack"), ("assistant", "msgpack"), ("customer", "json")):
        for _ in range(3):
            connection, line, _ = connected(cast(Encoding, encoding), cast(PersonKind, kind))
            room.add(connection)
            lines.setdefault((connection.viewer.audience, connection.encoding), []).append(line)

    def count(told: Event, channel: Channel) -> bytes:
        made.append(channel)
        return framed(told, channel)

    room.deliver(event(1), count)
    assert sorted(made) == sorted(lines)
    for channel, heard in lines.items():
        assert all(line.written == [framed(event(1), channel)] for line in heard)
    assert len(room) == 9


@given(before=st.integers(0, 3), during=st.integers(0, 4), known=st.integers(0, 9), after=st.integers(0, 3))
def test_whoever_is_held_hears_each_event_after_the_snapshot_once_in_order(
    before: int, during: int, known: int, after: int
) -> None:
    room = Room(7, "c7", delivered=0)
    connection, line, _ = connected()
    room.add(connection)
    heard = list(range(1, before + 1))
    for seq in heard:
        room.deliver(event(seq), framed)
    room.hold(connection)
    room.keep(connection, LAST, b"typing")
    for seq in range(before + 1, before + during + 1):
        room.deliver(event(seq), framed)
    assert len(line.written) == before
    room.release(connection, known)
    for seq in range(before + during + 1, before + during + after + 1):
        room.deliver(event(seq), framed)
    kept = [seq for seq in range(before + 1, before + during + 1) if seq > known]
    later = list(range(before + during + 1, before + during + after + 1))
    told = [framed(event(seq), ("customer", "msgpack")) for seq in [*heard, *kept, *later]]
    assert [data for data in line.written if data != b"typing"] == told
    assert line.written.count(b"typing") == 1


def test_who_left_while_held_hears_nothing_more() -> None:
    room = Room(7, "c7", delivered=0)
    connection, line, _ = connected()
    room.hold(connection)
    room.deliver(event(1), framed)
    room.remove(connection)
    room.deliver(event(2), framed)
    assert (line.written, len(room), room.hears(connection)) == ([], 0, False)


def test_too_much_for_who_is_held_closes_only_them() -> None:
    room = Room(7, "c7", delivered=0)
    held, _, held_owner = connected()
    live, line, live_owner = connected()
    room.hold(held)
    room.add(live)
    for seq in range(1, MAX_BUFFERED + 2):
        room.deliver(event(seq), framed)
    assert (held_owner.ended, live_owner.ended) == ([TOO_SLOW], [])
    assert len(line.written) == MAX_BUFFERED + 1
    room.release(held, 0)
    assert held not in room.live.get(("customer", "msgpack"), set())
