// Generated from protocol/ by `python -m protocol.generate`. Do not edit.
//
// A field with a default is left out of a frame when it has that default, so it is optional here;
// what its absence means stands beside it. Frames of a higher level may hold fields and pushes
// that are not named here: ignore them.

export const LEVEL = 9;

export const SUBPROTOCOL_MSGPACK = "feierabend.1.msgpack";

export const SUBPROTOCOL_JSON = "feierabend.1.json";

/** Limits of the wire: bytes, Unicode code points, counts, days or seconds. */
export const LIMITS = {
  COMMAND_BYTES: 65536,
  ELEMENTS: 2048,
  DEPTH: 8,
  TEXT: 8000,
  TITLE: 200,
  NAME: 120,
  EXCERPT: 140,
  TAGS: 8,
  FILES: 20,
  FILE_NAME: 150,
  FILE_PAGE: 50,
  PAGE: 100,
  TASKS: 500,
  DIALOGS: 20,
  RESUME_CHATS: 2000,
  RESUME_EVENTS: 500,
  ITEM: 500,
  ITEMS_ADDED: 200,
  MEMBERS_ADDED: 50,
  PASSWORD_MIN: 10,
  PASSWORD: 200,
  KEY_DAYS: 14,
  KEY_DAYS_AHEAD: 2,
  HELLO_SECONDS: 10,
  PING_SECONDS: 10,
  IDLE_SECONDS: 300,
  GRACE_SECONDS: 4,
  TYPING_SECONDS: 5,
} as const;

/** Close codes by name. */
export const CLOSE = {
  TOO_BIG: 1009,
  FAULT: 1011,
  RESTART: 1012,
  BAD_FRAME: 4400,
  EXPIRED: 4401,
  REVOKED: 4403,
  TOO_SLOW: 4408,
  NEW_EPOCH: 4409,
  FLOOD: 4429,
} as const;

/** Whether to connect again by oneself after a close code; after one not listed here: yes. */
export const CLOSE_CODES: Readonly<Record<number, { readonly reconnect: boolean; readonly reason: string }>> = {
  1000: { reconnect: false, reason: "the client said goodbye" },
  1002: { reconnect: false, reason: "the WebSocket framing was broken" },
  1007: { reconnect: false, reason: "a JSON frame was not UTF-8; a MessagePack frame with such a text: 4400" },
  1009: { reconnect: false, reason: "a command was larger than 64 KiB" },
  1011: { reconnect: true, reason: "the server had a fault or heard no pong" },
  1012: { reconnect: true, reason: "the server restarts; connect again after a random 0 to 5 seconds" },
  4400: { reconnect: false, reason: "a frame could not be decoded" },
  4401: { reconnect: false, reason: "the session has expired or is unknown; sign in again" },
  4403: { reconnect: false, reason: "the session was revoked; sign in again" },
  4408: { reconnect: true, reason: "the client read too slowly, or said no hello in time; connect again and resume" },
  4409: { reconnect: true, reason: "the database is another one; forget everything and connect again" },
  4429: { reconnect: true, reason: "far too many commands; connect again after 30 seconds" },
};

