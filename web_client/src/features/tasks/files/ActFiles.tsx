/** Files that go with something done to a task: chosen, dropped or pasted; a chip each as in the composer. */

import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../texts/texts";
import { AttachButton } from "../../files/composing/AttachButton";
import { Attached } from "../../files/composing/Attached";
import { attach, pastedFiles } from "../../files/composing/attaching";
import { useDrop } from "../../files/composing/drop";
import type { AttachPlace } from "../../files/uploading/attachments";

export function ActFiles({ place }: { place: AttachPlace }) {
  const box = useRef<HTMLDivElement>(null);
  const dropping = useDrop(place, box);
  const target = useRef(place);
  target.current = place;
  useEffect(() => {
    const around = box.current?.closest<HTMLElement>("dialog");
    const paste = (event: ClipboardEvent) => {
      const pasted = event.clipboardData ? pastedFiles(event.clipboardData) : [];
      if (pasted.length === 0) return;
      event.preventDefault();
      void attach(target.current, pasted);
    };
    around?.addEventListener("paste", paste);
    return () => around?.removeEventListener("paste", paste);
  }, []);
  return (
    <div class="act-files" ref={box}>
      <Attached place={place} />
      <AttachButton place={place} worded />
      {dropping && <p class="drop-here">{t("file.drop")}</p>}
    </div>
  );
}
