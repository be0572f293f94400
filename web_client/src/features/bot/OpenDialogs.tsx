/** Dialogs that were begun and not finished: one goes on where one stopped, on any device. */

import { Icon, Mark } from "../../kit/Icon";
import { SectionHead } from "../../kit/SectionHead";
import { state, tick } from "../../session/store";
import { whenShort } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { DialogView } from "../../wire/wire";
import { dialogPath } from "./paths";

export function OpenDialogs() {
  const all = [...state.value.dialogs.values()].sort((a, b) => b.changed - a.changed);
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="s-drafts">
      <SectionHead id="s-drafts" text={t("dialog.drafts")} n={all.length} />
      <ul class="rows">
        {all.map((dialog) => (
          <li key={dialog.id}>
            <OpenDialogRow dialog={dialog} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OpenDialogRow({ dialog }: { dialog: DialogView }) {
  const { at, of, step } = dialog;
  return (
    <a class="row" href={dialogPath(dialog.id)}>
      <span class="av av--bot" aria-hidden="true">
        <Mark />
      </span>
      <span class="row-main">
        <span class="row-title cut">{dialog.title}</span>
        <span class="row-sub cut">
          {step === "summary" ? t("dialog.last") : t("dialog.progress", { at, of })}
        </span>
        {dialog.reminded && (
          <span class="held-when is-warn">
            <Icon name="clock" small />
            {t("dialog.reminded")}
          </span>
        )}
      </span>
      <time class="row-sub nowrap">{whenShort(dialog.changed, tick.value)}</time>
    </a>
  );
}
