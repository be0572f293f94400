"""The checklist of a task: items for the assistant, and material that the customer delivers (SPEC 7)."""

from dataclasses import replace

from chat_server.domain.tasks import acts
from chat_server.domain.tasks.checks import MAX_ITEM_TEXT, MAX_ITEMS, check_text
from chat_server.domain.tasks.notices import NoticeCode, notice
from chat_server.domain.tasks.refusal_texts import refuse
from chat_server.domain.tasks.rules.decision import Decision, RuleContext, apply_act, decision
from chat_server.domain.tasks.task import Item, Task


@apply_act.register
def add_item(act: acts.AddItem, task: Task, _context: RuleContext) -> Decision:
    if len(task.checklist) >= MAX_ITEMS:
        raise refuse("task.too_many_items")
    item = Item(
        number=len(task.checklist) + 1, text=check_text(act.text, "text", MAX_ITEM_TEXT), side=act.side
    )
    task = replace(task, checklist=(*task.checklist, item))
    return decision(task, notice("item_added", number=item.number, side=item.side))


@apply_act.register
def tick_item(act: acts.TickItem, task: Task, context: RuleContext) -> Decision:
    """Staff may tick a customer's item as well: the material has come."""
    item = next((known for known in task.checklist if known.number == act.number), None)
    if item is None:
        raise refuse("task.no_such_item", "number")
    if context.actor.side == "customer" and item.side == "staff":
        raise refuse("task.staff_item")
    if (item.ticked_at is not None) == act.ticked:
        raise refuse("task.already_so")
    by, at = (context.actor.person, context.now) if act.ticked else (None, None)
    ticked = replace(item, ticked_by=by, ticked_at=at)
    items = tuple(ticked if known is item else known for known in task.checklist)
    code: NoticeCode = "item_ticked" if act.ticked else "item_unticked"
    return decision(replace(task, checklist=items), notice(code, number=item.number))
