/** Pictures as this device has them, to be seen before the server has them. */

import type { LocalPicture } from "./attachments";

/** What browsers show; others are rows with their names until the server has made a picture of them. */
const SHOWN = new Set(["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"]);

/** One after the other: each is decoded whole to know its size. */
let last: Promise<unknown> = Promise.resolve();

export function lookAt(bytes: Blob): Promise<LocalPicture | null> {
  if (!SHOWN.has(bytes.type)) return Promise.resolve(null);
  const next = last.then(() => measure(bytes));
  last = next;
  return next;
}

async function measure(bytes: Blob): Promise<LocalPicture | null> {
  const url = URL.createObjectURL(bytes);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return { url, width: image.naturalWidth, height: image.naturalHeight };
  } catch {
    URL.revokeObjectURL(url);
    return null;
  }
}
