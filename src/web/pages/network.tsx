import { counted, period, unbroken, count as writeCount } from '../../domain/number.ts';
import type { NetworkAnswer, ParticipantLine } from '../../questions/network.ts';
import { Finding, MethodLinks } from '../finding.tsx';
import { address, type Frame, hasDoor } from '../frame.ts';
import { kindLabel } from '../label.ts';
import { Bar, KindMark, Link, Money, Name } from '../mark.tsx';
import { page } from '../page.tsx';
import { table } from '../table.tsx';

/** `/`: this network in one screen. */
export function NetworkPage(answer: NetworkAnswer, frame: Frame) {
  return page({
    title: 'Who buys from whom',
    frame,
    main: (
      <>
        <p class="dateline">{dateline(answer)}</p>
        <h1 class={`display${(answer.title ?? '').length > 60 ? ' long' : ''}`}>
          {answer.title ? <Name>{answer.title}</Name> : 'This record'}
          <span class="govuk-visually-hidden">: </span>
          <span class="display-second">who buys from whom</span>
        </h1>
        <div class="findings">
          {answer.findings.map((finding) => (
            <Finding answer={finding} frame={frame} />
          ))}
        </div>
        <Doors frame={frame} />
        <div class="halves section">
          <Side
            heading="Who buys"
            side="buyer"
            lines={answer.buyers}
            total={answer.counts.buyers}
            count="Processes"
            partners="Suppliers"
          />
          <Side
            heading="Who supplies"
            side="supplier"
            lines={answer.suppliers}
            total={answer.counts.suppliers}
            count="Awards"
            partners="Buyers"
          />
        </div>
        <Suppliers answer={answer} frame={frame} />
      </>
    ),
  });
}

function dateline({ counts, firstPublished, lastPublished }: NetworkAnswer): string {
  const things = [
    counted(counts.processes, 'process', 'processes'),
    counted(counts.awards, 'award'),
    counts.engagements > 0 ? counted(counts.engagements, 'early engagement') : null,
    counts.payments > 0 ? counted(counts.payments, 'payment') : null,
    counted(counts.exchanges, 'exchange'),
  ];
  return [period(firstPublished, lastPublished) ?? 'no dates published', ...things].filter(Boolean).join(' · ');
}

const Doors = ({ frame }: { frame: Frame }) => (
  <p class="doors">
    {hasDoor(frame, '/check') && (
      <a class="govuk-button" href="/check">
        Check a tender
      </a>
    )}
    {hasDoor(frame, '/search') && (
      <a class={`govuk-button${hasDoor(frame, '/check') ? ' govuk-button--secondary' : ''}`} href="/search">
        Ask the record
      </a>
    )}
  </p>
);

interface SideParts {
  readonly heading: string;
  readonly side: 'buyer' | 'supplier';
  readonly lines: readonly ParticipantLine[];
  readonly total: number;
  /** Heads of the columns of counts. */
  readonly count: string;
  readonly partners: string;
}

function Side({ heading, side, lines, total, count, partners }: SideParts) {
  const most = Math.max(1, ...lines.map((line) => line.count));
  const all = address('/participants', { role: side, sort: side === 'buyer' ? 'bought' : 'won' });
  return (
    <section>
      <h2>{heading}</h2>
      {lines.length === 0 ? (
        <p class="quiet">Nobody is named as a {side} in this record.</p>
      ) : (
        table<ParticipantLine>({
          caption: `${heading}, most ${count.toLowerCase()} first`,
          captionHidden: true,
          rows: lines,
          columns: [
            {
              head: side === 'buyer' ? 'Buyer' : 'Supplier',
              main: true,
              cell: (line) => (
                <>
                  <KindMark kind={line.kind} />
                  <Link door="/participants" id={line.id} name={line.name} />
                  <Bar ratio={line.count / most} hue={kindLabel(line.kind).hue} />
                </>
              ),
            },
            {
              head: count,
              numeric: true,
              cell: (line) => <data value={String(line.count)}>{writeCount(line.count)}</data>,
            },
            {
              head: partners,
              numeric: true,
              cell: (line) => <data value={String(line.partners)}>{writeCount(line.partners)}</data>,
            },
            { head: 'Awards, GBP', numeric: true, cell: (line) => <Money amount={line.amount} currency="GBP" /> },
          ],
        })
      )}
      <p class="basis">
        Bars: {count.toLowerCase()}. {writeCount(lines.length)} of {writeCount(total)} shown.{' '}
        <a href={all}>All {side}s</a>
      </p>
    </section>
  );
}

/** Who holds the market, and which buyers lean on the same suppliers. */
function Suppliers({ answer, frame }: { answer: NetworkAnswer; frame: Frame }) {
  type Pair = NetworkAnswer['shared'][number];
  return (
    <section class="section halves uneven">
      <div>
        <h2>Buyers who share suppliers</h2>
        {answer.shared.length === 0 ? (
          <p class="quiet">No two buyers of this record share a supplier.</p>
        ) : (
          table<Pair>({
            caption: 'Pairs of buyers, most shared suppliers first',
            captionHidden: true,
            rows: answer.shared,
            columns: [
              { head: 'Buyer', main: true, cell: ({ a }) => <Link door="/participants" id={a.id} name={a.name} /> },
              { head: 'and', cell: ({ b }) => <Link door="/participants" id={b.id} name={b.name} /> },
              {
                head: 'Suppliers in common',
                numeric: true,
                cell: ({ suppliers }) => <data value={String(suppliers)}>{writeCount(suppliers)}</data>,
              },
            ],
          })
        )}
      </div>
      <div>
        <h2>How few hold how much</h2>
        <p class="says">{unbroken(answer.concentration.sentence)}</p>
        <p class="basis">
          <MethodLinks answer={answer.concentration} frame={frame} />
        </p>
      </div>
    </section>
  );
}
