/** A dialog in front of everything: the browser keeps the focus inside and closes it by Esc. At most one is open. */

import { signal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../texts/texts";
import { Button, IconButton } from "./Button";
import { focusFirstButton, focusFirstField, focusLastButton } from "./browser/first_field";
import { useLayer } from "./browser/layers";

const shown = signal<VNode | null>(null);

/** Shows a modal in front of the page, in the place of the one that is there. */
export function openModal(modal: VNode): void {
  shown.value = modal;
}

export function closeModal(): void {
  shown.value = null;
}

export function isModalOpen(): boolean {
  return shown.peek() !== null;
}

/** Opens a modal, or closes it when one of its kind is open. */
export function toggleModal(modal: VNode): void {
  shown.value = shown.peek()?.type === modal.type ? null : modal;
}

/** Where the open modal appears. */
export function ModalLayer() {
  return shown.value;
}

interface ModalProps {
  readonly title: string;
  /** Where it is not the one of the layer. */
  readonly onClose?: () => void;
  readonly children?: ComponentChildren;
  /** Its buttons: they stay in sight, with the way out beside them. */
  readonly foot?: ComponentChildren;
  /** Its act takes something away: without a field one begins at the way out. */
  readonly destroys?: boolean;
  readonly class?: string;
}

export function Modal(props: ModalProps) {
  const { title, onClose = closeModal, children, foot, destroys = false, class: extra = "" } = props;
  const box = useRef<HTMLDialogElement>(null);
  const replaced = useRef(false);
  const isDestroying = useRef(destroys);
  const waiting = useRef<Element | null>(null);
  useLayer(onClose);
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    if (dialog && !focusFirstField(dialog)) {
      if (isDestroying.current) focusLastButton(dialog);
      else focusFirstButton(dialog);
      waiting.current = document.activeElement;
    }
    return () => {
      replaced.current = true;
      dialog?.close();
    };
  }, []);
  useLayoutEffect(() => {
    // the fields may come later than the modal: they get the focus unless it was moved meanwhile
    if (waiting.current === null || waiting.current !== document.activeElement) return;
    if (box.current && focusFirstField(box.current)) waiting.current = null;
  });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes dialogs by Esc itself
    <dialog
      ref={box}
      class={`dialog ${extra}`}
      aria-label={title}
      onClose={() => {
        if (!replaced.current) onClose(); // else it would close the one in its place
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      <div class="dialog-in">
        <header class="dialog-head">
          <h2 class="grow">{title}</h2>
          <IconButton icon="x" label={t("close")} onClick={onClose} />
        </header>
        {children}
        {foot !== undefined && (
          <footer class="dialog-foot buttons">
            {foot}
            <Button kind="text" onClick={onClose}>
              {t("cancel")}
            </Button>
          </footer>
        )}
      </div>
    </dialog>
  );
}
