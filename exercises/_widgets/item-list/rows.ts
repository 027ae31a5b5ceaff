import { after } from "../../_lib/text";

/** Words as they are to be read: "" without words, and where nothing says how. */
export const read = (words: string, reads = ""): string => words && reads.replace(/^(.*?)\{\}/, (_, start: string) => after(start, words));

/** A comma in the place of a mark that would end the sentence too early; a question keeps its own. */
const paused = (text: string): string => text.replace(/([!?…؟])$|[.,;،؛]?$/u, (_, mark = ",") => mark);

/** How a row reads: its answered fields, with pauses between them. */
export const reading = (texts: readonly string[]): string => texts.reduce((row, text) => (row && text ? `${paused(row)} ${text}` : row + text), "");
