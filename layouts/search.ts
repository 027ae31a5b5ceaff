/*
 * Search on a page of the site. layouts/head.ts brings this script into the page when a reader first asks for it, after the index
 * and its words, so it opens at once; later presses come as the event "search-open".
 */
import { searchPanel } from "./search/panel";
import type { Index } from "./search/read";

declare const underpinSearch: Index;
declare const underpinSaid: Readonly<Record<string, string>>;

const root = new URL("..", (document.currentScript as HTMLScriptElement).src); // this script lies in assets/
const open = searchPanel(underpinSearch, underpinSaid, (url, heading) => new URL(heading ? `${url}#${encodeURIComponent(heading)}` : url, root).href);

document.addEventListener("search-open", (event) => open(event.target as HTMLElement));
open(document.activeElement?.closest<HTMLElement>("a[data-search]") ?? document.querySelector<HTMLElement>("a[data-search]"));
