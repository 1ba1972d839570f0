/** The first page's short tables: one side of a market or of a stream of payments, and pairs of those that share the other side. */
import { count as writeCount } from '../domain/number.ts';
import type { ParticipantLine } from '../questions/network.ts';
import { kindLabel, sentenceCase } from './label.ts';
import { Bar, KindMark, Link, Money } from './mark.tsx';
import { table } from './table.tsx';

const number = (value: number) => <data value={String(value)}>{writeCount(value)}</data>;

interface SideParts {
  readonly heading: string;
  /** The role of these participants, singular: "buyer". */
  readonly one: string;
  readonly lines: readonly ParticipantLine[];
  readonly total: number;
  /** Heads of the columns: what is counted, who is on the other side, what the sum is of. */
  readonly count: string;
  readonly partners: string;
  readonly amount: string;
  /** Which of the numbers orders the lines and is drawn. */
  readonly by: 'count' | 'amount';
  /** The whole list, in the same order. */
  readonly all: string;
}

/** Those who act most in one role, and a way to all of them. */
export function Side({ heading, one, lines, total, count, partners, amount, by, all }: SideParts) {
  const size = (line: ParticipantLine): number => line[by] ?? 0;
  const most = Math.max(1, ...lines.map(size));
  const drawn = by === 'count' ? count.toLowerCase() : 'amount';
  return (
    <section>
      <h2>{heading}</h2>
      {lines.length === 0 ? (
        <p class="quiet">Nobody is named as a {one} in this record.</p>
      ) : (
        <>
          {table<ParticipantLine>({
            caption: `${heading}, ${by === 'count' ? `most ${drawn}` : 'largest amount'} first`,
            captionHidden: true,
            rows: lines,
            columns: [
              {
                head: sentenceCase(one),
                main: true,
                cell: (line) => (
                  <>
                    <KindMark kind={line.kind} />
                    <Link door="/participants" id={line.id} name={line.name} />
                    <Bar ratio={size(line) / most} hue={kindLabel(line.kind).hue} />
                  </>
                ),
              },
              { head: count, numeric: true, cell: (line) => number(line.count) },
              { head: partners, numeric: true, cell: (line) => number(line.partners) },
              { head: amount, numeric: true, cell: (line) => <Money {...line} currency="GBP" /> },
            ],
          })}
          <p class="basis">
            Bars: {drawn}. {writeCount(lines.length)} of {writeCount(total)} shown. <a href={all}>All {one}s</a>
          </p>
        </>
      )}
    </section>
  );
}

interface Pair {
  readonly a: ParticipantLine;
  readonly b: ParticipantLine;
  readonly shared: number;
}

interface PairsParts {
  readonly heading: string;
  readonly pairs: readonly Pair[];
  /** The role of those who are paired: "buyer". */
  readonly one: string;
  /** The head of what they have in common: "Suppliers in common". */
  readonly shared: string;
  /** What is said where there is no pair. */
  readonly none: string;
}

/** Pairs of participants that deal with the same others. */
export const Pairs = ({ heading, pairs, one, shared, none }: PairsParts) => (
  <div>
    <h2>{heading}</h2>
    {pairs.length === 0 ? (
      <p class="quiet">{none}</p>
    ) : (
      table<Pair>({
        caption: `Pairs of ${one}s, most ${shared.toLowerCase()} first`,
        captionHidden: true,
        rows: pairs,
        columns: [
          {
            head: sentenceCase(one),
            main: true,
            cell: ({ a }) => <Link door="/participants" id={a.id} name={a.name} />,
          },
          { head: 'and', cell: ({ b }) => <Link door="/participants" id={b.id} name={b.name} /> },
          { head: shared, numeric: true, cell: (pair) => number(pair.shared) },
        ],
      })
    )}
  </div>
);
