/** A card about the terms: from what to what, until when, and the answers. */

import { Icon, type IconName } from "../../../kit/Icon";
import { MarkdownText } from "../../../kit/markdown/MarkdownText";
import { exact, hoursOf } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { ChatId, Deadline, Proposal, Side, TaskNotice, TaskView } from "../../../wire/wire";
import { answersTo, type CardAct } from "../log_cards";
import { openNoteModal } from "../modals/NoteModal";
import { openTaskModal } from "../modals/TaskModal";
import { TermsModal } from "../modals/TermsModal";
import { rateText } from "../rate_texts";
import { budgetText, deadlineText, proposalText, untilText } from "../task_texts";
import { TERMS } from "../terms";
import { type CardButton, CardButtons, CardFrame, type CardProps, nameOf, useOffers } from "./CardFrame";

export function ProposalCard({ chat, task, notice, side, first, card }: CardProps & { card: Proposal }) {
  const offers = useOffers(task);
  const acts = answersTo(card, offers, side);
  const open = card.state === "open" && card.answers !== undefined;
  return (
    <CardFrame
      icon={proposalIcon(card)}
      kind={proposalText(card, task.area)}
      open={open}
      folds={card.state !== "open" && acts.length === 0}
      {...decidedOf(card, task, side)}
    >
      {card.real !== undefined && (
        <p>{rateText(card, task.area, budgetFrom(notice) ?? task.terms.budget, side)}</p>
      )}
      {(card.real === undefined || side === "staff") && <FromTo card={card} notice={notice} task={task} />}
      {card.note && <p class="small quiet">{card.note}</p>}
      {card.answer && <p class="small quiet">{t("quote", { text: card.answer })}</p>}
      {card.until !== undefined && (open || acts.length > 0) && (
        <p class="small quiet">
          {t(card.state === "noted" ? "task.card.object_until" : "task.card.until", {
            when: untilText(card.until),
          })}
        </p>
      )}
      <CardButtons chat={chat} first={first} buttons={buttonsOf(acts, card, task)} />
    </CardFrame>
  );
}

export function proposalIcon({ state, changes }: Proposal): IconName {
  if (state === "noted" || state === "objected") return "phone";
  if (changes.deadline !== undefined) return "calendar";
  return changes.budget === undefined ? "edit" : "clock";
}

function budgetFrom(notice: TaskNotice): number | undefined {
  const from = notice.data?.["budget_from"];
  return typeof from === "number" ? from : undefined;
}

/** As it was when the card was made: the log keeps it, whatever was agreed since. */
function FromTo({ card, notice, task }: { card: Proposal; notice: TaskNotice; task: TaskView }) {
  const { deadline, budget, description } = card.changes;
  const data = notice.data ?? {};
  return (
    <>
      {deadline && <Step from={deadlineText(deadlineFrom(data))} to={deadlineText(deadline)} />}
      {budget !== undefined && <Step from={budgetText(budgetFrom(notice))} to={budgetText(budget)} />}
      {description !== undefined && description !== task.terms.description && (
        <MarkdownText text={description} />
      )}
    </>
  );
}

function deadlineFrom(data: NonNullable<TaskNotice["data"]>): Deadline | undefined {
  const at = data["deadline_from"];
  return typeof at === "number" ? { at, timed: data["deadline_from_timed"] !== false } : undefined;
}

function Step({ from, to }: { from: string; to: string }) {
  return (
    <p class="fromto">
      <span class="vh">{t("task.card.from")}</span>
      <s>{from}</s>
      <Icon name="arrow" small />
      <span class="vh">{t("task.card.to")}</span>
      <b>{to}</b>
    </p>
  );
}

/** Of a work area's card two buttons that name what comes out; of every other one its answers. */
export function buttonsOf(acts: readonly CardAct[], card: Proposal, task: TaskView): readonly CardButton[] {
  const { number } = card;
  const now = task.terms.budget;
  if (card.real === undefined || now === undefined || !acts.includes("agree") || !acts.includes("refuse")) {
    return acts.map((act) => buttonOf(act, card, task.chat));
  }
  return [
    buttonOf("agree", card, task.chat),
    {
      label: t("task.do.keep_budget", { budget: hoursOf(now) }),
      verb: t("task.verb.refuse"),
      what: { t: "refuse", number },
    },
  ];
}

function buttonOf(act: CardAct, card: Proposal, chat: ChatId): CardButton {
  const { number } = card;
  switch (act) {
    case "agree": {
      return { label: agreeText(card), verb: t("task.verb.accept"), what: { t: "agree", number } };
    }
    case "withdraw":
      return {
        label: t("task.do.withdraw"),
        verb: t("task.verb.withdraw"),
        what: { t: "withdraw", number },
        quiet: true,
      };
    case "counter": {
      const term = TERMS.find((one) => card.changes[one] !== undefined) ?? "description";
      const label = t(`task.do.${term}`);
      return { label, ask: () => openTaskModal(chat, (its) => <TermsModal {...its} number={number} />) };
    }
    default:
      return { label: t(`task.do.${act}`), ask: () => openNoteModal(chat, { do: act, number }), quiet: true };
  }
}

/** Named after what it makes true, where that is one thing. */
function agreeText({ changes: { deadline, budget, description } }: Proposal): string {
  if (deadline !== undefined) return t("task.do.agree_deadline");
  if (budget === undefined || description !== undefined) return t("task.do.agree");
  return t("task.do.agree_budget", { budget: hoursOf(budget) });
}

function decidedOf(card: Proposal, task: TaskView, side: Side): { decided?: string; good?: boolean } {
  if (card.state === "open" && card.answers === side) return {};
  if (card.state === "open") return { decided: t("task.card.waits"), good: false };
  const by = card.state === "noted" ? card.person : card.answered_by;
  const at = card.state === "noted" ? card.at : card.answered_at;
  const isKept = card.state === "refused" && card.real !== undefined;
  const said = t(`task.card.state.${isKept ? "kept" : card.state}`, {
    name: nameOf(by),
    when: at === undefined ? "" : exact(at),
  });
  const version = task.contracts?.find((contract) => contract.at === at)?.version;
  const good = isKept || card.state === "agreed" || card.state === "noted";
  if (!good || version === undefined) return { decided: said, good };
  return { decided: `${said} · ${t("task.card.version", { n: version })}`, good };
}
