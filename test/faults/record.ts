import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type ImportDone, type ImportRequest, importPaths } from '../../src/cli/importing.ts';
import { openCurrent } from '../../src/cli/store.ts';
import type { SnapshotReader } from '../../src/store/reader.ts';
import { folder } from '../cli/run.ts';

let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'package.json'))) root = dirname(root);

/** Real published files; beside the repository, and not everywhere. */
export const shared = join(root, '..', 'shared', 'data');
export const withoutShared = existsSync(shared) ? false : '../shared is not here';

const surroundings = {
  terminal: {
    print: () => undefined,
    drained: () => Promise.resolve(),
    say: () => undefined,
    progress: () => undefined,
    done: () => undefined,
    bold: (text: string) => text,
  },
  env: {},
  now: () => new Date('2026-01-01T00:00:00Z'),
  version: 'test',
};

/** Files by name; the name decides nothing but what is shown. */
export type Files = Readonly<Record<string, string | Uint8Array | object>>;

/** A store for the length of a test: files are put into it one after another, and it is asked. */
export class Store {
  readonly path: string;
  private reader: SnapshotReader | null = null;

  constructor(t: TestContext) {
    this.path = folder(t);
    t.after(() => this.reader?.close());
  }

  /** Writes files outside the record; answers their paths. Objects are written as JSON. */
  write(files: Files): string[] {
    const at = join(this.path, 'given');
    mkdirSync(at, { recursive: true });
    return Object.entries(files).map(([name, content]) => {
      const path = join(at, name);
      mkdirSync(dirname(path), { recursive: true });
      const whole = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
      writeFileSync(path, whole);
      return path;
    });
  }

  /** Imports paths, checks that what was read is accounted for, and opens the record. */
  async importPaths(paths: readonly string[], more: Partial<ImportRequest> = {}): Promise<ImportDone> {
    const done = await importPaths({ paths, store: join(this.path, 'record'), afresh: false, ...more }, surroundings);
    addsUp(done);
    this.reader?.close();
    this.reader = await openCurrent(join(this.path, 'record'));
    return done;
  }

  /** Imports files that are written for it. */
  import(files: Files, more: Partial<ImportRequest> = {}): Promise<ImportDone> {
    return this.importPaths(this.write(files), more);
  }

  get record(): SnapshotReader {
    assert.ok(this.reader, 'nothing has been imported');
    return this.reader;
  }

  all<T extends object = Record<string, unknown>>(sql: string, values: readonly string[] = []): Promise<T[]> {
    return this.record.all<T>(sql, values);
  }

  /** Codes of the issues that are kept, with how often. */
  async issues(): Promise<Record<string, number>> {
    const rows = await this.all<{ code: string; n: number }>(
      'SELECT code, sum(1 + repeats) AS n FROM issue GROUP BY code ORDER BY code',
    );
    return Object.fromEntries(rows.map(({ code, n }) => [code, n]));
  }

  /** The files of the snapshot that hold one of these texts, whatever the letters' case. */
  filesWith(...texts: readonly string[]): string[] {
    const { folder: at } = this.record;
    return readdirSync(at).flatMap((name) => {
      const bytes = readFileSync(join(at, name)).toString('latin1').toLowerCase();
      return texts
        .filter((text) => bytes.includes(Buffer.from(text).toString('latin1').toLowerCase()))
        .map((text) => `${name}: ${text}`);
    });
  }

  /** Writes down what people decided about who is who. */
  judge(lines: string): void {
    mkdirSync(join(this.path, 'record'), { recursive: true });
    writeFileSync(join(this.path, 'record', 'judgements.csv'), lines);
  }
}

/** Per unit, read = kept + duplicate + quarantined. */
export function addsUp({ read, kept, duplicate, quarantined }: ImportDone): void {
  for (const unit of ['release', 'notice', 'payment'] as const)
    assert.equal(read[unit], kept[unit] + duplicate[unit] + quarantined[unit], unit);
}

/** A made-up release; `more` says what is at fault in it. */
export const release = (no: number | string, more: object = {}): object => ({
  ocid: `ocds-madeup-${no}`,
  id: `${no}-1`,
  date: '2024-01-01T00:00:00Z',
  tag: ['award'],
  parties: [{ id: 'B', name: 'Example Borough Council', roles: ['buyer'] }],
  buyer: { id: 'B', name: 'Example Borough Council' },
  tender: { id: 't', title: 'Made up', mainProcurementCategory: 'services' },
  ...more,
});
