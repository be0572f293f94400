/** A page of a PDF: it has its place at once, and is drawn while it is near to what one sees. */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../texts/texts";
import { drawPage, linksOf, type PageLink, type Pdf, shapeOfPage } from "./pdf";

interface PdfPageProps {
  readonly pdf: Pdf;
  /** Counted from 1. */
  readonly number: number;
  readonly width: number;
  /** Height for each pixel of width, as long as its own is not known. */
  readonly shape: number;
  readonly onGo: (page: number) => void;
}

export function PdfPage({ pdf, number, width, shape, onGo }: PdfPageProps) {
  const box = useRef<HTMLElement>(null);
  const near = useSignal(false);
  const own = useSignal<number | null>(null);
  const links = useSignal<readonly PageLink[]>([]);
  useEffect(() => {
    const watch = new IntersectionObserver(([seen]) => (near.value = seen?.isIntersecting ?? false), {
      root: box.current?.closest(".reader") ?? null,
      rootMargin: "100% 0px",
    });
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, [near]);
  const isNear = near.value;
  useEffect(() => {
    const [sheet, words] = box.current?.children ?? [];
    if (!isNear || !(sheet instanceof HTMLElement) || !(words instanceof HTMLElement)) return;
    let stop: (() => void) | null = null;
    let left = false;
    const draw = async () => {
      const page = await pdf.getPage(number);
      if (left) return;
      own.value = shapeOfPage(page);
      const canvas = document.createElement("canvas");
      const drawing = drawPage(page, width, canvas, words);
      stop = drawing.stop;
      await drawing.done;
      if (left) return;
      sheet.replaceChildren(canvas);
      links.value = await linksOf(pdf, page);
    };
    void draw().catch(() => undefined); // stopped, or a page that cannot be drawn: it stays white
    return () => {
      left = true;
      stop?.();
    };
  }, [pdf, number, width, isNear, own, links]);
  useEffect(() => {
    if (isNear) return;
    for (const part of box.current?.children ?? []) if (!part.matches("a, button")) part.replaceChildren(); // memory
  }, [isNear]);
  const height = Math.round(width * (own.value ?? shape));
  return (
    <section
      ref={box}
      class="pdf-page"
      data-page={number}
      aria-label={t("pdf.page", { at: number })}
      style={{ width: `${width}px`, height: `${height}px` }}
    >
      <div class="pdf-sheet" aria-hidden="true" />
      <div class="pdf-text" />
      {links.value.map((link) => (
        <Link key={`${link.left} ${link.top}`} link={link} onGo={onGo} />
      ))}
    </section>
  );
}

function Link({ link, onGo }: { link: PageLink; onGo: (page: number) => void }) {
  const { left, top, width, height, to } = link;
  const style = { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` };
  if (typeof to === "number")
    return (
      <button
        type="button"
        class="pdf-link"
        style={style}
        aria-label={t("pdf.page", { at: to })}
        onClick={() => onGo(to)}
      />
    );
  return (
    <a class="pdf-link" style={style} href={to} title={to} target="_blank" rel="noopener noreferrer">
      <span class="vh">{to}</span>
    </a>
  );
}
