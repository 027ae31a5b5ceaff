import { after, before } from "node:test";
import type { Browser } from "puppeteer-core";
import { accessTests } from "./access.ts";
import { start } from "./browser.ts";
import { exitTests } from "./exit.ts";
import { oneTests } from "./one.ts";
import { plainTests } from "./plain.ts";
import { quietTests } from "./quiet.ts";
import { rtlTests } from "./rtl.ts";
import { searchTests } from "./search.ts";

let browser: Browser;
before(async () => {
  browser = await start("firefox");
});
after(() => browser.close());

exitTests("firefox", () => browser);
quietTests("firefox", () => browser);
accessTests("firefox", () => browser);
searchTests("firefox", () => browser);
plainTests("firefox", () => browser);
rtlTests("firefox", () => browser);
oneTests("firefox", () => browser);
