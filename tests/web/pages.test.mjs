// Looks at every page of the sample site in Chromium: node pages.test.mjs SAMPLE_SITE
//
// For each page: its markup is valid; on a phone (320 and 375 px), on a desk and in print: axe-core finds nothing, the page does not scroll sideways, text in charts is
// not too small, nothing is fetched, no script runs, and every link leads somewhere. Exits 77 (skipped) without Chromium or node_modules.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ids, accessible, fits, htmlFiles, launch, linksLeadSomewhere, watch, wellFormed } from './look.mjs';

const problems = [];
const site = mkdtempSync(join(tmpdir(), 'takecare-pages-'));
const ids = new Ids();

async function lookAt(page, path) {
  const name = relative(site, path);
  await wellFormed(path, (what) => problems.push(`${name}: ${what}`));
  await page.goto(pathToFileURL(path).href);
  for (const width of [1280, 320, 375]) {
    const say = (what) => problems.push(`${name} at ${width} px: ${what}`);
    await page.setViewportSize({ width, height: 900 });
    await fits(page, say);
    if (width !== 320) await accessible(page, say);
    if (width === 1280) await linksLeadSomewhere(page, path, ids, say);
  }
  await page.emulateMedia({ media: 'print' });
  await page.pdf({ format: 'A4' });
  await page.emulateMedia({ media: null });
}

let browser;
try {
  execFileSync(process.argv[2], [site], { stdio: 'inherit' });
  browser = await launch();
  const pages = htmlFiles(site);
  const context = await browser.newContext({ bypassCSP: true });  // axe-core is a script
  const page = await context.newPage();
  watch(page, (what) => problems.push(`${relative(site, fileURLToPath(page.url()))}: ${what}`));
  for (const path of pages) await lookAt(page, path);
  if (pages.length < 6) problems.push(`only ${pages.length} pages were made`);
  console.log(`${pages.length} pages looked at`);
} finally {
  await browser?.close();
  rmSync(site, { recursive: true, force: true });
}
problems.forEach((problem) => console.error(problem));
process.exit(problems.length === 0 ? 0 : 1);
