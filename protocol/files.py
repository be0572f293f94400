"""Files of messages, and uploads, which are files before they are sent (SPEC 4). Since level 7.

Their bytes go over HTTP (docs/files.md); what is known of them is here.
"""

from msgspec import field

from protocol.core.examples import Exchange
from protocol.core.frames import Command, Push
from protocol.core.refusals import NO_CHAT, NOT_IN_IT, refused_if
from protocol.core.samples import ACCOUNT, MORNING, TASK
from protocol.core.types import (
    AccountId,
    ChatId,
    DialogId,
    FileId,
    Millis,
    PersonId,
    Seq,
    Value,
    drop_defaults,
)
from protocol.people import JANA, KATRIN, Person
from protocol.vocabulary import FileKind


class File(Value, frozen=True, kw_only=True):
    """A file of a message."""

    def __post_init__(self) -> None:
        drop_defaults(self)

    id: FileId
    name: str
    """As its sender named it, cleaned: one line of at most 150 code points."""
    kind: FileKind
    type: str
    """Media type by its first bytes; `application/octet-stream` where they say none that is known."""
    size: int
    """Bytes, as it is downloaded."""
    width: int = 0
    """Of a picture, in pixels as it is shown; 0 of anything else."""
    height: int = 0
    version: int = 1
    """How many files of this name the task has had, with this one."""
    voice: bool = False
    """A voice note: recorded where it was sent, by its sender's word. Since level 8."""
    duration: int = 0
    """Of sound, in milliseconds; 0 of anything else, and where nobody knows. For show: what is played may be longer or
    shorter. Since level 8."""
    peaks: list[int] = field(default_factory=list)
    """Of sound, how loud each of its 64 equal parts is at most, 0 to 255; none where nobody knows. Since level 8."""


class Upload(Value, frozen=True, kw_only=True):
    """What somebody has begun to upload for a chat and not sent yet; only they know."""

    def __post_init__(self) -> None:
        drop_defaults(self)

    id: FileId
    chat: ChatId
    name: str
    size: int
    """Bytes, as announced."""
    received: int = 0
    """Bytes of them that arrived by the end of the last request; a request over HTTP says how many there are now."""
    file: File | None = None
    """What it will be when it is sent, once it has arrived and was checked. Until then it cannot be sent."""


class Uploads(Value, frozen=True, kw_only=True):
    """One's own uploads of a chat, oldest first."""

    uploads: list[Upload]


class DialogUpload(Value, frozen=True, kw_only=True):
    """What somebody has begun to upload for a dialog with the bot; only they know. Since level 9.

    When the dialog is done its files are a message of theirs in the chat that came of it, or that it is about.
    """

    def __post_init__(self) -> None:
        drop_defaults(self)

    id: FileId
    dialog: DialogId
    name: str
    size: int
    """Bytes, as announced."""
    received: int = 0
    """As in Upload."""
    file: File | None = None
    """What it will be, once it has arrived and was checked. Until then the dialog cannot be done."""


class DialogUploads(Value, frozen=True, kw_only=True):
    """One's own uploads for a dialog, oldest first: the order in which they will stand in the message."""

    uploads: list[DialogUpload]


class Filed(Value, frozen=True, kw_only=True):
    """A file, and the message that brought it."""

    file: File
    chat: ChatId
    seq: Seq
    author: PersonId
    at: Millis


class FileList(Value, frozen=True, kw_only=True):
    """Files, newest first."""

    files: list[Filed]
    people: list[Person]
    more: bool
    """Whether there are older ones."""


class ListUploads(Command, tag="file.uploads", frozen=True, kw_only=True):
    """One's own uploads that are not sent, on whichever device they were begun; those of held messages are not among
    them."""

    answer = Uploads
    refusals = refused_if(not_found=NOT_IN_IT)
    chat: ChatId


class ListDialogUploads(Command, tag="file.uploads_of_dialog", frozen=True, kw_only=True):
    """One's own uploads for a dialog, on whichever device they were begun; at most 20. Since level 9."""

    answer = DialogUploads
    refusals = refused_if(not_found="one has no such dialog, or it is over")
    dialog: DialogId


class ListFiles(Command, tag="file.list", frozen=True, kw_only=True):
    """The files of a chat, 50 a page."""

    answer = FileList
    refusals = refused_if(not_found=f"{NO_CHAT}; the file `before` is not there any more")
    chat: ChatId
    kind: FileKind | None = None
    before: FileId | None = None
    """Only those older than this one."""


