/*
 * Real browsers: finding them on this machine, starting each once, and pages that remember everything that went wrong in
 * them. Watching the network alone would prove nothing, since the page's policy blocks a request before it is made.
 */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { launch, type Browser, type Page } from "puppeteer-core";

/** The two engines that tests run in. */
export type Engine = "chromium" | "firefox";

/** Registers what no browser does differently, in Chromium alone, which is four times as fast. */
export const once = (engine: Engine, name: string, act: () => Promise<void>): void => {
  if (engine === "chromium") test(name, act);
};

const names: Record<Engine, string[]> = {
  chromium: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  firefox: ["firefox-esr", "firefox"],
};

function find(engine: Engine): string {
  for (const name of names[engine]) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        continue;
      }
    }
  }
  throw new Error(`${engine} is not installed: none of ${names[engine].join(", ")} is in PATH. Both browsers are needed.`);
}

/** Starts a browser with a fresh profile that talks to nobody of its own accord. What is downloaded goes into a folder, if one is given. */
export function start(engine: Engine, { scripts = true, downloads = "" } = {}): Promise<Browser> {
  const executablePath = find(engine);
  if (engine === "firefox") {
    return launch({
      browser: "firefox",
      executablePath,
      headless: true,
      extraPrefsFirefox: {
        "javascript.enabled": scripts,
        "browser.sessionhistory.max_total_viewers": 8,
        ...(downloads && { "browser.download.folderList": 2, "browser.download.dir": downloads, "browser.download.alwaysOpenPanel": false }),
      },
    });
  }
  return launch({
    executablePath,
    headless: true,
    ...(downloads && { downloadBehavior: { policy: "allow", downloadPath: downloads } }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
    // Puppeteer switches the back-forward cache off; readers have it, so the tests need it.
    ignoreDefaultArgs: ["--disable-features=BackForwardCache"],
  });
}

/** A tab of its own, and what went wrong in it so far: policy violations, script errors, failed and foreign requests. */
export interface Watched {
  readonly page: Page;
  readonly faults: string[];
}

/** What a page holds itself: asking for it asks nobody. */
const own = /^(data:|blob:|about:blank$)/;

/** Opens a tab in which every fault is written down. A request to anything but base, and what a page holds itself, is one. */
export async function watched(browser: Browser, base: string): Promise<Watched> {
  const page = await browser.newPage();
  const faults: string[] = [];
  const note = (what: string): void => void faults.push(`${page.url()}: ${what}`);
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warn") note(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => note(`script error: ${String(error)}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !own.test(url)) note(`foreign request: ${url}`);
  });
  page.on("requestfailed", (request) => {
    // A file to save is a request that ends in a download, which counts as broken off.
    if (!request.url().startsWith("blob:")) note(`failed request: ${request.url()} ${request.failure()?.errorText ?? ""}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) note(`answer ${response.status()}: ${response.url()}`);
  });
  return { page, faults };
}
