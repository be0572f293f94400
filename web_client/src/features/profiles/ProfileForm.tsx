/** One's own name, as others read it. */

import { Button } from "../../kit/Button";
import { bound } from "../../kit/fields/bound";
import { Field } from "../../kit/fields/Field";
import { isOver } from "../../kit/limit";
import { useKeptForm } from "../../session/kept_form";
import { t } from "../../texts/texts";
import { LIMITS, type Me } from "../../wire/wire";
import { Avatar } from "../people/Avatar";
import { setName } from "./profile";

export function ProfileForm({ me }: { me: Me }) {
  return (
    <>
      <p class="profile">
        <Avatar person={me.person} size="l" says="nothing" />
        <span>
          <b class="row-title">{me.person.name}</b>
          <span class="row-sub">{me.email}</span>
        </span>
      </p>
      <NameForm key={me.person.name} before={me.person.name} />
    </>
  );
}

/** Another one for each name, so that it begins with the one there is. */
function NameForm({ before }: { before: string }) {
  const { name } = useKeptForm("profile", { name: before }).fields;
  const wanted = name.value.trim();
  const changed = wanted !== "" && wanted !== before && !isOver(wanted, LIMITS.NAME);
  return (
    <form
      class="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) void setName(wanted);
      }}
    >
      <Field
        label={t("profile.name")}
        error={wanted === "" ? t("profile.missing") : undefined}
        room={{ text: wanted, limit: LIMITS.NAME }}
      >
        {(control) => <input {...control} name="name" autocomplete="name" {...bound(name)} />}
      </Field>
      {changed && (
        <Button kind="main" type="submit">
          {t("profile.save")}
        </Button>
      )}
    </form>
  );
}
