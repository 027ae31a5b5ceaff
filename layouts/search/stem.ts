/*
 * What the forms of an English word have in common: "apologise", "apologies" and "apologizing" are all "apolog".
 *
 * The index groups its words by the stems of the Go library github.com/blevesearch/snowballstem (internal/search/stems.go). This
 * is the same algorithm, Porter2, for the words that no page holds; both are held by internal/search/testdata/stems.txt.
 * The order of the steps, and of the endings within a step, is part of the algorithm: the longest ending that fits is the
 * one that counts, also when it is then left alone.
 */
const pairs = (text: string): Map<string, string> =>
  new Map(text.split(" ").map((pair) => pair.split(":") as [string, string]));

const endings = (all: Map<string, string>): RegExp => new RegExp(`(?:${[...all.keys()].join("|")})$`);

const special = pairs(
  "skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl " +
    "sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes",
);
const specialEnding = /^((?:inn|out|cann|herr|earr)ing|(?:pro|ex|suc)ceed)(?:s|ed|ing)?$/;

const step2 = pairs(
  "ational:ate fulness:ful iveness:ive ization:ize ousness:ous biliti:ble lessli:less tional:tion alism:al aliti:al " +
    "ation:ate entli:ent fulli:ful iviti:ive ousli:ous anci:ance abli:able alli:al ator:ate enci:ence izer:ize bli:ble " +
    "logi:log li:",
);
const step3 = pairs("ational:ate tional:tion alize:al icate:ic ative: iciti:ic ical:ic ful: ness:");
const ending2 = endings(step2);
const ending3 = endings(step3);
const ending4 =
  /(?:ement|ance|ence|able|ible|ment|ent|ant|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;
const shortSyllable = /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/;

/** One of the two ways of spelling, whichever; the same turns as in internal/search/stems.go, in the same order. */
const american = (word: string): string =>
  word
    .replace(/^practis/, "practic")
    .replace(/^(def|off|lic|pret)enc/, "$1ens")
    .replace(/(...)our/g, "$1or")
    .replace(/(...i)s(e|ed|er|ers|es|ing|able|ation|ations)$/, "$1z$2")
    .replace(/(.ly)s(e|ed|er|ers|es|ing)$/, "$1z$2")
    .replace(/dgement/g, "dgment")
    .replace(/ellor/g, "elor")
    .replace(/(..t)re(s?)$/, "$1er$2")
    .replace(/mme(s?)$/, "m$1");

/** How much of a word stands before the region after its first vowel and consonant. */
const regionAfter = (word: string, start: number): number => {
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(start));
  return found ? start + found.index + 2 : word.length;
};

const step1a = (w: string): string => {
  if (/sses$/.test(w)) return w.slice(0, -2);
  if (/ie[ds]$/.test(w)) return w.slice(0, w.length > 4 ? -2 : -1);
  return /[^us]s$/.test(w) && /[aeiouy]/.test(w.slice(0, -2)) ? w.slice(0, -1) : w;
};

const step1b = (w: string, r1: number): string => {
  const ending = /(?:eedly|ingly|edly|ing|eed|ed)$/.exec(w)?.[0];
  if (!ending) return w;
  const rest = w.slice(0, -ending.length);
  if (/^eed/.test(ending)) return rest.length >= r1 ? rest + "ee" : w;
  if (!/[aeiouy]/.test(rest)) return w;
  if (/(?:at|bl|iz)$/.test(rest)) return rest + "e";
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1);
  return r1 >= rest.length && shortSyllable.test(rest) ? rest + "e" : rest;
};

const step4 = (w: string, r2: number): string =>
  w.replace(ending4, (ending, at: number) => (at < r2 || (ending === "ion" && !/[st]$/.test(w.slice(0, at))) ? ending : ""));

const step5 = (w: string, r1: number, r2: number): string => {
  const last = w.length - 1;
  const gone = w[last] === "e" ? last >= r1 && (last >= r2 || !shortSyllable.test(w.slice(0, last))) : last >= r2 && /ll$/.test(w);
  return gone ? w.slice(0, last) : w;
};

export const stem = (written: string): string => {
  let w = american(written);
  if (w.length < 3) return w;
  const known = special.get(w) ?? specialEnding.exec(w)?.[1];
  if (known) return known;

  w = w.replace(/(^|[aeiouy])y/g, "$1Y");
  const r1 = /^(?:gener|commun|arsen)/.exec(w)?.[0].length ?? regionAfter(w, 0);
  const r2 = regionAfter(w, r1);

  w = step1b(step1a(w), r1);
  w = w.replace(/(.[^aeiouy])[yY]$/, "$1i");
  w = w.replace(ending2, (ending, at: number) => {
    // "logi" is there for its "ogi", which alone has to lie within the region.
    const stays = (ending === "logi" ? at + 1 : at) < r1 || (ending === "li" && !/[cdeghkmnrt]li$/.test(w));
    return stays ? ending : (step2.get(ending) as string);
  });
  w = w.replace(ending3, (ending, at: number) =>
    at < r1 || (ending === "ative" && at < r2) ? ending : (step3.get(ending) as string),
  );
  return step5(step4(w, r2), r1, r2).toLowerCase();
};
