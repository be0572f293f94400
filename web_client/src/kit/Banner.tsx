import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon";

export function Banner(props: { tone?: "warn" | "danger"; icon: IconName; children: ComponentChildren }) {
  return (
    <div class={props.tone ? `banner banner--${props.tone}` : "banner"}>
      <Icon name={props.icon} />
      {props.children}
    </div>
  );
}
