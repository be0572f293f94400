import { useRef } from "preact/hooks";
import { Button, IconButton } from "../../../kit/Button";
import { Icon } from "../../../kit/Icon";
import { openMenu } from "../../../kit/Menu";
import { t } from "../../../texts/texts";
import type { AttachPlace } from "../uploading/attachments";
import { attach } from "./attaching";

interface AttachButtonProps {
  readonly place: AttachPlace;
  /** Says what it does where there is room. */
  readonly worded?: boolean;
}

/** Chooses files; where one taps, the camera is offered beside them. */
export function AttachButton({ place, worded = false }: AttachButtonProps) {
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    void attach(place, [...(input.files ?? [])]);
    input.value = ""; // so that the same file can be chosen again
  };
  const choose = (button: Element) => {
    if (!matchMedia("(pointer: coarse)").matches) return files.current?.click();
    const items = [
      { icon: "picture", text: t("file.camera"), run: () => camera.current?.click() },
      { icon: "clip", text: t("file.choose"), run: () => files.current?.click() },
    ] as const;
    openMenu(t("file.attach"), items, button.getBoundingClientRect());
  };
  return (
    <>
      {worded ? (
        <Button kind="line" onClick={(event) => choose(event.currentTarget)}>
          <Icon name="clip" small />
          {t("file.attach")}
        </Button>
      ) : (
        <IconButton icon="clip" label={t("file.attach")} onClick={(event) => choose(event.currentTarget)} />
      )}
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
