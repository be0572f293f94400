/** Pictures large, in front of everything: by keys, buttons, swipe and pinch. */

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { DownloadLink, IconButton } from "../../kit/Button";
import { useLayer } from "../../kit/browser/layers";
import { closeModal } from "../../kit/Modal";
import { t } from "../../texts/texts";
import type { File } from "../../wire/wire";
import { type FilePlace, fileUrl, readUrl, sizeText } from "./files";
import { useGestures } from "./gestures";
import { WHOLE, type Zoom, zoomed } from "./zoom";

const STEP = 1.5;

interface ViewerProps {
  readonly pictures: readonly File[];
  readonly first: number;
  readonly place: FilePlace;
}

export function Viewer({ pictures, first, place }: ViewerProps) {
  const box = useRef<HTMLDialogElement>(null);
  const at = useSignal(first);
  const zoom = useSignal<Zoom>(WHOLE);
  const picture = pictures[at.value];
  useLayer(closeModal);
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    dialog?.focus({ preventScroll: true });
    return () => dialog?.close();
  }, []);
  if (picture === undefined) return null;

  function walk(by: number): void {
    const to = at.peek() + by;
    if (to < 0 || to >= pictures.length) return;
    at.value = to;
    zoom.value = WHOLE;
  }
  function resize(factor: number): void {
    zoom.value = zoomed(zoom.peek(), factor);
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => walk(-1),
    ArrowRight: () => walk(1),
    Home: () => walk(-at.peek()),
    End: () => walk(pictures.length - 1 - at.peek()),
    "+": () => resize(STEP),
    "=": () => resize(STEP),
    "-": () => resize(1 / STEP),
    "0": () => (zoom.value = WHOLE),
  };
  return (
    <dialog
      ref={box}
      class="viewer"
      aria-label={picture.name}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault();
        closeModal();
      }}
      onKeyDown={(event) => {
        const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
        if (act === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        act();
      }}
    >
      <header class="viewer-head">
        <p class="grow" role="status">
          <b class="cut">{picture.name}</b>
          <small>
            {pictures.length > 1 && `${t("file.picture_of", { at: at.value + 1, n: pictures.length })} · `}
            {sizeText(picture.size)}
          </small>
        </p>
        <IconButton icon="minus" label={t("file.smaller")} onClick={() => resize(1 / STEP)} />
        <IconButton icon="plus" label={t("file.larger")} onClick={() => resize(STEP)} />
        {place === "files" && (
          <DownloadLink
            label={t("file.save", { name: picture.name })}
            href={fileUrl(picture.id, "original")}
            name={picture.name}
          />
        )}
        <IconButton icon="x" label={t("close")} onClick={closeModal} />
      </header>
      <Large key={picture.id} picture={picture} place={place} zoom={zoom} walk={walk} />
      {at.value > 0 && (
        <IconButton class="viewer-back" icon="back" label={t("file.previous")} onClick={() => walk(-1)} />
      )}
      {at.value < pictures.length - 1 && (
        <IconButton class="viewer-forth" icon="forth" label={t("file.next")} onClick={() => walk(1)} />
      )}
    </dialog>
  );
}

interface LargeProps {
  readonly picture: File;
  readonly place: FilePlace;
  readonly zoom: { value: Zoom; peek(): Zoom };
  readonly walk: (by: number) => void;
}

/** The small one at once, the large one in its place as soon as it is there; whoever looks closer gets the original. */
function Large({ picture, place, zoom, walk }: LargeProps) {
  const stage = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const failed = useSignal(false);
  const closer = useSignal(false);
  const { scale, x, y } = zoom.value;
  useGestures(stage, image, zoom, walk);
  useLayoutEffect(() => {
    if (scale > 2) closer.value = true;
    if (image.current) image.current.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }, [scale, x, y, closer]);
  useLayoutEffect(() => {
    const small = `url("${fileUrl(picture.id, "small", place)}")`;
    if (image.current) image.current.style.backgroundImage = small; // until the large one is there
  }, [picture, place]);
  return (
    <div class="viewer-stage" ref={stage}>
      {failed.value ? (
        <p role="alert">{t("file.unseen")}</p>
      ) : (
        <img
          ref={image}
          src={sourceOf(picture, place, closer.value)}
          width={picture.width ?? 0}
          height={picture.height ?? 0}
          alt={picture.name}
          draggable={false}
          onError={() => (failed.value = true)}
        />
      )}
    </div>
  );
}

/** Of what is not sent the original is not to be had. */
function sourceOf({ id }: File, place: FilePlace, closer: boolean): string {
  return closer && place === "files" ? readUrl(id) : fileUrl(id, "large", place);
}
