import type { Approval, Claim, Proposal, Rating, Side, TaskNotice, TaskView } from "../../wire/wire";
import type { Offers } from "./offers";

/** What a line of the chat decides. */
export type LogCard =
  | { readonly kind: "proposal"; readonly card: Proposal }
  | { readonly kind: "approval"; readonly approval: Approval }
  | { readonly kind: "handover"; readonly open: boolean; readonly latest: boolean }
  /** Words that came with something: an interim result, or what is still missing. */
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "rating"; readonly rating: Rating }
  | { readonly kind: "claim"; readonly claim: Claim };

/** The card that stands where a notice stands in the log; null for a plain line. */
export function cardAt(notice: TaskNotice, task: TaskView | undefined): LogCard | null {
  if (task === undefined) return null;
  const number = notice.data?.["number"];
  switch (notice.code) {
    case "proposed":
    case "countered":
    case "area_card":
    case "noted": {
      const card = task.proposals?.find((one) => one.number === number);
      return card === undefined ? null : { kind: "proposal", card };
    }
    case "approval_asked":
    case "approval_marked": {
      const approval = task.approvals?.find((one) => one.number === number);
      return approval === undefined ? null : { kind: "approval", approval };
    }
    case "handed_over": {
      const latest = task.handover?.at === notice.at;
      return { kind: "handover", latest, open: latest && task.status === "handed_over" };
    }
    case "interim":
    case "returned": {
      const text = notice.data?.["text"];
      return typeof text === "string" && text !== "" ? { kind: "words", text } : null;
    }
    case "rated":
      return task.rating?.at === notice.at ? { kind: "rating", rating: task.rating } : null;
    case "claimed":
      return task.claim?.at === notice.at ? { kind: "claim", claim: task.claim } : null;
    default:
      return null;
  }
}

export type CardAct = "agree" | "refuse" | "counter" | "withdraw" | "object";

/** What one may do with a card about the terms. */
export function answersTo(card: Proposal, offers: Offers, side: Side): readonly CardAct[] {
  const wanted: readonly CardAct[] =
    card.state === "noted"
      ? ["object"]
      : card.answers === side
        ? ["agree", "counter", "refuse"]
        : card.side === side
          ? ["withdraw"]
          : [];
  const isTheirs = card.state === "noted" ? card.answers === side : card.state === "open";
  return isTheirs && card.answers !== undefined ? wanted.filter((act) => offers.has(act)) : [];
}