/** Every error code with its texts and whether the same command may succeed later. */
export const ERRORS = {
  bad_request: { retryable: false, de: "Diese Anfrage war fehlerhaft. Bitte die Seite neu laden.", en: "This request was malformed. Please reload the page." },
  unknown_command: { retryable: false, de: "Der Server kennt diese Anfrage nicht. Bitte die Seite neu laden.", en: "The server does not know this request. Please reload the page." },
  hello_first: { retryable: false, de: "Die Verbindung wurde nicht begrüßt. Bitte die Seite neu laden.", en: "The connection has not said hello. Please reload the page." },
  not_found: { retryable: false, de: "Das gibt es nicht, oder es ist nicht freigegeben.", en: "This does not exist, or you may not see it." },
  not_allowed: { retryable: false, de: "Das ist hier nicht erlaubt.", en: "You are not allowed to do this here." },
  gone: { retryable: false, de: "Die Nachricht wurde schon gelöscht.", en: "The message has already been deleted." },
  key_reused: { retryable: false, de: "Unter diesem Schlüssel wurde schon etwas anderes gesendet. Bitte noch einmal neu senden.", en: "Something else was already sent under this key. Please send it again as new." },
  key_expired: { retryable: false, de: "Diese Nachricht wartet schon zu lange. Bitte prüfen, ob sie ankam, und sonst neu senden.", en: "This has been waiting for too long. Please check whether it arrived, and send it anew if not." },
  rate_limited: { retryable: true, de: "Das war sehr viel auf einmal. Gleich geht es weiter.", en: "That was a lot at once. It will go on in a moment." },
  busy: { retryable: true, de: "Der Server ist gerade ausgelastet. Es wird gleich noch einmal versucht.", en: "The server is busy right now. It will be tried again in a moment." },
  unavailable: { retryable: true, de: "Der Server kann gerade nicht speichern. Es wird gleich noch einmal versucht.", en: "The server cannot save right now. It will be tried again in a moment." },
  internal: { retryable: true, de: "Hier ist etwas schiefgegangen. Bitte gleich noch einmal versuchen.", en: "Something went wrong here. Please try again in a moment." },
  unreadable: { retryable: false, de: "Das lässt sich gerade nicht lesen. Bitte der Agentur Bescheid geben.", en: "This cannot be read right now. Please tell the agency." },
  too_many: { retryable: false, de: "Mehr passen hier nicht hin. Nimm zuerst etwas weg.", en: "There is no room for more here. Take something away first." },
  too_many_dialogs: { retryable: false, de: "Es ist schon sehr viel angefangen. Bitte zuerst etwas davon abgeben oder abbrechen.", en: "A lot has been begun already. Please hand some of it in first, or cancel it." },
  conflict: { retryable: true, de: "Davon ist schon mehr oder weniger angekommen. Es wird dort weitergemacht.", en: "More or less of this has arrived already. It will go on from there." },
  upload_busy: { retryable: true, de: "Diese Datei wird gerade an anderer Stelle hochgeladen.", en: "This file is just being uploaded somewhere else." },
  file_too_large: { retryable: false, de: "Diese Datei ist zu groß.", en: "This file is too large." },
  file_quota: { retryable: false, de: "Der Speicher für Dateien ist voll. Bitte ältere Dateien löschen oder der Agentur Bescheid geben.", en: "The room for files is full. Please delete older files or tell the agency." },
  file_refused: { retryable: false, de: "Diese Datei wird nicht angenommen.", en: "This file is not accepted." },
  quiet_hours: { retryable: false, de: "Jetzt ist Feierabend: Der Kunde würde sehen, dass jemand da ist. Morgen anlegen, oder trotzdem jetzt.", en: "It is quiet hours: the customer would see that somebody is there. Do it tomorrow, or now anyway." },
  wrong_credentials: { retryable: false, de: "E-Mail-Adresse oder Passwort stimmen nicht.", en: "E-mail address or password is not right." },
  weak_password: { retryable: false, de: "Dieses Passwort ist zu leicht zu erraten. Bitte ein längeres wählen, am besten drei oder vier Wörter.", en: "This password is too easy to guess. Please choose a longer one, best of all three or four words." },
  throttled: { retryable: true, de: "Zu viele Versuche. Bitte später noch einmal anmelden.", en: "Too many attempts. Please sign in again later." },
  wrong_origin: { retryable: false, de: "Diese Anfrage kam von einer fremden Seite und wurde abgelehnt.", en: "This request came from another site and was refused." },
  signed_out: { retryable: false, de: "Die Anmeldung ist abgelaufen. Bitte neu anmelden.", en: "You are signed out. Please sign in again." },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** Words by subject, in the order in which people read them. */
export const USER_TAGS = ["important", "urgent", "question", "agreement", "instruction", "interim", "result", "access"] as const;

export const REACTIONS = ["thumbs_up", "done"] as const;

export const FILE_KINDS = ["picture", "pdf", "audio", "other"] as const;

export const SYSTEM_TAGS = ["created", "accepted", "started", "interim", "handed_over", "returned", "done", "deadline_change", "budget_change", "approval", "delegation", "rating", "automatic"] as const;

export const TASK_STATUSES = ["review", "accepted", "in_progress", "handed_over", "done", "deleted"] as const;

export const TASK_CODES = ["saved", "edited", "deleted", "area_set", "accepted", "forwarded", "released", "delegated", "assigned", "taken_back", "started", "interim_wanted", "interim", "handed_over", "done", "done_by_silence", "returned", "proposed", "area_card", "agreed", "refused", "countered", "withdrawn", "expired", "noted", "objected", "approval_asked", "approval_granted", "approval_refused", "approval_marked", "claimed", "claim_granted", "claim_refused", "rated", "rating_ask", "rating_alert", "item_added", "item_ticked", "item_unticked", "item_edited", "item_moved", "item_removed", "budget_released", "timer_started", "timer_stopped", "timer_midnight", "timer_left", "record_waiting", "record_released", "record_refused", "worked_80", "worked_100"] as const;

export type UserTag = "important" | "urgent" | "question" | "agreement" | "instruction" | "interim" | "result" | "access";

export type Reaction = "thumbs_up" | "done";

export type FileKind = "picture" | "pdf" | "audio" | "other";

export type SystemTag = "created" | "accepted" | "started" | "interim" | "handed_over" | "returned" | "done" | "deadline_change" | "budget_change" | "approval" | "delegation" | "rating" | "automatic";

export type TaskStatus = "review" | "accepted" | "in_progress" | "handed_over" | "done" | "deleted";

export type Turn = "customer" | "assistant" | "lead" | "specialist" | "nobody";

export type TaskCode = "saved" | "edited" | "deleted" | "area_set" | "accepted" | "forwarded" | "released" | "delegated" | "assigned" | "taken_back" | "started" | "interim_wanted" | "interim" | "handed_over" | "done" | "done_by_silence" | "returned" | "proposed" | "area_card" | "agreed" | "refused" | "countered" | "withdrawn" | "expired" | "noted" | "objected" | "approval_asked" | "approval_granted" | "approval_refused" | "approval_marked" | "claimed" | "claim_granted" | "claim_refused" | "rated" | "rating_ask" | "rating_alert" | "item_added" | "item_ticked" | "item_unticked" | "item_edited" | "item_moved" | "item_removed" | "budget_released" | "timer_started" | "timer_stopped" | "timer_midnight" | "timer_left" | "record_waiting" | "record_released" | "record_refused" | "worked_80" | "worked_100";

/** chosen by the client, comes back in the reply */
export type CommandId = number;

/** for staff, in quiet hours, in a chat that customers read: `now` makes it happen at once; otherwise it is held until quiet hours end (SPEC 3) */
export type When = "opening" | "now";

/** names a chat */
export type ChatId = string;

/** names a person */
export type PersonId = string;

/** names a customer account */
export type AccountId = string;

/** names a held act */
export type HeldId = string;

/** names a file, and before it was sent, the upload */
export type FileId = string;

/** names a session */
export type DeviceId = string;

/** names a dialog */
export type DialogId = string;

/** number of an event in its chat, from 1, gapless */
export type Seq = number;

/** number of the last event known, 0 for none */
export type Cursor = number;

/** milliseconds since 1970-01-01 UTC */
export type Millis = number;

/** milliseconds since 1970-01-01 UTC, before 2100 */
export type Moment = number;

/** a day of the agency's calendar: YYYY-MM-DD */
export type LocalDay = string;

/** idempotency key: the day (YYYYMMDD) and 8 to 40 random characters, unique per person */
export type Key = string;

/** Markdown subset */
export type Text = string;

export type Title = string;

export type Name = string;

export type Begun = string;

export type Typed = string;

export type ItemText = string;

/** said to a dialog, which asks to shorten what has more than 8000 code points */
export type Utterance = string;

export type Whole = number;

/** minutes; the server says which make sense */
export type Minutes = number;

/** number of a card, item or record within its task */
export type CardNumber = number;

/** 1 to 5; the server says so */
export type Stars = number;

export type Count = number;

/** how often a dialog changed */
export type DialogNumber = number;

/** names a step of a dialog */
export type DialogStep = string;

/** a tag everybody has, or, beginning with #, an account's own */
export type TagName = string;

/** a tag, or, behind `sys:`, one of the server's own */
export type SearchedTag = string;

export type ChatKind = "task" | "direct" | "group";

export type PersonKind = "customer" | "staff" | "bot" | "persona";

export type Role = "owner" | "member" | "assistant" | "lead" | "specialist" | "management";

export type Side = "customer" | "staff";

export type WorkArea = "backoffice" | "marketing" | "frontdesk" | "design" | "project";

export type DialogInput = DialogText | DialogPick | DialogNote | DialogChange | DialogBack | DialogSkip | DialogKeep | DialogHelp | DialogCancel | DialogConfirm;

export type DialogScript = "new_task" | "rating";

export type DialogPicker = "date_time" | "duration" | "stars";

export type DialogStatus = "open" | "done" | "cancelled" | "removed";

export type Entry = Message | Notice | TaskNotice;

export type NoticeKind = "created" | "joined" | "left" | "renamed";

export type TaskAct = EditTask | DeleteTask | SetArea | AnswerReview | AcceptTask | ForwardTask | ReleaseTask | DelegateTask | AssignTask | TakeBackTask | StartTask | StartTimer | StopTimer | RecordTime | ReleaseRecord | Propose | Agree | RefuseProposal | Counter | WithdrawProposal | NoteAgreement | ObjectTo | AskApproval | AnswerApproval | MarkApproval | ShowInterim | HandOver | SetDone | ReturnTask | RateTask | MakeClaim | DecideClaim | AddItem | TickItem | EditItem | MoveItem | RemoveItem | ReleaseBudget;

export type Act = "send" | "edit" | "delete" | "rename" | "add_member" | "remove_member" | "tag" | "untag" | "task" | "react" | "unreact";

export type JobName = string;

export type RowKey = string;

export type Status = "online" | "away" | "offline";

export type Question = "deadline" | "budget" | "competence" | "understood";

export type Attention = "reaction_overdue" | "near_deadline" | "budget_used_up" | "own_turn" | "other" | "over";

/** The person signed in. */
export interface Me {
  readonly person: Person;
  readonly email: string;
  readonly language: "de" | "en";
  /** How automatic texts speak to this person. */
  readonly address: "du" | "sie";
  /** Frau or Herr; missing: not known, the whole name is said. */
  readonly salutation?: "ms" | "mr";
}

/** The state a connection starts from. Pushes of every chat listed follow, resumed ones from their cursor. */
export interface Welcome {
  /** Level the server speaks: the lower of both. */
  readonly level: number;
  /** Version of the server; when it changes, the page should be loaded again at a quiet moment. */
  readonly version: string;
  /** Incarnation of the database. Another epoch: forget everything held. */
  readonly epoch: string;
  readonly now: Millis;
  readonly day: Day;
  readonly me: Me;
  readonly accounts: readonly Account[];
  readonly people: readonly Person[];
  readonly chats: readonly Chat[];
  readonly settings: Settings;
  /** Default: []. */
  readonly drafts?: readonly Draft[];
  /** Acts of one's own that wait for the end of quiet hours, in the order of their release. Default: []. */
  readonly held?: readonly Held[];
  /** Whoever is there; everybody else is offline. Default: []. */
  readonly presence?: readonly PersonStatus[];
  /** Resumed chats that are not replayed: forget their entries and open them again. Default: []. */
  readonly reset?: readonly ChatId[];
  /** What the receiver may do to tasks at all, as tags of TaskAct: offer what is here and in `may` of the task. A chat with `acts` of its own says it for its task. Since level 2. Default: []. */
  readonly acts?: readonly string[];
}

/** What a client still holds: the epoch, and for each chat the last number it has. */
export interface Resume {
  readonly epoch: string;
  readonly chats: Readonly<Record<ChatId, Cursor>>;
}

/** What a person has chosen, on all their devices. */
export interface Settings {
  /** Default: "de". */
  readonly language?: "de" | "en";
  /** Default: "system". */
  readonly theme?: "system" | "light" | "dark";
  /** Default: "enter". */
  readonly send_key?: "enter" | "ctrl_enter";
  /** Default: "all". */
  readonly notifications?: "all" | "mentions" | "none";
}

/** A session of one's own. */
export interface Device {
  readonly id: DeviceId;
  readonly name: string;
  readonly signed_in_at: Millis;
  readonly expires_at: Millis;
  /** The one that asks. Default: false. */
  readonly current?: boolean;
}

/** One's own sessions, the newest first. */
export interface Devices {
  readonly devices: readonly Device[];
}

/** What the bot says to an input, and the dialog as it stands since. */
export interface DialogSaid {
  readonly dialog: DialogView;
  /** In order; the last one is the question that is asked now. */
  readonly says: readonly string[];
  /** Nothing changed: another device was faster (`says` tells what was answered meanwhile), or the dialog is over. */
  readonly refused?: "stale" | "closed";
}

/** One's own open dialogs, the newest change first. */
export interface Dialogs {
  readonly dialogs: readonly DialogView[];
}

/** A quick reply: what stands on the button, and the input to send for it. */
export interface DialogOption {
  readonly label: string;
  readonly input: DialogInput;
}

/** What should be known about an answer, with better ones. */
export interface DialogCaution {
  readonly text: string;
  /** Default: []. */
  readonly options?: readonly DialogOption[];
  /** Names a place of the client: `book_hours`. Default: "". */
  readonly link?: string;
}

/** A step in the list of answers. */
export interface DialogLine {
  readonly step: DialogStep;
  readonly label: string;
  /** Any text is an answer: it can be reworded in its place. Default: false. */
  readonly free?: boolean;
  /** `usual`: holds without having been asked; `now`: the step that is asked. */
  readonly state: "answered" | "empty" | "usual" | "now" | "open";
  readonly value?: string;
  /** What it was said with. Default: "". */
  readonly words?: string;
  /** What else was said with it, kept in the description. Default: "". */
  readonly rest?: string;
}

/** A dialog as it stands, the same on every device. */
export interface DialogView {
  readonly id: DialogId;
  readonly script: DialogScript;
  /** Grows with every change; an input names the number it was made for. */
  readonly number: DialogNumber;
  readonly status: DialogStatus;
  /** The step that is asked, or `summary`. */
  readonly step: DialogStep;
  /** For a list of dialogs: the task's title so far, or the script's name. */
  readonly title: string;
  readonly question: string;
  /** Question `at` of `of`; both are equal in the summary. */
  readonly at: number;
  readonly of: number;
  readonly started: Millis;
  readonly changed: Millis;
  /** What the last input was taken for. Default: []. */
  readonly heard?: readonly string[];
  /** Default: []. */
  readonly cautions?: readonly DialogCaution[];
  readonly example?: string;
  /** Default: []. */
  readonly options?: readonly DialogOption[];
  /** `date_time` is answered by a pick of "2026-11-27T12:00" or "2026-11-27", `duration` of minutes, `stars` of 1 to 5. */
  readonly picker?: DialogPicker;
  /** Default: []. */
  readonly lines?: readonly DialogLine[];
  /** Default: false. */
  readonly can_go_back?: boolean;
  /** Default: false. */
  readonly can_skip?: boolean;
  /** It lay for a day; the owner may be asked whether to go on. The next input ends this. Default: false. */
  readonly reminded?: boolean;
  /** Of a rating: the task's chat. Of a task handed in: its new chat, where the talk goes on. */
  readonly chat?: ChatId;
}

/** Words, as written: an answer, a command ("zurück"), the label of an option. */
export interface DialogText {
  readonly t: "text";
  readonly text: Utterance;
}

/** The value of an option, or of a picker: a local day or time without offset, minutes, or stars. */
export interface DialogPick {
  readonly t: "pick";
  readonly value: Utterance | Whole;
}

/** What was said belongs to the description. */
export interface DialogNote {
  readonly t: "note";
  readonly text: Utterance;
}

/** Answer a step anew, at once with `to` if that is given. */
export interface DialogChange {
  readonly t: "change";
  readonly step: DialogStep;
  readonly to?: DialogText | DialogPick;
}

/** To the question before. */
export interface DialogBack {
  readonly t: "back";
}

/** Leave an optional step empty. */
export interface DialogSkip {
  readonly t: "skip";
}

/** Leave the answer as it is; do not cancel. */
export interface DialogKeep {
  readonly t: "keep";
}

/** What the question is about. */
export interface DialogHelp {
  readonly t: "help";
}

/** Asked back the first time, carried out the second. */
export interface DialogCancel {
  readonly t: "cancel";
}

/** The summary is right: hand it in. */
export interface DialogConfirm {
  readonly t: "confirm";
  /** For staff, in quiet hours: hand it in although the customer will see that somebody is there (SPEC 3). */
  readonly when?: "now";
}

/** Whether it is quiet hours now, and until when (SPEC 2). */
export interface Day {
  readonly quiet: boolean;
  readonly until: Millis;
}

/** A day on which nobody works. */
export interface Holiday {
  readonly day: LocalDay;
  readonly name: string;
}

/** The holidays of a year, by day. */
export interface Holidays {
  readonly holidays: readonly Holiday[];
}

/** The last message of a chat, shortened to its first 140 code points. */
export interface Preview {
  readonly seq: Seq;
  readonly author: PersonId;
  readonly at: Millis;
  readonly excerpt: string;
  /** Default: false. */
  readonly deleted?: boolean;
  /** What it carries, where it has no words. Since level 7. Default: []. */
  readonly files?: readonly File[];
}

/** What the list shows of a chat's task. Since level 4. */
export interface ListedTask {
  readonly status: TaskStatus;
  /** As in NextStep. */
  readonly turn: Turn;
  /** Who is responsible for it; to customers, who accepted it. */
  readonly assistant?: PersonId;
}

/** A chat as it stands in the receiver's list. */
export interface Chat {
  readonly id: ChatId;
  readonly kind: ChatKind;
  /** Empty for a direct chat: show `peer`. */
  readonly title: string;
  /** Number of the last event. */
  readonly head: Cursor;
  readonly created_at: Millis;
  readonly account?: AccountId;
  /** The other one of a direct chat. */
  readonly peer?: PersonId;
  /** No customer can read it. Default: false. */
  readonly staff_only?: boolean;
  /** The receiver is not a member, reads by their role only, and cannot write. Default: false. */
  readonly looking_in?: boolean;
  /** How far the receiver has read. Default: 0. */
  readonly read?: Cursor;
  /** Messages of others after `read`. Since level 4 also what others did to the task that concerns the receiver's side. Default: 0. */
  readonly unread?: number;
  readonly last?: Preview;
  /** The last entry that is no message: the last thing that happened, where its `seq` is above that of `last`. Of a TaskNotice `tags` and `concerns` are left out, and of `data` all but `text`, `was`, `count` and `person`, shortened to 140 code points. Since level 4. */
  readonly notice?: Notice | TaskNotice;
  /** Of a task's chat. Since level 4. */
  readonly task?: ListedTask;
  /** The receiver keeps it at the top. Default: false. */
  readonly pinned?: boolean;
  /** What the receiver may do to its task at all, where that is less than `acts` of Welcome. Since level 2. Default: []. */
  readonly acts?: readonly string[];
}

/** The chat that was created, or, for a direct chat, that existed already. */
export interface Created {
  readonly chat: Chat;
}

/** A chat at one moment. Its pushes with a `seq` above `chat.head` follow. */
export interface Snapshot {
  readonly chat: Chat;
  readonly entries: readonly Entry[];
  readonly more_before: boolean;
  readonly more_after: boolean;
  readonly members: readonly PersonId[];
  readonly reads: readonly ReadMark[];
  /** Everybody named in it. */
  readonly people: readonly Person[];
}

/** Entries of a chat, oldest first. */
export interface Page {
  readonly entries: readonly Entry[];
  readonly more_before: boolean;
  readonly more_after: boolean;
  readonly people: readonly Person[];
}

/** A place in a chat: the number of an entry, 0 where there is none. */
export interface Place {
  readonly seq: Cursor;
}

/** Entries with a tag, oldest first, and everybody named in them. */
export interface Found {
  readonly entries: readonly Entry[];
  readonly people: readonly Person[];
}

/** A tag, and how many entries of a chat have it. */
export interface TagCount {
  readonly tag: SearchedTag;
  readonly count: number;
}

/** The tags of a chat, the most frequent first. */
export interface TagCounts {
  readonly tags: readonly TagCount[];
}

/** A line of the chat that nobody wrote: somebody joined, the title changed. */
export interface Notice {
  readonly t: "notice";
  readonly seq: Seq;
  readonly kind: NoticeKind;
  readonly actor: PersonId;
  readonly at: Millis;
  /** Who joined or left. */
  readonly person?: PersonId;
  /** The new title. */
  readonly title?: string;
}

/** How far somebody has read, as the receiver may know it. */
export interface ReadMark {
  readonly person: PersonId;
  readonly seq: Cursor;
}

/** A file of a message. */
export interface File {
  readonly id: FileId;
  /** As its sender named it, cleaned: one line of at most 150 code points. */
  readonly name: string;
  readonly kind: FileKind;
  /** Media type by its first bytes; `application/octet-stream` where they say none that is known. */
  readonly type: string;
  /** Bytes, as it is downloaded. */
  readonly size: number;
  /** Of a picture, in pixels as it is shown; 0 of anything else. Default: 0. */
  readonly width?: number;
  /** Default: 0. */
  readonly height?: number;
  /** How many files of this name the task has had, with this one. Default: 1. */
  readonly version?: number;
  /** A voice note: recorded where it was sent, by its sender's word. Since level 8. Default: false. */
  readonly voice?: boolean;
  /** Of sound, in milliseconds; 0 of anything else, and where nobody knows. For show: what is played may be longer or shorter. Since level 8. Default: 0. */
  readonly duration?: number;
  /** Of sound, how loud each of its 64 equal parts is at most, 0 to 255; none where nobody knows. Since level 8. Default: []. */
  readonly peaks?: readonly number[];
}

/** What somebody has begun to upload for a chat and not sent yet; only they know. */
export interface Upload {
  readonly id: FileId;
  readonly chat: ChatId;
  readonly name: string;
  /** Bytes, as announced. */
  readonly size: number;
  /** Bytes of them that arrived by the end of the last request; a request over HTTP says how many there are now. Default: 0. */
  readonly received?: number;
  /** What it will be when it is sent, once it has arrived and was checked. Until then it cannot be sent. */
  readonly file?: File;
}

/** One's own uploads of a chat, oldest first. */
export interface Uploads {
  readonly uploads: readonly Upload[];
}

/** What somebody has begun to upload for a dialog with the bot; only they know. Since level 9. When the dialog is done its files are a message of theirs in the chat that came of it, or that it is about. */
export interface DialogUpload {
  readonly id: FileId;
  readonly dialog: DialogId;
  readonly name: string;
  /** Bytes, as announced. */
  readonly size: number;
  /** As in Upload. Default: 0. */
  readonly received?: number;
  /** What it will be, once it has arrived and was checked. Until then the dialog cannot be done. */
  readonly file?: File;
}

/** One's own uploads for a dialog, oldest first: the order in which they will stand in the message. */
export interface DialogUploads {
  readonly uploads: readonly DialogUpload[];
}

/** A file, and the message that brought it. */
export interface Filed {
  readonly file: File;
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly author: PersonId;
  readonly at: Millis;
}

/** Files, newest first. */
export interface FileList {
  readonly files: readonly Filed[];
  readonly people: readonly Person[];
  /** Whether there are older ones. */
  readonly more: boolean;
}

/** What the files and uploads in the chats of an account take. */
export interface AccountRoom {
  /** Bytes, as they count towards the limits: what was sent twice counts twice. */
  readonly size: number;
  readonly files: number;
  /** Missing: those in chats of no account. */
  readonly account?: AccountId;
}

/** Who takes how much, most first; for everybody but management nobody anything. Limits in bytes; 0: none. */
export interface FileRoom {
  readonly taken: readonly AccountRoom[];
  /** Of each account. */
  readonly account_limit: number;
  /** Of all together. */
  readonly limit: number;
}

/** An act of staff that customers would see, waiting for the end of quiet hours (SPEC 3). Only its author knows; when they may not see the chat any more, only whoever it was handed over to for review. */
export interface Held {
  readonly id: HeldId;
  readonly chat: ChatId;
  readonly act: Act;
  /** When it was asked for. */
  readonly at: Millis;
  readonly release_at: Millis;
  /** In review it was not released: the customer wrote meanwhile, it is not possible any more, or its author left. Default: "waiting". */
  readonly state?: "waiting" | "review";
  readonly text?: string;
  /** The message to be changed, deleted, tagged or reacted to. */
  readonly of?: Seq;
  readonly reply_to?: Seq;
  readonly title?: string;
  readonly tag?: TagName;
  /** Since level 3. */
  readonly reaction?: Reaction;
  /** Who is to be brought in or taken out. */
  readonly person?: PersonId;
  /** What is to be done to the task. */
  readonly task?: EditTask | DeleteTask | SetArea | AnswerReview | AcceptTask | ForwardTask | ReleaseTask | DelegateTask | AssignTask | TakeBackTask | StartTask | StartTimer | StopTimer | RecordTime | ReleaseRecord | Propose | Agree | RefuseProposal | Counter | WithdrawProposal | NoteAgreement | ObjectTo | AskApproval | AnswerApproval | MarkApproval | ShowInterim | HandOver | SetDone | ReturnTask | RateTask | MakeClaim | DecideClaim | AddItem | TickItem | EditItem | MoveItem | RemoveItem | ReleaseBudget;
  /** Who asked for it, where it was handed over: it waits for the receiver's yes, and happens in their name. */
  readonly author?: PersonId;
  /** Of a message, by the ids of their uploads. Since level 7. Default: []. */
  readonly files?: readonly File[];
  /** Of one handed over: the chat's title, or whom it is with. The receiver need not be a member. */
  readonly place?: string;
}

/** Where an event took its place in the chat, or that it waits for the end of quiet hours. It is on disk. */
export interface Sent {
  /** 0 while it is held. */
  readonly seq: Cursor;
  readonly at: Millis;
  /** It took no place yet: it will be released at `held.release_at`. */
  readonly held?: Held;
}

/** Something that was due, and failed at least three times in a row or is given up. */
export interface StuckJob {
  readonly job: JobName;
  readonly row: RowKey;
  /** When it failed for the first time. */
  readonly since: Millis;
  readonly tries: number;
  /** When it is tried again by itself; missing: it is given up. */
  readonly again?: Millis;
}

/** Those that have failed for longest first, 100 at most; for everybody but management none. */
export interface StuckJobs {
  readonly jobs: readonly StuckJob[];
}

/** A message, named by its chat and `seq`. */
export interface Message {
  readonly t: "message";
  readonly seq: Seq;
  readonly author: PersonId;
  readonly at: Millis;
  /** Empty when deleted. */
  readonly text: string;
  /** Staff only: who wrote as the persona `author`. */
  readonly written_by?: PersonId;
  readonly reply_to?: Seq;
  /** How many times it was edited. Default: 0. */
  readonly edited?: number;
  /** Default: false. */
  readonly deleted?: boolean;
  /** Default: []. */
  readonly tags?: readonly Tagged[];
  /** Number of the event that changed its tags last: a push up to it changes nothing. Default: 0. */
  readonly tags_seq?: Cursor;
  /** In the order in which they came. Since level 3. Default: []. */
  readonly reactions?: readonly Reacted[];
  /** As `tags_seq`, of its reactions. Since level 3. Default: 0. */
  readonly reactions_seq?: Cursor;
  /** In the order in which its author put them; a deleted message has none. Since level 7. Default: []. */
  readonly files?: readonly File[];
}

/** Messages asked for by number; those that do not exist are missing. */
export interface Messages {
  readonly messages: readonly Message[];
  readonly people: readonly Person[];
}

/** One wording of a message. */
export interface Version {
  readonly at: Millis;
  readonly text: string;
}

/** All wordings of a message, oldest first. */
export interface Versions {
  readonly versions: readonly Version[];
}

/** What a person has begun to write in a chat; only they know. */
export interface Draft {
  readonly chat: ChatId;
  readonly text: string;
  readonly reply_to?: Seq;
}

/** Somebody as the receiver may see them. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly kind: PersonKind;
  /** Sent to staff; customers learn it of the users of their own account only. */
  readonly role?: Role;
  /** The customer account of a customer. */
  readonly account?: AccountId;
}

