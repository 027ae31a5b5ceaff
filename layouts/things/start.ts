/*
 * "My things": what exercises keep on this device. It reads and erases, and writes nothing but a file that is asked for. What
 * another tab keeps or erases meanwhile shows at once.
 *
 * What the markup gives it:
 *   script[data-things-data]     the exercises by their ids, each with title and href
 *   [data-things]                its data-root is the relative address of the site's root; the other data are the words for
 *                                what there is and what happened
 *   [data-said]                  a live region
 *   [data-list]                  takes the things; template[data-thing] is one, with [data-name], [data-facts], [data-open] and
 *                                a [data-do=erase]
 *   [data-folder]                shown where the page was opened from a folder
 *   [data-all]                   what can be done with all of them: [data-do=save], [data-do=erase-all]
 */
import { download } from "../../exercises/_lib/download";
import { limit } from "../../exercises/_lib/file";
import { day, join } from "../../exercises/_lib/text";
import { prefixOf, sizeOf, thingsIn, together, type Thing } from "./kept";

type Titles = Record<string, { readonly title: string; readonly href: string }>;

const one = (selector: string, inside: ParentNode): HTMLElement => inside.querySelector<HTMLElement>(selector)!;

/** Begins the list on a page that holds one. */
export const start = (page: ParentNode): void => {
  const root = page.querySelector<HTMLElement>("[data-things]");
  if (!root) return;
  const titles = new Map(Object.entries(JSON.parse(one("[data-things-data]", page).textContent!) as Titles));
  const language = document.documentElement.lang;
  const prefix = prefixOf(new URL(root.dataset.root!, location.href).pathname);

  const words = (what: string): string => root.dataset[what] ?? "";

  const say = (what: string): void => {
    one("[data-said]", root).textContent = words(what);
  };

  const facts = ({ state, days, text }: Thing): string => {
    const dates = join([...new Set(days)].map((date) => day(date, language)), language);
    return [dates, sizeOf(text, language), words(state)].filter(Boolean).join(" · ");
  };

  const row = (thing: Thing): DocumentFragment => {
    const part = (one("template[data-thing]", root) as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
    const known = titles.get(thing.id);
    const name = known?.title ?? thing.id;
    const open = one("[data-open]", part) as HTMLAnchorElement;
    if (known) open.href = known.href;
    else open.removeAttribute("href");
    open.textContent = name;
    one("[data-facts]", part).textContent = facts(thing);
    const erase = one("[data-do]", part);
    erase.dataset.id = thing.id;
    erase.setAttribute("aria-label", `${erase.textContent}: ${name}`);
    return part;
  };

  /** What is kept; undefined where the browser lets nobody look. */
  const kept = (): Thing[] | undefined => {
    try {
      return thingsIn(Object.entries(localStorage) as [string, string][], prefix);
    } catch {
      return undefined;
    }
  };

  const show = (): void => {
    const things = kept();
    one("[data-list]", root).replaceChildren(...(things ?? []).map(row));
    one("[data-all]", root).hidden = !things?.length;
    one("[data-state]", root).textContent = words(things ? (things.length ? "some" : "none") : "blocked");
  };

  const save = (): void => {
    const things = kept() ?? [];
    const file = new Blob([together(things)]);
    if (file.size > limit) return say("tooLarge");
    download(file);
    say(things.some(({ state }) => state === "unreadable") ? "savedSome" : "saved");
  };

  const erase = (wanted: (thing: Thing) => boolean): void => {
    try {
      for (const { id } of kept()!.filter(wanted)) localStorage.removeItem(prefix + id);
    } catch {
      // It is said below that it stays.
    }
    show();
    const left = kept();
    say(left && !left.some(wanted) ? "erased" : "stays");
    one("[data-said]", root).focus(); // the button is gone
  };

  root.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLElement>("[data-do]");
    const { do: act, id } = button?.dataset ?? {};
    if (act === "save" && kept()?.some(({ state }) => state !== "unreadable")) save();
    if (act === "erase") erase((thing) => thing.id === id);
    if (act === "erase-all") erase(() => true);
  });
  addEventListener("storage", show);
  one("[data-folder]", root).hidden = location.protocol !== "file:";
  for (const part of page.querySelectorAll<HTMLElement>("[data-things],[data-plain]")) part.hidden = !part.hidden;
  show();
};
