/** The parts that every card of a task is made of. */

import { useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { FormError } from "../../../kit/FormError";
import { Icon, type IconName } from "../../../kit/Icon";
import { state, tick } from "../../../session/store";
import { personOf } from "../../../state/list";
import { sentences, t } from "../../../texts/texts";
import type { ChatId, Side, TaskAct, TaskNotice, TaskView, When } from "../../../wire/wire";
import { DeliveryButtons } from "../../quiet_hours/DeliveryButtons";
import { useAct } from "../act_buttons";
import { actsIn, type Offers, offersOf } from "../offers";

/** What every card is told. */
export interface CardProps {
  readonly chat: ChatId;
  readonly task: TaskView;
  readonly notice: TaskNotice;
  readonly side: Side;
  /** How the card's first button looks: of several open cards one has the filled one. */
  readonly first: "main" | "tint";
}

/** What is offered by now: the clock may have taken something away. */
export function useOffers(task: TaskView): Offers {
  const me = useComputed(() => state.value.me?.person).value;
  const own = useComputed(() => actsIn(state.value, task.chat)).value;
  const at = tick.value;
  return me === undefined ? NOTHING : offersOf(task, me, own, at);
}

const NOTHING: Offers = new Set();

interface CardFrameProps {
  readonly icon: IconName;
  readonly kind: string;
  readonly open: boolean;
  /** Who decided when, or for whom it waits. */
  readonly decided?: string;
  readonly good?: boolean;
  /** Nothing is left to do: one line, if that was so before it was drawn; under the reader's eyes nothing folds. */
  readonly folds?: boolean;
  readonly children?: ComponentChildren;
}

export function CardFrame(props: CardFrameProps) {
  const isFolded = useRef(props.folds).current;
  return isFolded ? <FoldedCard {...props} /> : <OpenCard {...props} />;
}

/** What it was about and who decided when; the rest on demand. */
function FoldedCard({ icon, kind, decided = "", children }: CardFrameProps) {
  return (
    <article
      class="decision decision--done decision--folded"
      aria-label={sentences(kind, decided)}
      tabIndex={-1}
    >
      <details>
        <summary>
          <Icon name={icon} small />
          <span class="grow">
            {kind} · {decided}
          </span>
          <Icon name="chevron" small />
        </summary>
        <div class="decision-in">{children}</div>
      </details>
    </article>
  );
}

function OpenCard({ icon, kind, open, decided, good = true, children }: CardFrameProps) {
  const label = decided === undefined ? kind : sentences(kind, decided);
  return (
    <article
      class={open ? "decision decision--open" : "decision decision--done"}
      aria-label={label}
      tabIndex={-1}
    >
      <div class="decision-in">
        <p class="decision-kind">
          <Icon name={icon} small />
          {kind}
        </p>
        {children}
      </div>
      {decided !== undefined && (
        <p class={good ? "decided" : "decided decided--no"}>
          <Icon name={good ? "check" : open ? "clock" : "x"} small />
          <span>{decided}</span>
        </p>
      )}
    </article>
  );
}

/** One of a card's buttons: an act that is carried out, or a dialog that asks first. */
export type CardButton =
  | { readonly label: string; readonly verb: string; readonly what: TaskAct; readonly quiet?: boolean }
  | { readonly label: string; readonly ask: () => void; readonly quiet?: boolean };

interface CardButtonsProps {
  readonly chat: ChatId;
  readonly buttons: readonly CardButton[];
  readonly first: "main" | "tint";
  readonly onDone?: (what: TaskAct) => void;
}

/** The first stands out, if it is not quiet. Afterwards the focus stays at the card, though its buttons go. */
export function CardButtons({ chat, buttons, first, onDone }: CardButtonsProps) {
  const box = useRef<HTMLDivElement>(null);
  const { busy, wrong, run } = useAct(chat);
  const act = async (what: TaskAct, when?: When) => {
    const card = box.current?.closest("article");
    if (!(await run(what, when))) return;
    card?.focus();
    if (when !== "opening") onDone?.(what);
  };
  if (buttons.length === 0) return null;
  return (
    <div class="card-buttons" ref={box}>
      <FormError text={wrong.value} />
      <div class="buttons">
        {buttons.map((button, place) => {
          const kind = place === 0 && !button.quiet ? first : "line";
          return "what" in button ? (
            <DeliveryButtons
              key={button.label}
              chat={chat}
              label={button.label}
              verb={button.verb}
              kind={kind}
              disabled={busy.value}
              onAct={(when) => void act(button.what, when)}
            />
          ) : (
            <button key={button.label} type="button" class={`btn btn--${kind}`} onClick={button.ask}>
              {button.label}
            </button>
          );
        })}
      </div>
    </div>
  );
}

/** "Katrin Ostermann", or whoever reads it. */
export function nameOf(id: string | undefined): string {
  if (id === undefined) return "";
  return id === state.value.me?.person.id ? t("you.by") : personOf(state.value, id).name;
}
