/*
 * All pages in one file: one is shown at a time, and is the only one in the document, so that no id or form of another can be
 * met. What the reader typed stays with its page while the file is open. Without scripts all pages stand one below the other.
 *
 * A page is named by its address alone, so Back, Forward and reload work, and nothing is written anywhere.
 *
 * What the markup gives it:
 *   #main                            holds the pages, home first: [data-page] with lang, and an id that addresses begin with,
 *                                    alone or before "-" and the id of a place in it; data-sheets names the styles that it has on
 *                                    the site, and stands on <html> while it is shown
 *   template[data-frame=LANG]        the header and the footer of another language than the first page's
 *   script[data-words=LANG]          the words that only scripts say
 *   script[data-index=LANG]          the search index; its pages are called by their ids
 *   [data-do=print-all]              prints everything
 */
import type { start as exercise } from "../../exercises/_lib/exercise";
import type { searchPanel } from "../search/panel";
import type { Index } from "../search/read";

type Words = Readonly<Record<string, string>>;

/** What the pages of this file have scripts for, which are those they have on the site; no other comes along. */
interface Parts {
  /** The classes of widgets by their tags. */
  readonly widgets: Readonly<Record<string, CustomElementConstructor>>;
  readonly exercise?: typeof exercise;
  readonly search?: typeof searchPanel;
  readonly beside?: (page: ParentNode) => void;
  readonly phone?: (page: ParentNode) => void;
  readonly things?: (page: ParentNode) => void;
}

const root = document.documentElement;

const dataOf = <T>(kind: string, lang: string): T | undefined => {
  const text = document.querySelector(`script[data-${kind}="${lang}"]`)?.textContent;
  return text ? (JSON.parse(text) as T) : undefined;
};

const address = (): string => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
};

/** Shows the page that the address names. */
export const start = ({ widgets, exercise, search, beside, phone, things }: Parts): void => {
  const main = document.querySelector<HTMLElement>("#main")!;
  const pages = new Map([...main.querySelectorAll<HTMLElement>(":scope > [data-page]")].map((page) => [page.id, page]));
  const home = main.querySelector<HTMLElement>(":scope > [data-page]")!;
  const begun = new Set<HTMLElement>();
  const places = new Map<HTMLElement, number>(); // how far each page is scrolled
  const frames = new Map<string, Element[]>([[home.lang, [...document.querySelectorAll("body > :is(header,footer)")]]]);
  const panels = new Map<string, ReturnType<typeof searchPanel>>();
  let shown: HTMLElement | undefined;
  let pressed = false; // the address comes of a link, and not of Back, Forward or the reader's own hand

  /** Puts the header and the footer of a language around the page. */
  const frame = (lang: string): void => {
    const template = document.querySelector<HTMLTemplateElement>(`template[data-frame="${lang}"]`);
    if (!frames.has(lang) && template) {
      const made = template.content.cloneNode(true) as DocumentFragment;
      const waiting = made.querySelector("template");
      if (waiting) waiting.id = "search-template"; // by which layouts/head.ts finds where search waits
      frames.set(lang, [...made.children]);
    }
    const parts = frames.get(lang);
    if (!parts || parts[0]!.isConnected) return;
    for (const old of document.querySelectorAll("body > :is(header,footer)")) old.remove();
    for (const part of parts) part.matches("header") ? main.before(part) : main.after(part);
    root.lang = lang;
    root.dir = shown?.dir ?? "";
  };

  /** What the scripts of a page do on the site. */
  const run = (page: HTMLElement): void => {
    if (begun.has(page)) return;
    begun.add(page);
    const words = dataOf<Words>("words", page.lang) ?? {};
    for (const bar of page.querySelectorAll("[data-bar]")) for (const [name, text] of Object.entries(words)) bar.setAttribute(`data-${name}`, text);
    for (const { dataset } of page.querySelectorAll<HTMLElement>("[data-exercise]")) exercise?.(dataset.exercise!, widgets);
    phone?.(page);
    if (page.querySelector("[data-side]")) beside?.(page);
    if (page.querySelector("[data-things]")) things?.(page);
    for (const part of page.querySelectorAll<HTMLElement>("[data-do=print-all]")) part.hidden = false;
  };

  const show = (page: HTMLElement): void => {
    if (page === shown && main.childElementCount === 1) return; // else all were printed, and nobody said when that ended
    if (shown) places.set(shown, scrollY);
    document.dispatchEvent(new Event("visibilitychange")); // whoever keeps words keeps the last of them now
    shown = page;
    root.dataset.sheets = page.dataset.sheets!;
    main.replaceChildren(page);
    frame(page.lang);
    run(page);
    dispatchEvent(new Event("storage")); // another page may have kept or erased something
  };

  const go = (): void => {
    const name = address();
    const before = shown;
    const page = pages.get(name.split("-")[0]!) ?? (name && before ? before : home);
    show(page);
    const place = name === page.id ? null : document.getElementById(name);
    if (pressed || !before) {
      const target = place ?? page.querySelector<HTMLElement>("h1");
      if (before && target) {
        target.tabIndex = -1;
        target.focus({ preventScroll: true });
      }
      if (place) place.scrollIntoView({ behavior: "instant" });
      else scrollTo({ top: 0, behavior: "instant" });
    } else if (page !== before) scrollTo({ top: places.get(page) ?? 0, behavior: "instant" });
    pressed = false;
  };

  const printAll = (): void => {
    const one = shown!;
    delete root.dataset.sheets; // each page has its own
    main.replaceChildren(...pages.values());
    const again = (): void => {
      root.dataset.sheets = one.dataset.sheets!;
      main.replaceChildren(one);
    };
    addEventListener("afterprint", again, { once: true });
    print();
  };

  const find = (from: HTMLElement): void => {
    const { lang } = root;
    const index = dataOf<Index>("index", lang);
    if (search && !panels.has(lang) && index) panels.set(lang, search(index, dataOf<Words>("words", lang) ?? {}, (page, place) => (place ? `#${page}-${place}` : `#${page}`)));
    panels.get(lang)?.(from);
  };

  document.addEventListener("click", ({ target }) => {
    const link = (target as Element).closest<HTMLElement>("a[href^='#']");
    pressed = Boolean(link);
    if ((target as Element).closest("[data-do=print-all]")) printAll();
  });
  // The link past the header would take the place of the page in the address.
  document.addEventListener("click", (event) => {
    if (!(event.target as Element).closest("a[href='#main']")) return;
    event.preventDefault();
    main.tabIndex = -1;
    main.focus();
  });
  document.addEventListener("search-open", ({ target }) => find(target as HTMLElement));
  addEventListener("hashchange", go);
  history.scrollRestoration = "manual";
  go();
};
