/** A menu beside what it belongs to: opened by button, key or long press, moved through by arrows, closed by Esc. */

import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../texts/texts";
import { useLayer } from "./browser/layers";
import { placeBeside } from "./browser/place_beside";
import { useTapBeside } from "./browser/tap_beside";
import { Icon, type IconName } from "./Icon";

export interface MenuItem {
  readonly icon: IconName;
  readonly text: string;
  /** As the browser names it, in small letters: "r", "delete". */
  readonly key?: string;
  readonly danger?: boolean;
  readonly run: () => void;
}

interface Open {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly at: DOMRect;
  readonly back: HTMLElement | null;
}

const open = signal<Open | null>(null);

/** Opens a menu at an element or a point; the focus comes back to where it was. */
export function openMenu(label: string, items: readonly MenuItem[], at: DOMRect): void {
  const back = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  open.value = { label, items, at, back };
}

function close(): void {
  const back = open.peek()?.back;
  open.value = null;
  back?.focus({ preventScroll: true });
}

/** Where all menus appear: a landmark, as all else that one reads. */
export function MenuLayer() {
  const menu = open.value;
  return (
    menu && (
      <section aria-label={menu.label}>
        <MenuView key={menu.at.x + menu.at.y} menu={menu} />
      </section>
    )
  );
}

function MenuView({ menu }: { menu: Open }) {
  const box = useRef<HTMLDivElement>(null);
  useLayer(close);
  useTapBeside(box, close);
  useLayoutEffect(() => {
    if (box.current) placeBeside(box.current, menu.at);
    box.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [menu]);
  useLayoutEffect(() => {
    addEventListener("resize", close);
    return () => removeEventListener("resize", close);
  }, []);
  return (
    <div
      class="menu menu--open"
      role="menu"
      aria-label={menu.label}
      ref={box}
      onKeyDown={(event) => onKey(event, menu)}
      tabIndex={-1}
    >
      {menu.items.map((item) => (
        <button
          key={item.text}
          type="button"
          role="menuitem"
          class={item.danger ? "is-danger" : undefined}
          onClick={() => {
            close();
            item.run();
          }}
        >
          <Icon name={item.icon} />
          <span>{item.text}</span>
          {item.key && <kbd>{keyName(item.key)}</kbd>}
        </button>
      ))}
    </div>
  );
}

/** What stands on the key. */
function keyName(key: string): string {
  return key === "delete" ? t("key.delete") : key.toUpperCase();
}

function onKey(event: KeyboardEvent, menu: Open): void {
  event.stopPropagation();
  const buttons = [...((event.currentTarget as HTMLElement).querySelectorAll("button") ?? [])];
  const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const move: Readonly<Record<string, number>> = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 };
  const to = move[event.key];
  if (to !== undefined) {
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    close();
  } else {
    const chosen = menu.items.find((item) => item.key === event.key.toLowerCase());
    if (chosen === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    close();
    chosen.run();
  }
}
