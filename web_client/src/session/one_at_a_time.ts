/**
 * Asks one at a time. Asked again meanwhile, it asks once more when that is answered, and what it gives is done then:
 * answers may overtake each other, and an older one must not be the last that is taken in.
 */
export function oneAtATime(ask: () => Promise<void>): () => Promise<void> {
  let asking: Promise<void> | null = null;
  let again: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    again = null;
    asking = ask().finally(() => {
      if (again === null) asking = null;
    });
    return asking;
  };
  return () => {
    if (asking === null) return begin();
    again ??= asking.then(begin, begin);
    return again;
  };
}
