/*
 * Lighthouse, as on a phone, on five kinds of page of the built site: what bench/lighthouse/run calls. It prints the four
 * scores of each and what keeps one from 100, and ends with 1 if that is anything but a promise of ours. The scores of
 * performance are simulated timings, so this is no test: a busy machine gives others.
 */
import { spawn } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, extname, join, normalize } from "node:path";
import { createGzip } from "node:zlib";
import lighthouse from "lighthouse";

const [site, ...asked] = process.argv.slice(2);
const pages = asked.length ? asked : ["index.html", "acknowledgment/apology.html", "exercises/requests.html", "about/all.html", "help/help-lines.html"];
const categories = ["performance", "accessibility", "best-practices", "seo"];

/** What keeps scores below 100 on purpose. */
const promised = {
  deprecations: "the unload listener, which keeps pages out of the back-forward cache after the quick exit",
  "meta-description": "a sensitive page says nothing of itself in its head",
  "robots-txt": "the policy allows no request, and Lighthouse asks for robots.txt from within the page",
};

const types = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml", ".xml": "text/xml", ".txt": "text/plain" };

/** Serves the site as a static host does: compressed, and nothing else. */
const serve = () =>
  new Promise((ready) => {
    const server = createServer((request, response) => {
      const name = join(site, normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname)).replace(/\/$/, "/index.html"));
      const found = name.startsWith(site) && existsSync(name) && statSync(name).isFile();
      response.writeHead(found ? 200 : 404, found ? { "content-type": types[extname(name)] ?? "application/octet-stream", "content-encoding": "gzip" } : {});
      if (found) createReadStream(name).pipe(createGzip()).pipe(response);
      else response.end();
    });
    server.listen(0, "127.0.0.1", () => ready(server));
  });

const findBrowser = () => {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const places = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => places.map((place) => join(place, name))).find((path) => existsSync(path));
  if (!found) throw new Error(`none of ${names.join(", ")} is in PATH; install Chromium`);
  return found;
};

/** A browser with a fresh profile, and the port it listens on. */
const startBrowser = async () => {
  const profile = mkdtempSync(join(tmpdir(), "underpin-lighthouse."));
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = spawn(findBrowser(), [...args, `--user-data-dir=${profile}`, "--remote-debugging-port=0", "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  const port = await new Promise((ready, failed) => {
    let said = "";
    browser.on("exit", () => failed(new Error(`the browser ended: ${said}`)));
    browser.stderr.on("data", (text) => {
      said += text;
      const listening = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said);
      if (listening) ready(Number(listening[1]));
    });
  });
  const stop = () =>
    new Promise((stopped) => {
      browser.removeAllListeners("exit");
      browser.on("exit", () => {
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
        stopped();
      });
      browser.kill();
    });
  return { port, stop };
};

const server = await serve();
const browser = await startBrowser();
let faults = 0;
console.log(`${"page".padEnd(34)}${categories.map((name) => name.padStart(16)).join("")}   LCP ms`);
try {
  for (const page of pages) {
    const { lhr } = await lighthouse(`http://127.0.0.1:${server.address().port}/${page}`, { port: browser.port, onlyCategories: categories, logLevel: "error" });
    const scores = categories.map((name) => Math.round(lhr.categories[name].score * 100));
    const paint = Math.round(lhr.audits["largest-contentful-paint"].numericValue);
    console.log(`${page.padEnd(34)}${scores.map((score) => String(score).padStart(16)).join("")}   ${paint}`);
    for (const name of categories) {
      for (const { id, weight } of lhr.categories[name].auditRefs) {
        const audit = lhr.audits[id];
        if (!weight || audit.score === null || audit.score >= 0.9) continue;
        if (!(id in promised)) faults++;
        console.log(`  ${name}: ${promised[id] ?? [audit.title, audit.explanation, audit.displayValue].filter(Boolean).join(": ")}`);
      }
    }
  }
} finally {
  await browser.stop();
  server.close();
}
console.log(faults ? `${faults} faults.` : "No score is below 100 but for what the site promises.");
process.exitCode = faults ? 1 : 0;
