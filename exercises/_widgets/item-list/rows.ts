/*
 * The rows of a list as values and as words, apart from the form they stand in.
 */
import { day } from "../../_lib/text";
import type { Row } from "../../_lib/widget";

/** A field of a row. choices: what can be chosen in it, with its words. */
export interface Column {
  readonly id: string;
  readonly kind: string;
  readonly reads: string;
  readonly choices: ReadonlyMap<string, string>;
}

const answerOf = (row: Row, { id, kind, choices }: Column, language: string): string => {
  const answer = (row[id] ?? "").trim();
  if (!answer) return "";
  if (kind === "date") return day(answer, language);
  return kind === "select-one" ? choices.get(answer) ?? "" : answer;
};

/** How a row reads: its answered fields, with commas between them. */
export const reading = (row: Row, columns: readonly Column[], language: string): string =>
  columns
    .map((column) => {
      const answer = answerOf(row, column, language);
      return answer && (column.reads || "{}").replace("{}", () => answer);
    })
    .filter(Boolean)
    .join(", ");

const fits = (text: unknown, { kind, choices }: Column): boolean => {
  if (typeof text !== "string") return false;
  if (!text) return true;
  if (kind === "date") return /^\d{4}-\d\d-\d\d$/.test(text) && !isNaN(Date.parse(text));
  return kind !== "select-one" || choices.has(text);
};

/** Whether a value from a file can be the rows of a list with these columns. */
export const acceptable = (value: unknown, columns: readonly Column[]): value is Row[] =>
  Array.isArray(value) &&
  value.every(
    (row: unknown) =>
      typeof row === "object" &&
      row !== null &&
      Object.entries(row).every(([id, text]) => {
        const column = columns.find((each) => each.id === id);
        return column !== undefined && fits(text, column);
      }),
  );
