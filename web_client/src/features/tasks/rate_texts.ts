/** What the card of a work area says (SPEC 8). */

import { hoursOf, spanOf } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { Area, Proposal, Side } from "../../wire/wire";
import { areaName, costsMore, factorText, workIn } from "./task_texts";

/** To the customer as the assistant says it, with what the other choice gives; `from` is the budget there was. */
export function rateText(
  card: Proposal,
  area: Area | undefined,
  from: number | undefined,
  side: Side,
): string {
  const { changes, real = 0 } = card;
  const budget = changes.budget ?? 0;
  if (area === undefined || from === undefined || side === "staff") {
    const name = area === undefined ? "" : areaName(area);
    return t("task.card.area.text", { real: spanOf(real), area: name, budget: spanOf(budget) });
  }
  return t(costsMore(area) ? "task.card.rate" : "task.card.rate.plain", {
    work: t(`task.work.${area.key}`),
    factor: factorText(area),
    real: hoursOf(real),
    budget: hoursOf(budget),
    from: hoursOf(from),
    less: hoursOf(workIn(from, area)),
  });
}
