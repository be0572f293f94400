"""Candidate layouts of the store; layout.py compares them."""

from bench.storage.tables import (
    ADD_DAY_KEY,
    ADD_INLINE,
    ADD_INLINE_KEY,
    ADD_KEY,
    ADD_STATE_REFERRING,
    ALL_CLUSTERED,
    APPENDED,
    CHATS,
    DAY_KEY,
    DAY_KEYS,
    DELTA,
    DELTA_INLINE,
    DELTA_REFERRING,
    DENSE_INSERTS,
    DENSE_TABLES,
    EVENT,
    FULL_INSERTS,
    HEADS,
    INLINE,
    INLINE_KEYS,
    PERSON_KEYS,
    PLACE,
    RANDOM_KEYS,
    REFERRING,
    SLIM,
    SLIM_INSERTS,
    SNAPSHOT,
    SNAPSHOT_DENSE,
    SNAPSHOT_INLINE,
    SNAPSHOT_SPARSE,
    SPARSE,
    SPARSE_TABLES,
    STATE,
    TEXT,
    TIME_INSERTS,
    TIME_KEYS,
    Layout,
    rowid,
)


def timed_keys(name: str, heads: str = "heads", pragmas: tuple[str, ...] = (), dense: bool = False) -> Layout:
    tables = (DENSE_TABLES if dense else SPARSE_TABLES) + TIME_KEYS + HEADS
    inserts = (*TIME_INSERTS, ADD_STATE_REFERRING) if dense else TIME_INSERTS
    snapshot = SNAPSHOT_DENSE if dense else SNAPSHOT_SPARSE
    return Layout(
        name=name,
        ddl=tables,
        inserts=inserts,
        snapshot=snapshot,
        delta=DELTA_REFERRING,
        seen_columns=("time_key",),
        seen_table="idempotency",
        heads_table=heads,
        pragmas=pragmas,
    )


LAYOUTS = [
    Layout(
        name="L1 rowid + index, random key",
        ddl=CHATS
        + rowid("events", EVENT, PLACE)
        + rowid("messages", STATE, PLACE)
        + rowid("texts", TEXT, PLACE + ", version")
        + RANDOM_KEYS,
        inserts=(*FULL_INSERTS, ADD_KEY),
        snapshot=SNAPSHOT,
        delta=DELTA,
        seen_columns=("key",),
    ),
    Layout(
        name="L2 all clustered, (person, key)",
        ddl=ALL_CLUSTERED + PERSON_KEYS,
        inserts=(*FULL_INSERTS, ADD_KEY),
        snapshot=SNAPSHOT,
        delta=DELTA,
        seen_columns=("person", "key"),
    ),
    Layout(
        name="L3 all clustered, day key",
        ddl=ALL_CLUSTERED + DAY_KEYS,
        inserts=(*FULL_INSERTS, ADD_DAY_KEY),
        snapshot=SNAPSHOT,
        delta=DELTA,
        seen_columns=DAY_KEY,
    ),
    Layout(
        name="L4 text in log, day key",
        ddl=INLINE + DAY_KEYS,
        inserts=(ADD_INLINE, ADD_DAY_KEY),
        snapshot=SNAPSHOT_INLINE,
        delta=DELTA_INLINE,
        seen_columns=DAY_KEY,
    ),
    Layout(
        name="L4k text and key in log",
        ddl=INLINE_KEYS,
        inserts=(ADD_INLINE_KEY,),
        snapshot=SNAPSHOT_INLINE,
        delta=DELTA_INLINE,
        seen_columns=DAY_KEY,
        seen_table="events",
    ),
    Layout(
        name="L5a rowid log, text append",
        ddl=CHATS + rowid("events", REFERRING, PLACE) + APPENDED + SPARSE + DAY_KEYS,
        inserts=SLIM_INSERTS,
        snapshot=SNAPSHOT_SPARSE,
        delta=DELTA_REFERRING,
        seen_columns=DAY_KEY,
    ),
    Layout(
        name="L5b clustered log, text append",
        ddl=SLIM,
        inserts=SLIM_INSERTS,
        snapshot=SNAPSHOT_SPARSE,
        delta=DELTA_REFERRING,
        seen_columns=DAY_KEY,
    ),
    Layout(
        name="L5c = L5b + dense messages",
        ddl=DENSE_TABLES + DAY_KEYS,
        inserts=DENSE_INSERTS,
        snapshot=SNAPSHOT_DENSE,
        delta=DELTA_REFERRING,
        seen_columns=DAY_KEY,
    ),
    timed_keys("L6a = L5b + time-ordered key", "chats"),
    timed_keys("L6b = L6a + heads apart"),
    timed_keys("L6c = L6b + autocheckpoint 8000", pragmas=("wal_autocheckpoint=8000",)),
    timed_keys("L6d = L6c + page 8192", pragmas=("page_size=8192", "wal_autocheckpoint=4000")),
    timed_keys("L6e = L6c + dense messages", pragmas=("wal_autocheckpoint=8000",), dense=True),
]


GROWN = [
    layout for layout in LAYOUTS if layout.name.split()[0] in {"L1", "L2", "L3", "L4", "L5b", "L6c", "L6e"}
]
