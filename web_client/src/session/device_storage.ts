/** What this device remembers. Storage that is forbidden or full costs the memory, never the use. */

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`fe.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`fe.${key}`);
    else localStorage.setItem(`fe.${key}`, value);
  } catch {
    // forbidden or full: it holds until the page is closed
  }
}
