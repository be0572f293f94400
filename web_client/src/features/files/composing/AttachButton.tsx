import { useRef } from "preact/hooks";
import { IconButton } from "../../../kit/Button";
import { openMenu } from "../../../kit/Menu";
import { t } from "../../../texts/texts";
import type { ChatId } from "../../../wire/wire";
import { attach } from "./attaching";

/** Chooses files; where one taps, the camera is offered beside them. */
export function AttachButton({ chat }: { chat: ChatId }) {
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    void attach(chat, [...(input.files ?? [])]);
    input.value = ""; // so that the same file can be chosen again
  };
  return (
    <>
      <IconButton
        icon="clip"
        label={t("file.attach")}
        onClick={(event) => {
          if (!matchMedia("(pointer: coarse)").matches) return files.current?.click();
          const items = [
            { icon: "picture", text: t("file.camera"), run: () => camera.current?.click() },
            { icon: "clip", text: t("file.choose"), run: () => files.current?.click() },
          ] as const;
          openMenu(t("file.attach"), items, event.currentTarget.getBoundingClientRect());
        }}
      />
      <input ref={files} type="file" multiple hidden onChange={(event) => take(event.currentTarget)} />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => take(event.currentTarget)}
      />
    </>
  );
}
