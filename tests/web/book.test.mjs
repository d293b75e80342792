// Looks at every page of a printed book in Chromium: node book.test.mjs SAMPLE_BOOK BOOK [every-page]
//
// axe-core takes seconds a page: it looks at every sixth and at the last, which are of all kinds, and with 'every-page' at all.
// SAMPLE_BOOK DIR BOOK prints the book. Each page, at 1280 px and, unfolded, at 375 px: axe-core finds nothing, light and dark, the page does not scroll
// sideways; every link, to a part of a page too, leads somewhere; only the search page runs a script, its own, and it finds a rule by
// its words, with the policy of the page in force. Without a script the search page leads to the terms. Exits 77 (skipped) without Chromium.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ids, accessible, fits, htmlFiles, launch, linksLeadSomewhere, watch, wellFormed } from './look.mjs';

const problems = [];
const site = mkdtempSync(join(tmpdir(), 'takecare-book-'));
const ids = new Ids();
const elsewhere = [];
const unfoldedForAxe = 10;

async function lookAt(page, path, withAxe) {
  const sayAt = (where) => (what) => problems.push(`${relative(site, path)} ${where}: ${what}`);
  await page.setViewportSize({ width: 1280, height: 900 });
  if (withAxe) await wellFormed(path, (what) => problems.push(`${relative(site, path)}: ${what}`));
  await page.goto(pathToFileURL(path).href);
  await fits(page, sayAt('at 1280 px'));
  if (withAxe) await accessible(page, sayAt('at 1280 px'));
  elsewhere.push(...await linksLeadSomewhere(page, path, ids, sayAt('')));
  await page.setViewportSize({ width: 375, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.$$eval('details', (all) => all.forEach((one) => { one.open = true; }));
  await fits(page, sayAt('unfolded at 375 px'));
  // Proofs are all made in one way: axe-core looks at the first ones, or a page with fifty of them takes it minutes.
  await page.$$eval('details', (all, most) => all.slice(most).forEach((one) => { one.open = false; }), unfoldedForAxe);
  if (withAxe) await accessible(page, sayAt('unfolded at 375 px, dark'));
  await page.emulateMedia({ colorScheme: 'light' });
}

function linksToPartsLeadSomewhere() {
  for (const { path, part, href, say } of elsewhere) {
    if (!ids.get(path)?.ids.has(part)) say(`link to nowhere: ${href}`);
  }
}

async function textOf(page, selector) { return (await page.textContent(selector)) ?? ''; }

// Every rule of the index must be found by its words, from the field that every page has.
async function searchFinds(browser) {
  const say = (what) => problems.push(`search: ${what}`);
  const context = await browser.newContext();
  const page = await context.newPage();
  watch(page, say);
  await page.goto(pathToFileURL(join(site, 'terms.html')).href);
  const rule = await page.evaluate(() => [...document.querySelectorAll('.terms li')]
    .find((item) => item.querySelector('.kind').textContent.startsWith('rule'))?.querySelector('a').textContent);
  await page.fill('#find', rule.replaceAll('_', ' '));
  await Promise.all([page.waitForURL(/search\.html\?q=/), page.press('#find', 'Enter')]);
  const first = await textOf(page, '.found li a');
  if (first !== rule) say(`looked for ${rule}, found ${first} first`);
  await page.fill('#find', 'no-such-word-anywhere');
  if (!(await textOf(page, '#count')).startsWith('Nothing')) say('finds what is not there');
  await context.close();
}

async function searchLeadsOnWithoutScript(browser) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(site, 'search.html')).href);
  if (await page.locator('main a[href="terms.html"]').count() === 0) problems.push('search: without a script nothing leads to the terms');
  await context.close();
}

let browser;
try {
  execFileSync(process.argv[2], [site, process.argv[3]], { stdio: 'inherit' });
  browser = await launch();
  const pages = htmlFiles(site);
  const context = await browser.newContext({ bypassCSP: true });  // axe-core is a script
  const page = await context.newPage();
  watch(page, (what) => problems.push(`${relative(site, fileURLToPath(page.url()))}: ${what}`));
  const everyPage = process.argv[4] === 'every-page';
  for (const [i, path] of pages.entries()) await lookAt(page, path, everyPage || i % 6 === 0 || i === pages.length - 1);
  linksToPartsLeadSomewhere();
  await searchFinds(browser);
  await searchLeadsOnWithoutScript(browser);
  console.log(`${pages.length} pages looked at`);
} finally {
  await browser?.close();
  rmSync(site, { recursive: true, force: true });
}
problems.forEach((problem) => console.error(problem));
process.exit(problems.length === 0 ? 0 : 1);
