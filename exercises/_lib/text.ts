/*
 * What is done with words before they are shown: joined into a list, built into a sentence, searched for words that excuse.
 * Plain functions, which know nothing of a page.
 */
/// <reference lib="es2021.intl" />

/** Joins words as the language does: "a, b, and c". */
export const join = (words: readonly string[], language: string): string =>
  words.length > 1 ? new Intl.ListFormat(language).format(words) : words[0] ?? "";

/** Makes each thing once: a list has hundreds of rows, and making takes longer than using. */
const once = <T>(make: (key: string) => T): ((key: string) => T) => {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
};

const calendar = once((language) => new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }));

/** A day as the language writes it; the day itself where it is none. */
export const day = (date: string, language: string): string => {
  const time = Date.parse(date);
  return isNaN(time) ? date : calendar(language).format(time);
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
  const begun = start.length && said.toLowerCase().startsWith(start.toLowerCase() + " ") ? start.length : 0;
  return `${start} ${said.slice(begun).trim()}`.trim();
};

/** The sentence that the answered parts make. */
export const sentence = (parts: readonly Part[]): string => parts.map(whole).filter(Boolean).join(" ");

const letter = "\\p{L}\\p{M}\\p{N}";

/**
 * What finds the words in a text. A letter must not stand before or after one, and something must: a word at the very end may
 * still be growing ("but" into "butter"). The words come with "|" between them. No lookbehind, which older Safari does not read.
 */
const finder = once((words) => {
  const written = words
    .replace(/[\^$\\.*+?()[\]{}/]/g, "\\$&")
    .replace(/['’]/g, "['’]")
    .replace(/ +/g, "\\s+");
  return new RegExp(`(^|[^${letter}])(${written})(?=[^${letter}])`, "iu");
});

export interface Piece {
  readonly text: string;
  readonly pointed: boolean;
}

/** Cuts a text at the words to point at. Put together, the pieces are the text. growing: the last word may be half a word. */
export const pieces = (text: string, words: readonly string[], growing = false): Piece[] => {
  if (!words.length) return [{ text, pointed: false }];
  const end = growing ? "" : "\n";
  // What is split off comes in turns: words between, the character before a word, the word.
  const cut = (text + end).split(finder(words.join("|")));
  cut.push(cut.pop()!.slice(0, -end.length || undefined));
  return cut.map((piece, i) => ({ text: piece, pointed: i % 3 === 2 })).filter((piece) => piece.text);
};

/** The words to point at in a text that may be growing, as they are written there, each once. */
export const found = (text: string, words: readonly string[]): string[] => {
  const seen = pieces(text, words, true).flatMap((piece) => (piece.pointed ? piece.text : []));
  return seen.filter((word, i) => seen.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === i);
};
