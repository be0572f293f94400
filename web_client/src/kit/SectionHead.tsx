/** The head of a section, and how much is in it. */
export function SectionHead({ id, text, n }: { id: string; text: string; n?: number }) {
  return (
    <div class="section-head">
      <h2 id={id}>{text}</h2>
      {n !== undefined && n > 0 && <span class="num">{n}</span>}
    </div>
  );
}