/** A customer account. */
export interface Account {
  readonly id: AccountId;
  readonly name: string;
  /** The account's own tags. Default: []. */
  readonly tags?: readonly TagName[];
  /** Who is assigned to it, and so belongs to its tasks and cannot be taken out of them. Customers are told since level 2: with these they may have direct chats. Default: []. */
  readonly staff?: readonly PersonId[];
}

/** Whether somebody is there, as the receiver may know it. */
export interface PersonStatus {
  readonly person: PersonId;
  readonly status: Status;
}

/** A reaction to a message, and whose it is. */
export interface Reacted {
  readonly reaction: Reaction;
  readonly by: PersonId;
}

/** A tag on a message, and who put it there. */
export interface Tagged {
  readonly tag: TagName;
  readonly by: PersonId;
}

/** Customers: changes what was written. The terms only in review, afterwards they are proposed. */
export interface EditTask {
  readonly t: "edit";
  readonly description?: Begun;
  readonly how?: Begun;
  readonly results?: "chat" | "email";
  /** `open`: no fixed date. */
  readonly deadline?: Deadline | "open";
  /** `open`: the assistant estimates. */
  readonly budget?: Minutes | "open";
}

/** Customers and management, in review only. */
export interface DeleteTask {
  readonly t: "delete";
}

