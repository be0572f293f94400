"""Which errors a command can get, and when: said in docs/protocol.md, held to by tests/contract."""

from typing import Final

ALWAYS: Final[dict[str, str]] = {
    "bad_request": "a field is missing, of another type or outside its limits; nothing of a text is seen",
    "hello_first": "hello has not been answered yet",
    "rate_limited": "too many commands at once",
    "busy": "the server has too much to do",
    "unavailable": "the database cannot be reached or written",
    "unreadable": "what it is about is stored in a form that this version of the server cannot read",
    "internal": "a fault of the server's own; `detail` names the line of its log (`incident 3f9a2c1b`)",
}
"""What any command can get."""

KEYED: Final[dict[str, str]] = {
    "key_reused": "the key was used for something else",
    "key_expired": "the key is too old, or its day too far ahead",
}
"""What a command with a key can get besides."""

_NO_CHAT = "there is no such chat, or one may not see it"
_NOT_IN_IT = "there is no such chat, or one is no member of it"
_NO_MESSAGE = f"{_NOT_IN_IT}; there is no such message"

_NO_HELD = "one has no such held act, or it was released already"

_NOT_NOW = (
    "the task is not at a stage for this, it is for somebody else to do, the card was answered or is old, ...:"
    " `detail` names the reason (`task.card_settled`), `message` says it to people, `field` what of `act` is at fault"
)

REFUSALS: Final[dict[str, dict[str, str]]] = {
    "hello": {"bad_request": "hello was answered already on this connection"},
    "chat.open": {"not_found": _NO_CHAT},
    "chat.close": {"not_found": _NO_CHAT},
    "chat.history": {"not_found": _NO_CHAT, "bad_request": "both or none of `before` and `after` are given"},
    "chat.create_direct": {
        "not_found": "there is no such person, or one may not write to them",
        "quiet_hours": "staff ask in quiet hours, customers would see the new chat, and `when` is not `now`",
    },
    "chat.create_group": {
        "not_allowed": "a customer asks",
        "not_found": "one of the people does not exist or is no staff",
    },
    "chat.create_task": {
        "not_found": "there is no such account, or one has nothing to do with it",
        "quiet_hours": "staff ask in quiet hours, customers would see the new chat, and `when` is not `now`",
    },
    "chat.rename": {"not_found": _NO_CHAT, "not_allowed": "the chat is direct, or one only looks in"},
    "member.add": {
        "not_found": f"{_NO_CHAT}; there is no such person",
        "not_allowed": "the chat is direct, a customer asks, the person is no staff or a member already",
    },
    "member.remove": {
        "not_found": f"{_NO_CHAT}; there is no such person",
        "not_allowed": "as for member.add, or the person is no member or belongs to the account",
    },
    "message.send": {
        "not_found": f"{_NOT_IN_IT}; the message replied to does not exist; the persona is not one's own",
    },
    "message.edit": {
        "not_found": _NO_MESSAGE,
        "not_allowed": "the message is somebody else's",
        "gone": "it was deleted",
    },
    "message.delete": {
        "not_found": _NO_MESSAGE,
        "not_allowed": "the message is somebody else's",
        "gone": "it was deleted already",
    },
    "message.tag": {
        "not_found": f"{_NO_MESSAGE}; an own tag in a chat that belongs to no account",
        "gone": "the message was deleted",
        "too_many": "the message has 8 tags, or the account 200 of its own",
    },
    "chat.tagged": {"not_found": _NO_CHAT},
    "message.get": {"not_found": _NO_CHAT},
    "message.versions": {"not_found": f"{_NO_CHAT}; there is no such message"},
    "read.mark": {"not_found": _NOT_IN_IT},
    "typing": {"not_found": _NOT_IN_IT},
    "presence.active": {},
    "held.release": {
        "not_found": "one has no such held act, or it was withdrawn; one released before is answered by its place",
        "not_allowed": "the act is not possible any more; `detail` says why",
    },
    "held.change": {
        "not_found": _NO_HELD,
        "not_allowed": "the act has no text, or is the edit of a message of whoever handed it over",
    },
    "held.withdraw": {"not_found": _NO_HELD},
    "settings.set": {},
    "draft.set": {"not_found": _NOT_IN_IT},
    "chat.pin": {"not_found": _NOT_IN_IT},
    "chat.at": {"not_found": _NO_CHAT},
    "read.unmark": {"not_found": f"{_NOT_IN_IT}; there is no such message"},
    "devices.list": {},
    "devices.end": {"not_found": "one has no such session"},
    "password.change": {
        "wrong_credentials": "the old password is not right",
        "throttled": "too many wrong ones",
        "weak_password": "the new one is too easy to guess",
    },
    "profile.set": {},
    "task.act": {
        "not_found": f"{_NO_CHAT}, or it is no task's; there is no such message",
        "not_allowed": _NOT_NOW,
    },
    "task.get": {"not_found": f"{_NO_CHAT}, or it is no task's"},
    "task.list": {},
    "dialog.start": {
        "bad_request": "a field does not go with the script: a rating needs `chat`, a new task has none",
        "not_found": f"{_NO_CHAT}, or it is no task's; there is no such account, or one has nothing to do with it",
        "not_allowed": "the task cannot be rated or repeated now, or one has no customer; `detail` names the reason",
        "too_many_dialogs": "20 dialogs of one's own are open",
    },
    "dialog.say": {
        "not_found": "one has no such dialog",
        "not_allowed": "what the dialog is for is not possible any more; `detail` names the reason, as for task.act",
    },
    "dialog.list": {},
    "time.mine": {"not_found": "a customer asks", "bad_request": "there is no such day"},
    "calendar.holidays": {},
}
"""What one command can get in particular."""
