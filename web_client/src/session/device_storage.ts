/** What this device remembers. Storage that is forbidden or full costs the memory after the page is closed, never the use. */

const PREFIX = "fe.";
/** What the storage did not take: null where it could not be taken out. */
const unstored = new Map<string, string | null>();

export function recall(key: string): string | null {
  const here = unstored.get(key);
  if (here !== undefined) return here;
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
    unstored.delete(key);
  } catch {
    unstored.set(key, value);
  }
}

/** What is remembered under names that begin so. */
export function rememberedKeys(begin: string): readonly string[] {
  const keys = [...unstored].filter(([, value]) => value !== null).map(([key]) => key);
  try {
    for (let i = 0; i < localStorage.length; i += 1)
      keys.push((localStorage.key(i) ?? "").slice(PREFIX.length));
  } catch {
    // forbidden: what this page remembers is all there is
  }
  return [...new Set(keys)].filter((key) => key.startsWith(begin));
}
