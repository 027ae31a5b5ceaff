/*
 * What is done with words before they are shown: joined into a list, built into a sentence, searched for words that excuse.
 * Plain functions, which know nothing of a page.
 */
/// <reference lib="es2021.intl" />

/** Joins words as the language does: "a, b, and c". */
export const join = (words: readonly string[], language: string): string => new Intl.ListFormat(language).format(words);

/** A day as the language writes it; the day itself where it is none. */
export const day = (date: string, language: string): string => {
  const time = new Date(date);
  return isNaN(+time) ? date : time.toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
};

/** The days of entries, with a number from the second of one day on. */
export const days = (entries: readonly { readonly date: string }[], language: string): string[] =>
  entries.map(({ date }, i) => {
    const before = entries.slice(0, i).filter((entry) => entry.date === date).length;
    return day(date, language) + (before ? ` (${before + 1})` : "");
  });

export interface Part {
  readonly start: string;
  readonly end: string;
  readonly words: string;
}

/** The first word of a sentence and the one that says most, so that "I will call", "I'll call" and "we call" open alike. */
const opening = (text: string): string =>
  text.toLowerCase().replace(/^we\b/, "i").replace(/^(\w+)(['’]\w+| (am|do|have|will|would)\b)?\s*(\S*)[^]*/, "$1 $4");

/**
 * Words after the beginning that is written for them. Who began the sentence anew ("I'll call" or "I'm going to" after "I will") is
 * left alone with it. Often people write the last words of the beginning too: "I read it" after "I am sorry that I".
 */
export const after = (start: string, words: string): string => {
  const beginsBy = (begun: string): boolean => words.toLowerCase().startsWith(begun.toLowerCase());
  let begun = start;
  if (!beginsBy(begun) && opening(words).startsWith(opening(start))) return words;
  while (!beginsBy(begun)) begun = begun.replace(/^\S*\s?/, "");
  return start + words.slice(begun.length);
};

/** A part with its beginning and its end, neither of them twice where the reader wrote it too. "" without words. */
const whole = ({ start, end, words }: Part): string => {
  let said = words.trim();
  if (!said) return "";
  if (end && !/[!?…؟。！？।]$/u.test(said)) said = said.replace(/[.,;:،؛]+$/u, "") + end;
  return after(start && `${start} `, said);
};

/** The sentence that the answered parts make. */
export const sentence = (parts: readonly Part[]): string => parts.map(whole).filter(Boolean).join(" ");

const noLetter = "[^\\p{L}\\p{M}\\p{N}]";
const finders: Record<string, RegExp> = {}; // a list has hundreds of rows, and making one takes longer than using it

/**
 * What finds words, given as a pattern, in a text. A letter must not stand before or after one. In a text that is growing something
 * must follow: a word at the very end may be half a word ("but" of "butter"). No lookbehind, which older Safari does not read.
 */
const finder = (pattern: string, growing: boolean): RegExp => {
  const source = `(^|${noLetter})(${pattern})(?=${noLetter}${growing ? "" : "|$"})`;
  return (finders[source] ??= new RegExp(source, "iu"));
};

export interface Piece {
  readonly text: string;
  readonly pointed: boolean;
}

/** Cuts a text at what patterns point at. Put together, the pieces are the text. growing: the last word may be half a word. */
export const pieces = (text: string, patterns: readonly string[], growing = false): Piece[] => {
  if (!patterns.length) return [{ text, pointed: false }];
  // What is split off comes in turns: words between, the character before a word, the word.
  const cut = text.split(finder(patterns.join("|"), growing));
  return cut.map((piece, i) => ({ text: piece, pointed: i % 3 === 2 })).filter((piece) => piece.text);
};

/** What a pattern points at in a text that may be growing, as it is written there, each once. */
export const found = (text: string, pattern: string): string[] => {
  const seen = pieces(text, [pattern], true).flatMap((piece) => (piece.pointed ? piece.text : []));
  return seen.filter((word, i) => seen.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === i);
};
