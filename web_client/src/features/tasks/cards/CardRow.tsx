/** What is to be decided or was decided, as a card in the chat where its notice stands. */

import { useComputed } from "@preact/signals";
import { MarkdownText } from "../../../kit/markdown/MarkdownText";
import { state } from "../../../session/store";
import { personOf } from "../../../state/list";
import { clock, exact } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { TaskCode } from "../../../wire/wire";
import { Avatar } from "../../people/Avatar";
import type { LogCard } from "../log_cards";
import { sideOf } from "../offers";
import { ApprovalCard } from "./ApprovalCard";
import { CardFrame, type CardProps } from "./CardFrame";
import { ClaimCard } from "./ClaimCard";
import { HandoverCard } from "./HandoverCard";
import { ProposalCard } from "./ProposalCard";
import { RatingCard } from "./RatingCard";

export function CardRow({ chat, task, notice, decided }: Omit<CardProps, "side"> & { decided: LogCard }) {
  const actor = useComputed(() => personOf(state.value, notice.actor)).value;
  const me = useComputed(() => state.value.me?.person).value;
  if (me === undefined) return null;
  const own = notice.actor === me.id;
  const all = { chat, task, notice, side: sideOf(me) };
  return (
    <div class={own ? "msg msg--own" : "msg"} data-seq={notice.seq}>
      {!own && <Avatar person={actor} />}
      <div class="msg-body">
        <p class="msg-head">
          {own ? <span class="vh">{t("you")}</span> : <b>{actor.name}</b>}
          <time title={exact(notice.at)} dateTime={new Date(notice.at).toISOString()}>
            {clock(notice.at)}
          </time>
        </p>
        <CardOf all={all} decided={decided} />
      </div>
    </div>
  );
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
