/** How a row reads: its answered fields, each as it is to be read, with commas between them, and none after a mark that ends a sentence. */
export const reading = (answers: readonly { readonly words: string; readonly reads: string }[]): string =>
  answers
    .filter(({ words }) => words)
    .map(({ words, reads }) => (reads || "{}").replace("{}", () => words))
    .reduce((row, field) => `${row.replace(/[.,;،؛]$/u, "")}${/[!?…؟]$/u.test(row) || !row ? "" : ","} ${field}`.trim(), "");
