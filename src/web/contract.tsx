/** What a participant won or bought, as a table. */

import { count } from '../domain/number.ts';
import type { ContractLine } from '../questions/participant.ts';
import { address } from './frame.ts';
import { Day, Link, Money, Names } from './mark.tsx';
import { foldedTable } from './table.tsx';

interface ContractsParts {
  readonly id: string;
  readonly side: 'buyer' | 'supplier';
  readonly lines: readonly ContractLine[];
  readonly total: number;
}

/** The newest contracts in one role, with a way to all of them. */
export function Contracts({ id, side, lines, total }: ContractsParts) {
  if (lines.length === 0) return null;
  const heading = side === 'supplier' ? 'What it won' : 'What it bought';
  const query = side === 'supplier' ? { supplier: id } : { buyer: id };
  return (
    <section class="section">
      <h2>{heading}</h2>
      {foldedTable<ContractLine>(
        {
          caption: `${heading}, newest first`,
          captionHidden: true,
          rows: lines,
          columns: [
            { head: side === 'supplier' ? 'Awarded' : 'Dated', cell: (line) => <Day iso={line.dated} /> },
            {
              head: 'For',
              main: true,
              cell: (line) => <Link door="/processes" id={line.processId} name={line.title ?? 'Without a title'} />,
            },
            {
              head: side === 'supplier' ? 'Buyer' : 'Suppliers',
              cell: (line) => (
                <Names of={line.partners} none={side === 'supplier' ? 'no buyer named' : 'no supplier named'} />
              ),
            },
            { head: 'Amount', numeric: true, cell: (line) => <Money {...line} /> },
          ],
        },
        20,
      )}
      <p class="basis">
        {count(lines.length)} of {count(total)} shown. <a href={address('/processes', query)}>All of them</a> ·{' '}
        <a href={address('/processes.csv', query)}>as CSV</a>
      </p>
    </section>
  );
}
