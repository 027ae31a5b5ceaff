import { after, before } from "node:test";
import type { Browser } from "puppeteer-core";
import { besideTests } from "./beside.ts";
import { start } from "./browser.ts";
import { drawnTests } from "./drawn.ts";
import { Downloads } from "./exercises.ts";
import { formTests } from "./forms.ts";
import { hostileTests } from "./hostile.ts";
import { keepingTests } from "./keeping.ts";
import { leavingTests } from "./leaving.ts";
import { roundTests } from "./rounds.ts";
import { togetherTests } from "./together.ts";
import { wordTests } from "./words.ts";

const downloads = new Downloads();
let browser: Browser;
before(async () => {
  browser = await start("firefox", { downloads: downloads.folder });
});
after(async () => {
  await browser.close();
  downloads.discard();
});

roundTests("firefox", () => browser, downloads);
hostileTests("firefox", () => browser);
wordTests("firefox", () => browser, downloads);
formTests("firefox", () => browser, downloads);
keepingTests("firefox", () => browser, downloads);
leavingTests("firefox", () => browser, downloads);
togetherTests("firefox", () => browser, downloads);
besideTests("firefox", () => browser);
drawnTests("firefox", () => browser, downloads);
