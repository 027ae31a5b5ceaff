import { after, before } from "node:test";
import type { Browser } from "puppeteer-core";
import { start } from "./browser.ts";
import { exitTests } from "./exit.ts";

let browser: Browser;
before(async () => {
  browser = await start("firefox");
});
after(() => browser.close());

exitTests("firefox", () => browser);
