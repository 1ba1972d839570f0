import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { IssueCode } from '../domain/issue.ts';
import type { Row, TableName } from '../domain/table.ts';
import { authorityOf, readAuthorities } from '../matching/authority.ts';
import type { Judgement } from '../matching/judgement.ts';
import { normalizeName } from '../matching/name.ts';
import { readFirms } from '../matching/person.ts';
import { type Resolved, resolve } from '../matching/resolve.ts';
import { type Split, splitBuyers, splitSuppliers } from '../matching/split.ts';
import { ledgerStatements } from '../store/ledger.ts';
import { countStatements, groupStatements, mentionKeyOf, partyStatements } from '../store/participants.ts';
import { portionsOf } from '../store/portion.ts';
import { type Pseudonym, settleGroups, settleNames } from '../store/redaction.ts';
import type { ReleaseTexts } from '../store/texts.ts';
import { tieStatements } from '../store/tie.ts';
import type { RecordWriter } from '../store/writer.ts';
import type { Account } from './account.ts';
import { asPublished, concernedAmong, type GroupRow, isLeftBehind, type Part } from './persons.ts';
import { placeParticipants } from './placing.ts';
import type { Stages } from './stage.ts';

/** A file of facts that comes with the program, in the source tree or in an installed package. */
function referenceText(name: string): string {
  for (const up of ['../../../data/reference/', '../../data/reference/']) {
    try {
      return readFileSync(fileURLToPath(new URL(up + name, import.meta.url)), 'utf8');
    } catch {
      // Not at this distance; the next one is tried.
    }
  }
  throw new Error(`data/reference/${name} is missing from this installation.`);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** More names than this are not expected in one field; the key of a part is made with it. */
const partLimit = 1000;

const buyingRoles = new Set(['buyer', 'procuringEntity']);
const sellingRoles = new Set(['supplier', 'tenderer', 'subcontractor']);

function partsOf(group: GroupRow, position: number, split: Split | null): Part[] {
  const names = split && split.names.length > 0 ? split.names.slice(0, partLimit).map((one) => one.name) : [group.name];
  const alone = names.length === 1;
  return names.map((name, part) => ({
    group,
    part: part + 1,
    name,
    // What the mention says of one organisation says nothing of each of several.
    mention: {
      key: position * partLimit + part,
      roles: [group.role],
      name,
      scheme: alone ? group.scheme : null,
      identifier: alone ? group.identifier : null,
      moreIdentifiers: alone ? group.more_identifiers : null,
      postcode: alone ? group.postcode : null,
      locality: alone ? group.locality : null,
      region: alone ? group.region : null,
      scale: alone ? group.scale : null,
      vcse: alone ? group.vcse : null,
      type: alone ? group.type : null,
      count: group.count,
      ...(alone ? { awardSme: { yes: group.sme_awards, no: group.other_awards } } : {}),
    },
  }));
}

interface Note {
  readonly key: number;
  readonly code: IssueCode;
  readonly message: string;
}

/** Makes everything that follows from what was read: who is who, the ledger, and what participants do in numbers. */
export async function derive(
  {
    writer,
    account,
    texts,
    pseudonyms,
    stages,
  }: {
    readonly writer: RecordWriter;
    readonly account: Account;
    readonly texts: ReleaseTexts;
    /** By token. */
    readonly pseudonyms: ReadonlyMap<string, Pseudonym>;
    readonly stages: Stages;
  },
  judgements: readonly Judgement[],
): Promise<void> {
  await writer.flush();
  for (const statement of groupStatements) await writer.run(statement);
  const groups = (await writer.all<Omit<GroupRow, 'pseudonym'>>('SELECT * FROM mention_group ORDER BY key')).map(
    (group) => asPublished(group, pseudonyms),
  );
  const authorities = readAuthorities(referenceText('local-authorities.csv'));
  const firms = readFirms(referenceText('firms-named-like-persons.csv'));
  const known = new Set(
    groups.flatMap(({ name }) => (name === null || name.includes(',') ? [] : [normalizeName(name)])),
  );
  const notes: Note[] = [];
  const parts = groups.flatMap((group, position) => {
    const split = splitOf(
      group,
      (name) => known.has(normalizeName(name)),
      (name) => authorityOf(name, authorities) !== null,
    );
    if (split) notes.push(...notesOnSplit(group, split));
    return partsOf(group, position, split);
  });
  stages.end('gather names');
  const resolved = await resolve(
    parts.map((part) => part.mention),
    { authorities, firms, judgements, digest },
  );
  stages.end('who is who');
  const concerned = concernedAmong(parts, resolved);
  await writeReadings(writer, parts, resolved, notes);
  await settleGroups(writer, concerned);
  for (const statement of partyStatements) await writer.run(statement);
  await writeOrganizations(writer, resolved);
  await writeNotes(writer, account, notes, resolved);
  // Last of what joins by what was read: from here on there are no pseudonyms, and no names of persons.
  await settleNames(writer, texts, concerned, pseudonyms);
  await notePayees(writer, account);
  stages.end('participants');
  const [read] = await writer.all<{ processes: number }>('SELECT count(*) AS processes FROM process');
  const of = portionsOf(read?.processes ?? 0);
  for (const statement of [...ledgerStatements(of), ...countStatements(of), ...tieStatements])
    await writer.run(statement);
  stages.end('ledger');
  await placeParticipants(writer);
  stages.end('map');
  // At the end, when everything that an earlier import derived from such names has been made anew.
  if (isLeftBehind(concerned)) await writer.renew();
}

function splitOf(
  group: GroupRow,
  isKnown: (name: string) => boolean,
  isAuthority: (name: string) => boolean,
): Split | null {
  if (group.name === null) return null;
  if (sellingRoles.has(group.role)) return splitSuppliers(group.name, isKnown);
  return buyingRoles.has(group.role) ? splitBuyers(group.name, isAuthority) : null;
}

function notesOnSplit({ key }: GroupRow, { names, certain, note }: Split): Note[] {
  if (!certain)
    return [
      { key, code: 'supplier-field-unsure', message: note ?? 'The field may hold several names; it was left whole.' },
    ];
  return names.length > 1
    ? [{ key, code: 'supplier-field-split', message: `The field holds ${names.length} names.` }]
    : [];
}

const absenceCodes: Readonly<Record<string, IssueCode>> = {
  individual: 'supplier-individual',
  removed: 'supplier-removed',
  redacted: 'supplier-redacted',
  'not-awarded': 'supplier-not-awarded',
  'not-named': 'supplier-not-named',
};

const resolutionCodes: readonly IssueCode[] = ['identifier-of-different-names', 'judgement-without-effect'];

async function writeReadings(
  writer: RecordWriter,
  parts: readonly Part[],
  resolved: Resolved,
  notes: Note[],
): Promise<void> {
  const rows = parts.map(({ group, part, name, mention }) => {
    const found = resolved.byKey.get(mention.key);
    if (!found) throw new Error(`The resolution has no answer for group ${mention.key}.`);
    const code = found.absent && absenceCodes[found.absent];
    if (code) notes.push({ key: group.key, code, message: found.evidence });
    const shown = found.absent ? found.displayName : (name ?? found.displayName);
    return [group.key, part, found.organizationId, found.absent, found.step, found.evidence, shown];
  });
  await writer.insert('reading', ['key', 'part', 'organization_id', 'absent', 'step', 'evidence', 'name'], rows);
}

/** The names of natural persons and of who asked to be taken out, with the fields in which they stand. */
async function writeOrganizations(writer: RecordWriter, { rows }: Resolved): Promise<void> {
  for (const [table, own] of Object.entries(rows) as [TableName, readonly Row<TableName>[]][]) {
    await writer.run(`DELETE FROM "${table}"`);
    for (const row of own) writer.add(table, row);
  }
  await writer.flush();
}

/** Payees that are no participants, counted for each source. */
async function notePayees(writer: RecordWriter, account: Account): Promise<void> {
  const rows = await writer.all<{ source_id: string; absent: string; n: number; position: number }>(
    `SELECT m.source_id, q.absent, count(*) AS n, min(m.position) AS position
     FROM payment m JOIN payment_party q ON q.role = 'payee' AND q.name = m.payee_name
     WHERE q.absent IS NOT NULL GROUP BY m.source_id, q.absent ORDER BY m.source_id, q.absent`,
  );
  for (const { source_id, absent, n, position } of rows) {
    const code = absenceCodes[absent];
    if (code)
      account.issueMany(
        writer,
        { code, message: `Payees of ${n} payments; the first is on line ${position}.`, source_id, position },
        n,
      );
  }
  await writer.flush();
}

/** What was found out about names becomes issues of the releases in which they stand, counted and, up to a limit, kept. */
async function writeNotes(
  writer: RecordWriter,
  account: Account,
  notes: readonly Note[],
  resolved: Resolved,
): Promise<void> {
  const codes = [
    ...new Set<string>([
      ...notes.map((note) => note.code),
      ...Object.values(absenceCodes),
      'supplier-field-split',
      'supplier-field-unsure',
      ...resolutionCodes,
    ]),
  ];
  await writer.run(`DELETE FROM issue WHERE code IN (${codes.map(() => '?').join(', ')})`, codes);
  await writer.run('CREATE TEMP TABLE name_note (key BIGINT, code VARCHAR, message VARCHAR)');
  const distinct = new Map(notes.map((note) => [`${note.key} ${note.code}`, note]));
  await writer.insert(
    'name_note',
    ['key', 'code', 'message'],
    [...distinct.values()].map((note) => [note.key, note.code, note.message]),
  );
  const placed = await writer.all<{
    code: IssueCode;
    message: string;
    source_id: string;
    position: number;
    ocid: string;
    release_no: number;
    path: string;
  }>(
    `SELECT n.code, n.message, l.source_id, l.position, l.ocid, m.release_no, m.path
     FROM mention m JOIN name_note n ON n.key = ${mentionKeyOf('m')} JOIN release l ON l.release_no = m.release_no
     ORDER BY l.source_id, n.code, l.position, m.path`,
  );
  let source: string | null = null;
  for (const issue of placed) {
    if (source !== null && source !== issue.source_id) account.endSource(writer, source);
    source = issue.source_id;
    account.issue(writer, issue);
  }
  if (source !== null) account.endSource(writer, source);
  for (const { code, message } of resolved.issues)
    account.issue(writer, { code: code as IssueCode, message: message ?? '', source_id: null });
  await writer.run('DROP TABLE name_note');
  await writer.flush();
}
