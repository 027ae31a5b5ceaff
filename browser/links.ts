/*
 * Every link and resource of the finished pages is relative, names a file that is there, and an id that is in it.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { files, output, serve, type Place } from "./output.ts";

interface Facts {
  readonly ids: Set<string>;
  readonly links: readonly string[];
}

/** Reads a page without running it, so that a redirect stays where it is. */
async function factsOf(page: Page, url: string): Promise<Facts> {
  const { ids, links } = await page.evaluate(async (address) => {
    const read = document.implementation.createHTMLDocument();
    const html = await (await fetch(address)).text();
    read.documentElement.innerHTML = html;
    const roots: ParentNode[] = [read, ...[...read.querySelectorAll("template")].map((template) => template.content)];
    const all = roots.flatMap((root) => [...root.querySelectorAll("*")]);
    const refresh = read.querySelector('meta[http-equiv="refresh" i]')?.getAttribute("content");
    const link = (element: Element): string[] =>
      element.matches("link[rel=canonical],link[rel=alternate][hreflang]") ? [] : [element.getAttribute("href") ?? element.getAttribute("src") ?? ""];
    return {
      ids: all.map((element) => element.id).filter(Boolean),
      links: [...all.filter((element) => element.matches("[href],[src]")).flatMap(link), ...(refresh ? [refresh.replace(/^.*url=/i, "")] : [])],
    };
  }, url);
  return { ids: new Set(ids), links };
}

const outward = /^(https?:|tel:|sms:|data:)/;

/** Registers the test of all links. One engine is enough: it only parses. */
export function linkTests(browser: () => Browser): void {
  describe("links", () => {
    let place: Place;
    before(async () => {
      place = await serve(output);
    });
    after(() => place.close());

    test("every link in every page leads to a file and an id", async () => {
      const page = await browser().newPage();
      await page.goto(place.base + "robots.txt"); // a document without a policy, from which the pages can be read
      const all = new Set(files(output));
      const facts = new Map<string, Facts>();
      for (const name of all) {
        if (name.endsWith(".html")) facts.set(name, await factsOf(page, place.base + name.split("/").map(encodeURIComponent).join("/")));
      }
      await page.close();

      const dead: string[] = [];
      let checked = 0;
      for (const [name, { links }] of facts) {
        for (const link of links) {
          if (outward.test(link)) continue;
          checked++;
          const to = new URL(link, `file:///${name}`);
          const file = decodeURIComponent(to.pathname.slice(1));
          const id = decodeURIComponent(to.hash.slice(1));
          if (link.startsWith("/") || link.endsWith("/") || link === "") dead.push(`${name}: ${link} names no file`);
          else if (!all.has(file)) dead.push(`${name}: ${link} leads to no file`);
          else if (id && !facts.get(file)?.ids.has(id)) dead.push(`${name}: ${link} leads to no id`);
        }
      }
      assert.deepEqual(dead, []);
      assert.ok(checked > 100, `only ${checked} links`);
    });
  });
}
