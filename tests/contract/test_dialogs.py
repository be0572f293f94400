"""Talking to the bot over real connections: tasks taken down and rated, on several devices, across restarts."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from chat_server.bot.scripts.new_task.details import DETAILS
from protocol.bot.commands import DialogChanged, DialogSaid, SayToDialog, StartDialog
from protocol.bot.dialog import DialogView
from protocol.bot.inputs import (
    DialogBack,
    DialogCancel,
    DialogChange,
    DialogConfirm,
    DialogHelp,
    DialogInput,
    DialogKeep,
    DialogNote,
    DialogPick,
    DialogSkip,
    DialogText,
)
from protocol.chats.chat import ChatAdded
from protocol.client.client import Client, Refused
from protocol.core import limits
from protocol.core.frames import Command, Push
from protocol.core.types import ChatId
from protocol.tasks.acts import AcceptTask, AnswerReview, HandOver, RateTask, ReturnTask, SetArea, StartTask
from protocol.tasks.commands import GetTask
from protocol.tasks.notices import TaskNotice
from protocol.tasks.task import Question, TaskView
from protocol.tasks.terms import Deadline
from tests.contract.conftest import Name, Town, settle
from tests.contract.talking import SENTENCE, Talk, begin, cancel_all, open_dialogs
from tests.contract.test_quiet_hours import move_clock
from tests.contract.test_tasks import accepted, act, view
from tests.support.raw_client import wire
from tests.support.servers.server import running_server

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def alone(town: Town, name: Name) -> AsyncIterator[Client]:
    """Somebody with no open dialogs."""
    async with town.client(name) as client:
        await cancel_all(client)
        yield client


async def next_dialog(client: Client) -> DialogView:
    while True:
        push = await client.push()
        if isinstance(push, DialogChanged):
            return push.dialog


async def standing(client: Client, wanted: DialogView, number: int) -> DialogView:
    """The push that tells of a dialog at this number."""
    while (dialog := await next_dialog(client)).id != wanted.id or dialog.number < number:
        pass
    return dialog


async def saved(client: Client, chat: ChatId) -> TaskNotice:
    entries = (await client.open(chat)).entries
    return next(entry for entry in entries if isinstance(entry, TaskNotice) and entry.code == "saved")


def folded(notice: TaskNotice) -> dict[str, tuple[str, str]]:
    lines: list[tuple[str, str, str]] = json.loads(str(notice.data["dialog"]))
    return {label: (value, words) for label, value, words in lines}


async def test_a_customer_answers_one_question_after_the_other(town: Town) -> None:
    async with alone(town, "katrin") as katrin, town.client("milan") as milan:
        talk = await begin(katrin)
        assert (talk.view.step, talk.view.at, talk.view.of) == ("title", 1, 7 + len(DETAILS))
        assert talk.view.question == "Was können wir Ihnen abnehmen?"
        said = await talk.say("Tagungshotels vergleichen")
        assert said.says == ["Titel: Tagungshotels vergleichen", "Was genau ist zu tun?"]
        await talk.say("Drei Häuser am Rhein", "Preise\nPlätze\nAnfahrt")
        pickers = [talk.view.picker]
        await talk.pick("2026-11-27T12:00")
        pickers.append(talk.view.picker)
        await talk.pick(150)
        assert pickers == ["date_time", "duration"]
        await talk.press("Auch per E-Mail")
        for name in DETAILS:
            assert talk.view.step == name
            await talk.say(f"Antwort auf {name}")
        assert talk.view.step == "assistant"
        assert "Jana Lindner" in talk.view.question
        await talk.say("ja")
        assert (talk.view.step, talk.view.at, talk.view.of) == ("summary", *[7 + len(DETAILS)] * 2)
        assert [line.step for line in talk.view.lines] == [
            "title", "what", "how", "deadline", "budget", "results", *DETAILS, "area", "assistant",
        ]  # fmt: skip
        chat = await talk.hand_in()
        assert talk.view.question == "Die Aufgabe ist abgegeben."
        task = await view(milan, chat)
        assert (task.title, task.status, task.by_customer, task.created_by) == (
            "Tagungshotels vergleichen", "review", True, town.people["katrin"],
        )  # fmt: skip
        assert (task.terms.description, task.terms.budget, task.results) == (
            "Drei Häuser am Rhein",
            150,
            "email",
        )
        assert task.details == {name: f"Antwort auf {name}" for name in DETAILS}
        assert task.terms.deadline == Deadline(at=1_795_777_200_000)  # 27 November, 12:00 in Berlin
        assert [(item.number, item.text, item.side) for item in task.checklist] == [
            (1, "Preise", "staff"), (2, "Plätze", "staff"), (3, "Anfahrt", "staff"),
        ]  # fmt: skip
        snapshot = await milan.open(chat)
        assert set(snapshot.members) == {town.people[name] for name in ("katrin", "tobias", "jana", "milan")}
        assert snapshot.chat.title == task.title
        notice = await saved(milan, chat)
        assert (notice.tags, notice.data["reaction"]) == (["automatic"], task.reaction)
        assert notice.data["assistant"] == town.people["jana"]
        assert folded(notice)["Zeit"] == ("2 Std. 30 Min.", "")
        assert folded(notice)["Assistenz"][0] == "Jana Lindner, Ihre feste Assistenz"
        assert not await open_dialogs(katrin)


async def test_one_sentence_says_it_and_the_rest_is_asked(town: Town) -> None:
    async with alone(town, "katrin") as katrin:
        talk = await begin(katrin, SENTENCE)
        assert talk.view.step == "what"
        assert talk.view.heard == [
            "Titel: Drei Hotels in Köln recherchieren",
            "Bis wann: Fr., 27. Nov., 12:00",
            "Zeit: 2 Std.",
        ]
        assert talk.view.title == "Drei Hotels in Köln recherchieren"
        await talk.say("überspringen", "überspringen", "nur im Chat", "Milan bitte")
        chat = await talk.hand_in()
        assert folded(await saved(katrin, chat))["Titel"] == ("Drei Hotels in Köln recherchieren", SENTENCE)
        assert (await saved(katrin, chat)).data["assistant"] == town.people["milan"]


async def test_an_assistant_says_for_whom_and_sets_the_area(town: Town) -> None:
    async with alone(town, "jana") as jana, town.client("paul") as paul:
        talk = await begin(jana, SENTENCE)
        assert talk.view.step == "customer"
        assert {option.label for option in talk.view.options} >= {
            "Ostermann Lichtplanung",
            "Wieland Fahrräder",
        }
        await talk.press("Wieland Fahrräder")
        await talk.say("überspringen", "überspringen", "nur im Chat", *["überspringen"] * len(DETAILS))
        assert talk.view.step == "area"
        await talk.pick("design")
        assert talk.answers["assistant"].startswith("Jana")
        chat = await talk.hand_in()
        task = await view(paul, chat)
        assert (task.by_customer, task.area.key if task.area else None) == (False, "design")
        (card,) = task.proposals
        assert (card.real, card.changes.budget, card.answers) == (120, 240, "customer")
        assert set((await paul.open(chat)).members) == {town.people["paul"], town.people["jana"]}
        chosen = await begin(jana, account=town.accounts["Wieland Fahrräder"])
        assert (chosen.view.step, chosen.answers["customer"]) == ("title", "Wieland Fahrräder")


async def test_back_change_help_cancel_and_going_on(town: Town) -> None:
    async with alone(town, "katrin") as katrin:
        talk = await begin(katrin, SENTENCE)
        await talk.say("Zentral")
        await talk.give(DialogBack())
        assert (talk.view.step, talk.answers["what"]) == ("what", "Zentral")
        await talk.say("Zentral, mit Frühstück")
        said = await talk.give(DialogChange(step="deadline", to=DialogText(text="Donnerstag")))
        assert said.says[0] == "Bis wann: Do., 26. Nov."
        await talk.give(DialogChange(step="title"))
        assert talk.view.step == "title"
        await talk.give(DialogKeep())
        before = talk.view
        helped = await talk.give(DialogHelp())
        assert helped.dialog == before
        assert len(helped.says) == 2
        asked = await talk.give(DialogCancel())
        assert asked.says[-1].startswith("Wirklich abbrechen?")
        await talk.give(DialogKeep())
        assert talk.view.step == before.step
        await talk.give(DialogCancel())
        gone = await talk.give(DialogCancel())
        assert (gone.dialog.status, gone.says) == ("cancelled", ["Verworfen. Es wurde nichts abgegeben."])
        assert not any(line.value for line in gone.dialog.lines if line.step in ("title", "what"))
        assert await open_dialogs(katrin) == []
        after = await talk.give(DialogText(text="Doch"))
        assert (after.refused, after.dialog.status) == ("closed", "cancelled")


async def test_of_two_devices_that_answer_at_once_one_wins(town: Town) -> None:
    async with alone(town, "katrin") as phone, town.client("katrin") as desk:
        talk = await begin(phone)
        (there,) = await open_dialogs(desk)
        assert there == talk.view
        texts = ("Hotels", "Flüge")
        commands_ = [
            SayToDialog(id=0, key=one.key(), dialog=there.id, number=0, input=DialogText(text=text))
            for one, text in zip((phone, desk), texts, strict=True)
        ]
        answers = await asyncio.gather(
            *(one.call(command, DialogSaid) for one, command in zip((phone, desk), commands_, strict=True))
        )
        assert sorted(said.refused or "" for said in answers) == ["", "stale"]
        (won,) = [text for text, said in zip(texts, answers, strict=True) if said.refused is None]
        (lost,) = [said for said in answers if said.refused]
        assert lost.says[1:] == [f"Titel: {won}", "Was genau ist zu tun?"]
        assert lost.dialog.title == won
        for one in (phone, desk):
            assert (await standing(one, there, 1)).title == won
            assert (await open_dialogs(one))[0].title == won


async def test_every_device_of_ones_own_hears_and_nobody_else(town: Town) -> None:
    async with (
        alone(town, "jana") as jana,
        town.client("jana") as desk,
        town.client("katrin") as katrin,
        town.client("milan") as milan,
    ):
        talk = await begin(jana, SENTENCE, account=town.accounts["Ostermann Lichtplanung"])
        await talk.say("Mit Frühstück")
        assert await standing(desk, talk.view, 2) == talk.view
        assert await standing(jana, talk.view, 2) == talk.view
        await cancel_all(desk)
        assert (await standing(jana, talk.view, 4)).status == "cancelled"
        chat = await town.task()
        for one in (katrin, milan):
            assert not [push for push in await until_added(one, chat) if isinstance(push, DialogChanged)]


async def until_added(client: Client, chat: ChatId) -> list[Push]:
    heard: list[Push] = []
    while not (heard and isinstance(heard[-1], ChatAdded) and heard[-1].chat.id == chat):
        push = await client.push()
        if isinstance(push, Push):
            heard.append(push)
    return heard


async def test_a_handed_in_task_comes_to_its_members_and_ends_the_talk_everywhere(town: Town) -> None:
    async with alone(town, "katrin") as phone, town.client("katrin") as desk, town.client("jana") as jana:
        chat = await (await begin(phone, SENTENCE)).hand_in()
        while (told := await next_dialog(desk)).status == "open":
            pass
        assert (told.status, told.chat) == ("done", chat)
        await until_added(jana, chat)


async def handed_over(town: Town, katrin: Client) -> ChatId:
    chat = await town.task()
    async with town.client("jana") as jana:
        await accepted(katrin, jana, chat)
        await act(jana, chat, StartTask())
        await act(jana, chat, HandOver(kind="result", text="Hier"))
    return chat


async def test_four_stars_end_in_the_task(town: Town) -> None:
    async with alone(town, "katrin") as katrin:
        chat = await handed_over(town, katrin)
        talk = await begin(katrin, script="rating", chat=chat)
        assert (talk.view.picker, talk.view.chat) == ("stars", chat)
        assert talk.view.title.startswith("Bewertung: ")
        await talk.say("zehn Sterne")
        await talk.pick(7)
        assert talk.view.step == "stars"
        await talk.pick(4)
        await talk.say("Sehr übersichtlich")
        assert await talk.hand_in() == chat
        rating = (await view(katrin, chat)).rating
        assert rating is not None
        assert (rating.stars, rating.comment, rating.person) == (
            4,
            "Sehr übersichtlich",
            town.people["katrin"],
        )
        with pytest.raises(Refused) as refused:
            await begin(katrin, script="rating", chat=chat)
        assert (refused.value.failed.code, refused.value.failed.detail) == ("not_allowed", "task.rated")


async def test_a_rating_that_came_too_late_is_refused_and_the_dialog_stays(town: Town) -> None:
    async with alone(town, "katrin") as katrin, town.client("tobias") as tobias:
        chat = await handed_over(town, katrin)
        talk = await begin(katrin, "3 Sterne", "rating", chat=chat)
        await talk.to_summary()
        await act(tobias, chat, RateTask(stars=5))
        with pytest.raises(Refused) as refused:
            await talk.give(DialogConfirm())
        assert refused.value.failed.detail == "task.rated"
        assert (await open_dialogs(katrin))[0] == talk.view
        rating = (await view(katrin, chat)).rating
        assert rating is not None
        assert rating.stars == 5


async def test_the_same_task_again_asks_for_the_deadline_only(town: Town) -> None:
    async with alone(town, "katrin") as katrin:
        first = await begin(katrin, SENTENCE)
        await first.say("Am Rhein", "Bitte so:\n- Preise\n- Plätze")
        chat = await first.hand_in()
        talk = await begin(katrin, again=chat)
        assert talk.view.step == "deadline"
        assert "Titel: Drei Hotels in Köln recherchieren" in talk.view.heard
        await talk.say("nächsten Freitag")
        if talk.view.step == "deadline":
            await talk.pick("2026-12-04")
        once_more = await view(katrin, await talk.hand_in())
        before = await view(katrin, chat)
        assert once_more.chat != chat
        assert (once_more.title, once_more.how, once_more.terms.description, once_more.terms.budget) == (
            before.title,
            before.how,
            before.terms.description,
            before.terms.budget,
        )
        assert [item.text for item in once_more.checklist] == ["Preise", "Plätze"]
        with_sentence = await begin(katrin, "Bis Freitag 12 Uhr", again=chat)
        assert with_sentence.answers["deadline"] == "Fr., 27. Nov., 12:00"


PICKS: tuple[str | int, ...] = (
    "2026-02-30", "1999-01-01", "9999-99-99T99:99", "2026-11-27T25:00", "-5", "", "x" * 9_000, -1, 0, 10**9,
    2**53 - 1, -(2**53) + 1, "[]", '{"a":1}', "null", "0001-01-01", "2026-11-27T12:00+99:99", "١٢",
)  # fmt: skip
HOSTILE: list[DialogInput] = [
    *(DialogPick(value=value) for value in PICKS),
    DialogText(text=""),
    DialogText(text="ä" * 8_001),
    DialogNote(text="x" * 20_000),
    DialogSkip(),
    DialogChange(step="none"),
    DialogChange(step="results", to=DialogPick(value="post")),
]


@pytest.mark.parametrize("step", ["deadline", "budget"])
async def test_nothing_impossible_becomes_an_answer(town: Town, step: str) -> None:
    async with alone(town, "katrin") as katrin:
        talk = await begin(katrin, "Hotels")
        await talk.say("überspringen", "überspringen", *(["kein fester Termin"] if step == "budget" else []))
        assert talk.view.step == step
        preset = talk.answers[step]
        for given in HOSTILE:
            said = await talk.give(given)
            assert said.refused is None
            assert said.says[-1] == said.dialog.question
            assert talk.answers[step] == preset, given
            assert talk.view.status == "open"


BAD: list[dict[str, object]] = [
    {"t": "pick", "value": None},
    {"t": "pick", "value": True},
    {"t": "pick", "value": 1.5},
    {"t": "pick", "value": ["a"]},
    {"t": "pick", "value": {"a": 1}},
    {"t": "pick", "value": 2**60},
    {"t": "pick"},
    {"t": "fly"},
    {"t": "change", "step": "title", "to": {"t": "back"}},
    {"t": "change", "step": "x" * 41},
    {"t": "text", "text": "\x00"},
    {"t": "text", "text": 7},
    {"t": "confirm", "when": "later"},
    {},
]


async def test_what_is_no_input_is_refused_and_changes_nothing(town: Town) -> None:
    async with alone(town, "katrin") as katrin, wire(town.url, town.tokens["katrin"]) as speaker:
        talk = await begin(katrin, "Hotels")
        for number, given in enumerate(BAD, 1):
            reply = await speaker.ask(
                {
                    "t": "dialog.say",
                    "id": number,
                    "key": katrin.key(),
                    "dialog": talk.view.id,
                    "number": 1,
                    "input": given,
                }
            )
            assert (reply["t"], reply.get("code")) == ("error", "bad_request"), given
        assert await open_dialogs(katrin) == [talk.view]


async def why(client: Client, command: Command) -> tuple[str, str | None]:
    with pytest.raises(Refused) as refused:
        await client.call(command, command.answer)
    return refused.value.failed.code, refused.value.failed.field


async def test_what_is_foreign_looks_absent(town: Town) -> None:
    theirs, hers = await town.task("paul", "Wieland Fahrräder"), await town.task()
    async with alone(town, "paul") as paul, alone(town, "katrin") as katrin:
        foreign = await begin(paul, "Fahrräder")
        own = StartDialog(id=0, key=katrin.key(), script="new_task")
        rating = StartDialog(id=0, key=katrin.key(), script="rating")
        said = Talk(katrin, foreign.view).command(DialogText(text="Meine"))
        changed = msgspec.structs.replace
        for forbidden, absent in (
            (changed(said), changed(said, dialog="gabsent")),
            (changed(own, again=theirs), changed(own, again="cabsent")),
            (
                changed(own, account=town.accounts["Wieland Fahrräder"]),
                changed(own, account="aabsent"),
            ),
            (changed(rating, chat=theirs), changed(rating, chat="cabsent")),
        ):
            assert (await why(katrin, forbidden))[0] == "not_found"
            assert await why(katrin, forbidden) == await why(katrin, absent)
        for wrong in (changed(own, chat=hers), rating, changed(rating, chat=hers, again=hers)):
            assert (await why(katrin, wrong))[0] == "bad_request"
        assert (await open_dialogs(paul)) == [foreign.view]
        assert (await open_dialogs(katrin)) == []


async def test_what_cannot_be_rated_is_not_asked_about(town: Town) -> None:
    chat = await town.task()
    async with alone(town, "katrin") as katrin, alone(town, "jana") as jana:
        for client, reason in ((katrin, "task.wrong_status"), (jana, "task.not_yours")):
            with pytest.raises(Refused) as refused:
                await begin(client, script="rating", chat=chat)
            assert refused.value.failed.detail == reason


async def test_the_same_key_answers_once(town: Town) -> None:
    async with alone(town, "katrin") as katrin:
        start = StartDialog(id=0, key=katrin.key(), script="new_task", text=SENTENCE)
        first = await katrin.call(start, DialogView)
        assert await katrin.call(start, DialogView) == first
        assert len(await open_dialogs(katrin)) == 1
        talk = Talk(katrin, first)
        command = talk.command(DialogText(text="Am Rhein"))
        said = await katrin.call(command, DialogSaid)
        assert await katrin.call(command, DialogSaid) == said
        for other in (
            msgspec.structs.replace(command, input=DialogText(text="Am Main")),
            msgspec.structs.replace(command, number=9),
            msgspec.structs.replace(start, key=command.key),
        ):
            assert (await why(katrin, other))[0] == "key_reused"
        talk.view = said.dialog
        await talk.to_summary()
        confirm = talk.command(DialogConfirm())
        results = await asyncio.gather(*(katrin.call(confirm, DialogSaid) for _ in range(5)))
        assert {said.dialog.chat for said in results} == {results[0].dialog.chat}
        assert all(said == results[0] for said in results)


async def test_a_stale_number_is_told_what_happened_meanwhile(town: Town) -> None:
    async with alone(town, "katrin") as katrin:
        talk = await begin(katrin, SENTENCE)
        for number in (0, 7, 2**53 - 1):
            said = await talk.give(DialogConfirm(), number)
            assert (said.refused, said.dialog.number) == ("stale", 1)
        said = await talk.give(DialogConfirm())
        assert (said.refused, said.dialog.status) == (None, "done")


async def test_twenty_dialogs_may_be_open(town: Town) -> None:
    async with alone(town, "tobias") as tobias:
        started = await asyncio.gather(
            *(begin(tobias, f"Aufgabe {number}") for number in range(limits.DIALOGS + 3)),
            return_exceptions=True,
        )
        refused = [one.failed for one in started if isinstance(one, Refused)]
        assert [one.code for one in refused] == ["too_many_dialogs"] * 3
        assert len(await open_dialogs(tobias)) == limits.DIALOGS
        await cancel_all(tobias)
        await begin(tobias)


async def test_texts_beyond_all_measure_are_asked_to_be_shortened(town: Town) -> None:
    async with alone(town, "katrin") as katrin:
        talk = await begin(katrin, "Hotels")
        await talk.say("x" * 8_000)
        for _ in range(9):
            said = await talk.give(DialogNote(text="y" * 7_999))
            assert said.says[0].startswith("Das ist zu lang")
        await talk.say("ä\n" * 3_999)
        task = await view(katrin, await talk.hand_in())
        assert (len(task.terms.description), task.checklist) == (8_000, [])
        assert task.how.count("ä") == 3_999


async def test_a_talk_goes_on_after_a_restart(tmp_path: Path) -> None:
    with running_server(tmp_path) as first:
        town = await settle(first)
        async with town.client("katrin") as katrin:
            talk = await begin(katrin, SENTENCE)
            said = await talk.give(command := DialogText(text="Am Rhein"))
            assert said.refused is None
    with running_server(tmp_path, port=first.address[1]):
        async with town.client("katrin") as katrin:
            (there,) = await open_dialogs(katrin)
            assert there == said.dialog
            again = Talk(katrin, there)
            stale = await again.give(command, there.number - 1)
            assert stale.refused == "stale"
            chat = await again.hand_in()
            assert (await view(katrin, chat)).terms.description == "Am Rhein"


async def test_in_quiet_hours_staff_hand_in_later_or_on_purpose(tmp_path: Path) -> None:
    with running_server(tmp_path, now="2026-11-23T19:30:00") as server:
        town = await settle(server)
        async with town.client("jana") as jana, town.client("katrin") as katrin:
            talk = await begin(jana, SENTENCE, account=town.accounts["Ostermann Lichtplanung"])
            await talk.to_summary()
            (caution,) = talk.view.cautions
            assert "sieht der Kunde, dass jemand da ist" in caution.text
            assert "Di., 24. Nov., 08:00" in caution.text
            before = talk.view
            for given in (DialogConfirm(), DialogText(text="ja")):
                said = await talk.give(given)
                assert (said.dialog, said.refused) == (before, None)
                assert said.says == [caution.text, before.question]
            own = await (await begin(katrin, SENTENCE)).hand_in()
            await until_added(jana, own)
            done = await talk.give(caution.options[0].input)
            assert done.dialog.status == "done"
            later = await begin(jana, SENTENCE, account=town.accounts["Ostermann Lichtplanung"])
            await later.to_summary()
            move_clock(town, "2026-11-24T08:00:00")
            assert (await later.give(DialogConfirm())).dialog.status == "done"


async def test_a_draft_is_reminded_of_once_and_removed_in_the_end(tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        town = await settle(server)
        async with town.client("katrin") as katrin, town.client("katrin") as desk:
            talk = await begin(katrin, SENTENCE)
            other = await begin(katrin, "Bleibt liegen")
            move_clock(town, "2026-11-24T10:00:30")
            told = [await reminded(desk) for _ in range(2)]
            assert {one.id for one in told} == {talk.view.id, other.view.id}
            assert {one.number for one in told} == {1}
            assert all(one.reminded for one in await open_dialogs(desk))
            said = await talk.give(DialogText(text="Am Rhein"), 1)
            assert (said.refused, said.dialog.reminded) == (None, False)
            move_clock(town, "2026-12-07T10:01:00")
            gone = await next_of_status(desk, "removed")
            assert (gone.id, gone.lines) == (other.view.id, [])
            assert gone.question.endswith("entfernt.")
        async with town.client("katrin") as katrin:
            assert [one.id for one in await open_dialogs(katrin)] == [talk.view.id]
            with pytest.raises(Refused, match="not_found"):
                await Talk(katrin, other.view).say("Noch da?")


async def reminded(client: Client) -> DialogView:
    while not (dialog := await next_dialog(client)).reminded:
        pass
    return dialog


async def next_of_status(client: Client, status: str) -> DialogView:
    while (dialog := await next_dialog(client)).status != status:
        pass
    return dialog


async def test_a_task_s_whole_life_begins_in_a_dialog(town: Town) -> None:
    async with alone(town, "katrin") as katrin, town.client("jana") as jana:
        chat = await (await begin(katrin, SENTENCE)).hand_in()
        await act(jana, chat, SetArea(area="backoffice"))
        for question in get_args(Question):
            await act(jana, chat, AnswerReview(question=question, yes=True))
        await act(jana, chat, AcceptTask())
        await act(jana, chat, HandOver(kind="result", text="Hier"))
        await act(katrin, chat, ReturnTask(deadline=Deadline(at=1_796_000_000_000)))
        assert (await katrin.call(GetTask(id=0, chat=chat), TaskView)).status == "in_progress"