/** Staff, in review: the work area. One with a factor makes a card for the customer. */
export interface SetArea {
  readonly t: "area";
  readonly area: WorkArea;
  /** It needs an expert's advice and goes to the team lead. Default: false. */
  readonly advice?: boolean;
}

/** Staff: a question of the review card. Customers see nothing of it. */
export interface AnswerReview {
  readonly t: "review";
  readonly question: Question;
  readonly yes: boolean;
}

/** Staff: makes the contract. */
export interface AcceptTask {
  readonly t: "accept";
}

/** Staff: to a specialist, who must release the area. */
export interface ForwardTask {
  readonly t: "forward";
  readonly could_do: boolean;
}

/** Specialists and management: gives a forwarded task back, released for its area. */
export interface ReleaseTask {
  readonly t: "release";
  /** Default: "". */
  readonly note?: Begun;
}

/** Staff: to the team lead. The reason is for staff. */
export interface DelegateTask {
  readonly t: "delegate";
  readonly reason: Begun;
}

/** Leads, to themselves and their team, and management, to all of staff: who is responsible from now on. They come into the chat if they are not in it. Since level 4. */
export interface AssignTask {
  readonly t: "assign";
  readonly person: PersonId;
}

/** Staff: from the team lead; or the lead gives it back. */
export interface TakeBackTask {
  readonly t: "take_back";
}

/** Staff: the work begins. */
export interface StartTask {
  readonly t: "start";
}

/** Staff: one's own timer. The first one after accepting also starts the task; in quiet hours that is held. */
export interface StartTimer {
  readonly t: "timer_start";
}

/** Staff: one's own timer. */
export interface StopTimer {
  readonly t: "timer_stop";
}

/** Staff: time recorded by hand afterwards; counts once management has released it. */
export interface RecordTime {
  readonly t: "record";
  readonly start: Moment;
  readonly minutes: Minutes;
  readonly reason: Begun;
}

/** Management: whether time recorded by hand counts. */
export interface ReleaseRecord {
  readonly t: "record_release";
  readonly number: CardNumber;
  readonly release: boolean;
}

/** A card about the terms, which the other side answers. */
export interface Propose {
  readonly t: "propose";
  readonly changes: Changes;
  /** When it expires. */
  readonly until?: Moment;
  /** Default: "". */
  readonly note?: Begun;
}

/** To a card of the other side; it holds from now on. */
export interface Agree {
  readonly t: "agree";
  readonly number: CardNumber;
  /** Default: "". */
  readonly note?: Begun;
}

/** A card of the other side. */
export interface RefuseProposal {
  readonly t: "refuse";
  readonly number: CardNumber;
  /** Default: "". */
  readonly note?: Begun;
}

/** Answers a card of the other side with another one. */
export interface Counter {
  readonly t: "counter";
  readonly number: CardNumber;
  readonly changes: Changes;
  readonly until?: Moment;
  /** Default: "". */
  readonly note?: Begun;
}

/** A card of one's own side. */
export interface WithdrawProposal {
  readonly t: "withdraw";
  readonly number: CardNumber;
}

/** Staff: agreed on the telephone. Holds at once; the customer may object within two working days. */
export interface NoteAgreement {
  readonly t: "note";
  readonly changes: Changes;
  /** Default: "". */
  readonly note?: Begun;
}

