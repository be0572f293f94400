"""How much room files take, sent or not."""

from sqlalchemy import Connection, text

_OF_ACCOUNT = text(
    "SELECT COALESCE((SELECT SUM(f.size) FROM message_files f JOIN chats c ON c.id = f.chat_id"
    " WHERE c.account_id = :account), 0)"
    " + COALESCE((SELECT SUM(u.length) FROM uploads u JOIN chats c ON c.id = u.chat_id"
    " WHERE c.account_id = :account), 0)"
)
_OF_ALL = text(
    "SELECT COALESCE((SELECT SUM(size) FROM message_files), 0) + COALESCE((SELECT SUM(length) FROM uploads), 0)"
)
_ACCOUNT = text("SELECT account_id FROM chats WHERE id = :chat")


def bytes_of_account(connection: Connection, account: int) -> int:
    """Bytes of the files and uploads in the chats of an account."""
    return int(connection.execute(_OF_ACCOUNT, {"account": account}).scalar_one())


def bytes_of_all(connection: Connection) -> int:
    """Bytes of all files and uploads; what has the same content counts as often as it was sent."""
    return int(connection.execute(_OF_ALL).scalar_one())


def find_account_of_chat(connection: Connection, chat: int) -> int | None:
    """The account that a chat belongs to."""
    account: int | None = connection.execute(_ACCOUNT, {"chat": chat}).scalar_one()
    return account
