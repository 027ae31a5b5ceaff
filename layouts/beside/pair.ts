/*
 * The answers of two people, as words: read from a file or a form, held against what the exercise asks, and put into the words
 * of the exercise, without any widget. Plain functions, which know nothing of a page.
 */
import { decode, isLocked, settle, type Answers, type Refusal, type Sealed } from "../../exercises/_lib/file";
import { days } from "../../exercises/_lib/text";
import type { Value } from "../../exercises/_lib/widget";

/** Something that an answer may name: a choice, a column, a part. With names, what stands there is one of these ids. */
export interface Part {
  readonly id: string;
  readonly label?: string;
  readonly names?: readonly Part[];
}

export interface Use {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly was?: readonly string[];
  readonly when?: readonly { readonly id: string; readonly value: string }[];
  readonly parts?: readonly Part[];
}

/** An exercise that two people do apart. */
export interface Pair {
  readonly id: string;
  readonly title: string;
  readonly uses: readonly Use[];
  readonly retired?: readonly string[];
}

/** Words, and what they are called where they have a name. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** An answer as it is shown: rows of lines, most often one of one. */
export interface Shown {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly (readonly Line[])[];
}

/** What was written on a day. */
export interface Day {
  readonly shown: readonly Shown[];
  /** The day in words, told apart from others of the same date. */
  readonly name: string;
  /** Some answers belong to questions that are gone. */
  readonly gone: boolean;
}

/** What one person has to show. */
export interface Side {
  readonly pair: Pair;
  /** The days with answers, the latest first: one or more. */
  readonly days: readonly Day[];
  /** The file itself, however it was set out. */
  readonly same: string;
}

const find = (parts: readonly Part[] | undefined, id: unknown): Part | undefined => parts?.find((part) => part.id === id);

const isRow = (value: unknown, parts: readonly Part[] = []): boolean =>
  Object(value) === value &&
  !Array.isArray(value) &&
  Object.entries(value as object).every(([id, text]) => {
    const part = find(parts, id);
    return part && typeof text === "string" && (!text || !part.names || find(part.names, text));
  });

/** Of rows in a list, and of what is picked: more was not written by hand, and would hang the page. */
const most = 1000;

/** Whether this can be an answer to the question. It comes from a file, so it may be anything. */
export const accepts = ({ value, parts }: Use, answer: unknown): boolean => {
  if (value === "choice") return Boolean(find(parts, answer));
  if (value === "number") return Number.isFinite(answer);
  if (value === "record") return isRow(answer, parts);
  if (value !== "choices" && value !== "list") return typeof answer === "string";
  if (!Array.isArray(answer) || !answer.length || answer.length > most) return false;
  return answer.every((one, at) => (value === "list" ? isRow(one, parts) : find(parts, one) && answer.indexOf(one) === at));
};

/** A day, with or without an hour, as the language writes it; other words as they are. */
export const said = (text: string, language: string): string => {
  const [, day, hour = ""] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d)?$/.exec(text) ?? [];
  const time = Date.parse(day + (hour || "T00:00") + "Z");
  if (isNaN(time)) return text.trim();
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC", ...(hour && { timeStyle: "short" }) }).format(time);
};

const rowsOf = ({ value, parts = [] }: Use, answer: Value, language: string): Line[][] => {
  const line = (text: unknown, names?: readonly Part[], label = ""): Line[] => {
    const words = find(names, text)?.label ?? said(String(text ?? ""), language);
    return words ? [{ label, text: words }] : [];
  };
  const lines = (row: Record<string, unknown>): Line[] => parts.flatMap(({ id, label, names }) => line(new Map(Object.entries(row)).get(id), names, label));
  const each = [answer].flat() as Record<string, unknown>[];
  const rows = value === "list" || value === "record" ? each.map(lines) : [each.flatMap((one) => line(one, parts))];
  return rows.filter((row) => row.length);
};

/** The answers that have words, in the order of the exercise; undefined when they are not answers to it. */
export const read = (pair: Pair, answers: Answers, language: string): { shown: Shown[]; gone: boolean } | undefined => {
  const uses = new Map(pair.uses.map((use) => [use.id, use]));
  const settled = settle(answers, Object.fromEntries(uses), pair.retired ?? [], (id, answer) => accepts(uses.get(id)!, answer));
  if (!settled) return undefined;
  const seen = new Map<string, Value>(); // what the form shows after the answers further up
  const shown = pair.uses.flatMap((use) => {
    const answer = settled.answers[use.id];
    const met = (use.when ?? []).every(({ id, value }) => [seen.get(id)].flat().map(String).includes(value));
    if (answer == null || !met) return [];
    seen.set(use.id, answer);
    const rows = rowsOf(use, answer, language);
    return rows.length ? { id: use.id, label: use.label, rows } : [];
  });
  return { shown, gone: settled.gone };
};

/** Why a file is not opened next to another. */
export type Reason = Refusal | "unknown" | "different" | "same" | "nothing";

/**
 * Reads the file of one person: the days that it has answers of, or what a passphrase has to open first, or the reason why not.
 * beside is what the other one has open.
 */
export const open = (text: string, known: readonly Pair[], beside: Side | undefined, language: string): Side | readonly Sealed[] | Reason => {
  // A file of several exercises is read for the one that lies open.
  const files = (beside ? [beside.pair, ...known] : known).map((pair) => ({ pair, file: decode(text, pair.id) }));
  for (const { pair, file } of files) {
    if (typeof file === "string" || isLocked(file)) continue;
    if (beside && beside.pair !== pair) return "different";
    const same = JSON.stringify(JSON.parse(text));
    if (beside?.same === same) return "same";
    const entries = file.map((entry) => read(pair, entry.answers, language));
    if (entries.includes(undefined)) return "unreadable";
    const names = days(file, language);
    const all = entries.map((entry, at): Day => ({ ...entry!, name: names[at]! })).filter(({ shown }) => shown.length);
    return all.length ? { pair, days: all.reverse(), same } : "nothing";
  }
  return (files.find(({ file }) => file !== "other")?.file as readonly Sealed[] | Refusal | undefined) ?? "unknown";
};
