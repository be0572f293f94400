import { Mark } from "../../kit/Icon";
import { hueOf, initials } from "../../state/list";
import type { Person, Status } from "../../wire/wire";
import { presenceText, statusOf } from "../presence/status";

type Size = "s" | "m" | "l";

const SIZES: Readonly<Record<Size, string>> = { s: "av av--s", m: "av", l: "av av--l" };
const SIGNS: Readonly<Record<Status, string>> = { online: "on", away: "away", offline: "off" };

interface AvatarProps {
  readonly person: Person;
  readonly size?: Size;
  /** What screen readers hear, which depends on what stands beside it. */
  readonly says?: "name" | "status" | "nothing";
}

/** Somebody's sign, and whether they are there. */
export function Avatar({ person, size = "m", says = "status" }: AvatarProps) {
  if (person.kind === "bot") {
    return (
      <span class={`${SIZES[size]} av--bot`} {...label(says === "name" ? person.name : "")}>
        <Mark />
      </span>
    );
  }
  const status = statusOf(person);
  const words = presenceText(person);
  const both = words === "" ? person.name : `${person.name}, ${words}`;
  return (
    <span
      class={SIZES[size]}
      style={{ "--h": hueOf(person.id) }}
      title={words === "" ? person.name : `${person.name}: ${words}`}
      data-initials={initials(person.name)}
      {...label(says === "name" ? both : says === "status" ? words : "")}
    >
      {status !== null && <i class={SIGNS[status]} />}
    </span>
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

function label(said: string) {
  return said === "" ? ({ "aria-hidden": "true" } as const) : ({ role: "img", "aria-label": said } as const);
}
