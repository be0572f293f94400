"""Every limit of the wire in one place. Sizes are bytes, lengths are Unicode code points."""

from typing import Final

COMMAND_BYTES: Final = 64 * 1024
"""Largest command frame; a larger one closes the connection with 1009."""

ELEMENTS: Final = 2_048
"""Most entries of one array or map in a command."""

DEPTH: Final = 8
"""Deepest nesting of arrays and maps in a command."""

TEXT: Final = 8_000
"""Longest message (SPEC 4)."""

TITLE: Final = 200
NAME: Final = 120
EXCERPT: Final = 140
"""A chat's preview holds the first so many code points of its last message."""

TAGS: Final = 8
"""Most tags of one message."""

FILES: Final = 20
"""Most files of one message."""

FILE_NAME: Final = 150
"""Longest name of a file; the server shortens longer ones and keeps their ending."""

FILE_PAGE: Final = 50
"""Most entries of one page of files."""

PAGE: Final = 100
"""Most entries of one page of history."""

TASKS: Final = 500
"""Most tasks of one overview."""

DIALOGS: Final = 20
"""Most open dialogs of one person."""

RESUME_CHATS: Final = 2_000
"""Most chats named in one resume; others come as if they were new."""

RESUME_EVENTS: Final = 500
"""A chat that moved on further than this is not replayed: the client opens it again."""

ITEM: Final = 500
"""Longest line of a checklist."""

ITEMS_ADDED: Final = 200
"""Most lines added to a checklist at once."""

MEMBERS_ADDED: Final = 50
"""Most people added to a chat by one command."""

PASSWORD_MIN: Final = 10
PASSWORD: Final = 200

KEY_DAYS: Final = 14
"""Days an idempotency key is kept; an older one is refused, never run again."""

KEY_DAYS_AHEAD: Final = 2
"""How far a client's calendar may be ahead of the server's."""

HELLO_SECONDS: Final = 10
"""A connection that has said nothing by then is closed with 4408. The server's own delay does not count."""

PING_SECONDS: Final = 10
"""The server pings this often; a peer silent for twice as long is gone."""

IDLE_SECONDS: Final = 300
"""A device without a sign of the person for so long is idle; with all devices idle somebody is away."""

GRACE_SECONDS: Final = 4
"""Somebody whose last connection closed is shown as there for so long: a page that reloads must not flicker."""

TYPING_SECONDS: Final = 5
"""How long a typing sign is shown after the last typing push."""
