import { useEffect, useRef } from "preact/hooks";
import { IconButton } from "../../../kit/Button";
import { t } from "../../../texts/texts";
import type { ChatId } from "../../../wire/wire";
import { finishRecording, recording, startRecording } from "./recorder";

/** Pressed longer than this (ms), it records until one lets go. */
const HELD = 300;

/** A click begins a recording that another button ends; holding it records as long as it is held. */
export function RecordButton({ chat }: { chat: ChatId }) {
  const held = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (recording.value?.chat === chat) return null;
  const hold = () => {
    held.current = true;
    // on the page: the button is gone while one holds it
    const release = () => void finishRecording();
    for (const kind of ["pointerup", "pointercancel"])
      addEventListener(kind, release, { once: true, capture: true });
    void startRecording(chat);
  };
  return (
    <IconButton
      icon="mic"
      label={t("voice.record")}
      title={t("voice.record_how")}
      disabled={recording.value !== null}
      onContextMenu={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        held.current = false;
        if (event.button === 0) timer.current = setTimeout(hold, HELD);
      }}
      onPointerUp={() => clearTimeout(timer.current)}
      onPointerCancel={() => clearTimeout(timer.current)}
      onPointerLeave={() => clearTimeout(timer.current)}
      onClick={(event) => {
        clearTimeout(timer.current);
        if (held.current && event.detail > 0) return; // one has just let go of it
        void startRecording(chat);
      }}
    />
  );
}
