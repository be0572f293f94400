/** Icons of one family: 24 grid, round ends. */

const PATHS = {
  arrow: "M4.5 12h15M13.5 6l6 6-6 6",
  back: "m14.5 6-6 6 6 6",
  calendar:
    "M5 5.5h14A1.5 1.5 0 0 1 20.5 7v11.5A1.5 1.5 0 0 1 19 20H5a1.5 1.5 0 0 1-1.5-1.5V7A1.5 1.5 0 0 1 5 5.5ZM3.5 10h17M8 3.5v4M16 3.5v4",
  chats: "M20 11.5a7.5 7.5 0 0 1-11 6.6L4 19.5l1.4-4.6A7.5 7.5 0 1 1 20 11.5Z",
  check: "m5 12.5 4.5 4.5L19 7",
  checks: "m2.5 12.5 4.5 4.5 9-10M12 16.5l.5.5 9-10",
  clock: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7.5V12l3 2",
  copy: "M9 9h9.5a1.5 1.5 0 0 1 1.5 1.5V19a1.5 1.5 0 0 1-1.5 1.5H10A1.5 1.5 0 0 1 8.5 19V9.5M15.5 5.5v-.5A1.5 1.5 0 0 0 14 3.5H5.5A1.5 1.5 0 0 0 4 5v8.5A1.5 1.5 0 0 0 5.5 15H6",
  down: "M12 5v14M6 13l6 6 6-6",
  edit: "M4.5 19.5l.9-3.9L16 5a2 2 0 0 1 2.9 0 2 2 0 0 1 0 2.9L8.4 18.6l-3.9.9ZM14.5 6.5l3 3",
  eyeoff:
    "M4 4l16 16M9.9 5.7A8.6 8.6 0 0 1 12 5.5c5 0 8.5 4.5 9 6.5-.3 1-1.2 2.6-2.7 4M14.1 14.1a3 3 0 0 1-4.2-4.2M6.4 7.3C4.5 8.7 3.3 10.8 3 12c.5 2 4 6.5 9 6.5 1.6 0 3.1-.5 4.4-1.2",
  info: "M6 4.5h12a2.5 2.5 0 0 1 2.5 2.5v10a2.5 2.5 0 0 1-2.5 2.5H6A2.5 2.5 0 0 1 3.5 17V7A2.5 2.5 0 0 1 6 4.5ZM14.5 4.5v15",
  leave: "M14 4.5H7A1.5 1.5 0 0 0 5.5 6v12A1.5 1.5 0 0 0 7 19.5h7M10.5 12h9M16 8.5l3.5 3.5-3.5 3.5",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1.2 1.2M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  people:
    "M9 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM2.8 19.5a6.2 6.2 0 0 1 12.4 0M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.6 14.2a6.2 6.2 0 0 1 3.6 5.3",
  pin: "M9 3.5h6M10 3.5v6L6.5 13v1.5h11V13L14 9.5v-6M12 14.5v6",
  plus: "M12 5v14M5 12h14",
  reply: "M9.5 6 4 11.5 9.5 17M4.5 11.5H14a6 6 0 0 1 6 6v1",
  search: "M11 4.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM20 20l-4.2-4.2",
  settings:
    "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM9 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z",
  sun: "M3 17h18M7 17a5 5 0 0 1 10 0M12 5v3M5.3 8.3l1.9 1.9M18.7 8.3l-1.9 1.9",
  tag: "M4 5.5A1.5 1.5 0 0 1 5.5 4h6l8.5 8.5a1.5 1.5 0 0 1 0 2.1L14.6 20a1.5 1.5 0 0 1-2.1 0L4 11.5ZM8.5 8.5v.01",
  tasks: "M4 6.5 5.5 8 8 5M4 16.5 5.5 18 8 15M12 6.5h8M12 16.5h8",
  trash: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10.5 11v5M13.5 11v5",
  warn: "M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.01",
  x: "m6 6 12 12M18 6 6 18",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg class={small ? "icon icon--s" : "icon"} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} stroke-width={name === "more" ? 2.5 : undefined} />
    </svg>
  );
}

/** The sun on the horizon line. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      <clipPath id="horizon">
        <path d="M0 0h24v17H0z" />
      </clipPath>
      <g clip-path="url(#horizon)">
        <circle class="mark-sun" cx="12" cy="17" r="7.5" />
      </g>
      <path d="M1.5 17h21" />
    </svg>
  );
}
