/** The card of the bot: how far one is, the question, quick replies, a picker, and the ways back and out. */

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../kit/Button";
import { Icon } from "../../kit/Icon";
import { t } from "../../texts/texts";
import type { DialogCaution, DialogOption, DialogView } from "../../wire/wire";
import { attachedTo, whatIsMissing } from "../files/uploading/attachments";
import { AnswerPicker, StarPicker } from "./AnswerPicker";
import { dialogsSending, sendInput } from "./dialogs";
import { usualOf } from "./usual";

export function QuestionCard({ dialog }: { dialog: DialogView }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const waits = dialogsSending.value.has(dialog.id);
  useRestoredFocus(heading, dialog.number);
  return (
    <section class="botcard" aria-labelledby="question" aria-busy={waits}>
      <Progress dialog={dialog} />
      <div>
        <h2 id="question" ref={heading} tabIndex={-1}>
          {dialog.question}
        </h2>
        {dialog.example !== undefined && <p class="eg">{dialog.example}</p>}
      </div>
      {(dialog.cautions ?? []).map((caution) => (
        <Caution key={caution.text} dialog={dialog} caution={caution} />
      ))}
      {dialog.picker === "stars" ? <StarPicker dialog={dialog} /> : <Replies dialog={dialog} />}
      <p class="fine">
        {dialog.can_go_back && (
          <Button kind="text s" aria-disabled={waits} onClick={() => void sendInput(dialog, { t: "back" })}>
            {t("dialog.back")}
          </Button>
        )}
        <Button kind="text s" aria-disabled={waits} onClick={() => void sendInput(dialog, { t: "help" })}>
          {t("dialog.help")}
        </Button>
      </p>
    </section>
  );
}

/** The pressed button is gone with its question: where fingers type, the field takes over, else the new question. */
function useRestoredFocus(heading: { readonly current: HTMLElement | null }, number: number): void {
  const before = useRef(number);
  useLayoutEffect(() => {
    if (before.current === number) return;
    before.current = number;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const field = matchMedia("(hover: hover)").matches ? document.getElementById("answer") : null;
    (field ?? heading.current)?.focus({ preventScroll: true });
  }, [heading, number]);
}

function Progress({ dialog: { at, of, step } }: { dialog: DialogView }) {
  const text = step === "summary" ? t("dialog.last") : t("dialog.progress", { at, of });
  const marks = Array.from({ length: of }, (_, place) => place + 1);
  const done = step === "summary" ? of : at - 1;
  return (
    <div class="progress">
      <span>{text}</span>
      <div
        class="progress-steps"
        role="progressbar"
        aria-label={text}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={done}
      >
        {marks.map((place) => (
          <i key={place} class={place <= done ? "done" : place === at ? "now" : ""} />
        ))}
      </div>
    </div>
  );
}

function Caution({ dialog, caution }: { dialog: DialogView; caution: DialogCaution }) {
  return (
    <div class="caution">
      <p>
        <Icon name="warn" small />
        <span>{caution.text}</span>
      </p>
      <Chips dialog={dialog} options={caution.options ?? []} />
    </div>
  );
}

/** The quick replies; what hands the task in is a button of weight in the summary, and an offer before. */
function Replies({ dialog }: { dialog: DialogView }) {
  const options = dialog.options ?? [];
  const last = options.find(({ input }) => input.t === "confirm");
  const others = options.filter((option) => option !== last);
  const asks = dialog.step !== "summary";
  return (
    <>
      {last && !asks && <HandIn dialog={dialog} label={last.label} />}
      <Picking key={dialog.number} dialog={dialog} options={others} />
      {last && asks && <Enough dialog={dialog} label={last.label} />}
    </>
  );
}

/** Hands the task in as it is; what was not asked is told beforehand. */
function Enough({ dialog, label }: { dialog: DialogView; label: string }) {
  const otherwise = usualOf(dialog);
  const missing = missingOf(dialog);
  return (
    <div class="enough">
      <Button
        kind="soft"
        aria-disabled={missing !== undefined || dialogsSending.value.has(dialog.id)}
        aria-describedby={otherwise === "" ? undefined : "enough-note"}
        onClick={() => handIn(dialog, missing)}
      >
        {label}
      </Button>
      <Missing why={missing} />
      {otherwise !== "" && (
        <p id="enough-note" class="small quiet">
          {t("dialog.otherwise", { values: otherwise })}
        </p>
      )}
    </div>
  );
}

/** Why it cannot be handed in yet: its files are still on their way, or one has not come. */
function missingOf(dialog: DialogView): string | undefined {
  return whatIsMissing(attachedTo({ dialog: dialog.id }));
}

function handIn(dialog: DialogView, missing: string | undefined): void {
  if (missing === undefined) void sendInput(dialog, { t: "confirm" });
}

function Missing({ why }: { why: string | undefined }) {
  return (
    <p class="small quiet" role="status">
      {why}
    </p>
  );
}

/** In quiet hours handing in is staff's deliberate choice, offered with the caution about it (SPEC 3). */
function HandIn({ dialog, label }: { dialog: DialogView; label: string }) {
  const missing = missingOf(dialog);
  const waits = missing !== undefined || dialogsSending.value.has(dialog.id);
  const discreet = (dialog.cautions ?? []).some(({ options }) =>
    (options ?? []).some(({ input }) => input.t === "confirm"),
  );
  return (
    <div class="buttons">
      {discreet ? (
        <a class="btn btn--main" href="/">
          {t("dialog.later")}
        </a>
      ) : (
        <Button kind="main" aria-disabled={waits} onClick={() => handIn(dialog, missing)}>
          {label}
        </Button>
      )}
      <Missing why={missing} />
    </div>
  );
}

function Picking({ dialog, options }: { dialog: DialogView; options: readonly DialogOption[] }) {
  const open = useSignal(false);
  const { picker } = dialog;
  const kind = picker === "date_time" || picker === "duration" ? picker : undefined;
  return (
    <>
      <div class="chips">
        {options.map((option) => (
          <Chip key={option.label} dialog={dialog} option={option} />
        ))}
        {kind !== undefined && (
          <button
            type="button"
            class="chip"
            aria-expanded={open.value}
            onClick={() => {
              open.value = !open.value;
            }}
          >
            <Icon name={kind === "duration" ? "clock" : "calendar"} small />
            {t(kind === "duration" ? "dialog.other_duration" : "dialog.other_date")}
          </button>
        )}
      </div>
      {open.value && kind !== undefined && <AnswerPicker dialog={dialog} kind={kind} />}
    </>
  );
}

function Chips({ dialog, options }: { dialog: DialogView; options: readonly DialogOption[] }) {
  if (options.length === 0) return null;
  return (
    <div class="chips">
      {options.map((option) => (
        <Chip key={option.label} dialog={dialog} option={option} />
      ))}
    </div>
  );
}

function Chip({ dialog, option }: { dialog: DialogView; option: DialogOption }) {
  return (
    <button
      type="button"
      class="chip"
      aria-disabled={dialogsSending.value.has(dialog.id)}
      onClick={() => void sendInput(dialog, option.input, option.label)}
    >
      {option.label}
    </button>
  );
}
