/** What is to be decided or was decided, as a card in the chat where its notice stands. */

import { useComputed } from "@preact/signals";
import { MarkdownText } from "../../../kit/markdown/MarkdownText";
import { state } from "../../../session/store";
import { personOf } from "../../../state/list";
import { t } from "../../../texts/texts";
import type { PersonId, TaskCode, TaskNotice } from "../../../wire/wire";
import { MessageFrame } from "../../messages/MessageFrame";
import { isAskedFor } from "../decision";
import type { LogCard } from "../log_cards";
import { sideOf } from "../offers";
import { ApprovalCard } from "./ApprovalCard";
import { CardFrame, type CardProps } from "./CardFrame";
import { ClaimCard } from "./ClaimCard";
import { HandoverCard } from "./HandoverCard";
import { ProposalCard } from "./ProposalCard";
import { RatingCard } from "./RatingCard";

export function CardRow({
  chat,
  task,
  notice,
  decided,
}: Omit<CardProps, "side" | "first"> & { decided: LogCard }) {
  const author = authorOf(notice, decided);
  const actor = useComputed(() => personOf(state.value, author)).value;
  const me = useComputed(() => state.value.me?.person).value;
  if (me === undefined) return null;
  const own = author === me.id;
  const first = isAskedFor(decided, task, me) ? "main" : "tint";
  const all = { chat, task, notice, side: sideOf(me), first } as const;
  return (
    <MessageFrame person={actor} own={own} at={notice.at} seq={notice.seq}>
      <CardOf all={all} decided={decided} />
    </MessageFrame>
  );
}

/** The card of a work area comes about by itself; it speaks as who set the area. */
function authorOf(notice: TaskNotice, decided: LogCard): PersonId {
  return notice.code === "area_card" && decided.kind === "proposal" ? decided.card.person : notice.actor;
}

function TextCard({ code, text }: { code: TaskCode; text: string }) {
  const returned = code === "returned";
  return (
    <CardFrame
      icon={returned ? "reply" : "checks"}
      kind={t(returned ? "sys.returned" : "sys.interim")}
      open={false}
    >
      <MarkdownText text={text} />
    </CardFrame>
  );
}

function CardOf({ all, decided }: { all: CardProps; decided: LogCard }) {
  switch (decided.kind) {
    case "proposal":
      return <ProposalCard {...all} card={decided.card} />;
    case "approval":
      return <ApprovalCard {...all} approval={decided.approval} />;
    case "handover":
      return <HandoverCard {...all} open={decided.open} latest={decided.latest} />;
    case "words":
      return <TextCard code={all.notice.code} text={decided.text} />;
    case "rating":
      return <RatingCard rating={decided.rating} />;
    case "claim":
      return <ClaimCard {...all} claim={decided.claim} />;
  }
}
