import { csvLine } from '../exports/csv.ts';
import { type Command, storeOption, wordsOff } from './command.ts';
import { openCurrent, storeOf } from './store.ts';

/** What can be exported, and the order that makes two exports of one record the same. */
const exportable = {
  organizations: 'SELECT * FROM organization ORDER BY organization_id',
  processes: 'SELECT * FROM process ORDER BY process_id',
  awards: 'SELECT * FROM award ORDER BY process_id, award_id',
  parties: 'SELECT * FROM party ORDER BY process_id, role, organization_id, award_id, bid_id, name',
  exchanges: 'SELECT * FROM exchange ORDER BY exchange_id',
  issues: 'SELECT * FROM issue ORDER BY source_id, code, position, release_no, path',
} as const;

const pageRows = 10_000;

export const exportCommand: Command = {
  name: 'export',
  summary: 'write a table of the record as CSV or JSON Lines',
  usage: `${Object.keys(exportable).join('|')} [--format csv|jsonl]`,
  help: 'Writes to standard output. CSV is safe to open in a spreadsheet: text that would run as a formula gets an apostrophe before it.',
  options: { ...storeOption, format: { type: 'string', value: 'FORMAT', says: 'csv (default) or jsonl' } },
  async run(words, { terminal }) {
    const [what, ...more] = words.operands;
    if (what === undefined || more.length > 0 || !Object.hasOwn(exportable, what)) {
      throw wordsOff('export', `Name one of ${Object.keys(exportable).join(', ')}.`);
    }
    const format = words.text('format') ?? 'csv';
    if (format !== 'csv' && format !== 'jsonl')
      throw wordsOff('export', `“${format.slice(0, 20)}” is no format: csv or jsonl.`);
    const record = await openCurrent(storeOf(words));
    try {
      for (let from = 0; ; from += pageRows) {
        const rows = await record.all(`${exportable[what as keyof typeof exportable]} LIMIT ? OFFSET ?`, [
          pageRows,
          from,
        ]);
        if (from === 0 && format === 'csv' && rows[0]) terminal.print(csvLine(Object.keys(rows[0])).trimEnd());
        if (rows.length > 0) {
          terminal.print(
            rows
              .map((row) => (format === 'jsonl' ? JSON.stringify(row) : csvLine(Object.values(row)).trimEnd()))
              .join('\n'),
          );
        }
        await terminal.drained();
        if (rows.length < pageRows) return 0;
      }
    } finally {
      record.close();
    }
  },
};
