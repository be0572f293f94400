/** Tasks as a board: a column for each stage, moved in with the arrow keys. */

import { people } from "../../../session/store";
import { t } from "../../../texts/texts";
import type { TaskCard } from "../../../wire/wire";
import { chatPath } from "../../chats/paths";
import { Avatar } from "../../people/Avatar";
import { accountName } from "../../people/names";
import { tasksPath } from "../paths";
import { LANES, type Lane, lanes } from "./attention";
import { BudgetBar, KeyState } from "./CardStates";
import { status } from "./cards";

const DONE_SHOWN = 20;

export function Board({ cards }: { cards: readonly TaskCard[] }) {
  const found = lanes(cards);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
    <section class="board" tabIndex={0} aria-label={t("tasks.board")} onKeyDown={move}>
      {LANES.map((lane) => (
        <Column key={lane} lane={lane} cards={found.get(lane) ?? []} />
      ))}
    </section>
  );
}

function Column({ lane, cards }: { lane: Lane; cards: readonly TaskCard[] }) {
  const shown = lane === "done" ? cards.slice(0, DONE_SHOWN) : cards;
  const id = `lane-${lane}`;
  return (
    <section class="lane" aria-labelledby={id}>
      <header class="lane-head">
        <h2 id={id}>{t(`task.status.${lane}`)}</h2>
        {lane !== "done" && <span class="num">{cards.length}</span>}
      </header>
      <ul>
        {shown.map((card) => (
          <li key={card.chat}>
            <Tile card={card} />
          </li>
        ))}
        {shown.length === 0 && <li class="lane-none">{t("tasks.lane.none")}</li>}
        {shown.length < cards.length && (
          <li>
            <a class="lane-more" href={tasksPath("list")} onClick={showDone}>
              {t("tasks.lane.more")}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}

function showDone(): void {
  status.value = "done";
}

function Tile({ card }: { card: TaskCard }) {
  const account = accountName(card.account);
  const who = card.responsible ?? card.assistant;
  const assistant = who === undefined ? undefined : people.value.get(who);
  return (
    <a class="tile" href={chatPath(card.chat)}>
      {account && <p class="co cut">{account}</p>}
      <h3>{card.title}</h3>
      {card.status === "in_progress" && <BudgetBar card={card} />}
      <p class="tile-foot">
        <KeyState card={card} />
        {assistant && <Avatar person={assistant} size="s" says="name" />}
      </p>
    </a>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** To the neighbour of the tile that has the focus; columns without tiles are passed over. */
function move(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = STEPS[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const columns = [...event.currentTarget.querySelectorAll(".lane")]
    .map((lane) => [...lane.querySelectorAll<HTMLElement>(".tile")])
    .filter((tiles) => tiles.length > 0);
  const tile = event.target as HTMLElement;
  const here = columns.findIndex((tiles) => tiles.includes(tile));
  const row = columns[here]?.indexOf(tile) ?? 0;
  const column = here < 0 ? columns[0] : columns[here + step[0]];
  const target = here < 0 ? column?.[0] : column?.[Math.min(row + step[1], column.length - 1)];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}
