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
import { paperTests } from "./paper.ts";
import { roundTests } from "./rounds.ts";
import { togetherTests } from "./together.ts";
import { wordTests } from "./words.ts";

const downloads = new Downloads();
let browser: Browser;
before(async () => {
  browser = await start("chromium", { downloads: downloads.folder });
});
after(async () => {
  await browser.close();
  downloads.discard();
});

roundTests("chromium", () => browser, downloads);
hostileTests("chromium", () => browser);
wordTests("chromium", () => browser, downloads);
formTests("chromium", () => browser, downloads);
keepingTests("chromium", () => browser, downloads);
leavingTests("chromium", () => browser, downloads);
paperTests(() => browser);
togetherTests("chromium", () => browser, downloads);
besideTests("chromium", () => browser);
drawnTests("chromium", () => browser, downloads);
