"""The checklist: whose a line is, and what may be done to it (SPEC 7)."""

from dataclasses import replace

import pytest

from chat_server.domain.core.refusal import Refusal
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.checklist_acts import AddItem, EditItem, MoveItem, RemoveItem, TickItem
from chat_server.domain.tasks.checks import MAX_ITEMS
from chat_server.domain.tasks.status import Actor
from chat_server.domain.tasks.task import (
    Item,
    Side,
    Task,
    TaskStatus,
)
from tests.unit.tasks.task_samples import (
    ASSISTANT,
    CUSTOMER,
    NOW,
    after,
    do,
    in_status,
)

RUNNING = in_status("in_progress")


def refusal(task: Task, act: Act, actor: Actor, now: int = NOW) -> str:
    with pytest.raises(Refusal) as refused:
        do(task, act, actor, now)
    return refused.value.detail


def test_the_checklist_is_ticked_by_whose_it_is_and_material_by_staff_as_well() -> None:
    task = after(RUNNING, (CUSTOMER, AddItem("Preise")), (ASSISTANT, AddItem("Fotos schicken", "customer")))
    assert task.checklist == (
        Item(number=1, text="Preise", side="staff", added_by=CUSTOMER.person),
        Item(number=2, text="Fotos schicken", side="customer", added_by=ASSISTANT.person),
    )
    assert refusal(task, TickItem(1), CUSTOMER) == "task.staff_tick"
    for actor in (CUSTOMER, ASSISTANT):
        ticked = after(task, (actor, TickItem(2)))
        assert ticked.checklist[1] == Item(
            number=2,
            text="Fotos schicken",
            side="customer",
            added_by=ASSISTANT.person,
            ticked_by=actor.person,
            ticked_at=NOW,
        )
        assert refusal(ticked, TickItem(2), actor) == "task.already_so"
        assert after(ticked, (actor, TickItem(2, ticked=False))).checklist == task.checklist
    assert refusal(task, TickItem(3), ASSISTANT) == "task.no_such_item"


def test_a_checklist_has_an_end() -> None:
    full = replace(RUNNING, checklist=tuple(Item(number=number, text="x") for number in range(MAX_ITEMS)))
    assert refusal(full, AddItem("noch einer"), CUSTOMER) == "task.too_many_items"
    assert refusal(RUNNING, AddItem("x" * 501), CUSTOMER) == "task.text_too_long"
    assert refusal(RUNNING, AddItem("  "), CUSTOMER) == "task.text_missing"


def test_several_lines_come_at_once_and_a_number_is_never_used_twice() -> None:
    task = after(RUNNING, (CUSTOMER, AddItem("Preise", more=("Lage", "Fotos"))))
    assert [(item.number, item.text) for item in task.checklist] == [(1, "Preise"), (2, "Lage"), (3, "Fotos")]
    task = after(task, (ASSISTANT, RemoveItem(3)), (ASSISTANT, AddItem("Bahn")))
    assert [(item.number, item.text) for item in task.checklist] == [(1, "Preise"), (2, "Lage"), (4, "Bahn")]
    assert refusal(task, AddItem("x", more=("  ",)), CUSTOMER) == "task.text_missing"
    full = AddItem("x", more=("x",) * (MAX_ITEMS - 3))
    assert refusal(task, full, CUSTOMER) == "task.too_many_items"


