/** An approval: exactly what is to be approved, and the customer's word on it. */

import { exact } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { Approval, Side } from "../../../wire/wire";
import { type CardButton, CardButtons, CardFrame, type CardProps, nameOf, useOffers } from "./CardFrame";

export function ApprovalCard({ chat, task, side, first, approval }: CardProps & { approval: Approval }) {
  const offers = useOffers(task);
  const open = approval.state === "asked";
  const what = t(`task.approval.${approval.kind}`);
  const mayAnswer = open && side === "customer" && offers.has("approval_answer");
  return (
    <CardFrame
      icon="shield"
      kind={t(open ? "task.approval.asked" : "task.approval.was", { what })}
      open={open}
      {...decidedOf(approval, side)}
    >
      <p class="exact">{approval.text}</p>
      <p class="small quiet">
        {t(approval.kind === "double_rate" ? "task.approval.double_hint" : "task.approval.only")}
      </p>
      <CardButtons chat={chat} first={first} buttons={mayAnswer ? approvalButtons(approval) : []} />
    </CardFrame>
  );
}

export function approvalButtons({ number }: Approval): readonly CardButton[] {
  return [
    { label: t("task.do.grant"), verb: "", what: { t: "approval_answer", number, grant: true } },
    { label: t("task.do.refuse"), verb: "", what: { t: "approval_answer", number, grant: false } },
  ];
}

function decidedOf(approval: Approval, side: Side): { decided?: string; good?: boolean } {
  const { state, answered_by, answered_at = 0 } = approval;
  if (state === "asked" && side === "customer") return {};
  if (state === "asked") return { decided: t("task.card.waits"), good: false };
  if (state === "lapsed") return { decided: t("task.approval.state.lapsed"), good: false };
  const params = { name: nameOf(answered_by), when: exact(answered_at) };
  const good = state === "granted";
  return { decided: t(good ? "task.card.granted" : "task.card.state.refused", params), good };
}
