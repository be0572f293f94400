/** The key facts of a task beside its chat, and what one can do with it. */

import type { ComponentChildren } from "preact";
import { Icon } from "../../../kit/Icon";
import { MarkdownText } from "../../../kit/markdown/MarkdownText";
import { isStaff, quiet, state, tick } from "../../../session/store";
import { exact, shortDate, spanOf } from "../../../texts/dates";
import { type TextKey, t } from "../../../texts/texts";
import type { Approval, Chat, Person, PersonId, TaskView } from "../../../wire/wire";
import { nameOf, useOffers } from "../cards/CardFrame";
import { ContractsModal } from "../modals/ContractsModal";
import { openTaskModal } from "../modals/TaskModal";
import { sideOf } from "../offers";
import { progressOf } from "../progress";
import { areaText, budgetText, costsMore, deadlineText, detailFacts, taskStatusText } from "../task_texts";
import { ActList } from "./ActList";
import { Checklist } from "./Checklist";
import { ReleaseNotes, ReviewCard } from "./ReviewCard";
import { TimeRecords } from "./TimeRecords";
import { WorkTimer } from "./WorkTimer";

export function TaskPanel({ chat, task }: { chat: Chat; task: TaskView }) {
  const me = state.value.me?.person;
  const offers = useOffers(task);
  if (me === undefined) return null;
  return (
    <>
      {offers.has("review") && <ReviewCard chat={chat.id} task={task} offers={offers} />}
      <ReleaseNotes chat={chat.id} task={task} offers={offers} />
      <section aria-label={t("task.facts")}>
        {(task.contracts ?? []).length > 0 && <ProgressMeter task={task} me={me} />}
        <Facts chat={chat} task={task} />
      </section>
      <WorkTimer chat={chat.id} task={task} me={me} offers={offers} />
      <Order task={task} />
      <Approvals task={task} />
      <Checklist chat={chat.id} task={task} me={me} offers={offers} />
      <TimeRecords chat={chat.id} task={task} offers={offers} />
      <ActList chat={chat.id} task={task} offers={offers} />
    </>
  );
}

/** Quiet until it warns: from 80 % of the time, and when it is used up. */
function ProgressMeter({ task, me }: { task: TaskView; me: Person }) {
  const { done, of, percent, level } = progressOf(task, sideOf(me), tick.value);
  const tone = level === "quiet" ? "" : level === "warn" ? "is-warn" : "is-over";
  return (
    <div class="meter">
      <p class="meter-l">
        <b>{spanOf(done)}</b>
        {of !== null && <span>{t("task.meter.of", { span: spanOf(of) })}</span>}
      </p>
      <span class="meter-bar" role="img" aria-label={t("task.meter.percent", { n: percent })}>
        <i class={tone} style={{ width: `${Math.min(100, percent)}%` }} />
      </span>
      <p class={`meter-l ${tone}`}>
        {level !== "quiet" && <Icon name="warn" small />}
        <span class="grow">{underMeter(done, of)}</span>
      </p>
    </div>
  );
}

function underMeter(done: number, of: number | null): string {
  if (!isStaff.value) return t(quiet.value ? "task.meter.lately" : "task.meter.today");
  if (of === null) return t("task.meter.open");
  return done >= of ? t("task.meter.over") : t("task.meter.left", { span: spanOf(of - done) });
}

function Facts({ chat, task }: { chat: Chat; task: TaskView }) {
  const account = isStaff.value ? state.value.accounts.get(task.account)?.name : undefined;
  const { terms, times } = task;
  return (
    <dl class="facts">
      <Fact name="task.fact.status">{taskStatusText(task)}</Fact>
      {account && <Fact name="details.account">{account}</Fact>}
      {task.desk && <Fact name="task.fact.responsible">{responsibleText(task.desk.responsible)}</Fact>}
      <Fact name="task.fact.deadline">
        {deadlineText(terms.deadline)}
        <Before task={task} />
      </Fact>
      {task.reaction !== undefined && <Fact name="task.fact.reaction">{exact(task.reaction)}</Fact>}
      <Fact name="task.fact.budget">{budgetText(terms.budget)}</Fact>
      {times.real !== undefined && task.area !== undefined && costsMore(task.area) && (
        <Fact name={isStaff.value ? "task.fact.real" : "task.fact.work"}>{spanOf(times.real)}</Fact>
      )}
      {(times.refunded ?? 0) > 0 && <Fact name="task.fact.refunded">{spanOf(times.refunded ?? 0)}</Fact>}
      <Fact name="task.fact.area">{areaText(task.area)}</Fact>
      <Fact name="task.fact.results">{t(`task.fact.results.${task.results ?? "chat"}`)}</Fact>
      {detailFacts(task).map(([name, text]) => (
        <Fact key={name} name={name}>
          {text}
        </Fact>
      ))}
      <Agreement chat={chat} task={task} />
    </dl>
  );
}

/** Who sees to it: the reader, somebody by name, or the team lead. */
function responsibleText(id: PersonId | undefined): string {
  if (id === undefined) return t("role.lead");
  return id === state.value.me?.person.id ? t("you.mid") : nameOf(id);
}

function Fact({ name, children }: { name: TextKey; children: ComponentChildren }) {
  return (
    <div>
      <dt>{t(name)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The deadline of the version before, if it was another one. */
function Before({ task }: { task: TaskView }) {
  const before = task.contracts?.at(-2)?.terms.deadline;
  if (before === undefined || before.at === task.terms.deadline?.at) return null;
  return <small>{t("task.fact.deadline.before", { when: deadlineText(before) })}</small>;
}

function Agreement({ chat, task }: { chat: Chat; task: TaskView }) {
  const last = task.contracts?.at(-1);
  if (last === undefined) return null;
  return (
    <Fact name="task.fact.contract">
      {t("task.fact.version", { n: last.version })}
      <small>
        {t("task.fact.version.of", { when: shortDate(last.at) })}{" "}
        <button
          type="button"
          class="link"
          onClick={() => openTaskModal(chat.id, ({ task }) => <ContractsModal task={task} />)}
        >
          {t("task.fact.version.see")}
        </button>
      </small>
    </Fact>
  );
}

/** What is to be done, where the title does not say it all. */
function Order({ task }: { task: TaskView }) {
  const { description } = task.terms;
  if (description === task.title && !task.how) return null;
  return (
    <section class="order">
      <h3>{t("task.order")}</h3>
      <MarkdownText text={description} />
      {task.how && (
        <>
          <h4>{t("task.order.how")}</h4>
          <MarkdownText text={task.how} />
        </>
      )}
    </section>
  );
}

const LOOKS = {
  asked: ["state--turn", "shield"],
  granted: ["state--ok", "check"],
  refused: ["", "x"],
  lapsed: ["", "x"],
} as const;

function Approvals({ task }: { task: TaskView }) {
  const approvals = task.approvals ?? [];
  if (approvals.length === 0) return null;
  return (
    <section>
      <h3>{t("task.approvals")}</h3>
      {approvals.map((one) => (
        <div class="approval" key={one.number}>
          <span class={`state ${LOOKS[one.state][0]}`}>
            <Icon name={LOOKS[one.state][1]} />
          </span>
          <span>{t(`task.approval.${one.kind}`)}</span>
          <small>{approvalText(one)}</small>
        </div>
      ))}
    </section>
  );
}

function approvalText(one: Approval): string {
  const when = exact(one.state === "asked" ? one.asked_at : (one.answered_at ?? one.asked_at));
  return t(`task.approval.state.${one.state}`, { when, name: nameOf(one.answered_by) });
}
