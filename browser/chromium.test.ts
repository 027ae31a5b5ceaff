import { after, before } from "node:test";
import type { Browser } from "puppeteer-core";
import { accessTests } from "./access.ts";
import { start } from "./browser.ts";
import { exitTests } from "./exit.ts";
import { firstTests } from "./first.ts";
import { linkTests } from "./links.ts";
import { lookTests } from "./looks.ts";
import { oneTests } from "./one.ts";
import { plainTests } from "./plain.ts";
import { printTests } from "./print.ts";
import { quietTests } from "./quiet.ts";
import { rtlTests } from "./rtl.ts";
import { searchTests } from "./search.ts";

let browser: Browser;
before(async () => {
  browser = await start("chromium");
});
after(() => browser.close());

exitTests("chromium", () => browser);
quietTests("chromium", () => browser);
accessTests("chromium", () => browser);
searchTests("chromium", () => browser);
plainTests("chromium", () => browser);
printTests(() => browser);
firstTests(() => browser);
linkTests(() => browser);
lookTests(() => browser);
rtlTests("chromium", () => browser);
oneTests("chromium", () => browser);
