/** Leads to the first field of the open dialog that holds what nobody understands; whether there is one. */
export function focusWrongField(): boolean {
  const wrong = document.querySelector<HTMLElement>("dialog[open] [aria-invalid='true']");
  wrong?.focus();
  return wrong !== null;
}
