/** A dialog with the bot: to its owner it looks like a chat; nobody else sees it (SPEC 6). */

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { IconButton } from "../../kit/Button";
import { usePageTitle } from "../../kit/browser/page_title";
import { EmptyState } from "../../kit/EmptyState";
import { Icon, Mark } from "../../kit/Icon";
import { phase, state } from "../../session/store";
import { type TextKey, t } from "../../texts/texts";
import type { DialogId, DialogView } from "../../wire/wire";
import { useDrop } from "../files/composing/drop";
import { askUploads } from "../files/uploading/sync";
import { AnswerField } from "./AnswerField";
import { AnswerList } from "./AnswerList";
import { DialogProgress } from "./DialogProgress";
import { dialogsLoaded, dialogsSending, lastInputs, remarks, sendInput } from "./dialogs";
import { QuestionCard } from "./QuestionCard";

export function DialogPage({ dialog: id }: { dialog: DialogId }) {
  const dialog = state.value.dialogs.get(id);
  const live = phase.value === "live";
  const isOpen = dialog?.status === "open";
  useEffect(() => {
    if (live && isOpen) void askUploads({ dialog: id });
  }, [id, live, isOpen]);
  const dropping = useDrop(isOpen ? { dialog: id } : null);
  const title = dialog?.title ?? t("dialog.new_task");
  usePageTitle(title);
  if (dialog === undefined)
    return dialogsLoaded.value ? <DialogGone /> : <main class="pane-main" id="main" tabIndex={-1} />;
  return (
    <>
      <main class="pane-main" id="main" tabIndex={-1}>
        <DialogHeader dialog={dialog} />
        <DialogLog dialog={dialog} />
        {dropping && <p class="drop-here">{t("file.drop")}</p>}
        <AnswerField key={id} dialog={dialog} />
      </main>
      <DialogProgress dialog={dialog} />
    </>
  );
}

function DialogGone() {
  return (
    <main class="pane-main pane-main--empty" id="main" tabIndex={-1}>
      <EmptyState alone title={t("dialog.gone")} hint={t("dialog.gone_hint")}>
        <a class="btn btn--soft" href="/">
          {t("page.home")}
        </a>
      </EmptyState>
    </main>
  );
}

function DialogHeader({ dialog }: { dialog: DialogView }) {
  return (
    <header class="pane-head">
      <a class="iconbtn back" href="/" aria-label={t("page.home")}>
        <Icon name="back" />
      </a>
      <div class="pane-title">
        <h1 class="cut">{dialog.title}</h1>
        <p class="cut">{t("dialog.kept")}</p>
      </div>
      <IconButton
        icon="trash"
        label={t("dialog.discard")}
        onClick={() => void sendInput(dialog, { t: "cancel" })}
      />
      <a class="btn btn--text only-wide" href="/">
        {t("dialog.later")}
      </a>
    </header>
  );
}

function DialogLog({ dialog }: { dialog: DialogView }) {
  const box = useRef<HTMLDivElement>(null);
  const said = lastInputs.value.get(dialog.id);
  const waits = dialogsSending.value.has(dialog.id);
  useLayoutEffect(() => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [dialog.number, said, remarks.value.get(dialog.id)]);
  return (
    <div class="scroll" ref={box}>
      <div class="talk autochat">
        <BotMessage what={dialog.script === "rating" ? "dialog.asks_stars" : "dialog.takes_down"}>
          <AnswerList dialog={dialog} />
        </BotMessage>
        {said !== undefined && <OwnMessage text={said} waits={waits} />}
        <div class="msg">
          <BotAvatar />
          <div class="msg-body" aria-live="polite">
            <Remarks dialog={dialog} />
            <QuestionCard dialog={dialog} />
          </div>
        </div>
      </div>
    </div>
  );
}

function BotMessage({ what, children }: { what: TextKey; children: ComponentChildren }) {
  return (
    <div class="msg">
      <BotAvatar />
      <div class="msg-body">
        <p class="msg-head">
          <b>Feierabend</b>
          <span>{t(what)}</span>
        </p>
        {children}
      </div>
    </div>
  );
}

function BotAvatar() {
  return (
    <span class="av av--bot" aria-hidden="true">
      <Mark />
    </span>
  );
}

function OwnMessage({ text, waits }: { text: string; waits: boolean }) {
  return (
    <div class={waits ? "msg msg--own pending" : "msg msg--own"}>
      <div class="msg-body">
        <div class="bubble" dir="auto">
          <span class="vh">{t("you")}: </span>
          {text}
        </div>
        {waits && <p class="seen seen--soon">{t("msg.pending")}</p>}
      </div>
    </div>
  );
}

/** What is not shown elsewhere: help, a refusal, what another device answered, what cannot stay as it was. */
function Remarks({ dialog }: { dialog: DialogView }) {
  const shown = new Set((dialog.lines ?? []).map(({ label, value }) => `${label}: ${value}`));
  const heard = (dialog.heard ?? []).filter((one) => !shown.has(one));
  const told = remarks.value.get(dialog.id) ?? [];
  return [...new Set([...told, ...heard])].map((text) => (
    <p key={text} class="remark" dir="auto">
      {text}
    </p>
  ));
}
