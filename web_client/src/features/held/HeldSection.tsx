/** All held acts of one's own on the start page: those that need a decision stand out. */

import { Icon } from "../../kit/Icon";
import { SectionHead } from "../../kit/SectionHead";
import { state } from "../../session/store";
import { titleOf } from "../../state/list";
import { opens } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { Held } from "../../wire/wire";
import { ChatSign } from "../chats/ChatSign";
import { chatPath } from "../chats/paths";
import { oneLine } from "../messages/one_line";
import { HeldTools } from "./HeldActs";
import { heldText, reviewText } from "./held_texts";

interface HeldSectionProps {
  readonly id: string;
  readonly title: string;
  readonly state: "waiting" | "review";
}

export function HeldSection({ id, title, state: wanted }: HeldSectionProps) {
  const all = state.value.held.filter((one) => (one.state ?? "waiting") === wanted);
  if (all.length === 0) return null;
  return (
    <section aria-labelledby={id} class={wanted === "review" ? "held-section is-review" : "held-section"}>
      <SectionHead id={id} text={title} n={all.length} />
      <ul class="rows">
        {all.map((held) => (
          <li key={held.id}>
            <HeldRow held={held} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function HeldRow({ held }: { held: Held }) {
  const chat = state.value.chats.get(held.chat);
  const title = chat === undefined ? (held.place ?? "…") : titleOf(state.value, chat);
  const review = held.state === "review";
  return (
    <div class="held-row">
      <a class="row" href={chatPath(held.chat, held.of)}>
        {chat && <ChatSign chat={chat} title={title} />}
        <span class="row-main">
          <span class="row-title cut">{title}</span>
          <span class="row-sub cut">{actText(held)}</span>
          <span class={review ? "held-when is-warn" : "held-when"}>
            <Icon name={review ? "warn" : "clock"} small />
            {review ? reviewText(held) : t("held.goes", { when: opens(held.release_at) })}
          </span>
        </span>
      </a>
      <HeldTools held={held} />
    </div>
  );
}

function actText(held: Held): string {
  const text = oneLine(heldText(held), held.files);
  return held.act === "edit" ? t("held.edit", { text }) : text;
}
