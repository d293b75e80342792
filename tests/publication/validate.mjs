// Holds a site's catalogs against their schemas: data.json against DCAT-US 1.1, dcat-us-3.json against DCAT-US 3.0; and
// the files that they name against what lies there.
//
//   node validate.mjs SITE [--dcat-us-3 FOLDER]
//
// The schemas of 1.1 are those that Data.gov harvests by; scripts/get-validators fetches them. dcat-us-3.json says what
// the definitions of 3.0 (GSA/dcat-us, jsonschema/definitions) say of what a catalog of ours uses, and is narrower: it
// refuses every name that ours does not have. FOLDER: the definitions themselves, to be asked besides; no Python or npm
// package carries them, so the test does without.
// Prints every error as 'file: path: message'. Ends with 1 when there is any, with 77 when there is no validator.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SKIPPED = 77;
const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, '..', 'web');
if (!existsSync(join(web, 'node_modules', 'ajv'))) {
  console.log('skipped: needs "npm ci" in tests/web');
  process.exit(SKIPPED);
}
const python = join(here, '..', '..', 'third_party', 'validators', 'lib');
const packages = existsSync(python) ? readdirSync(python).map((name) => join(python, name, 'site-packages')) : [];
const published = packages.map((path) => join(path, 'ckanext', 'datajson', 'pod_schema')).find(existsSync);
if (!published) {
  console.log('skipped: needs the schemas that scripts/get-validators fetches');
  process.exit(SKIPPED);
}
const require = createRequire(join(web, 'package.json'));
const Ajv4 = require('ajv-draft-04');
const Ajv2020 = require('ajv/dist/2020');
const addFormats = require('ajv-formats');

// The schemas carry keywords of their own, and patterns that are no patterns of the 'u' mode.
const options = { allErrors: true, strict: false, unicodeRegExp: false };

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function pathOf(error) {
  return error.instancePath === '' ? '/' : error.instancePath;
}

function wordsOf(error) {
  if (error.keyword === 'additionalProperties') return `${error.message}: ${error.params.additionalProperty}`;
  if (error.keyword === 'const') return `must be ${JSON.stringify(error.params.allowedValue)}`;
  if (error.keyword === 'enum') return `must be one of ${JSON.stringify(error.params.allowedValues)}`;
  return error.message;
}

function check(validate, document, where = '') {
  if (validate(document)) return [];
  return validate.errors.map((error) => `${where}${pathOf(error)}: ${wordsOf(error)}`);
}

// Federal agencies owe codes; whoever gives one is held to be one.
function isFederal(catalog) {
  const datasets = Array.isArray(catalog?.dataset) ? catalog.dataset : [];
  return datasets.some((one) => one?.bureauCode !== undefined || one?.programCode !== undefined);
}

function checkCatalog(catalog) {
  const folder = join(published, isFederal(catalog) ? 'federal-v1.1' : 'non-federal-v1.1');
  const ajv = addFormats(new Ajv4(options));
  const schemas = readdirSync(folder).sort().map((name) => read(join(folder, name)));
  for (const schema of schemas) ajv.addSchema(schema);
  return check(ajv.getSchema('https://project-open-data.cio.gov/v1.1/schema/catalog.json'), catalog);
}

function validator2020() {
  const ajv = addFormats(new Ajv2020(options));
  ajv.addFormat('iri', /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i);
  return ajv;
}

function checkProfile3(catalog) {
  return check(validator2020().compile(read(join(here, 'dcat-us-3.json'))), catalog);
}

// The series are asked for by themselves: the Catalog of the definitions does not know them.
function checkPublished3(catalog, folder) {
  const base = 'https://resources.data.gov/dcat-us/3.0.0/definitions/';
  const ajv = validator2020();
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.json')) ajv.addSchema(read(join(folder, name)));
  }
  const errors = check(ajv.getSchema(base + 'catalog'), catalog);
  const series = ajv.getSchema(base + 'datasetseries');
  const all = Array.isArray(catalog?.datasetSeries) ? catalog.datasetSeries : [];
  return errors.concat(all.flatMap((one, at) => check(series, one, `/datasetSeries/${at}`)));
}

// What can be downloaded lies on the site, and has the size and the checksum that are said of it.
function checkFiles(catalog, site, catalogFile) {
  const root = String(catalog?.['@id'] ?? '').slice(0, -catalogFile.length);
  const errors = [];
  const look = (value, path) => {
    if (value === null || typeof value !== 'object') return;
    if (typeof value.downloadURL === 'string') errors.push(...checkFile(value, root, site).map((one) => `${path}: ${one}`));
    for (const [name, inner] of Object.entries(value)) look(inner, `${path}/${name}`);
  };
  look(catalog, '');
  return errors;
}

function checkFile(distribution, root, site) {
  const url = distribution.downloadURL;
  if (!url.startsWith(root)) return [`${url} is not on the site`];
  const path = join(site, url.slice(root.length));
  if (!existsSync(path)) return [`there is no file ${path}`];
  const bytes = readFileSync(path);
  const errors = [];
  const { byteSize, checksum } = distribution;
  if (byteSize !== undefined && byteSize !== String(bytes.length)) errors.push(`${path} has ${bytes.length} bytes`);
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (checksum !== undefined && checksum.checksumValue !== digest) errors.push(`${path} has the checksum ${digest}`);
  return errors;
}

// Each dataset is there once, and each part has its whole.
function checkIdentifiers(catalog) {
  const datasets = Array.isArray(catalog?.dataset) ? catalog.dataset : [];
  const known = new Set();
  const errors = [];
  datasets.forEach((one, at) => {
    if (known.has(one?.identifier)) errors.push(`/dataset/${at}/identifier: there twice`);
    known.add(one?.identifier);
  });
  datasets.forEach((one, at) => {
    if (one?.isPartOf !== undefined && !known.has(one.isPartOf)) errors.push(`/dataset/${at}/isPartOf: is of no dataset`);
  });
  return errors;
}

function checkSiteFile(site, name, checks) {
  let document;
  try {
    document = read(join(site, name));
  } catch (error) {
    return [`${name}: /: ${error.message}`];
  }
  const errors = [...checks, checkIdentifiers, (catalog) => checkFiles(catalog, site, name)].flatMap((one) => one(document));
  return [...new Set(errors)].map((one) => `${name}: ${one}`);
}

const [site, option, definitions] = process.argv.slice(2);
if (!site || (option !== undefined && (option !== '--dcat-us-3' || !definitions))) {
  console.error('usage: node validate.mjs SITE [--dcat-us-3 FOLDER]');
  process.exit(2);
}
const checks3 = [checkProfile3];
if (definitions) checks3.push((catalog) => checkPublished3(catalog, definitions));
const errors = [
  ...checkSiteFile(site, 'data.json', [checkCatalog]),
  ...checkSiteFile(site, 'dcat-us-3.json', checks3),
];
for (const error of errors) console.log(error);
if (errors.length > 0) process.exit(1);
console.log('data.json and dcat-us-3.json hold to their schemas');
