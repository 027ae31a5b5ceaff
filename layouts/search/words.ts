/*
 * Where words begin and end, and which letters are one: as internal/search/words.go does it for the index. Both are held
 * by internal/search/testdata/words.txt.
 */
const longest = 24;
const apostrophe = /['’ʼ]/;
const letterOrDigit = /[\p{L}\p{N}]/u;
const mark = /\p{M}/u;
/** Thai, Lao, Burmese, Khmer, Chinese and Japanese are written without spaces: each pair of neighbours is a word. */
const unspaced =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
/** Accents, Hebrew points, Arabic vowels and the stretching line; not the marks that carry vowels in Indian scripts. */
const dropped = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
const alike: Record<string, string> = { ς: "σ", ى: "ي", ة: "ه" };

const fold = (word: string): string =>
  word
    .normalize("NFD")
    .replace(dropped, "")
    .normalize("NFC")
    .replace(/[ςىة]/g, (letter) => alike[letter] ?? letter);

/** The words of a text, lower-case and folded. */
export const wordsOf = (text: string): string[] => {
  const words: string[] = [];
  let word = "";
  let cut = 0; // where the last apostrophe of word stood
  let pair = ""; // the character before, within a run without spaces
  let lone = false; // pair has not been part of a word yet

  const finish = (): void => {
    if (cut && word.slice(cut) === "s") word = word.slice(0, cut);
    word = [...word].slice(0, longest).join("");
    if (word.length > 1 || word > "\x7f") words.push(fold(word));
    word = "";
    cut = 0;
  };
  const finishPair = (): void => {
    if (lone) words.push(fold(pair));
    pair = "";
    lone = false;
  };

  for (const c of text.toLowerCase()) {
    const letter = letterOrDigit.test(c);
    if (unspaced.test(c) && (letter || mark.test(c))) {
      finish();
      if (pair) words.push(fold(pair + c));
      lone = !pair;
      pair = c;
      continue;
    }
    finishPair();
    if (letter || (word && mark.test(c))) word += c;
    else if (apostrophe.test(c) && [...word].length > 2) cut = word.length;
    else finish();
  }
  finishPair();
  finish();
  return words.filter(Boolean);
};
