/** A decision where it is seen: what it is about and its two buttons. The rest of it is a link to the chat. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "../../../kit/Icon";
import { MarkdownText } from "../../../kit/markdown/MarkdownText";
import { showToast } from "../../../kit/toast";
import { phase, state } from "../../../session/store";
import { t } from "../../../texts/texts";
import type { Side, TaskCard, TaskView } from "../../../wire/wire";
import { chatPath } from "../../chats/paths";
import { markDecided } from "../../chats/read_marks";
import { approvalButtons } from "../cards/ApprovalCard";
import { type CardButton, CardButtons, useOffers } from "../cards/CardFrame";
import { handoverButtons } from "../cards/HandoverCard";
import { buttonsOf, proposalIcon } from "../cards/ProposalCard";
import {
  type Decision,
  decidedText,
  decisionOf,
  decisionText,
  ensureDecision,
  handoverText,
} from "../decision";
import { answersTo } from "../log_cards";
import type { Offers } from "../offers";
import { rateText } from "../rate_texts";
import { untilText } from "../task_texts";

const LONGEST = 600;

interface DecisionCardProps {
  readonly card: TaskCard;
  readonly side: Side;
  /** How its first button looks: one of a screen is the main one. */
  readonly first: "main" | "tint";
  /** Beside what it is about: whose task it is. */
  readonly beside?: string;
  /** What stands there while the task is not known, or is no decision on a card. */
  readonly children: ComponentChildren;
}

export function DecisionCard({ card, side, first, beside, children }: DecisionCardProps) {
  const { tasks, stale } = state.value;
  const task = tasks.get(card.chat);
  const wanted = phase.value === "live" && (task === undefined || stale.has(card.chat));
  const { chat, changed } = card;
  useEffect(() => {
    if (wanted || changed > 0) void ensureDecision({ chat });
  }, [chat, changed, wanted]);
  const decision = task === undefined ? null : decisionOf(task, side);
  if (task === undefined || decision === null) return <>{children}</>;
  return (
    <OpenDecision card={card} task={task} side={side} decision={decision} first={first} beside={beside} />
  );
}

interface OpenDecisionProps {
  readonly card: TaskCard;
  readonly task: TaskView;
  readonly side: Side;
  readonly decision: Decision;
  readonly first: "main" | "tint";
  readonly beside: string | undefined;
}

function OpenDecision({ card, task, side, decision, first, beside }: OpenDecisionProps) {
  const box = useRef<HTMLElement>(null);
  const offers = useOffers(task);
  useEffect(() => {
    const { current } = box;
    return () => {
      if (current?.contains(document.activeElement)) document.getElementById("main")?.focus();
    };
  }, []);
  const said = decisionText(decision, task);
  return (
    <article
      class="decision decision--open decide"
      aria-label={`${card.title}: ${said}`}
      tabIndex={-1}
      ref={box}
    >
      <div class="decision-in">
        <p class="decision-kind">
          <Icon name={iconOf(decision)} small />
          <span>{said}</span>
        </p>
        <h3>
          <a class="decide-link" href={chatPath(card.chat)}>
            {card.title}
          </a>
        </h3>
        {beside && <p class="small quiet">{beside}</p>}
        <DecisionWords task={task} side={side} decision={decision} />
        <CardButtons
          chat={card.chat}
          buttons={buttonsFor(decision, task, side, offers)}
          first={first}
          onDone={(what) => {
            showToast(decidedText(task, decision, what));
            markDecided(card.chat);
          }}
        />
      </div>
    </article>
  );
}

function iconOf(decision: Decision): IconName {
  if (decision.kind === "proposal") return proposalIcon(decision.proposal);
  return decision.kind === "approval" ? "shield" : "handover";
}

function DecisionWords({ task, side, decision }: Pick<OpenDecisionProps, "task" | "side" | "decision">) {
  switch (decision.kind) {
    case "proposal":
      return <ProposalWords task={task} side={side} proposal={decision.proposal} />;
    case "approval":
      return (
        <>
          <p class="exact">{decision.approval.text}</p>
          {decision.approval.kind === "double_rate" && (
            <p class="small quiet">{t("task.approval.double_hint")}</p>
          )}
        </>
      );
    case "handover": {
      const text = handoverText(task.chat, decision.handover);
      return text ? <MarkdownText text={excerptOf(text)} /> : null;
    }
  }
}

type ProposalDecision = Extract<Decision, { kind: "proposal" }>;

function ProposalWords({
  task,
  side,
  proposal,
}: { task: TaskView; side: Side } & Omit<ProposalDecision, "kind">) {
  const { real, changes, note, until } = proposal;
  return (
    <>
      {real !== undefined && <p>{rateText(proposal, task.area, task.terms.budget, side)}</p>}
      {changes.description !== undefined && <MarkdownText text={excerptOf(changes.description)} />}
      {note && <p class="small quiet">{note}</p>}
      {until !== undefined && <p class="small quiet">{t("task.card.until", { when: untilText(until) })}</p>}
    </>
  );
}

/** A long text is read in the chat. */
function excerptOf(text: string): string {
  const all = [...text];
  return all.length <= LONGEST ? text : `${all.slice(0, LONGEST).join("")} …`;
}

/** A main and a quiet one; whatever else there is to answer stands in the chat. */
function buttonsFor(decision: Decision, task: TaskView, side: Side, offers: Offers): readonly CardButton[] {
  switch (decision.kind) {
    case "proposal":
      return buttonsOf(answersTo(decision.proposal, offers, side), decision.proposal, task).slice(0, 2);
    case "approval":
      return offers.has("approval_answer") ? approvalButtons(decision.approval) : [];
    case "handover":
      return handoverButtons(task.chat, decision.handover.kind, offers.has("done"));
  }
}
