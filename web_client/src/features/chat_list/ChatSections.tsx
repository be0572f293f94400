/** The rows of the chat list. Of hundreds, those near what is seen are drawn, and those around the one that had the focus last. */

import { useSignal } from "@preact/signals";
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
  readonly viewport: ListViewport;
}

export function ChatSections({ sections, open, viewport }: SectionsProps) {
  const box = useRef<HTMLDivElement>(null);
  const focus = useSignal<ChatId | null>(null);
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
      {sections.map(({ section, chats }, i) => (
        <ListSection
          key={section}
          section={section}
          chats={chats}
          drawn={drawn[i] ?? { from: 0, to: 0 }}
          focus={focus.value}
          open={open}
        />
      ))}
    </div>
  );
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

interface ListSectionProps {
  readonly section: Section;
  readonly chats: readonly Chat[];
  readonly drawn: RowRange;
  readonly focus: ChatId | null;
  readonly open: ChatId | null;
}

function ListSection({ section, chats, drawn: { from, to }, focus, open }: ListSectionProps) {
  const Label = open === null ? "h2" : "h3";
  const focused = chats.findIndex(({ id }) => id === focus);
  const isDrawn = (i: number) => (i >= from && i < to) || (focused >= 0 && Math.abs(i - focused) <= 1);
  return (
    <>
      <Label class="list-label">
        <span>{sectionText(section)}</span>
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

function sectionText(section: Section): string {
  if (section === "people" && isStaff.value) return t("section.people.staff");
  return t(`section.${section}` as TextKey);
}
