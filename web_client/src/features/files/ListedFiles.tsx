/** Files newest first: of one kind where one wishes, each with the way to its message. */

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Button } from "../../kit/Button";
import { EmptyState } from "../../kit/EmptyState";
import { Icon } from "../../kit/Icon";
import { Choice } from "../../kit/pickers/Choice";
import { phase, state } from "../../session/store";
import { personOf, titleOf } from "../../state/list";
import { exact } from "../../texts/dates";
import { t } from "../../texts/texts";
import { type ChatId, FILE_KINDS, type Filed, type FileKind } from "../../wire/wire";
import { chatPath } from "../chats/paths";
import { type FileListing, type FilesOf, listFiles } from "./file_list";
import { aboutFile } from "./files";
import { FileRow, FileSign } from "./MessageFiles";
import { openViewer } from "./open_viewer";
import { Sound } from "./Sound";

interface ListedFilesProps {
  /** Whose; the same object as long as it is the same. */
  readonly of: FilesOf;
  /** They are asked for anew when it changes. */
  readonly said: string;
  /** What is said below "none yet". */
  readonly hint: string;
  /** Where all of them are as one archive. */
  readonly zip?: string;
  /** Called when one goes to a message. */
  readonly onJump?: () => void;
}

export function ListedFiles({ of, said, hint, zip, onJump }: ListedFilesProps) {
  const kind = useSignal<FileKind | "all">("all");
  const chosen = kind.value;
  const listing = useMemo(() => listFiles(of, chosen === "all" ? undefined : chosen), [of, chosen]);
  const live = phase.value === "live";
  useEffect(() => {
    if (live) void listing.renew();
  }, [listing, live, said]);
  const files = listing.files.value;
  const isEmpty = files?.length === 0;
  if (isEmpty && chosen === "all") return <EmptyState title={t("files.empty")} hint={hint} />;
  return (
    <section class="filed">
      <div class="filed-head">
        <Choice
          label={t("files.kind")}
          value={chosen}
          options={kinds()}
          onChange={(to) => (kind.value = to)}
        />
        {zip !== undefined && (files?.length ?? 0) > 1 && chosen === "all" && (
          <a class="btn btn--text btn--s" href={zip} download>
            <Icon name="save" small />
            {t("file.zip")}
          </a>
        )}
      </div>
      {isEmpty && <p class="meta">{t("files.none")}</p>}
      <List listing={listing} named={"account" in of} onJump={onJump} />
    </section>
  );
}

interface ListProps {
  readonly listing: FileListing;
  /** Whether the chat of each is said. */
  readonly named: boolean;
  readonly onJump: (() => void) | undefined;
}

function List({ listing, named, onJump }: ListProps) {
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
                onClick={() => openViewer(pictures, pictures.indexOf(filed.file), "files")}
              >
                <FileSign file={filed.file} />
                <span class="file-name">
                  <b class="cut">{filed.file.name}</b>
                  <small>{aboutFile(filed.file)}</small>
                  <span class="vh">, {t("files.look")}</span>
                </span>
              </button>
            ) : filed.file.kind === "audio" ? (
              <Sound file={filed.file} origin={filed} />
            ) : (
              <FileRow file={filed.file} />
            )}
            <Origin filed={filed} from={named ? chatTitle(filed.chat) : ""} onJump={onJump} />
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

interface OriginProps {
  readonly filed: Filed;
  /** The title of its chat; empty where it needs no saying. */
  readonly from: string;
  readonly onJump: (() => void) | undefined;
}

/** Who sent it, when and where; it leads to the message. */
function Origin({ filed, from, onJump }: OriginProps) {
  const name = personOf(state.value, filed.author).name;
  return (
    <a class="filed-from" href={chatPath(filed.chat, filed.seq)} title={t("files.jump")} onClick={onJump}>
      {name} · <time dateTime={new Date(filed.at).toISOString()}>{exact(filed.at)}</time>
      {from && ` · ${from}`}
      <span class="vh">, {t("files.jump")}</span>
    </a>
  );
}

function chatTitle(id: ChatId): string {
  const chat = state.value.chats.get(id);
  return chat === undefined ? "" : titleOf(state.value, chat);
}

function kinds(): readonly (readonly [FileKind | "all", string])[] {
  return [["all", t("files.all")], ...FILE_KINDS.map((kind) => [kind, t(`files.${kind}`)] as const)];
}
