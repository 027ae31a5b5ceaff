/*
 * The index as internal/search/script.go writes it, taken apart. Hits are read only when they are asked for: a site of
 * thousands of pages has millions.
 */
export interface Index {
  lang: string;
  pages: string[][];
  words: string;
  hits: string;
  synonyms: string[][];
}

/** Words with a common stem. */
export interface Group {
  words: string[];
  hits: string;
  /** So common that only titles and headings hold hits for it, and that no page must have it. */
  common: boolean;
}

const levels = 6;
/** The digits of a number are the printable characters but for space, !, ", ', < and \; the first of them end it. */
const digits = [...Array(127).keys()].filter((code) => code > 34 && code !== 39 && code !== 60 && code !== 92);
const finals = 72;
const valueOf = Array(127).fill(0).map((_, code) => digits.indexOf(code));

export const groupsOf = (index: Index): Group[] => {
  const hits = index.hits.split(" ");
  let before = "";
  return index.words.split(" ").map((written, i) => {
    const words = (written.match(/[A-Z][^A-Z]*/g) ?? []).map((word) => {
      before = before.slice(0, word.charCodeAt(0) - 65) + word.slice(1);
      return before;
    });
    const list = hits[i] ?? "";
    const common = list[0] === "!";
    return { words, hits: common ? list.slice(1) : list, common };
  });
};

/** Calls with each page of a group's hits, and how much the page is about it: 0 to 5. */
export const eachHit = (hits: string, found: (page: number, level: number) => void): void => {
  let page = -1;
  let number = 0;
  let scale = 1;
  for (let i = 0; i < hits.length; i++) {
    const value = valueOf[hits.charCodeAt(i)] as number;
    if (value >= finals) {
      number += (value - finals) * scale;
      scale *= digits.length - finals;
      continue;
    }
    number += value * scale;
    page += Math.floor(number / levels) + 1;
    found(page, number % levels);
    number = 0;
    scale = 1;
  }
};
