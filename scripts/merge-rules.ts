// Makes src/sources/ocds/rules.json afresh: `node scripts/merge-rules.ts RELEASE-SCHEMA.json UK-EXTENSION.json`.
// Without arguments it reads the two from `../shared`. Only paths and names of rules are kept, no text of the schemas.
// `npm run format` afterwards lays the file out.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeRules, patchSchema } from '../src/sources/ocds/schema.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shared = join(root, '..', 'shared');
const [
  core = join(shared, 'oracles/ocds-merge/release-schema-1__1__4.json'),
  extension = join(shared, 'data/reference/ocds_uk_extension/release-schema.json'),
] = process.argv.slice(2);

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const rules = mergeRules(patchSchema(read(core), read(extension)));
const source = [
  'Open Contracting Data Standard 1.1.4, release schema, Open Contracting Partnership',
  'ocds_uk_extension, release schema, Cabinet Office (MIT)',
];
writeFileSync(join(root, 'src/sources/ocds/rules.json'), `${JSON.stringify({ source, rules }, null, 2)}\n`);
