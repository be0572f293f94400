/** The door: says where one is, and lets people in. */

import { batch, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Banner } from "../../kit/Banner";
import { Button } from "../../kit/Button";
import { Field } from "../../kit/fields/Field";
import { Icon } from "../../kit/Icon";
import * as http from "../../session/http";
import { setNow } from "../../session/store";
import { lasting, opens } from "../../texts/dates";
import { language, type TextKey, t } from "../../texts/texts";
import { saveChoice } from "./settings";

/** Drawn at once with what the door says, so that nothing moves; without it where it cannot be asked. */
export function SignInPage({ onEnter }: { onEnter: () => void }) {
  const door = useSignal<http.Door | null>(null);
  const asked = useSignal(false);
  useEffect(() => {
    void http.door().then((answer) =>
      batch(() => {
        asked.value = true;
        if (answer === null || !("ok" in answer)) return;
        setNow(answer.ok.now);
        door.value = answer.ok;
      }),
    );
  }, [door, asked]);
  if (!asked.value) return <div class="opening" />;
  return (
    <div class="door">
      <header class={door.value?.day.quiet ? "door-sky door-sky--evening" : "door-sky"} />
      <main class="door-in">
        <Greeting door={door.value} />
        <Form onEnter={onEnter} agency={door.value?.agency ?? ""} demo={door.value?.demo ?? []} />
        <p class="small quiet">{t("door.no_access")}</p>
      </main>
      <footer class="door-foot">
        <Button kind="text s" lang={other()} onClick={() => saveChoice({ language: other() })}>
          {t("door.other")}
        </Button>
      </footer>
    </div>
  );
}

function other() {
  return language.value === "de" ? "en" : "de";
}

/** Without its words where the door could not be asked. */
function Greeting({ door }: { door: http.Door | null }) {
  const evening = door?.day.quiet ?? false;
  const agency = door?.agency ?? "";
  const text =
    evening && door ? t("door.quiet", { agency, when: opens(door.day.until) }) : t("door.day", { agency });
  return (
    <div class="door-greeting">
      <p class="door-brand">{t("app")}</p>
      <h1>{evening ? t("door.evening") : t("door.hello")}</h1>
      <p class={door === null ? "sub is-waiting" : "sub"}>{text}</p>
    </div>
  );
}

interface Wrong {
  readonly email?: string;
  readonly password?: string;
  readonly form?: string;
}

interface FormProps {
  readonly onEnter: () => void;
  readonly agency: string;
  readonly demo: readonly http.DemoLogin[];
}

function Form({ onEnter, agency, demo }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const wrong = useSignal<Wrong>({});
  const entering = useSignal(false);

  async function enter(who: http.Credentials) {
    entering.value = true;
    const answer = await http.signIn(who);
    entering.value = false;
    if (answer !== null && "ok" in answer) return onEnter();
    wrong.value = { form: answer === null ? t("door.unreachable") : inWords(answer.denied) };
    form.current?.querySelector<HTMLInputElement>("[type=password]")?.select();
  }

  function submit(event: Event) {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const email = String(data.get("email") ?? "").trim();
    const password = String(data.get("password") ?? "");
    wrong.value = {
      ...(email === "" && { email: t("door.missing_email") }),
      ...(password === "" && { password: t("door.missing_password") }),
    };
    if (email !== "" && password !== "") void enter({ email, password, stay: data.has("stay") });
    else
      form.current
        ?.querySelector<HTMLInputElement>(email === "" ? "[type=email]" : "[type=password]")
        ?.focus();
  }

  return (
    <>
      <form class="door-form" ref={form} onSubmit={submit} noValidate>
        <Field label={t("door.email")} error={wrong.value.email}>
          {(control) => <input {...control} type="email" name="email" autocomplete="username" />}
        </Field>
        <Field label={t("door.password")} error={wrong.value.password}>
          {(control) => (
            <input {...control} type="password" name="password" autocomplete="current-password" />
          )}
        </Field>
        <details class="door-forgot">
          <summary>{t("door.forgot")}</summary>
          <p class="small quiet">{t("door.forgot.customer")}</p>
          <p class="small quiet">{t("door.forgot.staff", { agency })}</p>
        </details>
        <label class="check">
          <input type="checkbox" name="stay" defaultChecked />
          <span>{t("door.stay")}</span>
        </label>
        <div role="alert">
          {wrong.value.form && (
            <Banner tone="danger" icon="warn">
              <span class="grow">{wrong.value.form}</span>
            </Banner>
          )}
        </div>
        <Button kind="main wide" type="submit" aria-busy={entering.value} disabled={entering.value}>
          {entering.value ? t("door.entering") : t("door.enter")}
        </Button>
      </form>
      {demo.length > 0 && (
        <Demo people={demo} onChoose={({ email, password }) => void enter({ email, password, stay: true })} />
      )}
    </>
  );
}

function inWords(denied: http.Denied): string {
  if (denied.retry_after === undefined) return denied.message;
  return `${denied.message} ${t("door.retry_in", { time: lasting(denied.retry_after) })}`;
}

function Demo(props: { people: readonly http.DemoLogin[]; onChoose: (who: http.DemoLogin) => void }) {
  return (
    <section class="door-demo" aria-labelledby="demo">
      <div class="section-head">
        <h2 id="demo">{t("door.demo")}</h2>
      </div>
      <p class="small quiet">{t("door.demo_hint")}</p>
      <ul class="rows">
        {props.people.map((who) => (
          <li key={who.email}>
            <button type="button" class="demo-login" onClick={() => props.onChoose(who)}>
              <span class="row-title cut">{who.name}</span>
              <span class="row-sub">{roleText(who.role)}</span>
              <Icon name="arrow" small />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ROLES = new Set([
  "owner",
  "member",
  "assistant",
  "lead",
  "specialist",
  "management",
  "customer",
  "staff",
]);

/** A role in the words of the interface; one of a newer server stands as it is. */
function roleText(role: string): string {
  return ROLES.has(role) ? t(`role.${role}` as TextKey) : role;
}
