/** Buttons of acts that customers see: one by day, in quiet hours first at the opening and beside it now (SPEC 3). */

import { useId, useRef } from "preact/hooks";
import { Button } from "../../kit/Button";
import { openMenu } from "../../kit/Menu";
import { Missing } from "../../kit/Missing";
import { closeModal } from "../../kit/Modal";
import { t } from "../../texts/texts";
import type { ChatId, When } from "../../wire/wire";
import { isHolding, openingText } from "./held_until_opening";

interface DeliveryProps {
  readonly chat: ChatId;
  /** What the button says by day: "Aufgabe annehmen". */
  readonly label: string;
  /** The same in the middle of a sentence: "annehmen". */
  readonly verb: string;
  readonly kind?: "main" | "tint" | "line";
  readonly disabled?: boolean;
  /** Why it cannot be pressed yet: it stands under the buttons. */
  readonly missing?: string | undefined;
  /** Something is typed above: then a button keeps its meaning when quiet hours begin. */
  readonly steady?: boolean;
  readonly onAct: (when?: When) => void;
}

export function DeliveryButtons({
  chat,
  label,
  verb,
  kind = "main",
  disabled = false,
  missing,
  steady,
  onAct,
}: DeliveryProps) {
  const why = useId();
  const said = { disabled: disabled || missing !== undefined, "aria-describedby": missing && why };
  const holding = isHolding(chat);
  const began = useRef(holding);
  if (!steady || !holding) began.current = holding;
  if (!holding) {
    return (
      <>
        <Button kind={kind} {...said} onClick={() => onAct()}>
          {label}
        </Button>
        <Missing id={why} text={missing} />
      </>
    );
  }
  const later = t("held.act", { when: openingText(), what: verb });
  const [first, second] = began.current ? (["opening", "now"] as const) : (["now", "opening"] as const);
  const now = began.current ? t("held.act_now", { what: verb }) : label;
  return (
    <>
      <Button kind={kind} {...said} onClick={() => onAct(first)}>
        {first === "opening" ? later : now}
      </Button>
      <Button kind={second === "opening" ? "line new" : "line"} {...said} onClick={() => onAct(second)}>
        {second === "opening" ? later : now}
      </Button>
      <Missing id={why} text={missing} />
    </>
  );
}

/** The buttons of a modal: it closes with the act. */
export function ModalDeliveryButtons({ onAct, ...rest }: DeliveryProps) {
  return (
    <DeliveryButtons
      {...rest}
      onAct={(when) => {
        closeModal();
        onAct(when);
      }}
    />
  );
}

interface DeliveryMenuProps {
  readonly chat: ChatId;
  readonly label: string;
  readonly verb: string;
  readonly act: (when?: When) => void;
}

/** Acts at once, or asks in a menu at the button where two buttons have no room. */
export function actOrOpenMenu(button: Element, { chat, label, verb, act }: DeliveryMenuProps): void {
  if (!isHolding(chat)) {
    act();
    return;
  }
  const items = [
    {
      icon: "clock" as const,
      text: t("held.act", { when: openingText(), what: verb }),
      run: () => act("opening"),
    },
    { icon: "check" as const, text: t("held.act_now", { what: verb }), run: () => act("now") },
  ];
  openMenu(label, items, button.getBoundingClientRect());
}
