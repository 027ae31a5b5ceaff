import { after, before } from "node:test";
import type { Browser } from "puppeteer-core";
import { accessTests } from "./access.ts";
import { start } from "./browser.ts";
import { exitTests } from "./exit.ts";
import { quietTests } from "./quiet.ts";

let browser: Browser;
before(async () => {
  browser = await start("chromium");
});
after(() => browser.close());

exitTests("chromium", () => browser);
quietTests("chromium", () => browser);
accessTests("chromium", () => browser);