@pytest.mark.parametrize("actor", [CUSTOMER, ASSISTANT])
def test_lines_are_reworded_moved_and_removed_by_both_sides(actor: Actor) -> None:
    task = after(RUNNING, (CUSTOMER, AddItem("Preise", "customer", more=("Lage", "Fotos"))))

    def texts(*done: Act) -> list[str]:
        return [item.text for item in after(task, *((actor, act) for act in done)).checklist]

    assert texts(EditItem(2, "Lage und Bahn")) == ["Preise", "Lage und Bahn", "Fotos"]
    assert texts(MoveItem(3, before=1)) == ["Fotos", "Preise", "Lage"]
    assert texts(MoveItem(1)) == ["Lage", "Fotos", "Preise"]
    assert texts(RemoveItem(2)) == ["Preise", "Fotos"]
    assert refusal(task, EditItem(1, "Preise"), actor) == "task.already_so"
    assert refusal(task, MoveItem(1, before=2), actor) == "task.already_so"
    assert refusal(task, MoveItem(3), actor) == "task.already_so"
    assert refusal(task, EditItem(1, " "), actor) == "task.text_missing"
    assert refusal(task, EditItem(1, "x" * 501), actor) == "task.text_too_long"
    for act in (EditItem(9, "x"), MoveItem(9), MoveItem(1, before=9), RemoveItem(9)):
        assert refusal(task, act, actor) == "task.no_such_item"
    assert refusal(task, MoveItem(1, before=1), actor) == "task.no_such_item"


CHANGES = (EditItem(1, "Orte"), MoveItem(1), RemoveItem(1))


@pytest.mark.parametrize("act", CHANGES)
@pytest.mark.parametrize(
    ("status", "side", "actor", "may"),
    [
        ("review", "staff", CUSTOMER, True),
        ("accepted", "staff", CUSTOMER, False),
        ("in_progress", "staff", CUSTOMER, False),
        ("in_progress", "customer", CUSTOMER, True),
        ("in_progress", "staff", ASSISTANT, True),
        ("in_progress", "customer", ASSISTANT, True),
    ],
)
def test_the_assistant_s_lines_are_the_assistant_s_once_the_task_was_accepted(
    act: Act, status: TaskStatus, side: Side, actor: Actor, may: bool
) -> None:
    task = after(in_status(status), (ASSISTANT, AddItem("Preise", side, more=("Lage",))))
    if may:
        assert do(task, act, actor).task.checklist != task.checklist
    else:
        assert refusal(task, act, actor) == "task.staff_item"


OWN_CHANGES = (EditItem(1, "Orte"), RemoveItem(1))


@pytest.mark.parametrize("status", ["accepted", "in_progress"])
@pytest.mark.parametrize("act", OWN_CHANGES)
def test_a_customer_corrects_what_they_added_for_the_assistant_until_it_is_ticked(
    status: TaskStatus, act: Act
) -> None:
    task = after(in_status(status), (CUSTOMER, AddItem("Pereise", more=("Lage",))))
    assert do(task, act, CUSTOMER).task.checklist != task.checklist
    assert refusal(task, MoveItem(1), CUSTOMER) == "task.staff_item"
    assert refusal(task, act, replace(CUSTOMER, person=7)) == "task.staff_item"
    reworded = after(task, (ASSISTANT, EditItem(1, "Preise")))
    assert do(reworded, act, CUSTOMER).task.checklist != reworded.checklist
    ticked = after(task, (ASSISTANT, TickItem(1)))
    assert refusal(ticked, act, CUSTOMER) == "task.item_ticked"


def test_what_is_ticked_stays_as_it_was() -> None:
    ticked = after(
        RUNNING, (CUSTOMER, AddItem("Preise", "customer", more=("Lage",))), (ASSISTANT, TickItem(1))
    )
    assert refusal(ticked, EditItem(1, "Orte"), ASSISTANT) == "task.item_ticked"
    assert refusal(ticked, RemoveItem(1), CUSTOMER) == "task.item_ticked"
    assert [item.number for item in after(ticked, (ASSISTANT, MoveItem(1))).checklist] == [2, 1]


def test_the_log_says_what_was_changed() -> None:
    task = after(RUNNING, (CUSTOMER, AddItem("Preise")))
    told: list[tuple[Act, dict[str, object]]] = [
        (AddItem("Lage", more=("Bahn",)), {"number": 2, "side": "staff", "count": 2, "text": "Lage"}),
        (TickItem(1), {"number": 1, "text": "Preise"}),
        (EditItem(1, "Orte"), {"number": 1, "was": "Preise", "text": "Orte"}),
        (RemoveItem(1), {"number": 1, "text": "Preise"}),
    ]
    for act, data in told:
        assert do(task, act, ASSISTANT).notices[0].data == data
