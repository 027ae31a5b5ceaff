/*
 * Printing: a blank sheet, a filled one, a large one. The layout shows this exercise alone while data-print stands on <html>.
 * A field cuts off what does not fit in it, so for paper its words are set out in full after it; that helps a page that is
 * printed from the browser's own menu too.
 */
import type { Exercise } from "./exercise";

export const printing = ({ root, update }: Exercise): ((kind: string) => void) => {
  const page = document.documentElement;
  const sheet = root.closest(".exercise") ?? root;
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
    const tidy = (): void => {
      delete page.dataset.print;
      sheet.classList.remove("printing");
      document.title = title;
      update();
    };
    page.dataset.print = kind;
    sheet.classList.add("printing");
    document.title = root.dataset.site!; // it shows in print queues
    unfold();
    update(kind === "blank");
    addEventListener("afterprint", tidy, { once: true });
    print();
  };
};
