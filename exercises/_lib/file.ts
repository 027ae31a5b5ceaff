/*
 * The saved file. In comes what a reader's file says, which is hostile until it is proven; out comes what the exercise may
 * take, or the reason why not. Each object has exactly the keys that it must have, and nothing is deeper than a row of an
 * answer, so neither a strange field nor a deep one gets through.
 */
import type { Value } from "./widget";

/** In bytes, of a file that is opened and of one that is saved: 1 MB. */
export const limit = 1 << 20;

/** Why a file is not taken: the word for it stands in the bar. */
export type Refusal = "tooLarge" | "unreadable" | "newer" | "other" | "wrongPass";

export type Answers = Record<string, Value>;

export interface Entry {
  readonly date: string;
  readonly answers: Answers;
}

export interface Sealed {
  readonly kdf: "PBKDF2-SHA-256";
  readonly rounds: number;
  readonly salt: string;
  readonly nonce: string;
  readonly data: string;
}

/** What an exercise knows of an id that it has: the ids that it had before. */
export type Uses = Record<string, { readonly was?: readonly string[] }>;

const head = { format: "underpin", version: 1 } as const;
const day = /^\d{4}-\d\d-\d\d$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether it has these keys and no other; they are written in the order of the alphabet. */
const hasOnly = (value: unknown, keys: string): value is Record<string, unknown> => isRecord(value) && Object.keys(value).sort().join() === keys;

const matches = (value: unknown, pattern: RegExp): value is string => typeof value === "string" && pattern.test(value);

const isSealed = (value: unknown): value is Sealed =>
  hasOnly(value, "data,kdf,nonce,rounds,salt") &&
  value.kdf === "PBKDF2-SHA-256" &&
  Number.isInteger(value.rounds) &&
  (value.rounds as number) >= 6e5 &&
  (value.rounds as number) <= 1e7 && // more would hang the page for minutes
  [value.salt, value.nonce, value.data].every((bytes) => matches(bytes, base64));

const isEntry = (value: unknown): value is Entry => hasOnly(value, "answers,date") && matches(value.date, day) && isRecord(value.answers);

const isSealedFile = (file: unknown): file is { sealed: Sealed } => hasOnly(file, "format,sealed,version") && isSealed(file.sealed);

const isPlainFile = (file: unknown): file is { exercise: string; entries: Entry[] } =>
  hasOnly(file, "entries,exercise,format,saved,version") &&
  typeof file.exercise === "string" &&
  matches(file.saved, instant) &&
  Array.isArray(file.entries) &&
  file.entries.length > 0 &&
  file.entries.every(isEntry);

/** Reads a file's text. An exercise's file is for that exercise alone. */
export const decode = (text: string, exercise: string): Entry[] | Sealed | Refusal => {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return "unreadable";
  }
  if (!isRecord(file) || file.format !== head.format) return "unreadable";
  if (Number.isInteger(file.version) && (file.version as number) > head.version) return "newer";
  if (file.version !== head.version) return "unreadable";
  if (isSealedFile(file)) return file.sealed;
  if (!isPlainFile(file)) return "unreadable";
  return file.exercise === exercise ? file.entries : "other";
};

/** The text of a plain file. */
export const encode = (exercise: string, entries: readonly Entry[], now: Date): string =>
  JSON.stringify({ ...head, exercise, saved: now.toISOString(), entries }, null, 1);

/** The text of a sealed file: nothing of the plain one shows. */
export const encodeSealed = (sealed: Sealed): string => JSON.stringify({ ...head, sealed });

/** The reader's own date. */
export const today = (now: Date): string => new Date(now.getTime() - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);

/**
 * The answers by the ids of today: an id that a widget had before leads to it. gone says that some belong to ids that are
 * retired. Undefined when an id is unknown, doubled, or holds what its widget does not accept.
 */
export const settle = (
  answers: Answers,
  uses: Uses,
  retired: readonly string[],
  accepts: (id: string, value: unknown) => boolean,
): { answers: Map<string, Value>; gone: boolean } | undefined => {
  const left = new Map(Object.entries(answers));
  const settled = new Map<string, Value>();
  for (const [id, { was = [] }] of Object.entries(uses)) {
    for (const name of [id, ...was].filter((each) => left.has(each))) {
      const value = left.get(name)!;
      if (settled.has(id) || !accepts(id, value)) return undefined;
      settled.set(id, value);
      left.delete(name);
    }
  }
  const known = [...left.keys()].every((name) => retired.includes(name));
  return known ? { answers: settled, gone: left.size > 0 } : undefined;
};
