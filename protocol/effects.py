"""How each push changes what a client holds, for docs/protocol.md; tests/support/apply.py does just this."""

from typing import Final

_LISTED = "In the list, if `seq` is above `head` there: `head` = `seq`"

EFFECTS: Final[dict[str, str]] = {
    "message.created": (
        "the Snapshot gets `message` as its last entry; if the author is one of `members`, their mark in"
        f" `reads` is `seq` (whoever writes has read). {_LISTED}; `last` is the message shortened; if it is"
        " one's own (`author` or `written_by`), `read` = `seq` and `unread` = 0, else, if `seq` is above `read`,"
        " `unread` + 1."
        " The TaskView of the chat is out of date: who has to answer by when may be another one. Ask for it again."
    ),
    "message.edited": (
        "the message numbered `of` has this `text` and `edited`."
        f" {_LISTED}; if `last` is the message `of`, its `excerpt` is the new text shortened."
    ),
    "message.deleted": (
        'the message numbered `of` has the `text` "", no `tags` and `deleted` = true;'
        " if it had a `tags_seq`, this is `seq`."
        f' {_LISTED}; if `last` is the message `of`, its `excerpt` is "" and `deleted` = true;'
        " if `of` is above `read` and the message is not one's own (`author` is there and neither it nor `written_by`"
        " is oneself), `unread` - 1."
    ),
    "message.tagged": (
        "the message numbered `of` has the tag in its `tags`, at their end, with `by`, or, where `on` is false,"
        " has it no more; `tags_seq` = `seq`. Nothing for the message if its `tags_seq` is as high."
        " An own tag put on is one of `tags` of the"
        f" chat's account from then on. {_LISTED}."
    ),
    "task.changed": (
        f"the Snapshot gets `entry` as its last entry; the TaskView of the chat, if there is one, is `task`. {_LISTED}."
    ),
    "chat.created": f'the Snapshot gets a notice of `kind` "created" as its entry. {_LISTED}.',
    "member.joined": (
        'the Snapshot gets a notice of `kind` "joined" about `person`; `members` and `people` get the person.'
        f" {_LISTED}."
    ),
    "member.left": (
        'the Snapshot gets a notice of `kind` "left" about `person`; `members` and `reads` lose the person.'
        f" {_LISTED}."
    ),
    "chat.renamed": (
        f'the Snapshot gets a notice of `kind` "renamed" with `title`. {_LISTED}; `title` is the new one, that of the'
        " TaskView, too."
    ),
    "chat.added": "the list gets `chat`, in place of one with the same `id`, and the people of `people`.",
    "chat.removed": "the list loses the chat, and so does everything else.",
    "task.told": "the TaskView of the chat, if there is one, is `task`.",
    "read.own": (
        "in the list `read` = `seq` and `unread`, in the Snapshot the own mark in `reads` is `seq`;"
        " nothing, if it is further already and `back` is not set."
    ),
    "read.moved": (
        "in the Snapshot the mark of `person` in `reads` is `seq`; nothing, if it is further already."
    ),
    "typing": "nothing that lasts. Show it for 5 seconds, or until a message of that person arrives.",
    "presence": "`presence` of Welcome has this `status` for `person`; who is offline is not in it.",
    "presence.all": "`presence` of Welcome is this one.",
    "held.changed": "`held` of Welcome has this act, in place of one with the same `id`.",
    "held.gone": "`held` of Welcome loses the act; with a `seq`, the event of that number is what became of it.",
    "settings.changed": "`settings` of Welcome are these.",
    "draft.changed": "`drafts` of Welcome has this draft for its chat; with an empty text it has none.",
    "chat.pinned": "in the list `pinned` of the chat is this.",
    "chat.acts": "in the list and in the Snapshot `acts` of the chat are these.",
    "dialog.changed": (
        "the dialogs of `dialog.list` have this one, in place of one with the same `id` and a `number` not above;"
        " if its `status` is not `open`, they lose it."
    ),
    "person.changed": (
        "`people` of Welcome and of every Snapshot that has the person has this one instead. Dialogs that name"
        " the person come as `dialog.changed`."
    ),
    "people.added": "`people` of Welcome has these, each in place of one with the same `id`.",
    "account.changed": "`accounts` of Welcome has this one, in place of one with the same `id`.",
    "account.removed": "`accounts` of Welcome loses it.",
    "day.changed": "`day` of Welcome, and the server's time is `now`. For customers, TaskViews are out of date.",
}