class ListFilesOfAccount(Command, tag="file.of_account", frozen=True, kw_only=True):
    """The files of all chats of an account that one may read, 50 a page."""

    answer = FileList
    refusals = refused_if(
        not_found="there is no such account, or one may not see it; the file `before` is not there any more"
    )
    account: AccountId
    kind: FileKind | None = None
    before: FileId | None = None
    """Only those older than this one."""


class AccountRoom(Value, frozen=True, kw_only=True):
    """What the files and uploads in the chats of an account take."""

    size: int
    """Bytes, as they count towards the limits: what was sent twice counts twice."""
    files: int
    account: AccountId | None = None
    """Missing: those in chats of no account."""


class FileRoom(Value, frozen=True, kw_only=True):
    """Who takes how much, most first; for everybody but management nobody anything. Limits in bytes; 0: none."""

    taken: list[AccountRoom]
    account_limit: int
    """Of each account."""
    limit: int
    """Of all together."""


class GetFileRoom(Command, tag="file.room", frozen=True, kw_only=True):
    """How much room files take, and how much there is. Since level 8."""

    answer = FileRoom


class UploadChanged(Push, tag="upload.changed", frozen=True, kw_only=True):
    """An upload of one's own was begun, went on, is complete, or is not held any more."""

    discloses = "own"
    upload: Upload


class DialogUploadChanged(Push, tag="upload.of_dialog_changed", frozen=True, kw_only=True):
    """An upload of one's own for a dialog was begun, went on, or is complete. Since level 9."""

    discloses = "own"
    upload: DialogUpload


class DialogUploadGone(Push, tag="upload.of_dialog_gone", frozen=True, kw_only=True):
    """An upload of one's own for a dialog was refused or removed, or the dialog is over. Since level 9."""

    discloses = "own"
    dialog: DialogId
    upload: FileId


class UploadGone(Push, tag="upload.gone", frozen=True, kw_only=True):
    """An upload of one's own was sent, is held with its message, was refused, or removed."""

    discloses = "own"
    chat: ChatId
    upload: FileId


FILE = File(
    id="f5kzq3mwt7xn2rvhd",
    name="Angebot Köln.pdf",
    kind="pdf",
    type="application/pdf",
    size=183_402,
    version=2,
)
PICTURE = File(
    id="fq2xm6ztk4wn7vrhj",
    name="Grundriss.jpg",
    kind="picture",
    type="image/jpeg",
    size=2_410_388,
    width=3024,
    height=4032,
)
VOICE = File(
    id="fk3zv7mqw2xt5nrhd",
    name="Sprachnachricht 2026-03-02 09-14-05.webm",
    kind="audio",
    type="audio/webm",
    size=96_204,
    voice=True,
    duration=24_360,
    peaks=[*range(0, 256, 8), *range(255, -1, -8)],
)
UPLOAD = Upload(id=PICTURE.id, chat=TASK, name=PICTURE.name, size=2_431_120, received=2_431_120, file=PICTURE)
BEGUN = Upload(id="fw7kzt4mq2xn5vrhc", chat=TASK, name="Mitschnitt.m4a", size=9_800_000, received=4_194_304)

FOR_DIALOG = DialogUpload(
    id=FILE.id, dialog="gx4tq7mzw2kn5vjrb", name=FILE.name, size=FILE.size, received=FILE.size, file=FILE
)

EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(ListUploads(id=51, chat=TASK), Uploads(uploads=[UPLOAD, BEGUN])),
    Exchange(
        ListFiles(id=52, chat=TASK, kind="pdf", before=PICTURE.id),
        FileList(
            files=[Filed(file=FILE, chat=TASK, seq=42, author=JANA.id, at=MORNING)], people=[JANA], more=True
        ),
    ),
    Exchange(
        ListFilesOfAccount(id=53, account=ACCOUNT, kind="picture", before=FILE.id),
        FileList(
            files=[
                Filed(file=file, chat=TASK, seq=41, author=KATRIN.id, at=MORNING) for file in (PICTURE, VOICE)
            ],
            people=[KATRIN],
            more=False,
        ),
    ),
    Exchange(
        GetFileRoom(id=54),
        FileRoom(
            taken=[
                AccountRoom(account=ACCOUNT, size=4_812_004_118, files=913),
                AccountRoom(size=9_800_000, files=2),
            ],
            account_limit=20_000_000_000,
            limit=0,
        ),
    ),
    Exchange(ListDialogUploads(id=55, dialog=FOR_DIALOG.dialog), DialogUploads(uploads=[FOR_DIALOG])),
    UploadChanged(upload=UPLOAD),
    DialogUploadChanged(upload=FOR_DIALOG),
    DialogUploadGone(dialog=FOR_DIALOG.dialog, upload=FOR_DIALOG.id),
    UploadGone(chat=TASK, upload=UPLOAD.id),
)
