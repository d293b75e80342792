// Looks at every page of the sample site in Chromium: node pages.test.mjs SAMPLE_SITE
//
// For each page, on a phone (320 and 375 px), on a desk and in print: axe-core finds nothing, the page does not scroll sideways, text in charts is
// not too small, nothing is fetched, no script runs, and every link leads somewhere. Exits 77 (skipped) without Chromium or node_modules.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

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

const problems = [];
const site = mkdtempSync(join(tmpdir(), 'takecare-pages-'));
const smallestText = 12;

function htmlFiles(folder) {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return htmlFiles(path);
    return name.endsWith('.html') ? [path] : [];
  });
}

async function look(page, say) {
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

async function accessible(page, say) {
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  for (const violation of result.violations) {
    say(`axe ${violation.id}: ${violation.help}; ${violation.nodes.length} times, first ${violation.nodes[0].html.slice(0, 160)}`);
  }
}

async function linksLeadSomewhere(page, path, say) {
  const hrefs = await page.$$eval('a[href]', (links) => links.map((link) => link.getAttribute('href')));
  const ids = new Set(await page.$$eval('[id]', (elements) => elements.map((element) => element.id)));
  const allIds = await page.$$eval('[id]', (elements) => elements.map((element) => element.id));
  if (allIds.length !== ids.size) say('the same id twice');
  for (const href of new Set(hrefs)) {
    if (href.startsWith('http')) continue;
    if (href.startsWith('#')) {
      if (!ids.has(href.slice(1))) say(`link to nowhere: ${href}`);
    } else if (!existsSync(join(dirname(path), href.split('#')[0]))) {
      say(`link to nowhere: ${href}`);
    }
  }
}

async function lookAt(page, path) {
  const name = relative(site, path);
  await page.goto(pathToFileURL(path).href);
  for (const width of [1280, 320, 375]) {
    const say = (what) => problems.push(`${name} at ${width} px: ${what}`);
    await page.setViewportSize({ width, height: 900 });
    await look(page, say);
    if (width !== 320) await accessible(page, say);
    if (width === 1280) await linksLeadSomewhere(page, path, say);
  }
  await page.emulateMedia({ media: 'print' });
  await page.pdf({ format: 'A4' });
  await page.emulateMedia({ media: null });
}

let browser;
try {
  execFileSync(process.argv[2], [site], { stdio: 'inherit' });
  browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking'],
  });
  const pages = htmlFiles(site);
  const context = await browser.newContext({ bypassCSP: true });  // axe-core is a script
  const page = await context.newPage();
  const say = (what) => problems.push(`${relative(site, fileURLToPath(page.url()))}: ${what}`);
  page.on('dialog', (dialog) => { say(`a script ran: ${dialog.message()}`); dialog.dismiss(); });
  page.on('pageerror', (error) => say(`script error: ${error.message}`));
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) say(`asks for ${request.url()}`);
  });
  for (const path of pages) await lookAt(page, path);
  if (pages.length < 6) problems.push(`only ${pages.length} pages were made`);
  console.log(`${pages.length} pages looked at`);
} finally {
  await browser?.close();
  rmSync(site, { recursive: true, force: true });
}
problems.forEach((problem) => console.error(problem));
process.exit(problems.length === 0 ? 0 : 1);
