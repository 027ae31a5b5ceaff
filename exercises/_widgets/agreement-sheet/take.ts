/** Takes out the row for a point. One of the reader's own has no point, or an empty one: then it is the first that is left. */
export const take = <R>(rows: R[], pointOf: (row: R) => unknown, point: unknown): R | undefined => {
  const at = rows.findIndex((row) => (pointOf(row) || "") === (point || ""));
  return at < 0 ? undefined : rows.splice(at, 1)[0];
};
