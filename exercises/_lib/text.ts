/*
 * What is done with words before they are shown: joined into a list, built into a sentence, searched for words that excuse.
 * Plain functions, which know nothing of a page.
 */
/// <reference lib="es2021.intl" />

/** Joins words as the language does: "a, b, and c". */
export const join = (words: readonly string[], language: string): string =>
  words.length > 1 ? new Intl.ListFormat(language).format(words) : words[0] ?? "";

/** A day as the language writes it; the day itself where it is none. */
export const day = (date: string, language: string): string => {
  const time = Date.parse(date);
  return isNaN(time) ? date : new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(time);
};

export interface Part {
  readonly start: string;
  readonly end: string;
  readonly words: string;
}

/** A part with its beginning and its end, neither of them twice where the reader wrote it too. "" without words. */
const whole = ({ start, end, words }: Part): string => {
  let said = words.trim();
  if (!said) return "";
  if (end && !/[!?…؟。！？।]$/u.test(said)) said = said.replace(/[.,;:،؛]+$/u, "") + end;
  const begun = start && said.toLowerCase().startsWith(start.toLowerCase() + " ");
  return start && !begun ? `${start} ${said}` : said;
};

/** The sentence that the answered parts make. */
export const sentence = (parts: readonly Part[]): string => parts.map(whole).filter(Boolean).join(" ");

const letter = "\\p{L}\\p{M}\\p{N}";

/**
 * What finds the words in a text. A letter must not stand before or after one, and something must: a word at the very end may
 * still be growing ("but" into "butter"), so a finished text is given a line break at its end. No lookbehind, which older
 * Safari does not read.
 */
const finder = (words: readonly string[]): RegExp => {
  const written = words.map((word) =>
    word
      .trim()
      .replace(/[\^$\\.*+?()[\]{}|/]/g, "\\$&")
      .replace(/['’]/g, "['’]")
      .replace(/\s+/g, "\\s+"),
  );
  return new RegExp(`(^|[^${letter}])(${written.join("|")})(?=[^${letter}])`, "giu");
};

export interface Piece {
  readonly text: string;
  readonly pointed: boolean;
}

/** Cuts a text at the words to point at. Put together, the pieces are the text. */
export const pieces = (text: string, words: readonly string[]): Piece[] => {
  const cut: Piece[] = [];
  let from = 0;
  const add = (to: number, pointed: boolean): void => {
    if (to > from) cut.push({ text: text.slice(from, to), pointed });
    from = to;
  };
  if (words.length) {
    for (const match of (text + "\n").matchAll(finder(words))) {
      const start = match.index! + match[1]!.length;
      add(start, false);
      add(start + match[2]!.length, true);
    }
  }
  add(text.length, false);
  return cut;
};

/** The words that stand in a text, as they are written there, each once. */
export const found = (text: string, words: readonly string[]): string[] => {
  const seen = new Map<string, string>();
  for (const [, , word = ""] of text.matchAll(finder(words))) {
    const same = word.toLowerCase().replace(/’/g, "'");
    if (!seen.has(same)) seen.set(same, word);
  }
  return [...seen.values()];
};
