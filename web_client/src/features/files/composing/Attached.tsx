/** Files beside the text, on their way or there: a chip each, with what one can do about it. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { IconButton } from "../../../kit/Button";
import { Icon } from "../../../kit/Icon";
import { t } from "../../../texts/texts";
import { fileUrl, kindIcon } from "../files";
import { type Attachment, type AttachPlace, attachedTo, isSendable } from "../uploading/attachments";
import { percentOf, uploadNews } from "../uploading/progress";
import { loadUploads } from "../uploading/sync";
import { AttachedSound, isVoice } from "./AttachedSound";
import { stateText } from "./state_text";

export function Attached({ place }: { place: AttachPlace }) {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(0);
  const all = attachedTo(place);
  const n = all.length;
  useLayoutEffect(() => {
    if (n > before.current) list.current?.scrollTo(0, list.current.scrollHeight); // to those that were chosen last
    before.current = n;
  }, [n]);
  return (
    <>
      {n > 0 && (
        <ul ref={list} class="attached" aria-label={t("file.attached", { n })}>
          {all.map((one) => (
            <li key={one.key} class={isVoice(one) ? "is-voice" : undefined}>
              <Chip one={one} />
            </li>
          ))}
        </ul>
      )}
      <p class="vh" role="status">
        {uploadNews(all)}
      </p>
    </>
  );
}

function Chip({ one }: { one: Attachment }) {
  const { key, state } = one;
  const name = isVoice(one) ? t("voice") : one.name;
  const tried = state === "failed";
  const label = t(state === "uploading" || state === "waiting" ? "file.cancel" : "file.remove", { name });
  return (
    <div class={isSendable(one) ? "attachment" : "attachment is-wrong"}>
      {isVoice(one) ? <AttachedSound one={one} /> : <NamedFile one={one} />}
      {tried && <IconButton icon="retry" label={t("file.retry", { name })} onClick={() => retry(key)} />}
      <IconButton icon="x" label={label} onClick={(event) => void remove(key, event.currentTarget)} />
    </div>
  );
}

function retry(key: string): void {
  void loadUploads().then((uploads) => uploads.retryAttachment(key));
}

/** Whoever goes by keys is not left nowhere. */
async function remove(key: string, button: HTMLElement): Promise<void> {
  const hadFocus = button.matches(":focus-visible");
  const add = button.closest(".act-files")?.querySelector<HTMLElement>(":scope > .btn");
  (await loadUploads()).removeAttachment(key);
  if (hadFocus) (add ?? document.querySelector<HTMLElement>("#composer, #answer"))?.focus();
}

function NamedFile({ one }: { one: Attachment }) {
  const { name, state } = one;
  return (
    <>
      <Look one={one} />
      <span class="attachment-words">
        <b class="cut" title={name}>
          {name}
        </b>
        <small class={isSendable(one) ? "cut" : undefined}>{stateText(one)}</small>
        {state === "uploading" && <progress max={100} value={percentOf([one])} aria-label={name} />}
      </span>
    </>
  );
}

/** The picture as it was chosen here, or as the server has it. */
function Look({ one }: { one: Attachment }) {
  const { picture, file, upload } = one;
  const made =
    file?.kind === "picture" && upload !== undefined ? fileUrl(upload, "small", "uploads") : undefined;
  const src = picture?.url ?? made;
  return (
    <span class="file-kind" aria-hidden="true">
      {src === undefined ? <Icon name={kindIcon(file?.kind ?? "other")} /> : <img src={src} alt="" />}
    </span>
  );
}