/** Customers: what was noted of the telephone was not agreed on. */
export interface ObjectTo {
  readonly t: "object";
  readonly number: CardNumber;
  /** Default: "". */
  readonly note?: Begun;
}

/** Staff: `text` is exactly what is to be approved. */
export interface AskApproval {
  readonly t: "approval_ask";
  readonly kind: "double_rate" | "power_of_attorney";
  readonly text: Begun;
}

/** Customers. */
export interface AnswerApproval {
  readonly t: "approval_answer";
  readonly number: CardNumber;
  readonly grant: boolean;
}

/** A message of the customer's is the approval. */
export interface MarkApproval {
  readonly t: "approval_mark";
  readonly kind: "channel" | "storage";
  readonly message: Seq;
}

/** Staff: an interim result, without handing over. */
export interface ShowInterim {
  readonly t: "interim";
  /** Default: "". */
  readonly text?: Begun;
  /** How many. Default: 0. */
  readonly files?: Count;
}

/** Staff: it becomes the customer's turn. */
export interface HandOver {
  readonly t: "hand_over";
  readonly kind: "result" | "interim" | "question" | "not_needed";
  /** Default: "". */
  readonly text?: Begun;
  /** Default: 0. */
  readonly files?: Count;
}

/** Customers, after a hand-over. */
export interface SetDone {
  readonly t: "done";
}

/** Customers: not done yet. The deadline may be missing only where the task has none. */
export interface ReturnTask {
  readonly t: "return";
  readonly deadline?: Deadline;
  /** Default: "". */
  readonly note?: Begun;
}

/** Customers, once for each hand-over: 1 to 5 stars. */
export interface RateTask {
  readonly t: "rate";
  readonly stars: Stars;
  /** Default: "". */
  readonly comment?: Begun;
}

/** Customers: the full budget back for a missed deadline. */
export interface MakeClaim {
  readonly t: "claim";
  /** Default: "". */
  readonly note?: Begun;
}

/** Lead and management. */
export interface DecideClaim {
  readonly t: "claim_decide";
  readonly grant: boolean;
  /** Default: "". */
  readonly note?: Begun;
}

/** Staff: gives so many minutes back to the customer's account. */
export interface ReleaseBudget {
  readonly t: "budget_release";
  readonly minutes: Minutes;
}

/** A card about the terms, or an agreement by telephone (`noted`). */
export interface Proposal {
  readonly number: CardNumber;
  /** Whose it is. */
  readonly side: Side;
  readonly person: PersonId;
  readonly at: Millis;
  readonly changes: Changes;
  readonly state: "open" | "agreed" | "refused" | "countered" | "withdrawn" | "expired" | "overtaken" | "noted" | "objected";
  /** Which side may answer it now: agree, refuse, counter; if `noted`, object. */
  readonly answers?: Side;
  /** First moment at which that is too late. */
  readonly until?: Millis;
  /** Default: "". */
  readonly note?: string;
  /** The card it answers. */
  readonly counters?: CardNumber;
  /** Of a card that a work area made: the real working time that this budget gives. */
  readonly real?: number;
  readonly answered_by?: PersonId;
  readonly answered_at?: Millis;
  /** Default: "". */
  readonly answer?: string;
}

/** An approval for this task only. */
export interface Approval {
  readonly number: CardNumber;
  readonly kind: "double_rate" | "power_of_attorney" | "channel" | "storage";
  readonly text: string;
  readonly asked_by: PersonId;
  readonly asked_at: Millis;
  readonly state: "asked" | "granted" | "refused" | "lapsed";
  readonly answered_by?: PersonId;
  readonly answered_at?: Millis;
  /** The customer's own sentence. */
  readonly message?: Seq;
}

/** A line of the checklist; `side`: whose it is to do. Of the assistant's, customers change those they wrote until they are ticked, the others only in review. */
export interface Item {
  readonly number: CardNumber;
  readonly text: string;
  /** Default: "staff". */
  readonly side?: Side;
  /** Who wrote it; missing: it is older than this was kept. Since level 6. */
  readonly added_by?: PersonId;
  readonly ticked_by?: PersonId;
  readonly ticked_at?: Millis;
}

/** The last one. */
export interface HandedOver {
  readonly kind: "result" | "interim" | "question" | "not_needed";
  readonly person: PersonId;
  readonly at: Millis;
}

/** What the customer thinks of the last hand-over that was rated. */
export interface Rating {
  readonly stars: number;
  readonly comment: string;
  readonly person: PersonId;
  readonly at: Millis;
}

/** The full budget back for a missed deadline. */
export interface Claim {
  readonly deadline: Deadline;
  readonly note: string;
  readonly person: PersonId;
  readonly at: Millis;
  readonly state: "open" | "granted" | "refused";
  readonly decided_by?: PersonId;
  readonly decided_at?: Millis;
  /** Default: "". */
  readonly answer?: string;
}

/** A line of the checklist, or several with the texts of `more`; `side`: whose they are to do. */
export interface AddItem {
  readonly t: "item_add";
  readonly text: ItemText;
  /** Default: "staff". */
  readonly side?: Side;
  /** Default: []. */
  readonly more?: readonly ItemText[];
}

/** Ticks a line, or takes the tick off. */
export interface TickItem {
  readonly t: "item_tick";
  readonly number: CardNumber;
  /** Default: true. */
  readonly ticked?: boolean;
}

/** Rewords a line that is not ticked. */
export interface EditItem {
  readonly t: "item_edit";
  readonly number: CardNumber;
  readonly text: ItemText;
}

/** Moves a line before the line `before`, or to the end. */
export interface MoveItem {
  readonly t: "item_move";
  readonly number: CardNumber;
  readonly before?: CardNumber;
}

/** Takes a line that is not ticked off the checklist; its number is not used again. */
export interface RemoveItem {
  readonly t: "item_remove";
  readonly number: CardNumber;
}

/** Tasks, what needs attention first. */
export interface Tasks {
  readonly tasks: readonly TaskCard[];
  /** For leads and management: to whom they may give tasks. Since level 4. Default: []. */
  readonly team?: readonly PersonId[];
}

/** What happened to the chat's task. */
export interface TaskNotice {
  readonly t: "task";
  readonly seq: Seq;
  readonly code: TaskCode;
  readonly actor: PersonId;
  readonly at: Millis;
  /** Default: []. */
  readonly tags?: readonly SystemTag[];
  /** Small values by name, as the table of codes says; what has nothing to say is missing. Moments are milliseconds, amounts of time minutes. `text` is what the person wrote with it. `dialog` is the JSON text of [[label, value, words], ...]. Default: {}. */
  readonly data?: Readonly<Record<string, string | number | boolean>>;
  /** It counts as unread for the receiver like a message, unless they are its `actor`. Since level 4. Default: false. */
  readonly concerns?: boolean;
}

/** What happened to a task, for staff. */
export interface StaffNotice {
  readonly code: TaskCode;
  /** Default: {}. */
  readonly data?: Readonly<Record<string, string | number | boolean>>;
  /** Whom alone it concerns. */
  readonly to?: PersonId;
}

/** The one line every task shows. */
export interface NextStep {
  readonly turn: Turn;
  /** What comes next. Customers read `review` until it is accepted. */
  readonly what: "save" | "decide_claim" | "assign" | "release" | "answer_proposal" | "answer_approval" | "set_area" | "propose_budget" | "propose_deadline" | "forward" | "review" | "accept" | "answer" | "start" | "hand_over" | "confirm" | "give_feedback" | "answer_question" | "nothing";
  readonly by?: Millis;
}

/** What only staff see of a task. */
export interface TaskDesk {
  /** Who of them is to see to it; missing: the team lead. Since level 4. */
  readonly responsible?: PersonId;
  /** Questions of the review card answered with yes. Default: []. */
  readonly review?: readonly Question[];
  /** Those answered with no. Default: []. */
  readonly doubts?: readonly Question[];
  readonly delegated_by?: PersonId;
  /** Why it was delegated. Default: "". */
  readonly reason?: string;
  /** It is with the lead for an expert's advice. Default: false. */
  readonly advice?: boolean;
  /** Whether who forwarded it could do it herself. */
  readonly could_do?: boolean;
  /** Who released it for its present work area. */
  readonly released_by?: PersonId;
  /** Default: "". */
  readonly release_note?: string;
  /** Default: []. */
  readonly running?: readonly Running[];
  /** Default: []. */
  readonly records?: readonly TimeRecord[];
  /** The work area's factor for assistants. */
  readonly assistant_percent?: number;
}

/** A task, named by its chat. */
export interface TaskView {
  readonly chat: ChatId;
  readonly account: AccountId;
  readonly title: string;
  readonly status: TaskStatus;
  readonly created_by: PersonId;
  readonly by_customer: boolean;
  readonly created: Millis;
  readonly terms: Terms;
  /** Default: "". */
  readonly how?: string;
  /** Default: "chat". */
  readonly results?: "chat" | "email";
  /** Further answers of the task dialog by question, to be shown with the key facts. Default: {}. */
  readonly details?: Readonly<Record<string, string>>;
  readonly area?: Area;
  /** Default: false. */
  readonly with_lead?: boolean;
  /** Default: false. */
  readonly awaiting_release?: boolean;
  /** Every version, the first one first. Default: []. */
  readonly contracts?: readonly Contract[];
  /** Default: []. */
  readonly proposals?: readonly Proposal[];
  /** Default: []. */
  readonly approvals?: readonly Approval[];
  /** Default: []. */
  readonly checklist?: readonly Item[];
  readonly handover?: HandedOver;
  readonly rating?: Rating;
  readonly claim?: Claim;
  /** Until when staff must answer; missing: nothing waits for an answer. */
  readonly reaction?: Millis;
  readonly next: NextStep;
  readonly times: TimeFigures;
  /** What the receiver's side may do at this stage, as tags of TaskAct. Offer of it what `acts` of the chat, or else of Welcome, names, too: together they are exactly what the server lets this person do at this stage. How the task stands may still be against it (nothing to take back, no card to answer). Default: []. */
  readonly may?: readonly string[];
  /** Everybody named in it. Default: []. */
  readonly people?: readonly Person[];
  /** For staff. */
  readonly desk?: TaskDesk;
}

