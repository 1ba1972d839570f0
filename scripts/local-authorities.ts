/**
 * Writes `data/reference/local-authorities.csv` from the two published lists in a folder (by default
 * `../shared/data/reference`): `la_orgid_to_gss.csv` (org-id.guide identifiers beside ONS codes) and `la_all_codes.csv` (ONS codes
 * beside regions). Run it when the lists change: `node dist/scripts/local-authorities.js FOLDER`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFacts } from '../src/matching/fact.ts';

const folder = process.argv[2] ?? '../shared/data/reference';
const facts = (name: string) => readFacts(readFileSync(join(folder, name), 'utf8'));

const regions = new Map([['', '']]);
for (const { LADCD = '', RGNNM = '', CTRYNM = '', UTLACD = '', CAUTHCD = '', RGNCD = '' } of facts(
  'la_all_codes.csv',
)) {
  const region = RGNNM === '' ? CTRYNM : RGNNM;
  regions.set(LADCD, region);
  // Counties and combined authorities are in the list only as what their districts belong to.
  for (const code of [UTLACD, CAUTHCD, RGNCD]) if (!regions.has(code)) regions.set(code, region);
}

const nations: Readonly<Record<string, string>> = {
  'GB-LAS': 'Scotland',
  'GB-PLA': 'Wales',
  'GB-LANI': 'Northern Ireland',
};
const quoted = (field: string) => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

const lines = facts('la_orgid_to_gss.csv')
  .toSorted((a, b) => ((a.org_id ?? '') < (b.org_id ?? '') ? -1 : 1))
  .map(({ org_id = '', name = '', normalised_name = '', gss_code = '', active = '' }) =>
    [
      org_id,
      name,
      normalised_name,
      gss_code,
      regions.get(gss_code) ?? nations[org_id.split('-', 2).join('-')] ?? '',
      active === 'TRUE' ? 'true' : 'false',
    ]
      .map(quoted)
      .join(','),
  );

writeFileSync(
  'data/reference/local-authorities.csv',
  `identifier,name,place,gss_code,region,active\n${lines.join('\n')}\n`,
);
console.log(`${lines.length} local authorities`);
