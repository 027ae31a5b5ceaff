import { after, before } from "node:test";
import type { Browser } from "puppeteer-core";
import { start } from "./browser.ts";
import { exitTests } from "./exit.ts";

let browser: Browser;
before(async () => {
  browser = await start("chromium");
});
after(() => browser.close());

exitTests("chromium", () => browser);
