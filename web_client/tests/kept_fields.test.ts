import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Where people type and nothing has to be kept, and why. */
const NOT_KEPT: Readonly<Record<string, string>> = {
  "account/PasswordForm.tsx": "a secret",
  "account/SignInPage.tsx": "a secret; the browser keeps it where one wants that",
  "chat_list/ChatList.tsx": "a search",
  "chat_list/Switcher.tsx": "a search",
  "chats/AddMemberModal.tsx": "a search",
  "chats/JumpToDateModal.tsx": "a day to look at",
  "conversation/Composer.tsx": "drafts, on all devices",
  "demo/DemoClock.tsx": "the demo's clock",
  "files/composing/AttachButton.tsx": "files, kept until they are sent",
  "files/reader/NotShown.tsx": "a password",
  "files/reader/PdfReader.tsx": "a page to go to",
  "sound/Player.tsx": "a place in a sound",
  "tags/FindTagModal.tsx": "a word to look for",
  "tags/TagPicker.tsx": "a word to choose by",
  "tasks/desk/AssignModal.tsx": "a search",
  "tasks/modals/fields.tsx": "fields of the modals",
};

const root = new URL("../src/features/", import.meta.url).pathname;
const FIELD =
  /<input(?![^>]*type="(?:checkbox|radio)")|<textarea|<TextArea|<DayField|<TimeField|<DateTimeFields|<DurationFields|bound\(/;
const views = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".tsx"),
);
const withFields = views.filter((name) => FIELD.test(readFileSync(root + name, "utf8").replace(/=>/g, "")));

describe("what is typed is kept", () => {
  it("in many places", () => expect(withFields.length).toBeGreaterThan(20));

  it.each(withFields)("in %s", (name) => {
    const kept = readFileSync(root + name, "utf8").includes("useKeptForm");
    expect(kept || name in NOT_KEPT, `${name}: useKeptForm, or a reason in NOT_KEPT`).toBe(true);
  });

  it("but where there is a reason", () => {
    expect(Object.keys(NOT_KEPT).filter((name) => !withFields.includes(name))).toEqual([]);
  });
});
