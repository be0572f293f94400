"""How much room files take, sent or not."""

from sqlalchemy import Connection, text

from chat_server.domain.files.room import TakenRoom

_OF_ACCOUNT = text(
    "SELECT COALESCE((SELECT SUM(f.size) FROM message_files f JOIN chats c ON c.id = f.chat_id"
    " WHERE c.account_id = :account), 0)"
    " + COALESCE((SELECT SUM(u.length) FROM uploads u JOIN chats c ON c.id = u.chat_id"
    " WHERE c.account_id = :account), 0)"
    " + COALESCE((SELECT SUM(u.length) FROM uploads u JOIN account_users a ON a.person_id = u.person_id"
    " WHERE u.dialog IS NOT NULL AND a.account_id = :account), 0)"
)
_SHOWN_TO_CUSTOMERS = text(
    "SELECT COALESCE((SELECT SUM(f.size) FROM message_files f JOIN chats c ON c.id = f.chat_id"
    " WHERE c.account_id = :account AND c.staff_only = 0), 0)"
    " + COALESCE((SELECT SUM(u.length) FROM uploads u JOIN chats c ON c.id = u.chat_id"
    " JOIN people p ON p.id = u.person_id WHERE c.account_id = :account AND p.kind = 'customer'), 0)"
    " + COALESCE((SELECT SUM(u.length) FROM uploads u JOIN account_users a ON a.person_id = u.person_id"
    " WHERE u.dialog IS NOT NULL AND a.account_id = :account), 0)"
)
_OF_ALL = text(
    "SELECT COALESCE((SELECT SUM(size) FROM message_files), 0) + COALESCE((SELECT SUM(length) FROM uploads), 0)"
)
_ACCOUNT = text("SELECT account_id FROM chats WHERE id = :chat")

_BY_ACCOUNT = text(
    "SELECT a.pid, a.name, SUM(t.size) AS size, COUNT(*) AS files FROM ("
    "SELECT c.account_id, f.size FROM message_files f JOIN chats c ON c.id = f.chat_id"
    " UNION ALL SELECT COALESCE(c.account_id, o.account_id), u.length FROM uploads u"
    " LEFT JOIN chats c ON c.id = u.chat_id"
    " LEFT JOIN account_users o ON u.dialog IS NOT NULL AND o.person_id = u.person_id"
    ") t LEFT JOIN accounts a ON a.id = t.account_id GROUP BY a.id, a.pid, a.name ORDER BY SUM(t.size) DESC, a.id"
)


def bytes_of_account(connection: Connection, account: int, *, for_customers: bool) -> int:
    """Bytes of the files and uploads in the chats of an account, and of uploads for the dialogs of its customers.

    What staff have uploaded for a dialog is nobody's until that is handed in.

    For customers without what staff keep to themselves or have not sent: a limit must not tell of it (SPEC 3).
    """
    statement = _SHOWN_TO_CUSTOMERS if for_customers else _OF_ACCOUNT
    return int(connection.execute(statement, {"account": account}).scalar_one())


def bytes_of_all(connection: Connection) -> int:
    """Bytes of all files and uploads; what has the same content counts as often as it was sent."""
    return int(connection.execute(_OF_ALL).scalar_one())


def load_taken(connection: Connection) -> tuple[TakenRoom, ...]:
    """What each account takes that takes anything, most first: the same bytes that the limits count."""
    return tuple(
        TakenRoom(row.pid, row.name or "", int(row.size), row.files)
        for row in connection.execute(_BY_ACCOUNT)
    )


def find_account_of_chat(connection: Connection, chat: int) -> int | None:
    """The account that a chat belongs to."""
    account: int | None = connection.execute(_ACCOUNT, {"chat": chat}).scalar_one()
    return account
