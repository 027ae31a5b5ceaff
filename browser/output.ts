/*
 * The built site as the tests see it: which pages it has, where they can be opened from, and copies with a change in them.
 * Knows files and loopback servers, and nothing of browsers.
 */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

function built(variable: string): string {
  const folder = process.env[variable];
  if (!folder) throw new Error(`${variable} names no built site. Run ./test, which builds one and passes its folder on.`);
  return folder;
}

/** The folder that holds the site under test. */
export const output = built("UNDERPIN_OUTPUT");

/** The folder that holds the small site in two languages, built with the same layouts from browser/two-languages. */
export const twoLanguages = built("UNDERPIN_TWO_LANGUAGES");

/** The file that holds all pages of that site. */
export const oneFile = built("UNDERPIN_ONE_FILE");

/** Beside it: one that holds two sections of it, one that is an exercise, and all pages of the site in two languages. */
export const [onePart, oneExercise, oneOfTwo] = ["part.html", "exercise.html", "two.html"].map((name) => join(dirname(oneFile), name)) as [string, string, string];

/** Where each page stands in such a file, by its path: "#p1". */
export const pagesIn = (file: string): ReadonlyMap<string, string> =>
  new Map([...readFileSync(file, "utf8").matchAll(/<div data-page="([^"]+)" id="([^"]+)"/g)].map(([, path, id]) => [path!, `#${id!}`]));

export const inOneFile = pagesIn(oneFile);

/** Every file of a folder, relative, with forward slashes, sorted. */
export function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join("/"))
    .sort();
}

const isRedirect = (html: string): boolean => /<meta http-equiv="?refresh/i.test(html);

/** Every page of a folder that people read, in order: redirects, which only lead on, are left out. */
export function pages(folder: string = output): string[] {
  return files(folder).filter((name) => name.endsWith(".html") && !isRedirect(readFileSync(join(folder, name), "utf8")));
}

/**
 * One page of each kind: the first of every folder and the folder's own. For what is the same on all pages or slow to try,
 * where the other tests look at every page.
 */
export function samples(folder: string = output): string[] {
  const all = pages(folder);
  const parent = (page: string): string => page.slice(0, page.lastIndexOf("/") + 1);
  return all.filter((page, at) => page.endsWith("index.html") || at === 0 || parent(all[at - 1]!) !== parent(page));
}

/** A place a site is opened from. Ends in a slash, so that a page's path can be put behind it. */
export interface Place {
  readonly name: string;
  readonly base: string;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".json": "application/json",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Serves a folder as a plain host does, below a path: nothing outside that path exists, and nothing is kept in a cache. */
export async function serve(folder: string, path = "/"): Promise<Place> {
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
    const inside = asked.startsWith(path) ? normalize(asked.slice(path.length)) : "..";
    const name = inside === "." || inside === "" || inside.endsWith("/") ? join(inside, "index.html") : inside;
    try {
      if (name.startsWith("..")) throw new Error("outside");
      const bytes = readFileSync(join(folder, name));
      response.writeHead(200, { "content-type": types[extname(name)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("not here");
    }
  });
  const origin = await listen(server);
  return { name: `http at ${path}`, base: origin + path, close: () => shut(server) };
}

/** The folder itself, as it is opened from a stick or an unpacked archive. */
export function opened(folder: string): Place {
  return { name: "file://", base: pathToFileURL(folder + sep).href, close: async () => {} };
}

/** The file that holds all pages, opened from a folder. Ends with its name: a page's address in it is put behind that. */
export function openedOne(): Place {
  return { name: "one file", base: pathToFileURL(oneFile).href, close: async () => {} };
}

/** The three places that one and the same output must work from. */
export async function places(folder: string = output): Promise<Place[]> {
  return [await serve(folder), await serve(folder, "/sub/path/"), opened(folder)];
}

/** The neutral page that stands in for the weather: every load counts up, so that a test can tell one load from the next. */
export class Neutral {
  url = "";
  loads = 0;
  /** The Referer header of the last load: it must never be sent. */
  referrer: string | undefined;
  /** Lets the loads through that wait. */
  answer: () => void = () => {};
  #gate: Promise<void> = Promise.resolve();
  #asked: () => void = () => {};
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  /** Starts it on an origin of its own. */
  static async open(): Promise<Neutral> {
    const made = new Neutral();
    made.url = (await listen(made.#server)) + "/weather";
    return made;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith("/weather")) return void response.writeHead(404).end();
    this.loads++;
    this.referrer = request.headers.referer;
    const title = `weather ${this.loads}`;
    this.#asked();
    await this.#gate;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
    response.end(`<!doctype html><html lang="en"><title>${title}</title><link rel="icon" href="data:,"><p>Rain</p>`);
  }

  /** Lets the next loads wait until answer is called, and tells when one was asked for. */
  hold(): Promise<void> {
    this.#gate = new Promise((resolve) => (this.answer = resolve));
    return new Promise((resolve) => (this.#asked = resolve));
  }

  close(): Promise<void> {
    return shut(this.#server);
  }
}

/** A copy of the site in a folder of its own, each page changed by a function; remove it with discard. */
export function copy(change: (html: string, page: string) => string): { folder: string; discard(): void } {
  const folder = mkdtempSync(join(tmpdir(), "underpin-copy-"));
  cpSync(output, folder, { recursive: true });
  for (const name of pages(folder)) {
    const path = join(folder, name);
    writeFileSync(path, change(readFileSync(path, "utf8"), relative(folder, path)));
  }
  return { folder, discard: () => rmSync(folder, { recursive: true, force: true }) };
}
