/** Short words about what just happened, with at most one thing to do about it. */

import { signal } from "@preact/signals";

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const toast = signal<Toast | null>(null);

/** Milliseconds that a toast is shown. */
export const TOAST_MS = 6_000;
let next = 1;
let timer: ReturnType<typeof setTimeout> | undefined;

export function showToast(text: string, action?: Toast["action"]): void {
  clearTimeout(timer);
  toast.value = { id: next++, text, ...(action && { action }) };
  timer = setTimeout(hideToast, TOAST_MS);
}

export function hideToast(): void {
  clearTimeout(timer);
  toast.value = null;
}
