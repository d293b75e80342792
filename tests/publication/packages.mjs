// Holds every datapackage.json of the sites against Data Package 2.0, and against the files that it names.
//
//   node packages.mjs SITE…
//
// The schemas are those that the standard publishes; scripts/get-validators fetches them. They ask little of the
// columns, so what a package says of a file is held against the file too: size, checksum, names in the first line.
// At the end every package is spoilt in several ways, each of which must be refused: so a check that asks nothing shows.
// Prints every error as 'file: path: message'. Ends with 1 when there is any, with 77 when there is no validator.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SKIPPED = 77;
const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, '..', 'web');
const python = join(here, '..', '..', 'third_party', 'validators', 'lib');
const packages = existsSync(python) ? readdirSync(python).map((name) => join(python, name, 'site-packages')) : [];
const profiles = packages.map((path) => join(path, 'dplib', 'profiles', '2.0')).find(existsSync);
if (!profiles || !existsSync(join(web, 'node_modules', 'ajv'))) {
  console.log('skipped: needs "npm ci" in tests/web and the schemas that scripts/get-validators fetches');
  process.exit(SKIPPED);
}
const require = createRequire(join(web, 'package.json'));
const Ajv = require('ajv');
const addFormats = require('ajv-formats');

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

// The profiles carry keywords of their own, for forms; and they bear no identifier by which a package could ask for them.
const ajv = addFormats(new Ajv({ allErrors: true, strict: false, formats: { textarea: true } }));
const names = ['datapackage', 'dataresource', 'tableschema'];
const validators = new Map(names.map((name) => [name, ajv.compile(read(join(profiles, `${name}.json`)))]));

// Without '$schema' a package is one of version 1, and our missing values would be none.
function checkAgainst(name, document, where) {
  const validate = validators.get(name);
  const wanted = `https://datapackage.org/profiles/2.0/${name}.json`;
  const errors = validate(document) ? [] : validate.errors.map((one) => `${where}${one.instancePath}: ${one.message}`);
  if (name !== 'dataresource' && document?.$schema !== wanted) errors.push(`${where}/$schema: must be ${wanted}`);
  return errors;
}

function checkShape(document) {
  const errors = checkAgainst('datapackage', document, '');
  const resources = Array.isArray(document.resources) ? document.resources : [];
  resources.forEach((one, at) => {
    errors.push(...checkAgainst('dataresource', one, `/resources/${at}`));
    if (one.schema !== undefined) errors.push(...checkAgainst('tableschema', one.schema, `/resources/${at}/schema`));
  });
  return errors;
}

function checkColumns(schema, text, where) {
  const columns = schema.fields.map((one) => one.name);
  const header = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0];
  const errors = columns.join(',') === header ? [] : [`${where}/fields: the file has ${header}`];
  const unknown = (schema.uniqueKeys ?? []).flat().filter((name) => !columns.includes(name));
  return errors.concat(unknown.map((name) => `${where}/uniqueKeys: no column ${name}`));
}

function checkFile(resource, folder, where) {
  const path = join(folder, resource.path);
  if (!existsSync(path)) return [`${where}/path: there is no file ${path}`];
  const bytes = readFileSync(path);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const errors = [];
  if (resource.bytes !== bytes.length) errors.push(`${where}/bytes: ${path} has ${bytes.length}`);
  if (resource.hash !== `sha256:${digest}`) errors.push(`${where}/hash: ${path} has ${digest}`);
  if (resource.schema === undefined) return errors;
  return errors.concat(checkColumns(resource.schema, bytes.toString('utf8'), `${where}/schema`));
}

function checkPackage(document, folder) {
  const errors = checkShape(document);
  if (errors.length > 0) return errors;
  const known = document.resources.map((one) => one.name);
  if (new Set(known).size !== known.length) errors.push('/resources: two have one name');
  return errors.concat(document.resources.flatMap((one, at) => checkFile(one, folder, `/resources/${at}`)));
}

const spoilt = {
  'no resources': (one) => delete one.resources,
  'no resource at all': (one) => (one.resources = []),
  'a package of version 1': (one) => delete one.$schema,
  'a title that is no text': (one) => (one.title = 2017),
  'a resource without a name': (one) => delete one.resources[0].name,
  'a resource without a path': (one) => delete one.resources[0].path,
  'a resource of a kind that there is not': (one) => (one.resources[0].type = 'chart'),
  'a size that is text': (one) => (one.resources[0].bytes = String(one.resources[0].bytes)),
  'a size that is wrong': (one) => (one.resources[0].bytes += 1),
  'a checksum that is wrong': (one) => (one.resources[0].hash = `sha256:${'0'.repeat(64)}`),
  'a schema without fields': (one) => delete one.resources[0].schema.fields,
  'a type that there is not': (one) => (one.resources[0].schema.fields[0].type = 'text'),
  'a column that the file has not': (one) => (one.resources[0].schema.fields[0].name = 'elsewhere'),
  'a missing value without a value': (one) => (one.resources[0].schema.fields[0].missingValues = [{ label: 'none' }]),
  'a key of no column': (one) => (one.resources[0].schema.uniqueKeys = [['elsewhere']]),
  'a key that is no list': (one) => (one.resources[0].schema.uniqueKeys = 'period'),
};

// Which of the spoilt packages pass all the same.
function unnoticed(document, folder) {
  return Object.entries(spoilt)
    .filter(([, spoil]) => {
      const copy = structuredClone(document);
      spoil(copy);
      return checkPackage(copy, folder).length === 0;
    })
    .map(([what]) => `is not refused with ${what}`);
}

const sites = process.argv.slice(2);
const files = sites.flatMap((site) =>
  readdirSync(site, { recursive: true })
    .filter((name) => name.endsWith('datapackage.json'))
    .map((name) => join(site, name)),
);
let failed = false;
for (const file of files) {
  const document = read(file);
  const errors = checkPackage(document, dirname(file));
  for (const error of errors.length > 0 ? errors : unnoticed(document, dirname(file))) {
    console.log(`${file}: ${error}`);
    failed = true;
  }
}
if (files.length === 0) console.log('no datapackage.json in', sites.join(', '));
if (failed || files.length === 0) process.exit(1);
console.log(`${files.length} data packages hold to Data Package 2.0; of each, ${Object.keys(spoilt).length} spoilt ones are refused`);
