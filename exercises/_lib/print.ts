/*
 * Printing: a blank sheet, a filled one, a large one. The layout shows this exercise alone while data-print stands on <html>.
 *
 * A blank sheet is a copy from before the first word, so that none is hidden in a printed file either; the page stays as it is.
 * On a filled one a field would cut off what does not fit in it, so its words are set out in full after it. That helps a page
 * that is printed from the browser's own menu too.
 */
import type { Exercise } from "./exercise";

export const printing = ({ root }: Exercise): ((kind: string) => void) => {
  const page = document.documentElement;
  const part = root.closest(".exercise") ?? root;
  const form = root.querySelector<HTMLElement>("[data-form]")!;
  const blank = form.cloneNode(true) as HTMLElement; // nothing is written yet
  const fold = (): void => root.querySelectorAll(".said").forEach((said) => said.remove());
  addEventListener("beforeprint", () => {
    fold();
    for (const field of root.querySelectorAll<HTMLTextAreaElement>("[data-widget] :is(textarea,[type=text])")) {
      const { value } = field;
      if (value) field.after(Object.assign(document.createElement("div"), { className: "said", dir: "auto", textContent: value }));
    }
  });
  addEventListener("afterprint", fold);

  return (kind) => {
    const { title } = document;
    const sheet = blank.cloneNode(true) as HTMLElement;
    const tidy = (): void => {
      delete page.dataset.print;
      part.classList.remove("printing");
      document.title = title;
      sheet.remove();
    };
    sheet.className = "sheet";
    if (kind === "blank") form.after(sheet);
    page.dataset.print = kind;
    part.classList.add("printing");
    document.title = root.dataset.site!; // it shows in print queues
    addEventListener("afterprint", tidy, { once: true });
    print();
  };
};
