/* A file for the reader's downloads, made in the page and sent nowhere. */
import { element } from "./element";
import { today } from "./file";

export const download = (file: Blob, name = `notes-${today()}.json`): void => {
  const href = URL.createObjectURL(file);
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 6e4);
};
