import { hueOf, initials } from "../state/list";
import type { Person } from "../wire/wire";
import { Mark } from "./Icon";

type Size = "s" | "m" | "l";

const SIZES: Readonly<Record<Size, string>> = { s: "av av--s", m: "av", l: "av av--l" };

/** Somebody's sign. Where the name stands beside it, it says nothing to screen readers. */
export function Avatar({
  person,
  size = "m",
  named = false,
}: {
  person: Person;
  size?: Size;
  named?: boolean;
}) {
  if (person.kind === "bot") {
    return (
      <span class={`${SIZES[size]} av--bot`} {...label(person.name, named)}>
        <Mark />
      </span>
    );
  }
  return (
    <span
      class={SIZES[size]}
      style={{ "--h": hueOf(person.id) }}
      title={person.name}
      data-initials={initials(person.name)}
      {...label(person.name, named)}
    />
  );
}

/** The sign of a customer account or of a thing: square. */
export function Square({ id, name, size = "l" }: { id: string; name: string; size?: Size }) {
  return (
    <span
      class={`${SIZES[size]} av--co`}
      style={{ "--h": hueOf(id) }}
      title={name}
      data-initials={initials(name)}
      aria-hidden="true"
    />
  );
}

function label(name: string, named: boolean) {
  return named ? ({ role: "img", "aria-label": name } as const) : ({ "aria-hidden": "true" } as const);
}
