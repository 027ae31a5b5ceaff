/*
 * What exercises keep on a device, read without any of them: each key is the site's own, and its value the text of a saved file,
 * which is as hostile as any. Plain functions, which know nothing of a page.
 */
import { decode, isLocked } from "../../exercises/_lib/file";

/** What is kept of one exercise. */
export interface Thing {
  readonly id: string;
  readonly text: string;
  /** The days of its entries; none where they can't be read. */
  readonly days: readonly string[];
  readonly state: "plain" | "locked" | "unreadable";
}

/** How the keys of a site begin whose root has this path. Other sites at the same address have other roots. */
export const prefixOf = (root: string): string => `underpin:${root}:`;

/** What is kept under a site's keys, in the order of their ids. */
export const thingsIn = (kept: Iterable<readonly [key: string, text: string]>, prefix: string): Thing[] =>
  [...kept]
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, text]): Thing => {
      const id = key.slice(prefix.length);
      const opened = decode(text, id);
      if (typeof opened === "string") return { id, text, days: [], state: "unreadable" };
      return isLocked(opened) ? { id, text, days: [], state: "locked" } : { id, text, days: opened.map(({ date }) => date), state: "plain" };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** One file of all that can be read, from which each exercise takes its own part. */
export const together = (things: readonly Thing[]): string => {
  const files = things.flatMap(({ state, text }) => (state === "unreadable" ? [] : (JSON.parse(text) as unknown)));
  return JSON.stringify({ format: "underpin", version: 1, files }, null, 1);
};

/** A size as people read it. */
export const sizeOf = (text: string, language: string): string => {
  const bytes = new Blob([text]).size;
  const [amount, unit] = bytes < 1000 ? [bytes, "byte"] : [bytes / 1000, "kilobyte"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: bytes < 9950 ? 1 : 0 }).format(amount);
};
