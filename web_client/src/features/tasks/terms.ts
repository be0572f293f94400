/** What of a task is agreed on. */
export type Term = "deadline" | "budget" | "description";
export const TERMS: readonly Term[] = ["deadline", "budget", "description"];
