import { useId } from "preact/hooks";
import { Button } from "../../kit/Button";
import { bound } from "../../kit/fields/bound";
import { Field } from "../../kit/fields/Field";
import { KeptNote } from "../../kit/KeptNote";
import { isOver } from "../../kit/limit";
import { Missing } from "../../kit/Missing";
import { closeModal, Modal } from "../../kit/Modal";
import { useKeptForm } from "../../session/kept_form";
import { t } from "../../texts/texts";
import { LIMITS, type PersonId } from "../../wire/wire";
import { colleagues } from "../people/colleagues";
import { PersonLine } from "../people/PersonLine";
import { createGroup } from "./members";

export function NewGroupModal() {
  const form = useKeptForm<{ title: string; chosen: readonly PersonId[] }>("new_group", {
    title: "",
    chosen: [],
  });
  const { title, chosen } = form.fields;
  const why = useId();
  const wanted = title.value.trim();
  return (
    <Modal
      title={t("group.new")}
      foot={
        <>
          <Button
            kind="main"
            disabled={wanted === "" || isOver(wanted, LIMITS.TITLE)}
            aria-describedby={wanted === "" ? why : undefined}
            onClick={() => {
              closeModal();
              void createGroup(wanted, chosen.value).then((made) => made && form.reset());
            }}
          >
            {t("group.create")}
          </Button>
          <Missing id={why} text={wanted === "" ? t("missing.title") : undefined} />
        </>
      }
    >
      {form.isRestored.value && <KeptNote onReset={form.reset} />}
      <Field label={t("group.title")} error={undefined} room={{ text: wanted, limit: LIMITS.TITLE }}>
        {(control) => <input {...control} {...bound(title)} autofocus />}
      </Field>
      <fieldset class="people-choice">
        <legend>{t("group.members")}</legend>
        {colleagues([]).map((person) => (
          <label class="check person-choice" key={person.id}>
            <input
              type="checkbox"
              checked={chosen.value.includes(person.id)}
              onChange={() => {
                chosen.value = toggled(chosen.value, person.id);
              }}
            />
            <PersonLine person={person} />
          </label>
        ))}
      </fieldset>
      <p class="small quiet">{t("group.hint")}</p>
    </Modal>
  );
}

function toggled(all: readonly PersonId[], one: PersonId): readonly PersonId[] {
  const without = all.filter((id) => id !== one);
  return without.length < all.length ? without : [...all, one].slice(0, LIMITS.MEMBERS_ADDED);
}
