"""What a client may ask for, by subject."""

from protocol.commands.base import (
    Command as Command,
)
from protocol.commands.base import (
    CommandId as CommandId,
)
from protocol.commands.base import (
    Keyed as Keyed,
)
from protocol.commands.base import (
    When as When,
)
from protocol.commands.chats import (
    AddMember as AddMember,
)
from protocol.commands.chats import (
    CloseChat as CloseChat,
)
from protocol.commands.chats import (
    CreateDirect as CreateDirect,
)
from protocol.commands.chats import (
    CreateGroup as CreateGroup,
)
from protocol.commands.chats import (
    CreateTaskChat as CreateTaskChat,
)
from protocol.commands.chats import (
    Hello as Hello,
)
from protocol.commands.chats import (
    History as History,
)
from protocol.commands.chats import (
    OpenChat as OpenChat,
)
from protocol.commands.chats import (
    RemoveMember as RemoveMember,
)
from protocol.commands.chats import (
    RenameChat as RenameChat,
)
from protocol.commands.chats import (
    Resume as Resume,
)
from protocol.commands.dialogs import (
    ListDialogs as ListDialogs,
)
from protocol.commands.dialogs import (
    SayToDialog as SayToDialog,
)
from protocol.commands.dialogs import (
    StartDialog as StartDialog,
)
from protocol.commands.messages import (
    Active as Active,
)
from protocol.commands.messages import (
    Delete as Delete,
)
from protocol.commands.messages import (
    Edit as Edit,
)
from protocol.commands.messages import (
    FindTagged as FindTagged,
)
from protocol.commands.messages import (
    GetMessages as GetMessages,
)
from protocol.commands.messages import (
    GetVersions as GetVersions,
)
from protocol.commands.messages import (
    MarkRead as MarkRead,
)
from protocol.commands.messages import (
    Send as Send,
)
from protocol.commands.messages import (
    TagMessage as TagMessage,
)
from protocol.commands.messages import (
    Typing as Typing,
)
from protocol.commands.own import (
    ChangeHeld as ChangeHeld,
)
from protocol.commands.own import (
    ChangePassword as ChangePassword,
)
from protocol.commands.own import (
    EndDevice as EndDevice,
)
from protocol.commands.own import (
    FindMoment as FindMoment,
)
from protocol.commands.own import (
    ListDevices as ListDevices,
)
from protocol.commands.own import (
    MarkUnread as MarkUnread,
)
from protocol.commands.own import (
    PinChat as PinChat,
)
from protocol.commands.own import (
    ReleaseHeld as ReleaseHeld,
)
from protocol.commands.own import (
    SetDraft as SetDraft,
)
from protocol.commands.own import (
    SetProfile as SetProfile,
)
from protocol.commands.own import (
    SetSettings as SetSettings,
)
from protocol.commands.own import (
    WithdrawHeld as WithdrawHeld,
)
from protocol.commands.tasks import (
    ActOnTask as ActOnTask,
)
from protocol.commands.tasks import (
    GetTask as GetTask,
)
from protocol.commands.tasks import (
    ListHolidays as ListHolidays,
)
from protocol.commands.tasks import (
    ListTasks as ListTasks,
)
from protocol.commands.tasks import (
    MyTime as MyTime,
)

COMMANDS: dict[str, type[Command]] = {
    str(kind.__struct_config__.tag): kind
    for kind in (
        Hello,
        OpenChat,
        CloseChat,
        History,
        CreateDirect,
        CreateGroup,
        CreateTaskChat,
        RenameChat,
        AddMember,
        RemoveMember,
        Send,
        Edit,
        Delete,
        TagMessage,
        FindTagged,
        GetMessages,
        GetVersions,
        MarkRead,
        Typing,
        Active,
        ReleaseHeld,
        ChangeHeld,
        WithdrawHeld,
        SetSettings,
        SetDraft,
        PinChat,
        FindMoment,
        MarkUnread,
        ListDevices,
        EndDevice,
        ChangePassword,
        SetProfile,
        ActOnTask,
        GetTask,
        ListTasks,
        StartDialog,
        SayToDialog,
        ListDialogs,
        MyTime,
        ListHolidays,
    )
}
"""Every command by its tag."""
