// What the page tests share: a browser, and what every page must be.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const SKIPPED = 77;
const browserPath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const here = dirname(fileURLToPath(import.meta.url));
if (!browserPath || !existsSync(join(here, 'node_modules'))) {
  console.log('skipped: needs Chromium, and "npm ci" in tests/web');
  process.exit(SKIPPED);
}
const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const smallestText = 12;

export function launch() {
  return chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking'],
  });
}

export function htmlFiles(folder) {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return htmlFiles(path);
    return name.endsWith('.html') ? [path] : [];
  });
}

// Complains when a page asks for anything, runs a script that it should not, or has an error in one.
export function watch(page, say) {
  page.on('dialog', (dialog) => { say(`a script ran: ${dialog.message()}`); dialog.dismiss(); });
  page.on('pageerror', (error) => say(`script error: ${error.message}`));
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) say(`asks for ${request.url()}`);
  });
}

export async function fits(page, say) {
  const found = await page.evaluate((smallest) => {
    const out = [];
    const root = document.scrollingElement;
    if (root.scrollWidth > root.clientWidth) out.push(`scrolls sideways: ${root.scrollWidth} of ${root.clientWidth} px`);
    for (const svg of document.querySelectorAll('svg')) {
      const box = svg.getBoundingClientRect();
      if (box.width === 0) continue;
      const scale = box.width / svg.viewBox.baseVal.width;
      for (const text of svg.querySelectorAll('text')) {
        const size = parseFloat(getComputedStyle(text).fontSize) * scale;
        if (size < smallest) out.push(`chart text of ${size.toFixed(1)} px: ${text.textContent}`);
        const right = text.getBoundingClientRect().right;
        if (right > box.right + 1) out.push(`chart text runs out of the chart: ${text.textContent}`);
      }
    }
    return out;
  }, smallestText);
  found.forEach(say);
}

export async function accessible(page, say) {
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  for (const violation of result.violations) {
    say(`axe ${violation.id}: ${violation.help}; ${violation.nodes.length} times, first ${violation.nodes[0].html.slice(0, 160)}`);
  }
}

// The markup against the HTML standard: nothing left open, nothing where it may not stand.
const html = new (require('html-validate').HtmlValidate)({ root: true, extends: ['html-validate:standard'] });
export async function wellFormed(path, say) {
  const report = await html.validateFile(path);
  for (const result of report.results) {
    for (const one of result.messages) say(`line ${one.line}: ${one.ruleId}: ${one.message}`);
  }
}

// The ids of a page, read once.
export class Ids {
  #known = new Map();

  async of(page, path) {
    if (!this.#known.has(path)) {
      const all = await page.$$eval('[id]', (elements) => elements.map((element) => element.id));
      this.#known.set(path, { ids: new Set(all), twice: all.length !== new Set(all).size });
    }
    return this.#known.get(path);
  }

  get(path) { return this.#known.get(path); }
}

// Files are looked for at once; where a link leads to a part of another page, the caller looks when it has seen all.
export async function linksLeadSomewhere(page, path, ids, say) {
  const hrefs = new Set(await page.$$eval('a[href]', (links) => links.map((link) => link.getAttribute('href'))));
  const own = await ids.of(page, path);
  if (own.twice) say('the same id twice');
  const elsewhere = [];
  for (const href of hrefs) {
    if (href.startsWith('http')) continue;
    const [file, part] = href.split('#');
    if (file === '') {
      if (!own.ids.has(part)) say(`link to nowhere: ${href}`);
    } else if (!existsSync(join(dirname(path), file))) {
      say(`link to nowhere: ${href}`);
    } else if (part !== undefined) {
      elsewhere.push({ path: join(dirname(path), file), part, href, say });
    }
  }
  return elsewhere;
}
