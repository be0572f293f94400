/** The rows of the chat list. Of hundreds, those near what is seen are drawn, and those around the one that had the focus last. */

import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../kit/Icon";
import { isStaff, people } from "../../session/store";
import { type Listed, type Section, titleOf } from "../../state/list";
import { type TextKey, t } from "../../texts/texts";
import type { Chat, ChatId } from "../../wire/wire";
import { ChatRow } from "./ChatRow";
import type { ListViewport } from "./list_viewport";
import { type RowRange, rowsToDraw } from "./row_ranges";

interface SectionsProps {
  readonly sections: readonly Listed[];
  readonly open: ChatId | null;
  /** What is searched for is found in what is folded away, too. */
  readonly searching: boolean;
  readonly viewport: ListViewport;
}

export function ChatSections({ sections: all, open, searching, viewport }: SectionsProps) {
  const box = useRef<HTMLDivElement>(null);
  const focus = useSignal<ChatId | null>(null);
  const unfolded = useSignal(false);
  const sections = foldedUnless(unfolded.value || searching, all, open);
  const drawn = rowsToDraw(countsOf(sections), viewport.view.value);
  useLayoutEffect(() => (box.current ? viewport.attach(box.current) : undefined), [viewport]);
  useScrollToOpen(sections, open, viewport);
  return (
    <div
      class="scroll chatlist"
      ref={box}
      onScroll={() => viewport.measure()}
      onFocusIn={(event) => {
        focus.value = chatOf(event.target);
      }}
    >
      {sections.map(({ section, chats, folded }, i) => (
        <ListSection
          key={section}
          section={section}
          chats={chats}
          fold={folded === undefined || searching ? null : { folded, toggle: () => toggle(unfolded) }}
          drawn={drawn[i] ?? { from: 0, to: 0 }}
          focus={focus.value}
          open={open}
        />
      ))}
    </div>
  );
}

interface Shown extends Listed {
  /** How many are folded away; undefined in a section that does not fold. */
  readonly folded?: number;
}

/** Finished ones are folded away, but for the one that is open. */
function foldedUnless(unfolded: boolean, all: readonly Listed[], open: ChatId | null): readonly Shown[] {
  return all.map((listed) => {
    if (listed.section !== "finished") return listed;
    const chats = unfolded ? listed.chats : listed.chats.filter(({ id }) => id === open);
    return { ...listed, chats, folded: listed.chats.length - chats.length };
  });
}

function countsOf(sections: readonly Listed[]): readonly number[] {
  return sections.map(({ chats }) => chats.length);
}

/** The chat one goes to is brought into view: one may have come to it by a key. */
function useScrollToOpen(sections: readonly Listed[], open: ChatId | null, viewport: ListViewport): void {
  const shown = useRef<ChatId | null>(null);
  useLayoutEffect(() => {
    if (shown.current === open) return;
    shown.current = open;
    for (const [section, { chats }] of sections.entries()) {
      const place = chats.findIndex((chat) => chat.id === open);
      if (place >= 0) viewport.reveal(countsOf(sections), section, place);
    }
  }, [sections, open, viewport]);
}

function chatOf(target: EventTarget | null): ChatId | null {
  return target instanceof Element ? (target.closest("li")?.dataset["chat"] ?? null) : null;
}

function toggle(unfolded: Signal<boolean>): void {
  unfolded.value = !unfolded.peek();
}

interface Fold {
  readonly folded: number;
  readonly toggle: () => void;
}

interface ListSectionProps {
  readonly section: Section;
  readonly chats: readonly Chat[];
  /** Null where nothing folds. */
  readonly fold: Fold | null;
  readonly drawn: RowRange;
  readonly focus: ChatId | null;
  readonly open: ChatId | null;
}

function ListSection({ section, chats, fold, drawn: { from, to }, focus, open }: ListSectionProps) {
  const Label = open === null ? "h2" : "h3";
  const focused = chats.findIndex(({ id }) => id === focus);
  const isDrawn = (i: number) => (i >= from && i < to) || (focused >= 0 && Math.abs(i - focused) <= 1);
  return (
    <>
      <Label class="list-label">
        {fold === null ? <span>{sectionText(section)}</span> : <FoldButton {...fold} />}
        {section === "team" && (
          <span class="is-team">
            <Icon name="eyeoff" small />
          </span>
        )}
      </Label>
      <ul style={{ "--n": chats.length }}>
        {chats.map(
          (chat, i) =>
            isDrawn(i) && (
              <li
                key={chat.id}
                data-chat={chat.id}
                style={{ "--i": i }}
                aria-setsize={chats.length}
                aria-posinset={i + 1}
              >
                <ChatRow
                  chat={chat}
                  title={titleOf({ people: people.value }, chat)}
                  current={chat.id === open}
                />
              </li>
            ),
        )}
      </ul>
    </>
  );
}

function FoldButton({ folded, toggle }: Fold) {
  return (
    <button type="button" class="list-fold" aria-expanded={folded === 0} onClick={toggle}>
      <Icon name={folded === 0 ? "down" : "forth"} small />
      {folded === 0 ? sectionText("finished") : t("section.finished.folded", { n: folded })}
    </button>
  );
}

function sectionText(section: Section): string {
  if (section === "people" && isStaff.value) return t("section.people.staff");
  return t(`section.${section}` as TextKey);
}