/** A task in an overview. */
export interface TaskCard {
  readonly chat: ChatId;
  readonly account: AccountId;
  readonly title: string;
  readonly status: TaskStatus;
  /** Why it stands where it does, the most urgent first. */
  readonly attention: Attention;
  readonly next: NextStep;
  readonly deadline?: Deadline;
  readonly budget?: number;
  /** Default: 0. */
  readonly used?: number;
  readonly area?: WorkArea;
  /** Default: false. */
  readonly with_lead?: boolean;
  /** Default: false. */
  readonly awaiting_release?: boolean;
  readonly reaction?: Millis;
  /** When something last happened that customers see. */
  readonly changed: Millis;
  /** Who accepted it. */
  readonly assistant?: PersonId;
  /** For staff: whose timers run. Default: []. */
  readonly running?: readonly PersonId[];
  /** For staff: who of them is to see to it; missing: the team lead. Since level 4. */
  readonly responsible?: PersonId;
  /** For staff: how many times recorded by hand wait for release. Since level 4. Default: 0. */
  readonly records_waiting?: number;
}

/** The last moment that is still in time. */
export interface Deadline {
  readonly at: Moment;
  /** A time of day was said; else the whole day counts. Default: true. */
  readonly timed?: boolean;
}

/** What of the terms is to change; what is missing stays. */
export interface Changes {
  readonly description?: Begun;
  readonly deadline?: Deadline;
  readonly budget?: Minutes;
}

/** What customer and agency agree on. */
export interface Terms {
  readonly description: string;
  /** Missing: no fixed date. */
  readonly deadline?: Deadline;
  /** Minutes of the customer's account; missing: the assistant estimates. */
  readonly budget?: number;
}

/** A work area as it stood when it was chosen. Factors in percent. */
export interface Area {
  readonly key: WorkArea;
  readonly customer_percent: number;
  /** A specialist must release its tasks. Default: false. */
  readonly special?: boolean;
}

/** A version of what was agreed. */
export interface Contract {
  readonly version: number;
  readonly terms: Terms;
  readonly at: Millis;
  readonly person: PersonId;
  readonly cause: "accepted" | "agreed" | "phone" | "objection" | "returned" | "budget_released";
}

/** Time on the task: for customers as of the last opening, for staff as of the last record. Timers add to it. */
export interface TimeFigures {
  /** Minutes of budget that the work costs. */
  readonly used: number;
  /** Minutes worked, begun ones included. */
  readonly recorded: number;
  /** Minutes of work that the budget allows. */
  readonly real?: number;
  /** Minutes of budget beyond what was agreed. Default: 0. */
  readonly overrun?: number;
  /** Default: 0. */
  readonly refunded?: number;
}

/** A timer that runs; `until`: the midnight at which it stops by itself. */
export interface Running {
  readonly person: PersonId;
  readonly since: Millis;
  readonly until: Millis;
  /** Counts double for the customer. Default: false. */
  readonly double?: boolean;
}

/** Recorded time. `length` in milliseconds. */
export interface TimeRecord {
  readonly number: CardNumber;
  readonly person: PersonId;
  readonly start: Millis;
  readonly length: number;
  /** Default: false. */
  readonly double?: boolean;
  /** Of one made by hand. Default: "". */
  readonly reason?: string;
  readonly state: "counted" | "waiting" | "refused";
}

/** One's own time on a task, in milliseconds. */
export interface MyWork {
  /** Missing, as are `title` and `account`: one may not see the task any more. */
  readonly chat?: ChatId;
  /** Default: "". */
  readonly title?: string;
  readonly account?: AccountId;
  readonly recorded: number;
  /** Made by hand, and not released yet; not in `recorded`. Default: 0. */
  readonly waiting?: number;
  /** One's timer runs since then; not in `recorded`. */
  readonly since?: Millis;
}

/** What one has recorded on a day, by when it began. */
export interface Worked {
  readonly day: LocalDay;
  readonly tasks: readonly MyWork[];
  /** All of it that counts, in milliseconds; a timer that runs adds to it. */
  readonly recorded: number;
}

/** Nothing to tell but that it is done. */
export type Done = Readonly<Record<string, never>>;

/** The command `id` was carried out. */
export interface Ok {
  readonly t: "ok";
  readonly id: number;
  /** As the command's description says. */
  readonly result: unknown;
}

/** The command `id` was not carried out and changed nothing. */
export interface Failed {
  readonly t: "error";
  readonly id: number;
  readonly code: string;
  /** For people, in their language: what happened and what to do. */
  readonly message: string;
  /** The same command may succeed later, unchanged, with the same key. Default: false. */
  readonly retryable?: boolean;
  /** Milliseconds to wait before trying again. */
  readonly retry_after?: number;
  /** The field at fault. */
  readonly field?: string;
  /** For developers, in English. */
  readonly detail?: string;
}

/** Must be the first command. Subscribes the connection to all chats of the person. */
export interface Hello {
  readonly t: "hello";
  readonly level: number;
  /** Default: "". */
  readonly client?: string;
  readonly resume?: Resume;
}

/** What the person chooses, for all their devices. */
export interface SetSettings {
  readonly t: "settings.set";
  readonly settings: Settings;
}

/** Where the person is signed in. */
export interface ListDevices {
  readonly t: "devices.list";
}

/** Sign one of one's own devices out, within a second. */
export interface EndDevice {
  readonly t: "devices.end";
  readonly device: DeviceId;
}

/** Another password; all other devices are signed out. */
export interface ChangePassword {
  readonly t: "password.change";
  readonly old: string;
  readonly new: string;
}

/** Begins a dialog with the bot. Nobody else learns of it. */
export interface StartDialog {
  readonly t: "dialog.start";
  readonly key: Key;
  readonly script: DialogScript;
  /** The first sentence, put in at once. */
  readonly text?: Text;
  /** The task to rate; for `rating` only. */
  readonly chat?: ChatId;
  /** For whom; staff only. */
  readonly account?: AccountId;
  /** The task to repeat: its title, texts, checklist and budget are the first answers; for `new_task` only. */
  readonly again?: ChatId;
}

/** One input, made when the dialog stood at `number`; of several for the same number the first wins. The last one carries out what the dialog is for: the task is created, the rating given. */
export interface SayToDialog {
  readonly t: "dialog.say";
  readonly key: Key;
  readonly dialog: DialogId;
  readonly number: DialogNumber;
  readonly input: DialogInput;
}

/** One's own open dialogs, the newest change first. */
export interface ListDialogs {
  readonly t: "dialog.list";
}

/** The holidays of the agency's calendar in a year. */
export interface ListHolidays {
  readonly t: "calendar.holidays";
  readonly year: number;
}

/** The direct chat with a person; two people have at most one. */
export interface CreateDirect {
  readonly t: "chat.create_direct";
  readonly key: Key;
  readonly person: PersonId;
  readonly when?: When;
}

/** A group chat among staff. */
export interface CreateGroup {
  readonly t: "chat.create_group";
  readonly key: Key;
  readonly title: Title;
  /** Default: []. */
  readonly members?: readonly PersonId[];
}

/** A task of an account with its chat. Its members are the account's users and assigned staff. */
export interface CreateTaskChat {
  readonly t: "chat.create_task";
  readonly key: Key;
  readonly account: AccountId;
  readonly title: Title;
  readonly when?: When;
}

/** Another title for a task or group chat. */
export interface RenameChat {
  readonly t: "chat.rename";
  readonly key: Key;
  readonly chat: ChatId;
  readonly title: Title;
  readonly when?: When;
}

/** Keep a chat at the top of one's own list, or no more. */
export interface PinChat {
  readonly t: "chat.pin";
  readonly chat: ChatId;
  readonly pinned: boolean;
}

/** Snapshot of a chat: its newest entries, or those around a number. */
export interface OpenChat {
  readonly t: "chat.open";
  readonly chat: ChatId;
  readonly around?: Seq;
  /** Default: 50. */
  readonly limit?: number;
}

/** Ends the pushes of a chat that one only looks into. Nothing changes for members. */
export interface CloseChat {
  readonly t: "chat.close";
  readonly chat: ChatId;
}

/** A page of entries before or after a number; exactly one of both is given. */
export interface History {
  readonly t: "chat.history";
  readonly chat: ChatId;
  readonly before?: Seq;
  readonly after?: Cursor;
  /** Default: 50. */
  readonly limit?: number;
}

/** The first entry at or after a moment, for jumping to a date. */
export interface FindMoment {
  readonly t: "chat.at";
  readonly chat: ChatId;
  readonly at: Millis;
}

