"""A talk with the bot over a real connection."""

from collections.abc import Sequence

from protocol.bot.commands import Dialogs, DialogSaid, ListDialogs, SayToDialog, StartDialog
from protocol.bot.dialog import DialogView
from protocol.bot.inputs import DialogCancel, DialogConfirm, DialogInput, DialogPick, DialogScript, DialogText
from protocol.client.client import Client
from protocol.core.types import AccountId, ChatId

SENTENCE = "Bis Freitag 12 Uhr drei Hotels in Köln recherchieren, max. 2 Stunden"


async def begin(
    client: Client,
    text: str | None = None,
    script: DialogScript = "new_task",
    *,
    chat: ChatId | None = None,
    account: AccountId | None = None,
    again: ChatId | None = None,
) -> "Talk":
    command = StartDialog(
        id=0, key=client.key(), script=script, text=text, chat=chat, account=account, again=again
    )
    return Talk(client, await client.call(command, DialogView))


async def open_dialogs(client: Client) -> Sequence[DialogView]:
    return (await client.call(ListDialogs(id=0), Dialogs)).dialogs


async def cancel_all(client: Client) -> None:
    for dialog in await open_dialogs(client):
        talk = Talk(client, dialog)
        while talk.view.status == "open":
            await talk.give(DialogCancel())


class Talk:
    """`view` is what this device saw last."""

    def __init__(self, client: Client, view: DialogView) -> None:
        self.client = client
        self.view = view

    def command(self, given: DialogInput, number: int | None = None) -> SayToDialog:
        number = self.view.number if number is None else number
        return SayToDialog(id=0, key=self.client.key(), dialog=self.view.id, number=number, input=given)

    async def give(self, given: DialogInput, number: int | None = None) -> DialogSaid:
        said = await self.client.call(self.command(given, number), DialogSaid)
        self.view = said.dialog
        return said

    async def say(self, *texts: str) -> DialogSaid:
        """Several answers, one after the other; what the bot says to the last one."""
        said = [await self.give(DialogText(text=text)) for text in texts]
        return said[-1]

    async def pick(self, value: str | int) -> DialogSaid:
        return await self.give(DialogPick(value=value))

    async def press(self, label: str) -> DialogSaid:
        """An option by what stands on it."""
        (option,) = [option for option in self.view.options if option.label == label]
        return await self.give(option.input)

    async def to_summary(self) -> None:
        """Answer what is still asked with whatever the bot offers last, or by skipping."""
        for _ in range(12):
            if self.view.step == "summary":
                return
            answers = [option for option in self.view.options if option.input.__struct_config__.tag == "pick"]
            await (self.give(answers[-1].input) if answers else self.say("überspringen"))
        raise AssertionError(self.view)

    async def hand_in(self) -> ChatId:
        """Confirm the summary; the chat that the talk goes on in."""
        await self.to_summary()
        said = await self.give(DialogConfirm())
        assert (said.dialog.status, said.refused) == ("done", None), said.says
        assert said.dialog.chat is not None
        return said.dialog.chat

    @property
    def answers(self) -> dict[str, str]:
        return {line.step: line.value for line in self.view.lines if line.value is not None}
