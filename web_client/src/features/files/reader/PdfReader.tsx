/** A PDF in front of everything: all pages below each other, larger and smaller, by keys, wheel and pinch. */

import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { DownloadLink, IconButton } from "../../../kit/Button";
import { useLayer } from "../../../kit/browser/layers";
import { Icon } from "../../../kit/Icon";
import { closeModal } from "../../../kit/Modal";
import { t } from "../../../texts/texts";
import { useCloser } from "./closer";
import { type Asked, NotShown } from "./NotShown";
import { PdfPage } from "./PdfPage";
import { openPdf, type Pdf, shapeOfPage, type WhyNot, whyUnseen } from "./pdf";
import { isWithin, MARGIN, STEP, sized } from "./sizes";

export interface PdfReaderProps {
  readonly name: string;
  /** "PDF, 183 kB". */
  readonly about: string;
  /** Where it is read from, and saved from. */
  readonly url: string;
  readonly save: string;
}

export function PdfReader({ name, about, url, save }: PdfReaderProps) {
  const box = useRef<HTMLDialogElement>(null);
  const pages = useRef<HTMLDivElement>(null);
  const pdf = useSignal<{ readonly pdf: Pdf; readonly shape: number } | null>(null);
  const wrong = useSignal<WhyNot | null>(null);
  const asked = useSignal<Asked | null>(null);
  const tries = useSignal(0);
  const room = useSignal(0);
  const scale = useSignal(1);
  const at = useSignal(1);
  useLayer(closeModal);
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    pages.current?.focus({ preventScroll: true });
    const watch = new ResizeObserver(() => (room.value = pages.current?.clientWidth ?? 0));
    if (pages.current) watch.observe(pages.current);
    return () => {
      watch.disconnect();
      dialog?.close();
    };
  }, [room]);
  const tried = tries.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try opens it anew
  useEffect(() => {
    wrong.value = null;
    const opening = openPdf(url, (answer, isWrong) => (asked.value = { answer, isWrong }));
    opening.pdf
      .then(async (opened) => {
        const first = await opened.getPage(1);
        asked.value = null;
        pdf.value = { pdf: opened, shape: shapeOfPage(first) };
      })
      .catch((error: unknown) => {
        wrong.value = whyUnseen(error);
      });
    return () => opening.close();
  }, [url, tried]);
  const resize = (factor: number) => {
    scale.value = factor === 0 ? 1 : sized(scale.peek(), factor);
  };
  useCloser(pages, scale, resize);
  const n = pdf.value?.pdf.numPages ?? 0;
  const go = (page: number) => {
    if (isWithin(page, n)) pages.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView();
  };
  const keys: Readonly<Record<string, () => void>> = {
    "+": () => resize(STEP),
    "=": () => resize(STEP),
    "-": () => resize(1 / STEP),
    "0": () => resize(0),
  };
  const width = Math.round(Math.max(0, Math.min(room.value - 2 * MARGIN, 960)) * scale.value);
  return (
    <dialog
      ref={box}
      class="viewer viewer--pdf"
      aria-label={name}
      onCancel={(event) => {
        event.preventDefault();
        closeModal();
      }}
      onKeyDown={(event) => {
        const isTyped = event.target instanceof HTMLInputElement;
        const act = event.ctrlKey || event.metaKey || event.altKey || isTyped ? undefined : keys[event.key];
        if (act === undefined) return;
        event.preventDefault();
        act();
      }}
    >
      <header class="viewer-head">
        <p class="grow">
          <b class="cut">{name}</b>
          <small>{about}</small>
        </p>
        {n > 0 && <PageField at={at.value} n={n} onGo={go} />}
        <IconButton
          class="only-wide"
          icon="minus"
          label={t("file.smaller")}
          onClick={() => resize(1 / STEP)}
        />
        <IconButton class="only-wide" icon="plus" label={t("file.larger")} onClick={() => resize(STEP)} />
        <a
          class="iconbtn only-wide"
          href={url}
          target="_blank"
          rel="noopener"
          aria-label={t("pdf.tab")}
          title={t("pdf.tab")}
        >
          <Icon name="link" />
        </a>
        <DownloadLink label={t("file.save", { name })} href={save} name={name} />
        <IconButton icon="x" label={t("close")} onClick={closeModal} />
      </header>
      <div
        class="reader"
        ref={pages}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys
        tabIndex={0}
        role="document"
        aria-label={name}
        aria-busy={pdf.value === null && wrong.value === null}
        onScroll={() => {
          const shown = pageInSight(pages.current);
          if (shown !== null) at.value = shown;
        }}
      >
        {pdf.value !== null && room.value > 0 && wrong.value === null ? (
          Array.from({ length: n }, (_, i) => (
            <PdfPage
              // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name, and stay where they are
              key={i}
              pdf={(pdf.value as { pdf: Pdf }).pdf}
              number={i + 1}
              width={width}
              shape={pdf.value?.shape ?? 1.4}
              onGo={go}
            />
          ))
        ) : (
          <NotShown
            why={wrong.value}
            asked={asked.value}
            onAgain={() => {
              tries.value += 1;
            }}
          />
        )}
      </div>
    </dialog>
  );
}

/** Which page is in the middle of what one sees. */
function pageInSight(box: HTMLElement | null): number | null {
  if (box === null) return null;
  const { left, top, width, height } = box.getBoundingClientRect();
  const page = document.elementFromPoint(left + width / 2, top + height / 2)?.closest("[data-page]");
  return page instanceof HTMLElement ? Number(page.dataset["page"]) : null;
}

function PageField({ at, n, onGo }: { at: number; n: number; onGo: (page: number) => void }) {
  return (
    <span class="pdf-at num">
      <input
        class="input"
        inputMode="numeric"
        aria-label={t("pdf.page_of", { n })}
        value={String(at)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          onGo(Number(event.currentTarget.value));
          event.currentTarget.value = String(at);
        }}
      />
      <span aria-hidden="true">/ {n}</span>
    </span>
  );
}
