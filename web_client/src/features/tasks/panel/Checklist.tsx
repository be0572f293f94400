/** The checklist of a task: lines of the assistant, and material that the customer delivers; ticked live for all. */

import { t } from "../../../texts/texts";
import type { ChatId, Item, Person, Side, TaskView } from "../../../wire/wire";
import { mayChangeItem, maySortItems, type Offers, sideOf } from "../offers";
import { ChecklistLine, type LineMay } from "./ChecklistLine";
import { NewLines } from "./NewLines";
import { isRemoved } from "./removed_item";

interface ChecklistProps {
  readonly chat: ChatId;
  readonly task: TaskView;
  readonly me: Person;
  readonly offers: Offers;
}

export function Checklist({ chat, task, me, offers }: ChecklistProps) {
  const items = (task.checklist ?? []).filter(({ number }) => !isRemoved(chat, number));
  if (items.length === 0 && !offers.has("item_add")) return null;
  const done = items.filter(({ ticked_at }) => ticked_at !== undefined).length;
  return (
    <section class="checklist">
      <h3>
        {t("task.checklist")}
        {items.length > 0 && (
          <span class="num">{t("task.checklist.count", { done, all: items.length })}</span>
        )}
      </h3>
      {(["staff", "customer"] as const).map((side) => (
        <ChecklistLines
          key={side}
          chat={chat}
          label={sideText(side, sideOf(me))}
          items={items.filter((one) => (one.side ?? "staff") === side)}
          may={(item) => ({
            tick: offers.has("item_tick") && (me.kind === "staff" || side === "customer"),
            change: offers.has("item_edit") && mayChangeItem(task, me, item),
            move: offers.has("item_move") && maySortItems(task, me, side),
            deliver: offers.has("item_tick") && me.kind === "customer" && side === "customer",
          })}
        />
      ))}
      {offers.has("item_add") && <NewLines chat={chat} own={sideOf(me)} have={items.length} />}
    </section>
  );
}

function sideText(side: Side, own: Side): string {
  if (side === "staff") return t("task.checklist.staff");
  return t(own === "customer" ? "task.checklist.customer" : "task.checklist.from_customer");
}

interface LinesProps {
  readonly chat: ChatId;
  readonly label: string;
  readonly items: readonly Item[];
  readonly may: (item: Item) => LineMay;
}

function ChecklistLines({ chat, label, items, may }: LinesProps) {
  if (items.length === 0) return null;
  return (
    <fieldset class="lines">
      <legend>{label}</legend>
      <ul>
        {items.map((item) => (
          <ChecklistLine key={item.number} chat={chat} item={item} items={items} may={may(item)} />
        ))}
      </ul>
    </fieldset>
  );
}
