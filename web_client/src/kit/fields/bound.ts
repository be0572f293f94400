import type { Signal } from "@preact/signals";

/** What a control needs to show a text, and to change it while one types. */
export function bound(text: Signal<string>) {
  return {
    value: text.value,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => {
      text.value = event.currentTarget.value;
    },
  };
}