/** The newest entries of a chat with a tag, below a number: messages, or what the server tagged itself. */
export interface FindTagged {
  readonly t: "chat.tagged";
  readonly chat: ChatId;
  readonly tag: SearchedTag;
  /** Default: 9007199254740991. */
  readonly before?: Seq;
  /** Default: 50. */
  readonly limit?: number;
}

/** Which tags there are in a chat, and at how many entries: what `chat.tagged` finds. */
export interface CountTags {
  readonly t: "chat.tags";
  readonly chat: ChatId;
}

/** Brings somebody into a task or group chat; they read it from its first event. */
export interface AddMember {
  readonly t: "member.add";
  readonly key: Key;
  readonly chat: ChatId;
  readonly person: PersonId;
  readonly when?: When;
}

/** Takes somebody out of a task or group chat, or oneself. */
export interface RemoveMember {
  readonly t: "member.remove";
  readonly key: Key;
  readonly chat: ChatId;
  readonly person: PersonId;
  readonly when?: When;
}

/** I have read up to here. Never moves back. */
export interface MarkRead {
  readonly t: "read.mark";
  readonly chat: ChatId;
  readonly seq: Seq;
}

/** Count this message and what follows as unread again, for oneself only; others go on seeing the old mark. */
export interface MarkUnread {
  readonly t: "read.unmark";
  readonly chat: ChatId;
  readonly seq: Seq;
}

/** One's own uploads that are not sent, on whichever device they were begun; those of held messages are not among them. */
export interface ListUploads {
  readonly t: "file.uploads";
  readonly chat: ChatId;
}

/** One's own uploads for a dialog, on whichever device they were begun; at most 20. Since level 9. */
export interface ListDialogUploads {
  readonly t: "file.uploads_of_dialog";
  readonly dialog: DialogId;
}

/** The files of a chat, 50 a page. */
export interface ListFiles {
  readonly t: "file.list";
  readonly chat: ChatId;
  readonly kind?: FileKind;
  /** Only those older than this one. */
  readonly before?: FileId;
}

/** The files of all chats of an account that one may read, 50 a page. */
export interface ListFilesOfAccount {
  readonly t: "file.of_account";
  readonly account: AccountId;
  readonly kind?: FileKind;
  /** Only those older than this one. */
  readonly before?: FileId;
}

/** How much room files take, and how much there is. Since level 8. */
export interface GetFileRoom {
  readonly t: "file.room";
}

/** Let a held act happen now; or, with `when` "opening" in quiet hours, as it is at the next opening. */
export interface ReleaseHeld {
  readonly t: "held.release";
  readonly key: Key;
  readonly held: HeldId;
  /** Default: "now". */
  readonly when?: "opening" | "now";
}

/** Another text for a held message or edit; one in review waits again for the next opening. */
export interface ChangeHeld {
  readonly t: "held.change";
  readonly key: Key;
  readonly held: HeldId;
  readonly text: Text;
}

/** Let a held act never happen. Nobody learns of it. */
export interface WithdrawHeld {
  readonly t: "held.withdraw";
  readonly held: HeldId;
}

/** What fails again and again. Since level 5. */
export interface ListStuckJobs {
  readonly t: "jobs.stuck";
}

/** Try it again at the next look, within a minute; for management. What does not fail any more stays as it is. Since level 5. */
export interface RetryJob {
  readonly t: "jobs.retry";
  readonly job: JobName;
  readonly row: RowKey;
}

/** Writes a message. The reply says its number; by then it is on disk. */
export interface Send {
  readonly t: "message.send";
  readonly key: Key;
  readonly chat: ChatId;
  /** May be empty only where there are files. */
  readonly text: Begun;
  readonly reply_to?: Seq;
  /** Management only: write as this persona. */
  readonly as_persona?: PersonId;
  /** One's uploads, in the order in which they are to be shown. Since level 7. Default: []. */
  readonly files?: readonly FileId[];
  readonly when?: When;
}

/** Another wording for a message of one's own; the old one stays visible in its history. */
export interface Edit {
  readonly t: "message.edit";
  readonly key: Key;
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly text: Text;
  readonly when?: When;
}

/** Takes back a message of one's own. Its place stays, its text does not. */
export interface Delete {
  readonly t: "message.delete";
  readonly key: Key;
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly when?: When;
}

/** Messages by number, for quotes. */
export interface GetMessages {
  readonly t: "message.get";
  readonly chat: ChatId;
  readonly seqs: readonly Seq[];
}

/** All wordings of an edited message. */
export interface GetVersions {
  readonly t: "message.versions";
  readonly chat: ChatId;
  readonly seq: Seq;
}

/** What the person has begun to write; the last one counts, an empty text removes it. */
export interface SetDraft {
  readonly t: "draft.set";
  readonly chat: ChatId;
  readonly text: Typed;
  readonly reply_to?: Seq;
}

/** The person is using this device. Send at most once a minute while that is so. A device that sends neither this nor anything that changes something for 5 minutes counts as idle. */
export interface Active {
  readonly t: "presence.active";
}

/** I am typing. Send at most every 3 seconds while it lasts. */
export interface Typing {
  readonly t: "typing";
  readonly chat: ChatId;
}

/** The person's own name, as others read it. */
export interface SetProfile {
  readonly t: "profile.set";
  readonly name: Name;
}

/** Reacts to a message, or takes one's reaction back. Setting the same again changes nothing. */
export interface ReactToMessage {
  readonly t: "message.react";
  readonly key: Key;
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly reaction: Reaction;
  /** Default: true. */
  readonly on?: boolean;
  readonly when?: When;
}

/** Puts a tag on a message, or takes it off. What is so already changes nothing. */
export interface TagMessage {
  readonly t: "message.tag";
  readonly key: Key;
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly tag: TagName;
  /** Default: true. */
  readonly on?: boolean;
  readonly when?: When;
}

/** Does something to the task of a chat. What customers do not see of it takes no number: its place is the end. */
export interface ActOnTask {
  readonly t: "task.act";
  readonly key: Key;
  readonly chat: ChatId;
  readonly act: TaskAct;
  readonly when?: When;
}

/** The task of a chat. */
export interface GetTask {
  readonly t: "task.get";
  readonly chat: ChatId;
}

/** The tasks that one may see, what needs attention first; without `status`, those that are not over. */
export interface ListTasks {
  readonly t: "task.list";
  readonly status?: TaskStatus;
  readonly account?: AccountId;
  /** Default: 500. */
  readonly limit?: number;
}

/** What one has recorded on a day, without `day` today; for staff. */
export interface MyTime {
  readonly t: "time.mine";
  readonly day?: LocalDay;
}

/** The person chose something, on whichever device. */
export interface SettingsChanged {
  readonly t: "settings.changed";
  readonly settings: Settings;
}

/** A dialog of one's own stands otherwise: answered, on whichever device, reminded of, over. */
export interface DialogChanged {
  readonly t: "dialog.changed";
  readonly dialog: DialogView;
}

/** Quiet hours began or ended, or the server's clock was moved (demo only). */
export interface DayChanged {
  readonly t: "day.changed";
  readonly now: Millis;
  readonly day: Day;
}

/** The first event of a chat. */
export interface ChatCreated {
  readonly t: "chat.created";
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly actor: PersonId;
  readonly at: Millis;
}

/** The chat has another title. */
export interface ChatRenamed {
  readonly t: "chat.renamed";
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly title: string;
  readonly actor: PersonId;
  readonly at: Millis;
}

/** A chat is new in the receiver's list; its pushes from `chat.head` on follow. */
export interface ChatAdded {
  readonly t: "chat.added";
  readonly chat: Chat;
  readonly people: readonly Person[];
}

/** The receiver reads this chat no more; forget it. */
export interface ChatRemoved {
  readonly t: "chat.removed";
  readonly chat: ChatId;
}

/** The person pinned or unpinned a chat. */
export interface ChatPinned {
  readonly t: "chat.pinned";
  readonly chat: ChatId;
  readonly pinned: boolean;
}

/** The receiver is only an expert in a chat's task from now on, or more than that. Since level 2. */
export interface ChatActs {
  readonly t: "chat.acts";
  readonly chat: ChatId;
  /** As in Chat. Default: []. */
  readonly acts?: readonly string[];
}

/** Somebody was brought in, by `actor`. */
export interface MemberJoined {
  readonly t: "member.joined";
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly person: Person;
  readonly actor: PersonId;
  readonly at: Millis;
}

/** Somebody was taken out by `actor`, or left. */
export interface MemberLeft {
  readonly t: "member.left";
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly person: PersonId;
  readonly actor: PersonId;
  readonly at: Millis;
}

/** The receiver has read up to `seq`, on whichever device. */
export interface ReadOwn {
  readonly t: "read.own";
  readonly chat: ChatId;
  readonly seq: Cursor;
  readonly unread: number;
  /** Moved back by `read.unmark`. Default: false. */
  readonly back?: boolean;
}

/** Somebody else has read up to `seq`. */
export interface ReadMoved {
  readonly t: "read.moved";
  readonly chat: ChatId;
  readonly person: PersonId;
  readonly seq: Cursor;
}

/** An upload of one's own was begun, went on, is complete, or is not held any more. */
export interface UploadChanged {
  readonly t: "upload.changed";
  readonly upload: Upload;
}

