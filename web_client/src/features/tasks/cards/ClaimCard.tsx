/** The budget claimed back for a missed deadline: lead and management decide. */

import { exact } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { ChatId, Claim } from "../../../wire/wire";
import { openNoteModal } from "../modals/NoteModal";
import { deadlineText } from "../task_texts";
import { type CardButton, CardButtons, CardFrame, type CardProps, nameOf, useOffers } from "./CardFrame";

export function ClaimCard({ chat, task, first, claim }: CardProps & { claim: Claim }) {
  const offers = useOffers(task);
  const open = claim.state === "open";
  return (
    <CardFrame icon="clock" kind={t("task.claim")} open={open} {...decidedOf(claim)}>
      <p>{t("task.claim.text", { when: deadlineText(claim.deadline) })}</p>
      {claim.note && <p class="small quiet">{claim.note}</p>}
      {claim.answer && <p class="small quiet">{t("quote", { text: claim.answer })}</p>}
      <CardButtons chat={chat} first={first} buttons={offers.has("claim_decide") ? answers(chat) : []} />
    </CardFrame>
  );
}

function answers(chat: ChatId): readonly CardButton[] {
  return [
    { label: t("task.do.claim_grant"), ask: () => openNoteModal(chat, { do: "claim_decide", grant: true }) },
    { label: t("task.do.refuse"), ask: () => openNoteModal(chat, { do: "claim_decide", grant: false }) },
  ];
}

function decidedOf({ state, decided_by, decided_at = 0 }: Claim): { decided: string; good: boolean } {
  if (state === "open") return { decided: t("task.claim.waits"), good: false };
  const params = { name: nameOf(decided_by), when: exact(decided_at) };
  return { decided: t(`task.claim.${state}`, params), good: state === "granted" };
}
