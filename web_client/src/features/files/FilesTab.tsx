/** All files of a chat: of one kind where one wishes, newest first, each with the way to its message. */

import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Button } from "../../kit/Button";
import { EmptyState } from "../../kit/EmptyState";
import { Icon } from "../../kit/Icon";
import { Choice } from "../../kit/pickers/Choice";
import { phase, state } from "../../session/store";
import { personOf } from "../../state/list";
import { exact } from "../../texts/dates";
import { t } from "../../texts/texts";
import { type ChatId, FILE_KINDS, type Filed, type FileKind } from "../../wire/wire";
import { chatPath } from "../chats/paths";
import { type FileListing, listFiles } from "./file_list";
import { zipUrl } from "./files";
import { FileRow, FileSign } from "./MessageFiles";
import { openViewer } from "./open_viewer";

interface FilesTabProps {
  readonly chat: ChatId;
  /** Called when one goes to a message. */
  readonly onJump: () => void;
}

export function FilesTab({ chat, onJump }: FilesTabProps) {
  const kind = useSignal<FileKind | "all">("all");
  const chosen = kind.value;
  const listing = useMemo(() => listFiles(chat, chosen === "all" ? undefined : chosen), [chat, chosen]);
  const live = phase.value === "live";
  const said = useComputed(() => filesSaid(chat)).value;
  useEffect(() => {
    if (live) void listing.renew();
  }, [listing, live, said]);
  const files = listing.files.value;
  const isEmpty = files?.length === 0;
  if (isEmpty && chosen === "all")
    return <EmptyState title={t("files.empty")} hint={t("files.empty_hint")} />;
  return (
    <section class="filed">
      <div class="filed-head">
        <Choice
          label={t("files.kind")}
          value={chosen}
          options={kinds()}
          onChange={(to) => (kind.value = to)}
        />
        {(files?.length ?? 0) > 1 && chosen === "all" && (
          <a class="btn btn--text btn--s" href={zipUrl(chat)} download>
            <Icon name="save" small />
            {t("file.zip")}
          </a>
        )}
      </div>
      {isEmpty && <p class="meta">{t("files.none")}</p>}
      <Listed listing={listing} onJump={onJump} />
    </section>
  );
}

function Listed({ listing, onJump }: { listing: FileListing; onJump: () => void }) {
  const files = listing.files.value ?? [];
  const pictures = files.filter(({ file }) => file.kind === "picture").map(({ file }) => file);
  return (
    <>
      <ul class="filed-list">
        {files.map((filed) => (
          <li key={filed.file.id}>
            {filed.file.kind === "picture" ? (
              <button
                type="button"
                class="file"
                aria-label={t("file.look", { name: filed.file.name })}
                onClick={() => openViewer(pictures, pictures.indexOf(filed.file), "files")}
              >
                <FileSign file={filed.file} />
                <b class="cut">{filed.file.name}</b>
              </button>
            ) : (
              <FileRow file={filed.file} />
            )}
            <Origin filed={filed} onJump={onJump} />
          </li>
        ))}
      </ul>
      {listing.more.value && (
        <Button kind="text s" onClick={() => void listing.older()}>
          {t("files.more")}
        </Button>
      )}
    </>
  );
}

/** Who sent it and when; it leads to the message. */
function Origin({ filed, onJump }: { filed: Filed; onJump: () => void }) {
  const name = personOf(state.value, filed.author).name;
  return (
    <a class="filed-from" href={chatPath(filed.chat, filed.seq)} title={t("files.jump")} onClick={onJump}>
      {name} · <time dateTime={new Date(filed.at).toISOString()}>{exact(filed.at)}</time>
      <span class="vh">, {t("files.jump")}</span>
    </a>
  );
}

function kinds(): readonly (readonly [FileKind | "all", string])[] {
  return [["all", t("files.all")], ...FILE_KINDS.map((kind) => [kind, t(`files.${kind}`)] as const)];
}

/** The files of the messages that are held of a chat: it changes when one comes or goes. */
function filesSaid(chat: ChatId): string {
  const entries = state.value.logs.get(chat)?.entries ?? [];
  const all = entries.flatMap((entry) => (entry.t === "message" ? (entry.files ?? []) : []));
  return all.map(({ id }) => id).join();
}
