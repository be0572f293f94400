"""The checklist of a task: items for the assistant, and material that the customer delivers (SPEC 7).

Both sides may change it, and the log says what was changed. What is ticked stays as it was until it is reopened.
Customers add items for either side, and tick and change their own; in review they change the assistant's as well, for
what is to be done is still theirs to say (SPEC 7). From accepting on these say how the assistant works: then a customer
rewords and removes only those they wrote themselves, until they are ticked.
"""

from dataclasses import replace

from chat_server.domain.tasks.checklist_acts import AddItem, EditItem, MoveItem, RemoveItem, TickItem
from chat_server.domain.tasks.checks import MAX_ITEM_TEXT, MAX_ITEMS, check_text
from chat_server.domain.tasks.notices import NoticeCode, notice
from chat_server.domain.tasks.refusal_texts import refuse
from chat_server.domain.tasks.rules.decision import Decision, RuleContext, apply_act, decision
from chat_server.domain.tasks.task import Item, Task


@apply_act.register
def add_item(act: AddItem, task: Task, context: RuleContext) -> Decision:
    texts = (act.text, *act.more)
    if len(task.checklist) + len(texts) > MAX_ITEMS:
        raise refuse("task.too_many_items")
    first = max([task.items_made, *(known.number for known in task.checklist)]) + 1
    items = tuple(
        Item(
            number=number,
            text=check_text(text, "text", MAX_ITEM_TEXT),
            side=act.side,
            added_by=context.actor.person,
        )
        for number, text in enumerate(texts, first)
    )
    task = replace(task, checklist=(*task.checklist, *items))
    count = len(items) if act.more else None
    return decision(task, notice("item_added", number=first, side=act.side, count=count, text=items[0].text))


@apply_act.register
def tick_item(act: TickItem, task: Task, context: RuleContext) -> Decision:
    """Staff may tick a customer's item as well: the material has come."""
    item = _item(task, act.number)
    if context.actor.side == "customer" and item.side == "staff":
        raise refuse("task.staff_tick")
    if (item.ticked_at is not None) == act.ticked:
        raise refuse("task.already_so")
    by, at = (context.actor.person, context.now) if act.ticked else (None, None)
    code: NoticeCode = "item_ticked" if act.ticked else "item_unticked"
    task = _with(task, replace(item, ticked_by=by, ticked_at=at))
    return decision(task, notice(code, number=item.number, text=item.text))


@apply_act.register
def edit_item(act: EditItem, task: Task, context: RuleContext) -> Decision:
    item = _open_item(task, act.number, context)
    text = check_text(act.text, "text", MAX_ITEM_TEXT)
    if text == item.text:
        raise refuse("task.already_so")
    announced = notice("item_edited", number=item.number, was=item.text, text=text)
    return decision(_with(task, replace(item, text=text)), announced)


@apply_act.register
def move_item(act: MoveItem, task: Task, context: RuleContext) -> Decision:
    item = _item(task, act.number)
    if _is_the_assistant_s(item, task, context):
        raise refuse("task.staff_item")
    rest = [known for known in task.checklist if known is not item]
    place = len(rest) if act.before is None else rest.index(_item(task, act.before, rest))
    moved = (*rest[:place], item, *rest[place:])
    if moved == task.checklist:
        raise refuse("task.already_so")
    announced = notice("item_moved", number=item.number, text=item.text)
    return decision(replace(task, checklist=moved), announced)


@apply_act.register
def remove_item(act: RemoveItem, task: Task, context: RuleContext) -> Decision:
    item = _open_item(task, act.number, context)
    rest = tuple(known for known in task.checklist if known is not item)
    task = replace(task, checklist=rest, items_made=max(task.items_made, item.number))
    return decision(task, notice("item_removed", number=item.number, text=item.text))


def _item(task: Task, number: int, among: list[Item] | None = None) -> Item:
    items = task.checklist if among is None else among
    item = next((known for known in items if known.number == number), None)
    if item is None:
        raise refuse("task.no_such_item", "number")
    return item


def _is_the_assistant_s(item: Item, task: Task, context: RuleContext) -> bool:
    return context.actor.side == "customer" and item.side == "staff" and task.status != "review"


def _open_item(task: Task, number: int, context: RuleContext) -> Item:
    """An item to be reworded or removed."""
    item = _item(task, number)
    if _is_the_assistant_s(item, task, context) and item.added_by != context.actor.person:
        raise refuse("task.staff_item")
    if item.ticked_at is not None:
        raise refuse("task.item_ticked", "number")
    return item


def _with(task: Task, item: Item) -> Task:
    items = tuple(item if known.number == item.number else known for known in task.checklist)
    return replace(task, checklist=items)
