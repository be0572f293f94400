import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "../../wire/wire";
import { heardBack } from "./draft_echo";

describe("drafts on two devices", () => {
  const draft = (text: string): Draft => ({ chat: "c", text });
  /** What happens next: a device writes, the server answers and tells all it got, or a push arrives here. */
  const steps = fc.array(
    fc.constantFrom("here a", "here b", "here ", "there a", "there b", "server", "hear"),
    {
      maxLength: 40,
    },
  );

  it("end as the server has them, and no echo undoes what is written here", () => {
    fc.assert(
      fc.property(steps, (plan) => {
        let shown = "";
        let stored = "";
        let said: readonly Draft[] = [];
        let asked = 0;
        const arriving: { text: string; here: boolean }[] = [];
        const coming: ({ told: string } | "answer")[] = [];
        const act = (step: string) => {
          const [who, text = ""] = step.split(" ");
          if (who === "server" && arriving.length > 0) {
            for (const one of arriving) if (one.here) coming.push("answer");
            stored = arriving.at(-1)?.text ?? stored;
            coming.push({ told: stored });
            arriving.length = 0;
          } else if (who === "hear") {
            const push = coming.shift();
            if (push === "answer") asked -= 1;
            else if (push !== undefined) {
              const { echo, left } = heardBack(said, draft(push.told), asked === 0);
              said = left;
              if (!echo) shown = push.told;
            }
          } else if (who === "there") arriving.push({ text, here: false });
          else if (who === "here" && text !== shown) {
            shown = text;
            said = [...said, draft(text)];
            asked += 1;
            arriving.push({ text, here: true });
          }
        };
        for (const step of plan) act(step);
        act("server");
        while (coming.length > 0) act("hear");
        expect(shown).toBe(stored);
      }),
    );
  });

  it("keep the newest word while older ones come back", () => {
    const all = ["a", "ab", "abc"].map(draft);
    expect(heardBack(all, draft("a"), false)).toEqual({ echo: true, left: all.slice(1) });
    expect(heardBack(all, draft("abc"), true)).toEqual({ echo: true, left: [] });
    expect(heardBack(all, draft("x"), false)).toEqual({ echo: false, left: [] });
  });
});
