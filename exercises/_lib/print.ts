/*
 * Printing: a blank sheet, a filled one, a large one. The layout shows this exercise alone while data-print stands on <html>.
 *
 * A blank sheet is a copy from before the first word, so that none is hidden in a printed file either; the page stays as it is.
 * On a filled one a field would cut off what does not fit in it, so its words are set out in full after it. That helps a page
 * that is printed from the browser's own menu too.
 */
import { all, element } from "./element";
import type { Exercise } from "./exercise";

export const printing = ({ root }: Exercise): ((kind: string) => void) => {
  const page = document.documentElement;
  const part = root.closest(".exercise") ?? root;
  const form = root.querySelector<HTMLElement>("[data-form]")!;
  const sheet = form.cloneNode(true) as HTMLFormElement;
  const { title } = document;
  const fold = (): void => {
    for (const said of all(root, ".said")) said.remove();
  };
  addEventListener("beforeprint", () => {
    fold();
    for (const field of all<HTMLTextAreaElement>(root, "[data-widget] :is(textarea,[type=text])")) {
      const { value } = field;
      if (value) field.after(element("div", { className: "said", dir: "auto", textContent: value }));
    }
  });
  addEventListener("afterprint", () => {
    fold();
    delete page.dataset.print;
    part.classList.remove("printing");
    document.title = title;
    sheet.remove();
  });
  sheet.className = "sheet";
  sheet.reset(); // who is quick writes before there is a script

  return (kind) => {
    if (kind === "blank") form.after(sheet);
    page.dataset.print = kind;
    part.classList.add("printing");
    document.title = root.dataset.site!; // it shows in print queues
    print();
  };
};
