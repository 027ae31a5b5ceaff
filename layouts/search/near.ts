/** Whether one letter wrong, missing, too many or two swapped make one word the other, or, when open, its beginning. */
export const near = (typed: string, word: string, open: boolean): boolean => {
  let i = 0;
  while (i < typed.length && typed[i] === word[i]) i++;
  const rest = (t: number, w: number): boolean =>
    open ? word.startsWith(typed.slice(t), w) : word.slice(w) === typed.slice(t);
  return (
    rest(i + 1, i + 1) ||
    rest(i, i + 1) ||
    rest(i + 1, i) ||
    (typed[i] === word[i + 1] && typed[i + 1] === word[i] && rest(i + 2, i + 2))
  );
};
