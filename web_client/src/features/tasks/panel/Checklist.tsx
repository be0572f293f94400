/** The checklist of a task: lines of the assistant, and material that the customer delivers; ticked live for all. */

import { FormError } from "../../../kit/FormError";
import { bound } from "../../../kit/fields/bound";
import { Field } from "../../../kit/fields/Field";
import { RadioGroup } from "../../../kit/fields/RadioGroup";
import { useKeptForm } from "../../../session/kept_form";
import { state } from "../../../session/store";
import { personOf } from "../../../state/list";
import { exact } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { ChatId, Item, Person, Side, TaskAct, TaskView, When } from "../../../wire/wire";
import { DeliveryButtons } from "../../quiet_hours/DeliveryButtons";
import { isHolding } from "../../quiet_hours/holding";
import { actFrom, useAct, useOptimistic } from "../acting";
import { type Offers, sideOf } from "../offers";
import { actOrToast } from "../tasks";

interface ChecklistProps {
  readonly chat: ChatId;
  readonly task: TaskView;
  readonly me: Person;
  readonly offers: Offers;
}

export function Checklist({ chat, task, me, offers }: ChecklistProps) {
  const items = task.checklist ?? [];
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
          may={offers.has("item_tick") && (me.kind === "staff" || side === "customer")}
        />
      ))}
      {offers.has("item_add") && <NewLine chat={chat} own={sideOf(me)} />}
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
  readonly may: boolean;
}

function ChecklistLines({ chat, label, items, may }: LinesProps) {
  if (items.length === 0) return null;
  return (
    <fieldset class="lines">
      <legend>{label}</legend>
      {items.map((item) => (
        <ChecklistLine key={item.number} chat={chat} item={item} may={may} />
      ))}
    </fieldset>
  );
}

/** By day the tick is seen at once; one that is held is not there yet. */
function ChecklistLine({ chat, item, may }: { chat: ChatId; item: Item; may: boolean }) {
  const { shown: ticked, choose } = useOptimistic(item.ticked_at !== undefined);
  const what: TaskAct = { t: "item_tick", number: item.number, ticked: !ticked };
  const words = { label: item.text, verb: t(ticked ? "task.verb.untick" : "task.verb.tick") };
  return (
    <label class="check" title={tickedText(item)}>
      <input
        type="checkbox"
        checked={ticked}
        disabled={!may}
        onClick={(event) => {
          if (isHolding(chat)) {
            event.preventDefault();
            actFrom(event.currentTarget, chat, words, what);
          } else void choose(!ticked, () => actOrToast(chat, what));
        }}
      />
      <span class={ticked ? "is-ticked" : undefined}>{item.text}</span>
    </label>
  );
}

function tickedText({ ticked_by, ticked_at }: Item): string | undefined {
  if (ticked_by === undefined || ticked_at === undefined) return undefined;
  return `${personOf(state.value, ticked_by).name}, ${exact(ticked_at)}`;
}

/** A new line: whose it is to do is asked once something is typed. */
function NewLine({ chat, own }: { chat: ChatId; own: Side }) {
  const form = useKeptForm<{ text: string; side: Side }>(`${chat} item_add`, { text: "", side: "staff" });
  const { text, side } = form.fields;
  const { busy, wrong, run } = useAct(chat);
  const words = text.value.trim();
  const add = async (when?: When) => {
    if (words !== "" && (await run({ t: "item_add", text: words, side: side.value }, when))) form.reset();
  };
  return (
    <form
      class="new-line"
      onSubmit={(event) => {
        event.preventDefault();
        void add(isHolding(chat) ? "opening" : undefined);
      }}
    >
      <Field label={t("task.checklist.new")} error={undefined}>
        {(control) => <input {...control} {...bound(text)} maxLength={500} />}
      </Field>
      {words !== "" && (
        <>
          <RadioGroup<Side>
            label={t("task.checklist.for")}
            value={side}
            options={[
              ["staff", t("task.checklist.staff")],
              ["customer", t(own === "customer" ? "task.checklist.me" : "task.side.customer")],
            ]}
          />
          <div class="buttons">
            <DeliveryButtons
              chat={chat}
              label={t("task.checklist.add")}
              verb={t("task.verb.add")}
              kind="line"
              disabled={busy.value}
              steady
              onAct={(when) => void add(when)}
            />
          </div>
        </>
      )}
      <FormError text={wrong.value} />
    </form>
  );
}
