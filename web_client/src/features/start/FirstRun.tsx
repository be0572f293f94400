/** The first time on a device: how others read one, and whether that is right. */

import { useSignal } from "@preact/signals";
import { Button } from "../../kit/Button";
import { recall, remember } from "../../session/device_storage";
import { state } from "../../session/store";
import { t } from "../../texts/texts";
import { isDemo } from "../demo/clock";
import { Avatar } from "../people/Avatar";

export function FirstRun() {
  const me = state.value.me?.person;
  const known = useSignal(recall(`met.${me?.id}`) !== null);
  if (me === undefined || known.value || isDemo.value !== false) return null;
  const meet = () => {
    remember(`met.${me.id}`, "1");
    known.value = true;
  };
  return (
    <section class="card first-run" aria-label={t("first")}>
      <Avatar person={me} size="l" says="nothing" />
      <p class="grow">
        <b class="row-title">{t("first")}</b>
        <span class="row-sub">{t("first.name", { name: me.name })}</span>
      </p>
      <span class="buttons">
        <Button kind="tint" onClick={meet}>
          {t("first.right")}
        </Button>
        <a class="btn btn--line" href="/settings" onClick={meet}>
          {t("first.change")}
        </a>
      </span>
    </section>
  );
}
