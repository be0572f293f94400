/** A PDF as pages that can be drawn: fetched by parts as they are needed, its scripts never run. */

import {
  AnnotationMode,
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  TextLayer,
} from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";

export type Pdf = PDFDocumentProxy;

/** Why a PDF is not to be seen: it has a password, is none that can be drawn, or did not come. */
export type WhyNot = "broken" | "away";

/** What is being opened; `asks` gets a way to answer whenever a password is wanted, and whether one was wrong. */
export interface Opening {
  readonly pdf: Promise<Pdf>;
  close(): void;
}

const PART = 1 << 18;
const LARGEST_PICTURE = 64_000_000;
const WRONG_PASSWORD = 2;

export function openPdf(
  url: string,
  asks: (answer: (password: string) => void, wrong: boolean) => void,
): Opening {
  GlobalWorkerOptions.workerSrc = workerUrl;
  const task = getDocument({
    url,
    rangeChunkSize: PART,
    disableAutoFetch: true,
    disableStream: true,
    maxImageSize: LARGEST_PICTURE,
    isEvalSupported: false,
    useWasm: false, // the Content-Security-Policy allows none
    useSystemFonts: true,
    enableXfa: false,
  });
  task.onPassword = (answer: (password: string) => void, reason: number) =>
    asks(answer, reason === WRONG_PASSWORD);
  return { pdf: task.promise, close: () => void task.destroy() };
}

export function whyUnseen(error: unknown): WhyNot {
  const name = error instanceof Error ? error.name : "";
  return name === "InvalidPDFException" || name === "FormatError" ? "broken" : "away";
}

/** A link of a page, in hundredths of its width and height. */
export interface PageLink {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Where it leads outside, or to which page, counted from 1. */
  readonly to: string | number;
}

const ALLOWED = /^(?:https?|mailto|tel):/i;

/** Height of a page for each pixel of its width. */
export function shapeOfPage(page: PDFPageProxy): number {
  const { width, height } = page.getViewport({ scale: 1 });
  return height / width;
}

const MOST_PIXELS = 16_000_000;

export interface Drawing {
  readonly done: Promise<void>;
  stop(): void;
}

/** Draws a page `width` pixels wide, with its text invisibly above it for selecting and for screen readers. */
export function drawPage(
  page: PDFPageProxy,
  width: number,
  canvas: HTMLCanvasElement,
  words: HTMLElement,
): Drawing {
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const area = viewport.width * viewport.height;
  const dense = Math.min(devicePixelRatio, Math.sqrt(MOST_PIXELS / area));
  canvas.width = Math.floor(viewport.width * dense);
  canvas.height = Math.floor(viewport.height * dense);
  const drawing = page.render({
    canvas,
    viewport,
    annotationMode: AnnotationMode.ENABLE,
    transform: [dense, 0, 0, dense, 0, 0],
  });
  words.replaceChildren();
  words.style.setProperty("--total-scale-factor", String(viewport.scale));
  const text = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport });
  return {
    done: Promise.all([drawing.promise, text.render()]).then(() => undefined),
    stop: () => {
      drawing.cancel();
      text.cancel();
    },
  };
}

interface Annotation {
  readonly subtype?: string;
  readonly rect?: readonly number[];
  readonly url?: string;
  readonly dest?: string | readonly unknown[] | null;
}

/** Its links to the web, to mail and to other pages; everything else that a PDF can start is left out. */
export async function linksOf(pdf: Pdf, page: PDFPageProxy): Promise<readonly PageLink[]> {
  const viewport = page.getViewport({ scale: 1 });
  const found: readonly Annotation[] = await page.getAnnotations();
  const links = await Promise.all(
    found.map(async ({ subtype, rect = [], url, dest }): Promise<readonly PageLink[]> => {
      if (subtype !== "Link" || rect.length !== 4) return [];
      const to = url !== undefined && ALLOWED.test(url) ? url : await pageOf(pdf, dest ?? null);
      if (to === null) return [];
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = viewport.convertToViewportRectangle([...rect]);
      const [w, h] = [viewport.width / 100, viewport.height / 100];
      const [left, top] = [Math.min(x1, x2) / w, Math.min(y1, y2) / h];
      return [{ left, top, width: Math.abs(x2 - x1) / w, height: Math.abs(y2 - y1) / h, to }];
    }),
  );
  return links.flat();
}

async function pageOf(pdf: Pdf, dest: string | readonly unknown[] | null): Promise<number | null> {
  try {
    const place = typeof dest === "string" ? await pdf.getDestination(dest) : dest;
    const [page] = place ?? [];
    if (typeof page === "number") return page + 1;
    return page === undefined || page === null ? null : (await pdf.getPageIndex(page as never)) + 1;
  } catch {
    return null; // it leads nowhere
  }
}
