/*
 * A row of fields to fill in, as lists and sheets have them: each field names its column in data-column, and how its answer is
 * read in data-reads.
 */
import { day } from "../../_lib/text";
import { languageOf, type Row } from "../../_lib/widget";
import { reading } from "./rows";

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const fieldsOf = (row: HTMLElement): Field[] => [...row.querySelectorAll<Field>("[data-column]")];

/** The answered fields of a row. */
export const valueOf = (row: HTMLElement): Row =>
  Object.fromEntries(fieldsOf(row).flatMap(({ value, dataset }) => (value.trim() ? [[dataset.column, value]] : [])));

export const isFilled = (row: HTMLElement): boolean => fieldsOf(row).some((field) => field.value.trim());

export const fill = (row: HTMLElement, value: Row): void => {
  const texts = new Map(Object.entries(value));
  for (const field of fieldsOf(row)) field.value = texts.get(field.dataset.column!) ?? "";
};

/** An answer in words: the label of a choice, a day as the language writes it. */
export const wordsOf = (field: Field): string => {
  const answer = field.value.trim();
  if (answer && field instanceof HTMLSelectElement) return field.selectedOptions[0]!.text;
  return answer && field.type === "date" ? day(answer, languageOf(field)) : answer;
};

/** How a row reads, without the fields that do not say how they are read. */
export const readingOf = (row: HTMLElement): string =>
  reading(fieldsOf(row).flatMap((field) => (field.dataset.reads === undefined ? [] : { words: wordsOf(field), reads: field.dataset.reads })));

/** Whether a row can hold what a file says, which may be anything. It is filled on the way, so it must be a copy. */
export const holds = (copy: HTMLElement, row: unknown, besides = ""): boolean => {
  const form = new Map(fieldsOf(copy).map((field) => [field.dataset.column, field]));
  // A field that can't hold a text, as a date or a choice, has another value afterwards.
  const fits = ([id, text]: [string, unknown]): boolean => {
    const field = form.get(id);
    if (typeof text !== "string" || !field) return typeof text === "string" && id === besides;
    field.value = text;
    return field.value === text;
  };
  return typeof row === "object" && row !== null && !Array.isArray(row) && Object.entries(row).every(fits);
};

/** Marks the fields without an answer, which look otherwise on paper. */
export const markEmpty = (row: HTMLElement): void => {
  for (const field of fieldsOf(row)) field.toggleAttribute("data-empty", !field.value);
};
