/** A menu beside what it belongs to: opened by button, key or long press, moved through by arrows, closed by Esc. */

import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "./Icon";

export interface MenuItem {
  readonly icon: IconName;
  readonly text: string;
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

/** Where all menus appear. */
export function MenuLayer() {
  const menu = open.value;
  return menu && <MenuView key={menu.at.x + menu.at.y} menu={menu} />;
}

function MenuView({ menu }: { menu: Open }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current) place(box.current, menu.at);
    box.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [menu]);
  useEffect(() => {
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) open.value = null;
    };
    addEventListener("pointerdown", away, true);
    addEventListener("resize", away);
    return () => {
      removeEventListener("pointerdown", away, true);
      removeEventListener("resize", away);
    };
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
          {item.key && <kbd>{item.key.toUpperCase()}</kbd>}
        </button>
      ))}
    </div>
  );
}

/** Below and inside the window; above where there is no room below. */
function place(box: HTMLElement, at: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const room = 8;
  const below = at.bottom + 4;
  const top = below + height > innerHeight - room ? Math.max(room, at.top - height - 4) : below;
  const left = Math.min(Math.max(room, at.right - width), innerWidth - width - room);
  box.style.setProperty("top", `${top}px`);
  box.style.setProperty("left", `${left}px`);
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
