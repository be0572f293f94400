import type { ComponentChildren } from "preact";
import { clock, exact } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { Millis, Person, Seq } from "../../wire/wire";
import { Avatar } from "../people/Avatar";

interface MessageFrameProps {
  readonly person: Person;
  readonly own: boolean;
  readonly at: Millis;
  /** The entry that stands in it, where it is a single one. */
  readonly seq?: Seq;
  /** Beside the name. */
  readonly via?: string | undefined;
  /** Behind the time. */
  readonly mark?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Who says something, and when; what is said stands below. */
export function MessageFrame({ person, own, at, seq, via, mark, children }: MessageFrameProps) {
  return (
    <div class={own ? "msg msg--own" : "msg"} data-seq={seq}>
      {!own && <Avatar person={person} />}
      <div class="msg-body">
        <p class="msg-head">
          {own ? <span class="vh">{t("you")}</span> : <b>{person.name}</b>}
          {via && <span>{via}</span>}
          <time title={exact(at)} dateTime={new Date(at).toISOString()}>
            {clock(at)}
          </time>
          {mark}
        </p>
        {children}
      </div>
    </div>
  );
}
