/** How many there are, in a circle; nothing at zero. */
export function CountBadge({ n, label }: { n: number; label: string }) {
  if (n === 0) return null;
  return (
    <span class="count">
      <span aria-hidden="true">{n > 99 ? "99+" : n}</span>
      <span class="vh">{label}</span>
    </span>
  );
}
