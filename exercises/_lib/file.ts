/*
 * The saved file. In comes what a reader's file says, or what was kept on the device, which is hostile until it is proven; out
 * comes what the exercise may take, or the reason why not. Each object has exactly the keys that it must have, and nothing is
 * deeper than a row of an answer, so neither a strange field nor a deep one gets through.
 *
 * Three kinds: a plain file, a sealed one, and a file of several of these, which the page "My things" saves.
 */
import { isRecord, type Value } from "./widget";

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

type Test = (value: unknown) => boolean;

const text =
  (pattern: RegExp): Test =>
  (value) =>
    typeof value === "string" && pattern.test(value);

const list =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every(test);

/** A record of exactly these keys, each with just this value or with one that passes. */
const only = (shape: Readonly<Record<string, Test | string | number>>): Test => {
  const parts = Object.entries(shape);
  return (value) =>
    isRecord(value) &&
    Object.keys(value).length === parts.length &&
    parts.every(([name, part]) => (part instanceof Function ? part(value[name]) : part === value[name]));
};

const head = { format: "underpin", version: 1 } as const;
const base64 = text(/^[a-z\d+/]+={0,2}$/i);

const plain = only({
  ...head,
  exercise: text(/^/),
  saved: text(/^\d{4}-\d\d-\d\dT[\d:.Z+-]+$/),
  entries: list(only({ date: text(/^\d{4}-\d\d-\d\d$/), answers: (answers) => isRecord(answers) })),
});
const sealed = only({
  ...head,
  sealed: only({
    kdf: "PBKDF2-SHA-256",
    // More rounds would hang the page for minutes.
    rounds: (rounds) => Number.isInteger(rounds) && (rounds as number) >= 6e5 && (rounds as number) <= 1e7,
    salt: base64,
    nonce: base64,
    data: base64,
  }),
});
const one: Test = (file) => plain(file) || sealed(file);
const several = only({ ...head, files: list(one) });

interface File {
  readonly exercise?: string;
  readonly entries?: Entry[];
  readonly sealed?: Sealed;
}

/**
 * Reads a file's text: what it holds for this exercise, sealed parts where it holds nothing plain, since whose they are does
 * not show, or the reason why it is not taken.
 */
export const decode = (text: string, exercise: string): Entry[] | Sealed[] | Refusal => {
  let file: Partial<Record<"format" | "version" | "files", unknown>> | null | undefined;
  try {
    file = JSON.parse(text) as { format?: unknown } | null;
  } catch {
    // It is none.
  }
  if (file?.format === head.format && (file.version as number) > head.version) return "newer";
  const files = (several(file) ? file!.files : [file]) as File[];
  if (!files.every(one)) return "unreadable";
  const locked = files.flatMap((each) => each.sealed ?? []);
  return files.find((each) => each.exercise === exercise)?.entries ?? (locked.length ? locked : "other");
};

/** Whether a passphrase has to open it first. */
export const isLocked = (opened: Entry[] | Sealed[]): opened is Sealed[] => "kdf" in opened[0]!;

/** The text of a plain file. */
export const encode = (exercise: string, entries: readonly Entry[], now = new Date()): string =>
  JSON.stringify({ ...head, exercise, saved: now.toISOString(), entries }, null, 1);

/** The text of a sealed file: nothing of the plain one shows. */
export const encodeSealed = (part: Sealed): string => JSON.stringify({ ...head, sealed: part });

/** The reader's own date. */
export const today = (now = new Date()): string => new Date(+now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);

/**
 * The answers by the ids of today: an id that a widget had before leads to it. gone says that some belong to ids that are
 * retired. Undefined when an id is unknown, doubled, or holds what its widget does not accept.
 */
export const settle = (
  answers: Answers,
  uses: Uses,
  retired: readonly string[],
  accepts: (id: string, value: unknown) => boolean,
): { answers: Answers; gone: boolean } | undefined => {
  const settled = new Map<string, Value>();
  let gone = false;
  for (const [name, value] of Object.entries(answers)) {
    const id = Object.keys(uses).find((each) => each === name || uses[each]!.was?.includes(name));
    if (id && !settled.has(id) && accepts(id, value)) settled.set(id, value);
    else if (!id && retired.includes(name)) gone = true;
    else return undefined;
  }
  return { answers: Object.fromEntries(settled), gone };
};
