/*
 * A row of fields to fill in, as lists and sheets have them: each field names its column in data-column, and how its answer is
 * read in data-reads.
 */
import { all } from "../../_lib/element";
import { day } from "../../_lib/text";
import { isRecord, languageOf, type Row } from "../../_lib/widget";
import { read, reading } from "./rows";

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const fieldsOf = (row: HTMLElement): Field[] => all(row, "[data-column]");

/** The answered fields of a row. */
export const valueOf = (row: HTMLElement): Row =>
  Object.fromEntries(fieldsOf(row).flatMap(({ value, dataset }) => (value.trim() ? [[dataset.column, value]] : [])));

export const isFilled = (row: HTMLElement): boolean => fieldsOf(row).some((field) => field.value.trim());

export const fill = (row: HTMLElement, value: Row): void => {
  for (const field of fieldsOf(row)) field.value = value[field.dataset.column!] ?? "";
};

/** An answer in words: the label of a choice, a day as the language writes it. */
export const wordsOf = (field: Field): string => {
  const answer = field.value.trim();
  if (answer && field instanceof HTMLSelectElement) return field.selectedOptions[0]!.text;
  return answer && field.type === "date" ? day(answer, languageOf(field)) : answer;
};

/** How a row reads, without the fields that do not say how they are read. */
export const readingOf = (row: HTMLElement): string =>
  reading(fieldsOf(row).map((field) => read(wordsOf(field), field.dataset.reads)));

/** Whether a row can hold what a file says, which may be anything. It is filled on the way, so it must be a copy. */
export const holds = (copy: HTMLElement, row: unknown, besides?: string): boolean => {
  const fields = fieldsOf(copy);
  return isRecord(row, ([id, text]) => {
    const field = fields.find(({ dataset }) => dataset.column === id);
    if (field) field.value = text as string; // one that can't hold it, as a date or a choice, has another value afterwards
    return field ? field.value === text : id === besides;
  });
};

/** Marks the fields without an answer, which look otherwise on paper. */
export const markEmpty = (row: HTMLElement): void => {
  for (const field of fieldsOf(row)) field.toggleAttribute("data-empty", !field.value);
};
