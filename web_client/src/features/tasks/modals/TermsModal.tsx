/** Proposing another deadline, budget or description: as a card, as a counter-proposal, or agreed by telephone. */

import type { Signal } from "@preact/signals";
import { Checkbox } from "../../../kit/fields/Checkbox";
import { RadioGroup } from "../../../kit/fields/RadioGroup";
import { TextArea } from "../../../kit/fields/TextArea";
import { useKeptForm } from "../../../session/kept_form";
import { isStaff } from "../../../session/store";
import { spanOf } from "../../../texts/dates";
import { sentences, t } from "../../../texts/texts";
import type { CardNumber, Changes, TaskAct, TaskView } from "../../../wire/wire";
import { openTerms } from "../offers";
import { budgetText, costsMore, deadlineText, workIn } from "../task_texts";
import { TERMS, type Term } from "../terms";
import {
  type DateTimeValue,
  type DurationValue,
  dateTimeValue,
  deadlineOf,
  durationValue,
  minutesOf,
  momentOf,
  NO_DAY,
} from "./field_values";
import { DateTimeFields, DurationFields } from "./fields";
import { type AboutTask, TaskModal } from "./TaskModal";

interface TermsModalProps extends AboutTask {
  readonly term?: Term;
  /** The card it answers. */
  readonly number?: CardNumber;
  readonly phone?: boolean;
}

export function TermsModal({ chat, task, number, phone = false, ...asked }: TermsModalProps) {
  const card = task.proposals?.find((one) => one.number === number);
  const from = { ...task.terms, ...card?.changes };
  const form = useKeptForm<TermsValues>(`${chat} terms ${number ?? asked.term ?? ""} ${phone}`, {
    term: asked.term ?? TERMS.find((one) => card?.changes[one]) ?? "deadline",
    deadline: dateTimeValue(from.deadline),
    budget: durationValue(from.budget),
    description: from.description,
    note: "",
    until: NO_DAY,
    noted: phone,
  });
  const { term, note, until, noted, ...draft } = form.fields;
  const changes = {
    deadline: { deadline: deadlineOf(draft.deadline.value) },
    budget: { budget: minutesOf(draft.budget.value) },
    description: { description: draft.description.value.trim() || undefined },
  }[term.value];
  const open =
    noted.value || card !== undefined ? TERMS : openTerms(task, isStaff.value ? "staff" : "customer");
  const what =
    isComplete(changes) && open.includes(term.value)
      ? actOf(changes, { number, note, until, noted: noted.value })
      : null;
  return (
    <TaskModal
      chat={chat}
      form={form}
      title={t(`task.do.${noted.value ? "note" : term.value}`)}
      verb={t(noted.value ? "task.verb.note" : "task.verb.propose")}
      missing={t("missing.new")}
      what={what}
    >
      {card === undefined && (
        <RadioGroup
          label={t("task.ask.term")}
          value={term}
          options={open.map((one) => [one, t(`task.ask.term.${one}`)] as const)}
        />
      )}
      <TermFields task={task} term={term.value} draft={draft} />
      <TextArea label={t("task.ask.note_optional")} value={note} rows={2} />
      {isStaff.value && number === undefined && (
        <Checkbox label={t("task.ask.phone")} value={noted} hint={t("task.ask.phone_hint")} />
      )}
      {!noted.value && (
        <DateTimeFields label={t("task.ask.until")} value={until} hint={untilHint(term.value)} />
      )}
    </TaskModal>
  );
}

/** A proposal expires with the deadline that it proposes, at the latest. */
function untilHint(term: Term): string {
  return t(term === "deadline" ? "task.ask.until_hint.deadline" : "task.ask.until_hint");
}

type TermsValues = {
  readonly term: Term;
  readonly deadline: DateTimeValue;
  readonly budget: DurationValue;
  readonly description: string;
  readonly note: string;
  readonly until: DateTimeValue;
  readonly noted: boolean;
};

interface TermsDraft {
  readonly deadline: Signal<DateTimeValue>;
  readonly budget: Signal<DurationValue>;
  readonly description: Signal<string>;
}

/** Where the new term is put in. */
function TermFields({ task, term, draft }: { task: TaskView; term: Term; draft: TermsDraft }) {
  switch (term) {
    case "deadline":
      return (
        <DateTimeFields
          label={t("task.ask.new_deadline")}
          value={draft.deadline}
          hint={sentences(
            t("task.ask.now_is", { value: deadlineText(task.terms.deadline) }),
            t("task.ask.day_hint"),
          )}
        />
      );
    case "budget":
      return (
        <DurationFields
          label={t("task.ask.budget")}
          value={draft.budget}
          hint={budgetHint(task, minutesOf(draft.budget.value))}
        />
      );
    case "description":
      return <TextArea label={t("task.ask.description")} value={draft.description} rows={5} />;
  }
}

type ChangedTerms = { readonly [T in Term]?: Changes[T] | undefined };

function isComplete(changes: ChangedTerms): changes is Changes {
  return Object.values(changes).every((value) => value !== undefined);
}

interface ActFields {
  readonly number: CardNumber | undefined;
  readonly note: { readonly value: string };
  readonly until: { readonly value: typeof NO_DAY };
  readonly noted: boolean;
}

function actOf(changes: Changes, { number, note, until, noted }: ActFields): TaskAct {
  const words = note.value.trim();
  if (noted) return { t: "note", changes, note: words };
  const end = momentOf(until.value);
  const rest = { changes, note: words, ...(end !== undefined && { until: end }) };
  return number === undefined ? { t: "propose", ...rest } : { t: "counter", number, ...rest };
}

/** What it was, and the work that the new one gives. */
function budgetHint(task: TaskView, minutes: number | undefined): string {
  const was = t("task.ask.now_is", { value: budgetText(task.terms.budget) });
  if (minutes === undefined || task.area === undefined || !costsMore(task.area)) return was;
  return sentences(was, t("task.ask.real", { real: spanOf(workIn(minutes, task.area)) }));
}
