/** The review card: four questions and the work area, before a task is accepted (SPEC 7). For staff. */

import { useSignal } from "@preact/signals";
import { Button } from "../../../kit/Button";
import { FormError } from "../../../kit/FormError";
import { Checkbox } from "../../../kit/fields/Checkbox";
import { Field } from "../../../kit/fields/Field";
import { Icon } from "../../../kit/Icon";
import { Choice } from "../../../kit/pickers/Choice";
import { state } from "../../../session/store";
import { personOf } from "../../../state/list";
import { t } from "../../../texts/texts";
import type { ChatId, Question, TaskDesk, TaskView, When, WorkArea } from "../../../wire/wire";
import { detailsShown } from "../../chats/details_panel";
import { DeliveryButtons } from "../../quiet_hours/DeliveryButtons";
import { useAct, useOptimistic } from "../act_buttons";
import { openNoteModal } from "../modals/NoteModal";
import { openTaskModal } from "../modals/TaskModal";
import { TermsModal } from "../modals/TermsModal";
import type { Offers } from "../offers";
import { actOrToast } from "../tasks";

export interface DeskProps {
  readonly chat: ChatId;
  readonly task: TaskView;
  readonly offers: Offers;
}

const QUESTIONS: readonly Question[] = ["deadline", "budget", "competence", "understood"];
const AREAS: readonly WorkArea[] = ["backoffice", "marketing", "frontdesk", "design", "project"];

export function ReviewCard({ chat, task, offers }: DeskProps) {
  const { busy, wrong, run } = useAct(chat);
  const ready = offers.has("accept");
  return (
    <section class="review" id="review-card" tabIndex={-1} aria-label={t("task.review")}>
      <h3>
        {t("task.review")}
        <span class="teammark">
          <Icon name="eyeoff" small />
          {t("task.review.team")}
        </span>
      </h3>
      <AreaChoice chat={chat} task={task} />
      {QUESTIONS.map((question) => (
        <ReviewQuestion key={question} chat={chat} question={question} task={task} offers={offers} />
      ))}
      <div class="buttons">
        <DeliveryButtons
          chat={chat}
          label={t("task.do.accept")}
          verb={t("task.verb.accept")}
          disabled={!ready || busy.value}
          onAct={(when) => void run({ t: "accept" }, when)}
        />
      </div>
      {!ready && <p class="small quiet">{whatIsMissing(task)}</p>}
      <FormError text={wrong.value} />
    </section>
  );
}

function whatIsMissing({ next }: TaskView): string {
  if (next.turn === "customer") return t("task.review.waits");
  return t("task.review.missing", { what: t(`task.next.${next.what}`) });
}

function AreaChoice({ chat, task }: { chat: ChatId; task: TaskView }) {
  const chosen = useSignal<WorkArea | "">(task.area?.key ?? "");
  const advice = useSignal(false);
  const { busy, wrong, run } = useAct(chat);
  const area = chosen.value;
  const other = area !== "" && (area !== task.area?.key || advice.value);
  const set = (when?: When) => {
    if (area !== "") void run({ t: "area", area, advice: advice.value && area === "marketing" }, when);
  };
  return (
    <div class="area-choice">
      <Field label={t("task.fact.area")} error={undefined}>
        {(control) => (
          <Choice<WorkArea | "">
            id={control.id}
            label={t("task.fact.area")}
            value={area}
            options={[
              ["", t("task.area.choose")],
              ...AREAS.map((key) => [key, t(`task.area.${key}`)] as const),
            ]}
            onChange={(to) => {
              chosen.value = to;
            }}
          />
        )}
      </Field>
      {area === "marketing" && <Checkbox label={t("task.area.advice")} value={advice} />}
      {other && (
        <div class="buttons">
          <DeliveryButtons
            chat={chat}
            label={t("task.do.area")}
            verb={t("task.verb.set")}
            disabled={busy.value}
            onAct={set}
          />
        </div>
      )}
      <FormError text={wrong.value} />
    </div>
  );
}

interface AskedProps extends DeskProps {
  readonly question: Question;
}

/** Answers are seen by staff only, so they are never held. A doubt leads to what can be done about it. */
function ReviewQuestion({ chat, task, question, offers }: AskedProps) {
  const desk: TaskDesk = task.desk ?? {};
  const known = desk.review?.includes(question) ? true : desk.doubts?.includes(question) ? false : null;
  const { shown: answer, choose } = useOptimistic(known);
  const say = (yes: boolean) => () =>
    void choose(yes, () => actOrToast(chat, { t: "review", question, yes }));
  return (
    <fieldset class="asked">
      <legend>{t(`task.review.${question}`)}</legend>
      <span class="seg">
        {[true, false].map((yes) => (
          <label key={String(yes)}>
            <input type="radio" name={`review-${question}`} checked={answer === yes} onChange={say(yes)} />
            <span>{t(yes ? "yes" : "no")}</span>
          </label>
        ))}
      </span>
      {answer === false && <DoubtButton chat={chat} question={question} offers={offers} />}
    </fieldset>
  );
}

function DoubtButton({ chat, question, offers }: Omit<AskedProps, "task">) {
  switch (question) {
    case "deadline":
    case "budget":
      return (
        <Button
          kind="text s"
          onClick={() => openTaskModal(chat, (its) => <TermsModal {...its} term={question} />)}
        >
          {t(`task.review.other_${question}`)}
        </Button>
      );
    case "competence":
      return offers.has("delegate") ? (
        <Button kind="text s" onClick={() => openNoteModal(chat, { do: "delegate" })}>
          {t("task.do.delegate")}
        </Button>
      ) : null;
    case "understood":
      return (
        <Button kind="text s" onClick={toWrite}>
          {t("task.review.ask")}
        </Button>
      );
  }
}

/** On narrow screens the panel lies over the place to write. */
function toWrite(): void {
  if (matchMedia("(max-width: 1279px)").matches) detailsShown.value = false;
  document.getElementById("composer")?.focus();
}

/** With the lead or waiting for a release: since whom, and why. */
export function ReleaseNotes({ task }: DeskProps) {
  const { desk } = task;
  if (desk === undefined || !(task.with_lead || task.awaiting_release || desk.released_by)) return null;
  const name = (id: string | undefined) => (id === undefined ? "…" : personOf(state.value, id).name);
  return (
    <section class="desk">
      {task.with_lead && (
        <p>
          {t("task.review.lead", { name: name(desk.delegated_by) })}
          {desk.reason && <small>{t("quote", { text: desk.reason })}</small>}
        </p>
      )}
      {task.awaiting_release && (
        <p>
          {t("task.flag.release")}
          <small>{t(desk.could_do ? "task.review.could" : "task.review.could_not")}</small>
        </p>
      )}
      {desk.released_by && (
        <p>
          {t("task.review.released", { name: name(desk.released_by) })}
          {desk.release_note && <small>{t("quote", { text: desk.release_note })}</small>}
        </p>
      )}
    </section>
  );
}
