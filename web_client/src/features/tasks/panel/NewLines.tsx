/** New lines of a checklist, one or several at once: whose they are to do is asked once something is typed. */

import { isEnter } from "../../../kit/browser/enter";
import { FormError } from "../../../kit/FormError";
import { bound } from "../../../kit/fields/bound";
import { Field } from "../../../kit/fields/Field";
import { RadioGroup } from "../../../kit/fields/RadioGroup";
import { isOver } from "../../../kit/limit";
import { useKeptForm } from "../../../session/kept_form";
import { t } from "../../../texts/texts";
import { type ChatId, LIMITS, type Side, type TaskAct, type When } from "../../../wire/wire";
import { DeliveryButtons } from "../../quiet_hours/DeliveryButtons";
import { isHolding } from "../../quiet_hours/held_until_opening";
import { useAct } from "../act_buttons";
import { lineProblem, linesOf } from "./checklist_lines";

/** `have`: how many lines there are. */
export function NewLines({ chat, own, have }: { chat: ChatId; own: Side; have: number }) {
  const form = useKeptForm<{ text: string; side: Side }>(`${chat} item_add`, { text: "", side: "staff" });
  const { text, side } = form.fields;
  const { busy, wrong, run } = useAct(chat);
  const lines = linesOf(text.value);
  const [first, ...more] = lines;
  const problem = lineProblem(lines, have);
  const over = lines.length === 1 && isOver(first ?? "", LIMITS.ITEM);
  const ready = first !== undefined && problem === undefined && !over;
  const add = async (when?: When) => {
    if (!ready) return;
    const what: TaskAct = { t: "item_add", text: first, side: side.value, ...(more.length > 0 && { more }) };
    if (await run(what, when)) form.reset();
  };
  return (
    <form
      class="new-line"
      onSubmit={(event) => {
        event.preventDefault();
        void add(isHolding(chat) ? "opening" : undefined);
      }}
    >
      <Field
        label={t("task.checklist.new")}
        error={problem}
        {...(lines.length <= 1 && { room: { text: first ?? "", limit: LIMITS.ITEM } })}
      >
        {(control) => (
          <textarea
            {...control}
            rows={1}
            {...bound(text)}
            onKeyDown={(event) => {
              if (!isEnter(event) || event.shiftKey) return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
          />
        )}
      </Field>
      {first !== undefined && (
        <>
          {more.length > 0 && <p class="small quiet">{t("task.checklist.hint")}</p>}
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
              label={
                more.length > 0 ? t("task.checklist.add_many", { n: lines.length }) : t("task.checklist.add")
              }
              verb={t("task.verb.add")}
              kind="line"
              disabled={busy.value || !ready}
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
