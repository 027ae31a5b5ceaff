/*
 * From what was typed to the pages, best first. Nothing here touches the page or remembers a word.
 *
 * Each word typed is looked for as it is, by its stem, and by its synonyms; the last one, while it is being typed, also
 * as a beginning; and when none of these is there, with one letter wrong. A page is found when it has as many of the
 * words as any page has; it stands the higher, the rarer the words are and the more it is about them.
 */
import { near } from "./near";
import { eachHit, groupsOf, type Group, type Index } from "./read";
import { stem } from "./stem";
import { wordsOf } from "./words";

export interface Result {
  url: string;
  title: string;
  section: string;
  summary: string;
  /** The heading that has more of the words than the title. */
  heading: { id: string; text: string } | undefined;
}

/** How well a group stands for a word typed: 1 is the word itself. */
type Match = Map<number, number>;

/** One word of the query, or several that have a synonym: any of the alternatives will do. */
type Term = { words: string[]; open: boolean; worth: number }[];

/** By the levels of internal/search/script.go: in the text once, 2 times, 4 times; in the summary, a heading, the title. */
const weights = [1, 1.5, 2, 4, 6, 12];
const [asBeginning, asMisspelt, asSynonym] = [0.9, 0.5, 0.6];
const shortestMisspelt = 4;

export const finder = (index: Index): ((typed: string, most: number) => { count: number; results: Result[] }) => {
  const groups = groupsOf(index);
  const english = index.lang === "en";
  const stemOf = (word: string): string => (english ? stem(word) : word);
  const synonyms = index.synonyms.map((list) => list.map((phrase) => phrase.split(" ")));
  const isCommon = (i: number): boolean => !!groups[i]?.common;
  let stems: string[] | undefined;

  const lookUp = (word: string, open: boolean, own: boolean): Match => {
    // "he will" is not about "willing", nor "hit me" about "method": a common word is itself alone.
    const common = groups.findIndex((group) => group.common && group.words.includes(word));
    if (common >= 0) return new Map([[common, 1]]);
    const match: Match = new Map();
    const add = (test: (word: string, itsStem: string) => number): void =>
      groups.forEach((group, i) => {
        for (const w of group.words) {
          const worth = test(w, all[i] ?? "");
          if (worth > (match.get(i) ?? 0)) match.set(i, worth);
        }
      });
    const all = (stems ??= groups.map((group) => (group.common ? "" : stemOf(group.words[0] ?? ""))));
    const typed = stemOf(word);

    add((w, s) => (w === word || s === typed ? 1 : open && w.startsWith(word) ? (asBeginning * word.length) / w.length : 0));
    // Nobody typed a synonym, so it is not misspelt: "beat" would be "best".
    if (match.size || !own || word.length < shortestMisspelt) return match;

    // Where no stems are known, a common beginning with another ending has to do.
    const beginning = english || word.length < 6 ? word : word.slice(0, -2);
    add((w, s) => (near(word, w, open) || (!english && w.startsWith(beginning)) ? asMisspelt : near(typed, s, false) ? asMisspelt / 2 : 0));
    return match;
  };

  const termsOf = (typed: string): Term[] => {
    const words = wordsOf(typed);
    const stemmed = words.map(stemOf);
    const open = /[\p{L}\p{M}\p{N}]$/u.test(typed);
    const terms: Term[] = [];
    for (let i = 0; i < words.length; ) {
      const says = (phrase: string[]): boolean => phrase.every((word, j) => stemOf(word) === stemmed[i + j]);
      const lists = synonyms.filter((list) => list.some(says));
      const length = Math.max(1, ...lists.map((list) => Math.max(...list.filter(says).map((phrase) => phrase.length))));
      const others = lists.flatMap((list) => list.filter((phrase) => !says(phrase)));
      const own = words.slice(i, (i += length));
      terms.push([
        { words: own, open: open && i === words.length, worth: 1 },
        ...others.map((phrase) => ({ words: phrase, open: false, worth: asSynonym })),
      ]);
    }
    return terms;
  };

  const rarity = (group: Group): number => {
    let pages = 0;
    eachHit(group.hits, () => pages++);
    return Math.log(1 + index.pages.length / (1 + pages));
  };

  /** What each page is worth for one word, by the best of the groups that stand for it. */
  const weigh = (match: Match): Map<number, number> => {
    const pages = new Map<number, number>();
    for (const [i, worth] of match) {
      const group = groups[i] as Group;
      const factor = worth * rarity(group);
      eachHit(group.hits, (page, level) => {
        const value = factor * (weights[level] as number);
        if (value > (pages.get(page) ?? 0)) pages.set(page, value);
      });
    }
    return pages;
  };

  const both = (a: Map<number, number>, b: Map<number, number>): Map<number, number> =>
    new Map([...a].filter(([page]) => b.has(page)).map(([page, value]) => [page, value + (b.get(page) ?? 0)]));

  return (typed, most) => {
    const scores = new Map<number, { words: number; value: number }>();
    const matches: Match[] = [];
    for (const term of termsOf(typed)) {
      const best = new Map<number, number>();
      let common = true;
      for (const { words, open, worth } of term) {
        const found = words.map((word, i) => lookUp(word, open && i === words.length - 1, worth === 1));
        matches.push(...found);
        common &&= found.every((match) => [...match.keys()].every(isCommon));
        for (const [page, value] of found.map(weigh).reduce(both)) best.set(page, Math.max(best.get(page) ?? 0, value * worth));
      }
      for (const [page, value] of best) {
        if (!index.pages[page]?.length) continue; // left out of a bundle
        const score = scores.get(page) ?? { words: 0, value: 0 };
        // "is it abuse" is about abuse: a common word in a title puts pages in order only where nothing else does.
        scores.set(page, { words: score.words + (common ? 0 : 1), value: score.value + (common ? value / 8 : value) });
      }
    }
    const needed = Math.max(0, ...[...scores.values()].map((score) => score.words));
    const pages = [...scores].filter(([, score]) => score.words === needed);
    pages.sort(([a, x], [b, y]) => y.value - x.value || a - b);
    return { count: pages.length, results: pages.slice(0, most).map(([page]) => resultOf(index.pages[page] ?? [], matches)) };
  };

  function resultOf([url = "", title = "", section = "", summary = "", ...headings]: string[], matches: Match[]): Result {
    const worthOf = (text: string): number => {
      const words = wordsOf(text);
      const has = (i: number): boolean => !isCommon(i) && !!groups[i]?.words.some((word) => words.includes(word));
      return matches.filter((match) => [...match.keys()].some(has)).length;
    };
    let best = worthOf(title);
    let heading: Result["heading"];
    for (let i = 0; i < headings.length; i += 2) {
      const text = headings[i + 1] ?? "";
      const worth = worthOf(text);
      if (worth > best) [best, heading] = [worth, { id: headings[i] ?? "", text }];
    }
    return { url, title, section, summary, heading };
  }
};
