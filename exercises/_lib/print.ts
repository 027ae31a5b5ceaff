/*
 * Printing: a blank sheet, a filled one, a large one. The layout shows this exercise alone while data-print stands on <html>.
 *
 * A blank sheet is a copy without any words, so that none is hidden in a printed file either; the page itself stays as it is.
 * On a filled one a field would cut off what does not fit in it, so its words are set out in full after it. That helps a page
 * that is printed from the browser's own menu too.
 */
import type { Exercise } from "./exercise";
import type { Widget } from "./widget";

const blankOf = (form: HTMLElement): HTMLElement => {
  const sheet = form.cloneNode(true) as HTMLElement;
  sheet.classList.add("sheet");
  form.after(sheet); // now the widgets in it are widgets
  for (const shown of sheet.querySelectorAll<HTMLElement>("[data-widget],[data-result] [hidden]")) shown.hidden = false;
  for (const widget of sheet.querySelectorAll<Widget>("[data-widget]")) widget.value = null;
  for (const place of sheet.querySelectorAll("[data-value]")) {
    place.textContent = "…";
    place.setAttribute("data-empty", "");
  }
  return sheet;
};

export const printing = ({ root }: Exercise): ((kind: string) => void) => {
  const page = document.documentElement;
  const part = root.closest(".exercise") ?? root;
  const fold = (): void => root.querySelectorAll(".said").forEach((said) => said.remove());
  const unfold = (): void => {
    fold();
    for (const field of root.querySelectorAll<HTMLTextAreaElement>("[data-widget] :is(textarea,[type=text])")) {
      if (!field.value) continue;
      const said = document.createElement("div");
      said.className = "said";
      said.dir = "auto";
      said.textContent = field.value;
      field.after(said);
    }
  };
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", fold);

  return (kind) => {
    const { title } = document;
    const sheet = kind === "blank" && blankOf(root.querySelector("form")!);
    const tidy = (): void => {
      delete page.dataset.print;
      part.classList.remove("printing");
      document.title = title;
      if (sheet) sheet.remove();
    };
    page.dataset.print = kind;
    part.classList.add("printing");
    document.title = root.dataset.site!; // it shows in print queues
    unfold();
    addEventListener("afterprint", tidy, { once: true });
    print();
  };
};
