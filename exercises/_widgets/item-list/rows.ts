/** The words as they are to be read. What stands before them is not said twice when the reader wrote it too. */
const read = (words: string, reads: string): string => {
  const start = reads.split("{}")[0]!.toLowerCase();
  return reads.replace("{}", () => words.slice(words.toLowerCase().startsWith(start) ? start.length : 0));
};

/** How a row reads: its answered fields, each as it is to be read, with commas between them, and none after a mark that ends a sentence. */
export const reading = (answers: readonly { readonly words: string; readonly reads: string }[]): string =>
  answers
    .filter(({ words }) => words)
    .map(({ words, reads }) => read(words, reads || "{}"))
    .reduce((row, field) => `${row.replace(/[.,;،؛]$/u, "")}${/[!?…؟]$/u.test(row) || !row ? "" : ","} ${field}`.trim(), "");
