/** How much room the files of each customer take: for management, where a customer is to be chosen. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { session } from "../../../session/client";
import { showFailure } from "../../../session/failures";
import { Lost } from "../../../session/session";
import { accounts, phase } from "../../../session/store";
import { t } from "../../../texts/texts";
import type { AccountId, AccountRoom, FileRoom } from "../../../wire/wire";
import { sizeText } from "../files";
import { isNearlyFull, shareOf, sumOf } from "./shares";

interface RoomOfFilesProps {
  readonly onChoose: (account: AccountId) => void;
}

export function RoomOfFiles({ onChoose }: RoomOfFilesProps) {
  const room = useSignal<FileRoom | null>(null);
  const live = phase.value === "live";
  useEffect(() => {
    if (live)
      void session.request({ t: "file.room" }).then(
        (found) => {
          room.value = found;
        },
        (error: unknown) => {
          if (!(error instanceof Lost)) showFailure(error); // with the next connection it is asked again
        },
      );
  }, [live, room]);
  if (room.value === null) return null;
  const { taken, account_limit, limit } = room.value;
  const all = sumOf(taken);
  const isShort =
    isNearlyFull(all, limit) ||
    taken.some(({ size, account }) => account && isNearlyFull(size, account_limit));
  return (
    <section class="room" aria-labelledby="room">
      <h2 id="room">{t("room.title")}</h2>
      <p class="meta">{whole(all, limit)}</p>
      {limit > 0 && <progress max={1} value={shareOf(all, limit, 0)} aria-label={t("room.title")} />}
      {isShort && <p class="room-short">{t("room.short")}</p>}
      <ul>
        {taken.map((one) => (
          <Row
            key={one.account ?? ""}
            one={one}
            limit={account_limit}
            most={taken[0]?.size ?? 0}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </section>
  );
}

/** "Zusammen 4,8 GB von 100 GB". */
function whole(size: number, limit: number): string {
  if (limit === 0) return t("room.all", { size: sizeText(size) });
  return t("room.all_of", { size: sizeText(size), limit: sizeText(limit) });
}

interface RowProps extends RoomOfFilesProps {
  readonly one: AccountRoom;
  /** Bytes an account may take, and those of the one that takes most. */
  readonly limit: number;
  readonly most: number;
}

function Row({ one, limit, most, onChoose }: RowProps) {
  const { account, size, files } = one;
  const name = account === undefined ? t("room.team") : (accounts.value.get(account)?.name ?? account);
  const words = [
    t("file.files", { n: files }),
    limit > 0 && account !== undefined
      ? t("room.of", { size: sizeText(size), limit: sizeText(limit) })
      : sizeText(size),
  ];
  return (
    <li>
      {account === undefined ? (
        <b>{name}</b>
      ) : (
        <button type="button" class="link" onClick={() => onChoose(account)}>
          {name}
        </button>
      )}
      <span class="num">{words.join(" · ")}</span>
      <progress
        max={1}
        value={shareOf(size, account === undefined ? 0 : limit, most)}
        class={account !== undefined && isNearlyFull(size, limit) ? "is-short" : undefined}
        aria-label={name}
      />
    </li>
  );
}
