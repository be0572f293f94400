/** Where one begins in a dialog: at its first field, or at its first button. */

const FIELDS = "input, textarea, select, [role='combobox'], [role='listbox']";
const BUTTONS = ".dialog-in > button, .dialog-in > :not(.dialog-head) button";

/** Leads to the first field of a dialog; whether there is one. */
export function focusFirstField(dialog: HTMLElement): boolean {
  const field = firstField(dialog);
  field?.focus();
  return field !== undefined;
}

/** Leads to the first button below the head of a dialog, if there is one. */
export function focusFirstButton(dialog: HTMLElement): void {
  enabled(dialog, BUTTONS)[0]?.focus();
}

/** Leads to the last button of a dialog, which is the way out of it. */
export function focusLastButton(dialog: HTMLElement): void {
  enabled(dialog, BUTTONS).at(-1)?.focus();
}

function firstField(dialog: HTMLElement): HTMLElement | undefined {
  const wanted = enabled(dialog, "[autofocus]")[0];
  if (wanted !== undefined) return wanted;
  const [first, ...others] = enabled(dialog, FIELDS);
  if (!(first instanceof HTMLInputElement) || first.type !== "radio") return first;
  return others.find((one) => one.matches(":checked") && one.getAttribute("name") === first.name) ?? first;
}

function enabled(dialog: HTMLElement, selector: string): readonly HTMLElement[] {
  return [...dialog.querySelectorAll<HTMLElement>(selector)].filter((one) => !one.matches(":disabled"));
}
