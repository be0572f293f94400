/** What was answered so far, each answer to be changed at any time. */

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../kit/Button";
import { bound } from "../../kit/fields/bound";
import { Icon } from "../../kit/Icon";
import { KeptNote } from "../../kit/KeptNote";
import { isOver, LimitNote } from "../../kit/limit";
import { useKeptForm } from "../../session/kept_form";
import { t } from "../../texts/texts";
import { type DialogLine, type DialogView, LIMITS } from "../../wire/wire";
import { attachedTo, namesOf } from "../files/uploading/attachments";
import { dialogsSending, sendInput } from "./dialogs";

export function AnswerList({ dialog }: { dialog: DialogView }) {
  const done = dialog.step === "summary";
  const lines = (dialog.lines ?? []).filter((line) => isShown(line, done));
  const rates = dialog.script === "rating";
  if (lines.length === 0) return rates ? null : <p class="remark">{t("dialog.greeting")}</p>;
  return (
    <>
      <p class="remark">{t(rates ? "dialog.noted" : done ? "dialog.all" : "dialog.understood")}</p>
      <ul class="answers">
        {lines.map((line) => (
          <li key={line.step}>
            <AnswerLine dialog={dialog} line={line} />
          </li>
        ))}
        {done && <FilesLine dialog={dialog} />}
      </ul>
    </>
  );
}

/** What is attached; it is changed where it stands, beside the answer. */
function FilesLine({ dialog }: { dialog: DialogView }) {
  const files = attachedTo({ dialog: dialog.id });
  if (files.length === 0) return null;
  return (
    <li>
      <div class="answer">
        <Icon name="clip" small />
        <div>
          <p class="q">{t("dialog.files")}</p>
          <p class="a" dir="auto">
            {namesOf(files)}
          </p>
        </div>
      </div>
    </li>
  );
}

/** In the end also what was left empty, holds without having been asked, or was never asked. */
function isShown({ state }: DialogLine, done: boolean): boolean {
  return state === "answered" || (done && state !== "now");
}

function AnswerLine({ dialog, line }: { dialog: DialogView; line: DialogLine }) {
  const rewording = useSignal(false);
  if (rewording.value)
    return <Rewording dialog={dialog} line={line} onEnd={() => (rewording.value = false)} />;
  return (
    <div class="answer">
      <Icon name="check" small />
      <div>
        <p class="q">{line.label}</p>
        <p class="a" dir="auto">
          {line.value ?? t(line.state === "open" ? "dialog.open" : "dialog.empty")}
        </p>
        {line.state === "usual" && <p class="said">{t("dialog.usual")}</p>}
        {isFromWords(line) && <p class="said">{t("dialog.from", { words: line.words ?? "" })}</p>}
      </div>
      <Button
        kind="text s"
        aria-label={t("dialog.change_what", { what: line.label })}
        aria-disabled={dialogsSending.value.has(dialog.id)}
        onClick={() => {
          if (line.free && line.value !== undefined) rewording.value = true;
          else void sendInput(dialog, { t: "change", step: line.step });
        }}
      >
        {t("dialog.change")}
      </Button>
    </div>
  );
}

/** Where the answer reads otherwise than what was said. */
function isFromWords({ value, words, free }: DialogLine): boolean {
  return !free && words !== undefined && words !== "" && words !== value;
}

/** Another wording, in its place. */
function Rewording(props: { dialog: DialogView; line: DialogLine; onEnd: () => void }) {
  const { dialog, line, onEnd } = props;
  const form = useKeptForm(`answer ${dialog.id} ${line.step}`, { text: line.value ?? "" });
  const { text } = form.fields;
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => area.current?.focus(), []);
  const ready = text.value.trim() !== "" && !isOver(text.value, LIMITS.TEXT);
  async function save() {
    if (!ready) return;
    const to = { t: "text", text: text.value.trim() } as const;
    if (await sendInput(dialog, { t: "change", step: line.step, to })) leave();
  }
  function leave() {
    form.reset();
    onEnd();
  }
  return (
    <div class="answer answer--edit">
      <Icon name="edit" small />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") onEnd();
        }}
      >
        {form.isRestored.value && <KeptNote onReset={form.reset} />}
        <label class="q" for={`reword-${line.step}`}>
          {t("dialog.rewording", { what: line.label })}
        </label>
        <textarea class="input" id={`reword-${line.step}`} ref={area} rows={3} dir="auto" {...bound(text)} />
        <LimitNote text={text.value} limit={LIMITS.TEXT} />
        <div class="buttons">
          <Button kind="main s" type="submit" aria-disabled={!ready}>
            {t("dialog.take")}
          </Button>
          <Button kind="text s" onClick={leave}>
            {t("dialog.leave_it")}
          </Button>
        </div>
      </form>
    </div>
  );
}
