"""A task's life between customer, assistant, lead and management, over real connections."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import get_args

import pytest

from chat_server.domain.tasks.act_names import ACTS_BY_NAME
from chat_server.domain.tasks.notices import STAFF_ONLY
from protocol.chats.chat import RenameChat
from protocol.client.client import Client, Refused
from protocol.core.frames import Push
from protocol.core.types import ChatId
from protocol.generation.described import fields_of
from protocol.held import Sent
from protocol.subjects import tag_of
from protocol.tasks.acts import (
    AcceptTask,
    Agree,
    AnswerReview,
    DecideClaim,
    DelegateTask,
    DeleteTask,
    EditTask,
    HandOver,
    MakeClaim,
    MarkApproval,
    Propose,
    RateTask,
    RecordTime,
    RefuseProposal,
    ReturnTask,
    SetArea,
    SetDone,
    ShowInterim,
    StartTask,
    StartTimer,
    StopTimer,
    TakeBackTask,
    TaskAct,
)
from protocol.tasks.checklist_acts import AddItem
from protocol.tasks.commands import ActOnTask, GetTask, ListTasks, TaskChanged, Tasks, TaskTold
from protocol.tasks.notices import TaskNotice
from protocol.tasks.task import Question, TaskCard, TaskView
from protocol.tasks.terms import Changes, Deadline
from protocol.vocabulary import TaskStatus
from tests.contract.conftest import Town
from tests.support.next_push import push_of

pytestmark = pytest.mark.anyio

HOUR = 3_600_000
DAY = 24 * HOUR


async def act(client: Client, chat: ChatId, what: TaskAct, key: str = "") -> Sent:
    return await client.call(ActOnTask(id=0, key=key or client.key(), chat=chat, act=what), Sent)


async def view(client: Client, chat: ChatId) -> TaskView:
    return await client.call(GetTask(id=0, chat=chat), TaskView)


async def cards(client: Client, status: TaskStatus | None = None) -> dict[ChatId, TaskCard]:
    found = await client.call(ListTasks(id=0, status=status), Tasks)
    return {card.chat: card for card in found.tasks}


async def why(client: Client, chat: ChatId, what: TaskAct) -> str | None:
    with pytest.raises(Refused) as refused:
        await act(client, chat, what)
    return refused.value.failed.detail


async def codes(client: Client, chat: ChatId) -> list[str]:
    entries = (await client.open(chat)).entries
    return [entry.code for entry in entries if isinstance(entry, TaskNotice)]


def in_days(client: Client, days: int) -> Deadline:
    return Deadline(at=client.welcome.now + days * DAY)


@asynccontextmanager
async def three(town: Town) -> AsyncIterator[tuple[Client, Client, Client]]:
    """Katrin, Jana and Sabine, who leads Jana and is no member."""
    async with town.client("katrin") as katrin, town.client("jana") as jana, town.client("sabine") as sabine:
        yield katrin, jana, sabine


async def accepted(katrin: Client, jana: Client, chat: ChatId) -> None:
    await act(katrin, chat, EditTask(description="Drei Hotels", deadline=in_days(katrin, 5), budget=120))
    await act(jana, chat, SetArea(area="backoffice"))
    for question in get_args(Question):
        await act(jana, chat, AnswerReview(question=question, yes=True))
    await act(jana, chat, AcceptTask())


async def test_from_the_first_word_to_the_stars(town: Town) -> None:
    chat = await town.task()
    async with three(town) as (katrin, jana, sabine):
        fresh = await view(katrin, chat)
        assert (fresh.status, fresh.terms.description, fresh.next.turn) == (
            "review",
            fresh.title,
            "assistant",
        )
        assert fresh.reaction == fresh.next.by
        await accepted(katrin, jana, chat)
        assert (await view(jana, chat)).contracts[0].terms.budget == 120
        later = Changes(deadline=in_days(katrin, 9))
        await act(jana, chat, Propose(changes=later, note="Deutz antwortet erst dann."))
        asked = await view(katrin, chat)
        assert (asked.next.turn, asked.next.what) == ("customer", "answer_proposal")
        assert asked.proposals[0].answers == "customer"
        await act(katrin, chat, Agree(number=1))
        await act(jana, chat, StartTimer())
        started = await view(jana, chat)
        assert (started.status, started.terms.deadline) == ("in_progress", later.deadline)
        assert started.desk is not None
        assert [timer.person for timer in started.desk.running] == [town.people["jana"]]
        await act(jana, chat, StopTimer())
        await act(jana, chat, ShowInterim(text="Zwei von drei"))
        await act(jana, chat, HandOver(kind="result", text="Hier die Tabelle"))
        await act(katrin, chat, ReturnTask(deadline=in_days(katrin, 10), note="Die Preise fehlen"))
        await act(jana, chat, HandOver(kind="result", text="Jetzt mit Preisen", files=1))
        await act(katrin, chat, RateTask(stars=2, comment="Zu spät"))
        heard = [notice.code for notice in (await told(jana, chat)).notices]
        assert "rating_alert" in heard
        await act(katrin, chat, SetDone())
        done = await view(sabine, chat)
        assert (done.status, done.rating.stars if done.rating else 0, len(done.contracts)) == ("done", 2, 3)
        assert await codes(katrin, chat) == [
            "saved", "edited", "area_set", "accepted", "proposed", "agreed", "started", "interim", "handed_over",
            "returned", "handed_over", "rated", "done",
        ]  # fmt: skip
        entries = [entry for entry in (await katrin.open(chat)).entries if isinstance(entry, TaskNotice)]
        assert entries[0].tags == ["automatic"]
        assert entries[0].data["reaction"] == fresh.reaction
        assert entries[8].data["text"] == "Hier die Tabelle"
        assert chat not in await cards(jana)
        assert (await cards(jana, "done"))[chat].next.turn == "nobody"


async def told(client: Client, chat: ChatId) -> TaskTold:
    """The next word to staff that has a notice of a rating."""
    while True:
        push = await push_of(client, TaskTold, chat)
        if any(notice.code.startswith("rating") for notice in push.notices):
            return push


async def test_deleted_in_review_by_the_customer_only(town: Town) -> None:
    chat = await town.task()
    async with three(town) as (katrin, jana, _):
        assert await why(jana, chat, DeleteTask()) == "task.not_yours"
        await act(katrin, chat, DeleteTask())
        assert (await view(jana, chat)).status == "deleted"
        assert await why(jana, chat, SetArea(area="design")) == "task.is_deleted"


async def test_what_changes_is_told_to_everybody_with_the_view_of_their_side(town: Town) -> None:
    chat = await town.task()
    async with three(town) as (katrin, jana, _):
        await act(katrin, chat, EditTask(budget=60))
        theirs, ours = await push_of(katrin, TaskChanged, chat), await push_of(jana, TaskChanged, chat)
        assert (theirs.seq, theirs.entry) == (ours.seq, ours.entry)
        assert theirs.task == await view(katrin, chat)
        assert ours.task == await view(jana, chat)
        assert theirs.task.desk is None
        assert ours.task.desk is not None
        assert theirs.entry.data == {"budget_to": 60}


async def test_what_staff_do_unseen_takes_no_number_and_is_told_to_staff_alone(town: Town) -> None:
    chat = await town.task()
    async with three(town) as (katrin, jana, _), town.client("milan") as milan:
        await accepted(katrin, jana, chat)
        await act(jana, chat, StartTask())
        head, before = (await katrin.open(chat)).chat.head, await view(katrin, chat)
        placed = [await act(jana, chat, StartTimer()), await act(jana, chat, StopTimer())]
        assert {sent.seq for sent in placed} == {head}
        while "timer_stopped" not in [one.code for one in (await push_of(milan, TaskTold, chat)).notices]:
            pass
        await katrin.send(chat, "Und?")
        heard: list[Push] = []
        while not heard or getattr(heard[-1], "seq", 0) <= head:
            push = await katrin.push()
            if getattr(push, "chat", None) == chat and isinstance(push, Push):
                heard.append(push)
        assert not any(isinstance(push, TaskTold) for push in heard)
        assert (await view(katrin, chat)).times == before.times
        assert not STAFF_ONLY & set(await codes(katrin, chat))


async def test_a_card_is_answered_once_by_the_right_side_and_while_it_is_new(town: Town) -> None:
    chat = await town.task()
    async with three(town) as (katrin, jana, _), town.client("tobias") as tobias:
        await accepted(katrin, jana, chat)
        await act(jana, chat, Propose(changes=Changes(budget=240)))
        assert await why(jana, chat, Agree(number=1)) == "task.card_is_own"
        assert await why(katrin, chat, Agree(number=2)) == "task.no_such_card"
        answers = await asyncio.gather(
            act(katrin, chat, Agree(number=1)),
            act(tobias, chat, RefuseProposal(number=1)),
            return_exceptions=True,
        )
        (refused,) = [answer for answer in answers if isinstance(answer, Refused)]
        assert refused.failed.detail == "task.card_settled"
        assert refused.failed.message.startswith("Diese Karte ist schon beantwortet")
        head = (await katrin.open(chat)).chat.head
        assert await why(katrin, chat, Agree(number=1)) == "task.card_settled"
        assert (await katrin.open(chat)).chat.head == head


async def test_bad_input_is_answered_and_changes_nothing(town: Town) -> None:
    chat = await town.task()
    async with three(town) as (katrin, jana, _):
        await accepted(katrin, jana, chat)
        before = await view(jana, chat)
        head = (await jana.open(chat)).chat.head
        past = Changes(deadline=Deadline(at=1))
        for client, what, reason in (
            (jana, Propose(changes=past), "task.deadline_past"),
            (jana, Propose(changes=Changes(budget=-5)), "task.bad_minutes"),
            (jana, Propose(changes=Changes(budget=10**9)), "task.bad_minutes"),
            (jana, Propose(changes=Changes()), "task.nothing_proposed"),
            (jana, HandOver(kind="result"), "task.nothing_to_hand_over"),
            (jana, RecordTime(start=0, minutes=5, reason="x"), "task.record_too_early"),
            (katrin, EditTask(budget=90), "task.needs_proposal"),
            (katrin, RateTask(stars=5), "task.wrong_status"),
            (katrin, SetDone(), "task.wrong_status"),
            (katrin, MakeClaim(), "task.deadline_kept"),
            (jana, SetDone(), "task.not_yours"),
        ):
            assert await why(client, chat, what) == reason
        assert await view(jana, chat) == before
        assert (await jana.open(chat)).chat.head == head


async def test_foreign_tasks_look_absent(town: Town) -> None:
    chat = await town.task("paul", "Wieland Fahrräder")
    async with town.client("katrin") as katrin, town.client("milan") as milan:
        for client in (katrin, milan):
            for command in (
                GetTask(id=0, chat=chat),
                ActOnTask(id=0, key=client.key(), chat=chat, act=DeleteTask()),
            ):
                with pytest.raises(Refused, match="not_found"):
                    await client.call(command, command.answer)
            assert chat not in await cards(client)


async def test_the_lead_and_management_see_what_they_may_look_into(town: Town) -> None:
    mine, other = await town.task(), await town.task("paul", "Wieland Fahrräder")
    async with town.client("sabine") as sabine, town.client("henrik") as henrik, town.client("paul") as paul:
        assert {mine, other} <= (await cards(sabine)).keys()
        assert {mine, other} <= (await cards(henrik)).keys()
        assert mine not in await cards(paul)
        account = town.accounts["Wieland Fahrräder"]
        found = await henrik.call(ListTasks(id=0, account=account), Tasks)
        assert {card.account for card in found.tasks} == {account}


async def test_the_same_key_acts_once(town: Town) -> None:
    chat = await town.task()
    async with three(town) as (katrin, jana, _):
        key = jana.key()
        first = await act(jana, chat, AddItem(text="Preise"), key)
        assert await act(jana, chat, AddItem(text="Preise"), key) == first
        with pytest.raises(Refused, match="key_reused"):
            await act(jana, chat, AddItem(text="Orte"), key)
        assert len((await view(katrin, chat)).checklist) == 1


async def test_a_lead_who_looks_in_acts_by_their_office(town: Town) -> None:
    chat = await town.task()
    async with three(town) as (katrin, jana, sabine):
        await accepted(katrin, jana, chat)
        await act(jana, chat, DelegateTask(reason="Bin im Urlaub"))
        assert (await view(katrin, chat)).with_lead
        assert (await view(katrin, chat)).desk is None
        desk = (await view(sabine, chat)).desk
        assert desk is not None
        assert desk.reason == "Bin im Urlaub"
        await act(sabine, chat, TakeBackTask())
        assert not (await view(katrin, chat)).with_lead
        assert await why(jana, chat, DecideClaim(grant=True)) == "task.not_yours"
        assert await why(sabine, chat, DecideClaim(grant=True)) == "task.no_claim"


async def test_the_customers_own_sentence_is_the_approval(town: Town) -> None:
    chat = await town.task()
    async with three(town) as (katrin, jana, _):
        own = (await katrin.send(chat, "Legen Sie es in unseren Ordner")).seq
        hers = (await jana.send(chat, "Darf ich?")).seq
        mark = MarkApproval(kind="storage", message=hers)
        assert await why(jana, chat, mark) == "task.not_the_customers_words"
        await act(jana, chat, MarkApproval(kind="storage", message=own))
        (approval,) = (await view(katrin, chat)).approvals
        assert (approval.text, approval.answered_by) == (
            "Legen Sie es in unseren Ordner",
            town.people["katrin"],
        )


async def test_a_message_asks_and_answers(town: Town) -> None:
    chat = await town.task()
    async with three(town) as (katrin, jana, _):
        assert (await view(katrin, chat)).reaction is not None
        await jana.send(chat, "Ist angekommen")
        assert (await view(katrin, chat)).reaction is None
        await katrin.send(chat, "Schön, und bis wann?")
        assert (await view(katrin, chat)).reaction is not None


async def test_one_timer_a_person(town: Town) -> None:
    chat, other = await town.task(), await town.task()
    async with three(town) as (katrin, jana, _):
        for place in (chat, other):
            await accepted(katrin, jana, place)
        await act(jana, chat, StartTimer())
        assert await why(jana, chat, StartTimer()) == "task.timer_running"
        assert await why(jana, other, StartTimer()) == "task.timer_elsewhere"
        await act(jana, chat, StopTimer())
        await act(jana, other, StartTimer())
        await act(jana, other, StopTimer())


async def test_a_renamed_chat_is_a_renamed_task(town: Town) -> None:
    chat = await town.task()
    async with town.client("katrin") as katrin:
        await katrin.call(RenameChat(id=0, key=katrin.key(), chat=chat, title="Neu"), Sent)
        assert (await view(katrin, chat)).title == "Neu"
        assert (await cards(katrin))[chat].title == "Neu"


def test_the_wire_names_every_act_as_the_rules_do() -> None:
    """But for what the server finds out by itself."""
    found_out = {
        "accept": {"first_of_kind"},
        "assign": {"to", "may_take"},
        "timer_start": {"elsewhere"},
        "approval_mark": {"text", "author", "author_is_customer", "written_at"},
    }
    kinds = {tag_of(kind): kind for kind in get_args(TaskAct)}
    assert kinds.keys() == ACTS_BY_NAME.keys()
    for name, kind in kinds.items():
        wire = {field.name for field in fields_of(kind)}
        rules = set(getattr(ACTS_BY_NAME[name or ""], "__slots__", ()))
        assert rules - wire == found_out.get(name or "", set()), name
        assert wire <= rules
