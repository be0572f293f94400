/** Every component on one page, to look at while one works on them. Only in development. */

import { useSignal } from "@preact/signals";
import { Avatar, Square } from "../features/people/Avatar";
import { Banner } from "../kit/Banner";
import { Button, IconButton } from "../kit/Button";
import { CountBadge } from "../kit/CountBadge";
import { EmptyState } from "../kit/EmptyState";
import { Checkbox } from "../kit/fields/Checkbox";
import { Field } from "../kit/fields/Field";
import { RadioGroup } from "../kit/fields/RadioGroup";
import { SegmentedControl } from "../kit/fields/SegmentedControl";
import { TextArea } from "../kit/fields/TextArea";
import { Icon } from "../kit/Icon";
import { openMenu } from "../kit/Menu";
import { showToast } from "../kit/toast";
import type { Person } from "../wire/wire";

const JANA: Person = { id: "jana", name: "Jana Lindner", kind: "staff" };
const LONG: Person = {
  id: "long",
  name: "Maximiliane-Theodora von Hohenstein-Wartenberg-Brunnenthal",
  kind: "customer",
};
const BOT: Person = { id: "bot", name: "Feierabend", kind: "bot" };
const COLOURS = [
  "bg",
  "surface",
  "fill",
  "select",
  "accent",
  "accent-soft",
  "own",
  "bot",
  "ok",
  "warn",
  "danger",
  "dusk",
];

export default function Styleguide() {
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="guide">
        <h1>Komponenten</h1>
        <Buttons />
        <Fields />
        <Signs />
        <Notes />
        <section>
          <h2>Farben</h2>
          <ul class="swatches">
            {COLOURS.map((name) => (
              <li key={name}>
                <i style={{ background: `var(--${name})` }} />
                {name}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}

function Buttons() {
  return (
    <section>
      <h2>Knöpfe</h2>
      <div class="buttons">
        {["main", "tint", "soft", "line", "text", "danger"].map((kind) => (
          <Button key={kind} kind={kind}>
            Frist annehmen
          </Button>
        ))}
        <Button kind="main s">Klein</Button>
        <Button disabled>Geht nicht</Button>
        <IconButton icon="more" label="Mehr" />
      </div>
    </section>
  );
}

function Fields() {
  const text = useSignal("Vier Hotels in Hamburg");
  const kind = useSignal<"result" | "interim">("result");
  const view = useSignal<"list" | "board">("list");
  const advice = useSignal(true);
  return (
    <section>
      <h2>Felder</h2>
      <div class="guide-grid">
        <Field label="E-Mail-Adresse" error={undefined}>
          {(control) => <input {...control} type="email" name="a" />}
        </Field>
        <Field label="Passwort" error="Bitte das Passwort eintragen.">
          {(control) => <input {...control} type="password" name="b" />}
        </Field>
        <TextArea label="Beschreibung" value={text} />
        <RadioGroup
          label="Übergabe"
          value={kind}
          options={[
            ["result", "Ergebnis"],
            ["interim", "Zwischenstand"],
          ]}
        />
        <SegmentedControl
          label="Ansicht"
          value={view.value}
          options={[
            ["list", "Liste"],
            ["board", "Board"],
          ]}
          onChoose={(chosen) => {
            view.value = chosen;
          }}
        />
        <Checkbox label="Mit Beratung" value={advice} hint="Ein Hinweis darunter" />
      </div>
    </section>
  );
}

function Signs() {
  return (
    <section>
      <h2>Zeichen</h2>
      <div class="chips">
        <Avatar person={JANA} size="s" />
        <Avatar person={JANA} />
        <Avatar person={LONG} size="l" />
        <Avatar person={BOT} size="l" />
        <Square id="a" name="Ostermann Lichtplanung" />
        <CountBadge n={3} label="3 neu" />
        <CountBadge n={120} label="120 neu" />
        <span class="tag">Wichtig</span>
        <span class="tag tag--sys">Zwischenstand</span>
        <span class="teammark">
          <Icon name="eyeoff" small />
          Nur Team
        </span>
      </div>
    </section>
  );
}

function Notes() {
  const items = [
    { icon: "reply", text: "Antworten", key: "r", run: () => undefined },
    { icon: "trash", text: "Löschen", key: "delete", danger: true, run: () => undefined },
  ] as const;
  return (
    <section>
      <h2>Hinweise</h2>
      <Banner icon="info">
        <span class="grow">Es gibt eine neue Fassung.</span>
        <Button kind="text">Neu laden</Button>
      </Banner>
      <Banner icon="warn" tone="warn">
        Keine Verbindung.
      </Banner>
      <Banner icon="warn" tone="danger">
        E-Mail-Adresse oder Passwort stimmen nicht.
      </Banner>
      <div class="buttons">
        <Button
          onClick={() => showToast("Nachricht gelöscht", { label: "Rückgängig", run: () => undefined })}
        >
          Toast
        </Button>
        <Button onClick={(event) => openMenu("Aktionen", items, event.currentTarget.getBoundingClientRect())}>
          Menü
        </Button>
      </div>
      <EmptyState title="Alles beantwortet. Schönen Tag!" hint="Hier steht, was auf eine Antwort wartet." />
    </section>
  );
}
