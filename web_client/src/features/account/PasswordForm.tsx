/** Another password, asked for only when it is wanted. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button } from "../../kit/Button";
import { Field } from "../../kit/fields/Field";
import { t } from "../../texts/texts";
import { LIMITS } from "../../wire/wire";
import { changePassword, type PasswordError } from "./password";

export function PasswordForm() {
  const form = useRef<HTMLFormElement>(null);
  const wrong = useSignal<PasswordError>(null);
  const busy = useSignal(false);

  async function submit(event: Event) {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const [old, wanted] = [String(data.get("old")), String(data.get("new"))];
    wrong.value = missing(old, wanted);
    if (wrong.value !== null) return;
    busy.value = true;
    wrong.value = await changePassword(old, wanted);
    busy.value = false;
    if (wrong.value === null) form.current?.reset();
  }

  const errorOf = (field: "old" | "new") => (wrong.value?.field === field ? wrong.value.why : undefined);
  return (
    <section class="settings-section" aria-labelledby="password">
      <h2 id="password">{t("password")}</h2>
      <form class="settings-form" ref={form} onSubmit={(event) => void submit(event)} noValidate>
        <Field label={t("password.old")} error={errorOf("old")}>
          {(control) => <input {...control} type="password" name="old" autocomplete="current-password" />}
        </Field>
        <Field label={t("password.new", { n: LIMITS.PASSWORD_MIN })} error={errorOf("new")}>
          {(control) => <input {...control} type="password" name="new" autocomplete="new-password" />}
        </Field>
        <Button type="submit" disabled={busy.value}>
          {t("password.change")}
        </Button>
      </form>
    </section>
  );
}

function missing(old: string, wanted: string): PasswordError {
  if (old === "") return { field: "old", why: t("password.missing") };
  const short = [...wanted].length < LIMITS.PASSWORD_MIN;
  return short ? { field: "new", why: t("password.short", { n: LIMITS.PASSWORD_MIN }) } : null;
}
