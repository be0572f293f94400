/** Beside a dialog: how far it is. */

import { t } from "../../texts/texts";
import type { DialogLine, DialogView } from "../../wire/wire";

export function DialogProgress({ dialog }: { dialog: DialogView }) {
  return (
    <aside class="details" aria-label={t("dialog.so_far")}>
      <header class="pane-head">
        <h2>{t("dialog.so_far")}</h2>
      </header>
      <div class="scroll">
        <section>
          <dl class="facts">
            {(dialog.lines ?? []).map((line) => (
              <div key={line.step}>
                <dt>{line.label}</dt>
                <dd class={isKnown(line) ? "clamped" : "clamped open"} dir="auto">
                  {shortly(line, dialog)}
                  {line.state === "usual" && <small> {t("dialog.usual")}</small>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
        {dialog.script === "new_task" && (
          <section>
            <p class="small quiet">{t("dialog.nobody_sees")}</p>
          </section>
        )}
      </div>
    </aside>
  );
}

function isKnown({ state, value }: DialogLine): boolean {
  return value !== undefined && state !== "now" && state !== "usual";
}

function shortly(line: DialogLine, dialog: DialogView): string {
  if (line.state === "now") return t(isAnswered(dialog) ? "dialog.being_changed" : "dialog.asked");
  if (line.value !== undefined) return line.value;
  return t(line.state === "empty" ? "dialog.empty" : "dialog.open");
}

/** Whether what is asked now was answered before: then it may be left as it is. */
function isAnswered({ options }: DialogView): boolean {
  return (options ?? []).some(({ input }) => input.t === "keep");
}
