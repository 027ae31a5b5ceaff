/** Takes out the first row of a point, or of no point: those are the reader's own, and an empty one is none. */
export const take = <R>(rows: R[], pointOf: (row: R) => unknown, point: unknown): R | undefined => {
  const at = rows.findIndex((row) => (pointOf(row) ?? "") === (point ?? ""));
  return at < 0 ? undefined : rows.splice(at, 1)[0];
};
