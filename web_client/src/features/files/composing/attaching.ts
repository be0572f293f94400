/** How files come into the composer: chosen, dropped or pasted. */

import { showToast } from "../../../kit/toast";
import { showFailure } from "../../../session/failures";
import { now } from "../../../session/store";
import { exact } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import { LIMITS } from "../../../wire/wire";
import type { AttachPlace, Recorded } from "../uploading/attachments";
import { loadUploads } from "../uploading/sync";

/** Attaches them in the order given; what does not fit is said. */
export async function attach(place: AttachPlace, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  try {
    const { addFiles } = await loadUploads();
    const n = addFiles(place, files);
    if (n > 0) showToast(t("file.too_many", { n, most: LIMITS.FILES }));
  } catch (error) {
    showFailure(error); // what uploads could not be fetched: nothing was attached
  }
}

/** Attaches a voice note. */
export async function attachRecording(place: AttachPlace, file: File, said: Recorded): Promise<void> {
  try {
    const { addFiles } = await loadUploads();
    if (addFiles(place, [file], said) > 0) showToast(t("file.too_many", { n: 1, most: LIMITS.FILES }));
  } catch (error) {
    showFailure(error);
  }
}

/** The files of what is dropped; folders, whose contents the browser does not give like this, are said. */
export function droppedFiles(data: DataTransfer): readonly File[] {
  const items = [...data.items].filter(({ kind }) => kind === "file");
  const isFolder = (item: DataTransferItem) => item.webkitGetAsEntry?.()?.isDirectory === true;
  if (items.some(isFolder)) showToast(t("file.folder"));
  return items.flatMap((item) => (isFolder(item) ? [] : (item.getAsFile() ?? [])));
}

/** Pasted pictures have no name of their own: they get the time. Text that is pasted with its picture stays text. */
export function pastedFiles(data: DataTransfer): readonly File[] {
  if (data.types.includes("text/plain")) return [];
  return [...data.files].map((file) => (/^image\.\w+$/.test(file.name) ? renamed(file) : file));
}

function renamed(file: File): File {
  const name = `${t("file.pasted", { when: exact(now()).replaceAll(/[:,]/g, "") })}.${file.name.split(".").at(-1)}`;
  return new File([file], name, { type: file.type });
}