/** An upload of one's own for a dialog was begun, went on, or is complete. Since level 9. */
export interface DialogUploadChanged {
  readonly t: "upload.of_dialog_changed";
  readonly upload: DialogUpload;
}

/** An upload of one's own for a dialog was refused or removed, or the dialog is over. Since level 9. */
export interface DialogUploadGone {
  readonly t: "upload.of_dialog_gone";
  readonly dialog: DialogId;
  readonly upload: FileId;
}

/** An upload of one's own was sent, is held with its message, was refused, or removed. */
export interface UploadGone {
  readonly t: "upload.gone";
  readonly chat: ChatId;
  readonly upload: FileId;
}

/** An act of one's own is held, reads differently, or needs one's decision. */
export interface HeldChanged {
  readonly t: "held.changed";
  readonly held: Held;
}

/** A held act was released, as the event `seq`, or withdrawn (`seq` is missing). */
export interface HeldGone {
  readonly t: "held.gone";
  readonly chat: ChatId;
  readonly held: HeldId;
  readonly seq?: Seq;
}

/** Somebody wrote; `message.seq` is `seq`. */
export interface MessageCreated {
  readonly t: "message.created";
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly message: Message;
  /** Whose turn the chat's task is since, where that may have changed. Since level 4. */
  readonly turn?: Turn;
}

/** The message `of` reads differently now. */
export interface MessageEdited {
  readonly t: "message.edited";
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly of: Seq;
  readonly text: string;
  readonly edited: number;
  readonly at: Millis;
}

/** The message `of` was taken back. */
export interface MessageDeleted {
  readonly t: "message.deleted";
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly of: Seq;
  readonly at: Millis;
  /** Of the message. Since level 2. */
  readonly author?: PersonId;
  /** As in Message. Since level 2. */
  readonly written_by?: PersonId;
}

/** The person began to write, on whichever device; an empty text: the draft is gone. */
export interface DraftChanged {
  readonly t: "draft.changed";
  readonly draft: Draft;
}

/** People whom the receiver sees from now on. Since level 2. */
export interface PeopleAdded {
  readonly t: "people.added";
  readonly people: readonly Person[];
}

/** An account the receiver knows from now on, or that has other tags or staff. Since level 2. */
export interface AccountChanged {
  readonly t: "account.changed";
  readonly account: Account;
}

/** An account the receiver has nothing to do with any more. Since level 2. */
export interface AccountRemoved {
  readonly t: "account.removed";
  readonly account: AccountId;
}

/** Somebody is typing; show it for 5 seconds. */
export interface TypingShown {
  readonly t: "typing";
  readonly chat: ChatId;
  readonly person: PersonId;
}

/** Somebody came, went, or is away. */
export interface PresenceChanged {
  readonly t: "presence";
  readonly person: PersonId;
  readonly status: Status;
}

/** Who is there now; everybody not named is offline. Replaces all that was known. */
export interface PresenceAll {
  readonly t: "presence.all";
  readonly presence: readonly PersonStatus[];
}

/** Somebody has another name. In quiet hours customers learn it of staff when these end. */
export interface PersonChanged {
  readonly t: "person.changed";
  readonly person: Person;
}

/** Somebody reacted to the message `of`, or took it back. */
export interface MessageReacted {
  readonly t: "message.reacted";
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly of: Seq;
  readonly reaction: Reaction;
  readonly on: boolean;
  readonly by: PersonId;
  readonly at: Millis;
}

/** Somebody put a tag on the message `of`, or took it off. */
export interface MessageTagged {
  readonly t: "message.tagged";
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly of: Seq;
  readonly tag: TagName;
  readonly on: boolean;
  readonly by: PersonId;
  readonly at: Millis;
}

/** Something happened to the chat's task; `entry.seq` is `seq`, and `task` is how it stands since. */
export interface TaskChanged {
  readonly t: "task.changed";
  readonly chat: ChatId;
  readonly seq: Seq;
  readonly entry: TaskNotice;
  readonly task: TaskView;
}

/** Something happened to a task that only staff may know, as it stands since. */
export interface TaskTold {
  readonly t: "task.told";
  readonly chat: ChatId;
  /** Default: []. */
  readonly notices?: readonly StaffNotice[];
  readonly task: TaskView;
}

export type Command =
  | Hello
  | SetSettings
  | ListDevices
  | EndDevice
  | ChangePassword
  | StartDialog
  | SayToDialog
  | ListDialogs
  | ListHolidays
  | CreateDirect
  | CreateGroup
  | CreateTaskChat
  | RenameChat
  | PinChat
  | OpenChat
  | CloseChat
  | History
  | FindMoment
  | FindTagged
  | CountTags
  | AddMember
  | RemoveMember
  | MarkRead
  | MarkUnread
  | ListUploads
  | ListDialogUploads
  | ListFiles
  | ListFilesOfAccount
  | GetFileRoom
  | ReleaseHeld
  | ChangeHeld
  | WithdrawHeld
  | ListStuckJobs
  | RetryJob
  | Send
  | Edit
  | Delete
  | GetMessages
  | GetVersions
  | SetDraft
  | Active
  | Typing
  | SetProfile
  | ReactToMessage
  | TagMessage
  | ActOnTask
  | GetTask
  | ListTasks
  | MyTime;

/** What the result of a command's `ok` is. */
export interface Answers {
  readonly "hello": Welcome;
  readonly "settings.set": Done;
  readonly "devices.list": Devices;
  readonly "devices.end": Done;
  readonly "password.change": Done;
  readonly "dialog.start": DialogView;
  readonly "dialog.say": DialogSaid;
  readonly "dialog.list": Dialogs;
  readonly "calendar.holidays": Holidays;
  readonly "chat.create_direct": Created;
  readonly "chat.create_group": Created;
  readonly "chat.create_task": Created;
  readonly "chat.rename": Sent;
  readonly "chat.pin": Done;
  readonly "chat.open": Snapshot;
  readonly "chat.close": Done;
  readonly "chat.history": Page;
  readonly "chat.at": Place;
  readonly "chat.tagged": Found;
  readonly "chat.tags": TagCounts;
  readonly "member.add": Sent;
  readonly "member.remove": Sent;
  readonly "read.mark": Done;
  readonly "read.unmark": Done;
  readonly "file.uploads": Uploads;
  readonly "file.uploads_of_dialog": DialogUploads;
  readonly "file.list": FileList;
  readonly "file.of_account": FileList;
  readonly "file.room": FileRoom;
  readonly "held.release": Sent;
  readonly "held.change": Sent;
  readonly "held.withdraw": Done;
  readonly "jobs.stuck": StuckJobs;
  readonly "jobs.retry": Done;
  readonly "message.send": Sent;
  readonly "message.edit": Sent;
  readonly "message.delete": Sent;
  readonly "message.get": Messages;
  readonly "message.versions": Versions;
  readonly "draft.set": Done;
  readonly "presence.active": Done;
  readonly "typing": Done;
  readonly "profile.set": Done;
  readonly "message.react": Sent;
  readonly "message.tag": Sent;
  readonly "task.act": Sent;
  readonly "task.get": TaskView;
  readonly "task.list": Tasks;
  readonly "time.mine": Worked;
}

export type EventPush =
  | ChatCreated
  | ChatRenamed
  | MemberJoined
  | MemberLeft
  | MessageCreated
  | MessageEdited
  | MessageDeleted
  | MessageReacted
  | MessageTagged
  | TaskChanged;

export type EphemeralPush =
  | SettingsChanged
  | DialogChanged
  | DayChanged
  | ChatAdded
  | ChatRemoved
  | ChatPinned
  | ChatActs
  | ReadOwn
  | ReadMoved
  | UploadChanged
  | DialogUploadChanged
  | DialogUploadGone
  | UploadGone
  | HeldChanged
  | HeldGone
  | DraftChanged
  | PeopleAdded
  | AccountChanged
  | AccountRemoved
  | TypingShown
  | PresenceChanged
  | PresenceAll
  | PersonChanged
  | TaskTold;

export type Push = EventPush | EphemeralPush;

export const PUSH_TAGS: ReadonlySet<string> = new Set([
  "settings.changed",
  "dialog.changed",
  "day.changed",
  "chat.created",
  "chat.renamed",
  "chat.added",
  "chat.removed",
  "chat.pinned",
  "chat.acts",
  "member.joined",
  "member.left",
  "read.own",
  "read.moved",
  "upload.changed",
  "upload.of_dialog_changed",
  "upload.of_dialog_gone",
  "upload.gone",
  "held.changed",
  "held.gone",
  "message.created",
  "message.edited",
  "message.deleted",
  "draft.changed",
  "people.added",
  "account.changed",
  "account.removed",
  "typing",
  "presence",
  "presence.all",
  "person.changed",
  "message.reacted",
  "message.tagged",
  "task.changed",
  "task.told",
]);

export const EVENT_TAGS: ReadonlySet<string> = new Set([
  "chat.created",
  "chat.renamed",
  "member.joined",
  "member.left",
  "message.created",
  "message.edited",
  "message.deleted",
  "message.reacted",
  "message.tagged",
  "task.changed",
]);

/** A command as it goes over the wire. */
export type CommandFrame = Command & { readonly id: CommandId };

export type Reply = Ok | Failed;

export type ServerFrame = Reply | Push;

/** Whether a push is a numbered event of its chat's log. */
export function isEvent(push: Push): push is EventPush {
  return EVENT_TAGS.has(push.t);
}
