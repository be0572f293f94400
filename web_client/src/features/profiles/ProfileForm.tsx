/** One's own name, as others read it. */

import { useSignal } from "@preact/signals";
import { Button } from "../../kit/Button";
import { bound } from "../../kit/fields/bound";
import { Field } from "../../kit/fields/Field";
import { t } from "../../texts/texts";
import { LIMITS, type Me } from "../../wire/wire";
import { Avatar } from "../people/Avatar";
import { setName } from "./profile";

export function ProfileForm({ me }: { me: Me }) {
  const name = useSignal(me.person.name);
  const wanted = name.value.trim();
  const changed = wanted !== "" && wanted !== me.person.name;
  return (
    <>
      <p class="profile">
        <Avatar person={me.person} size="l" says="nothing" />
        <span>
          <b class="row-title">{me.person.name}</b>
          <span class="row-sub">{me.email}</span>
        </span>
      </p>
      <form
        class="settings-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (changed) void setName(wanted);
        }}
      >
        <Field label={t("profile.name")} error={wanted === "" ? t("profile.missing") : undefined}>
          {(control) => (
            <input {...control} name="name" autocomplete="name" maxLength={LIMITS.NAME} {...bound(name)} />
          )}
        </Field>
        {changed && (
          <Button kind="main" type="submit">
            {t("profile.save")}
          </Button>
        )}
      </form>
    </>
  );
}
