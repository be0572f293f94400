/** The list above the composer that completes what is begun with "@" or ":". */

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { isComposing, isEnter } from "../../kit/browser/enter";
import { myself, state } from "../../session/store";
import { personOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { ChatId } from "../../wire/wire";
import type { Emoji } from "./emoji_table";
import { type BegunWord, begunAt, emojiFor, namesFor, wholeAt } from "./suggestions";

interface Choice {
  readonly key: string;
  readonly insert: string;
  readonly text: ComponentChildren;
}

interface Area {
  readonly current: HTMLTextAreaElement | null;
}

/** What a field needs to complete: its list, its attributes, and what it tells of. */
export function useCompletion(area: Area, chat: ChatId) {
  const begun = useSignal<BegunWord | null>(null);
  const chosen = useSignal(0);
  const table = useSignal<readonly Emoji[]>([]);
  useEffect(() => {
    begun.value = null;
  }, [chat, begun]);
  const choices = begun.value === null ? [] : choicesFor(begun.value, chat, table.value);
  const at = Math.min(chosen.value, choices.length - 1);

  /** Looks what stands before the caret. */
  function look(): void {
    const { value, selectionStart } = area.current ?? { value: "", selectionStart: 0 };
    begun.value = begunAt(value, selectionStart);
    chosen.value = 0;
    const whole = wholeAt(value, selectionStart);
    if (begun.value?.sign === ":" && table.value.length === 0) void loadTable();
    const emoji = whole && emojiFor(whole.word, table.value)[0];
    if (whole && emoji) insert(whole, emoji.sign);
  }

  async function loadTable(): Promise<void> {
    table.value = (await import("./emoji_table")).EMOJI;
  }

  /** As if it were typed, so that the browser can undo it. */
  function insert({ from }: BegunWord, text: string): void {
    const field = area.current;
    if (field === null) return;
    field.focus();
    field.setSelectionRange(from, field.selectionStart);
    document.execCommand("insertText", false, text);
    begun.value = null;
  }

  function choose(choice: Choice | undefined): void {
    if (choice !== undefined && begun.value !== null) insert(begun.value, choice.insert);
  }

  /** Whether a key was for the list. */
  function onKey(event: KeyboardEvent): boolean {
    if (choices.length === 0 || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey)
      return false;
    if (event.key === "ArrowDown") chosen.value = (at + 1) % choices.length;
    else if (event.key === "ArrowUp") chosen.value = (at + choices.length - 1) % choices.length;
    else if ((isEnter(event) && !event.shiftKey) || event.key === "Tab") choose(choices[at]);
    else if (event.key === "Escape") begun.value = null;
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  const list = <CompletionList choices={choices} at={at} onChoose={choose} />;
  const attributes = {
    "aria-autocomplete": "list",
    "aria-controls": choices.length > 0 ? "completion" : undefined,
    "aria-activedescendant": choices.length > 0 ? `completion-${at}` : undefined,
  } as const;
  return { look, onKey, list, attributes };
}

function choicesFor({ sign, word }: BegunWord, chat: ChatId, table: readonly Emoji[]): readonly Choice[] {
  if (sign === ":") {
    return emojiFor(word, table).map(({ sign: insert, names }) => ({
      key: insert,
      insert,
      text: `${insert} ${names.split(" ").slice(0, 3).join(" ")}`,
    }));
  }
  return namesFor(word, peopleIn(chat)).map((name) => ({ key: name, insert: `@${name} `, text: name }));
}

/** The others of the chat as one sees them: customers see nobody here whom they do not see anyway. */
function peopleIn(chat: ChatId): readonly string[] {
  const members = state.value.logs.get(chat)?.members ?? [];
  const people = members.filter((id) => id !== myself.value).map((id) => personOf(state.value, id));
  return people.filter(({ kind }) => kind !== "bot").map(({ name }) => name);
}

interface CompletionListProps {
  readonly choices: readonly Choice[];
  readonly at: number;
  readonly onChoose: (choice: Choice) => void;
}

function CompletionList({ choices, at, onChoose }: CompletionListProps) {
  if (choices.length === 0) return null;
  return (
    <div class="completion" id="completion" role="listbox" aria-label={t("write.complete")}>
      {choices.map((choice, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
        <div
          key={choice.key}
          id={`completion-${i}`}
          role="option"
          aria-selected={i === at}
          class="target"
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()} // the field keeps the focus
          onClick={() => onChoose(choice)}
        >
          {choice.text}
        </div>
      ))}
    </div>
  );
}
