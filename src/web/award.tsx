/** What came of a process: its awards, its lots and the exchanges that follow from them. */
import type { AwardLine, ProcessAnswer } from '../questions/process.ts';
import { absenceLabel, sentenceCase } from './label.ts';
import { Absent, Day, KindMark, Link, Money, Name, Tangibility } from './mark.tsx';
import { type Column, foldedTable, table } from './table.tsx';

/** Every award with its suppliers, its dates and what its amount is. */
export function Awards({ awards }: { awards: readonly AwardLine[] }) {
  if (awards.length === 0) return null;
  return (
    <section class="section">
      <h2>{awards.length === 1 ? 'The award' : 'The awards'}</h2>
      {table<AwardLine>({
        caption: 'Awards',
        captionHidden: true,
        rows: awards,
        columns: [
          { head: 'Decided', cell: (award) => <Day iso={award.decided} /> },
          { head: 'Published', cell: (award) => <Day iso={award.published} /> },
          { head: 'Supplier', main: true, cell: (award) => <Winners award={award} /> },
          ...(awards.some((award) => award.title) ? [titles] : []),
          { head: 'Recorded as SME', cell: (award) => <YesNo flag={award.sme} /> },
          { head: 'Amount', numeric: true, cell: (award) => <Amount award={award} /> },
        ],
      })}
    </section>
  );
}

/** Shown only where some award has a title of its own. */
const titles: Column<AwardLine> = {
  head: 'For',
  cell: (award) => (award.title ? <Name>{award.title}</Name> : <Absent because="no title" />),
};

function Winners({ award }: { award: AwardLine }) {
  if (award.suppliers.length === 0) return <Absent because="no supplier named" />;
  return (
    <ul class="names">
      {award.suppliers.map((supplier) => (
        <li>
          {supplier.absent ? (
            <Absent because={absenceLabel(supplier.absent)} />
          ) : (
            <>
              <KindMark kind={supplier.kind} />
              <Link door="/participants" id={supplier.id} name={supplier.name} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Amount({ award }: { award: AwardLine }) {
  return (
    <>
      <Money {...award} />
      {award.amountGross !== null && (
        <span class="note">
          <Money amount={award.amountGross} currency={award.currency} /> with tax
        </span>
      )}
      {award.amountNote && (
        <span class="note">
          <Name>{award.amountNote}</Name>
        </span>
      )}
    </>
  );
}

/** Yes, no, or that it is not said; the three are different. */
export const YesNo = ({ flag }: { flag: boolean | null }) =>
  flag === null ? <Absent because="not said" /> : <span>{flag ? 'Yes' : 'No'}</span>;

/** The parts of a tender that could be won by themselves. */
export function Lots({ lots }: { lots: ProcessAnswer['lots'] }) {
  if (lots.length === 0) return null;
  return (
    <section class="section">
      <h2>Lots</h2>
      {table<ProcessAnswer['lots'][number]>({
        caption: 'Lots of this tender',
        captionHidden: true,
        rows: lots,
        columns: [
          { head: 'Lot', cell: (lot) => lot.lotId },
          {
            head: 'For',
            main: true,
            cell: (lot) => (lot.title ? <Name>{lot.title}</Name> : <Absent because="no title" />),
          },
          { head: 'Amount', numeric: true, cell: (lot) => <Money {...lot} /> },
        ],
      })}
    </section>
  );
}

/** Who gave what to whom, each line with what it follows from. */
export function Exchanges({ exchanges }: { exchanges: ProcessAnswer['exchanges'] }) {
  if (exchanges.length === 0) return null;
  return (
    <section class="section">
      <h2>What moves, from whom to whom</h2>
      {foldedTable<ProcessAnswer['exchanges'][number]>(
        {
          caption: 'Exchanges of this process',
          captionHidden: true,
          rows: exchanges,
          columns: [
            { head: 'From', main: true, cell: (one) => <Name>{one.provider}</Name> },
            { head: 'To', cell: (one) => <Name>{one.receiver}</Name> },
            { head: 'What', cell: (one) => <Name>{one.deliverable}</Name> },
            {
              head: 'Form',
              cell: (one) => (
                <>
                  {sentenceCase(one.form)}
                  <span class="note">
                    <Tangibility kind={one.kind} />
                  </span>
                </>
              ),
            },
            { head: 'From when', cell: (one) => <Day iso={one.started} /> },
            {
              head: 'Worth, GBP',
              numeric: true,
              cell: (one) =>
                one.amount === null && one.kind === 'intangible' ? (
                  <Absent because="not money" />
                ) : (
                  <Money amount={one.amount} currency="GBP" because="not known" />
                ),
            },
            {
              head: 'Standing',
              cell: (one) => (
                <>
                  {sentenceCase(one.standing)}
                  <span class="note">
                    <Name>{one.evidence}</Name>
                  </span>
                </>
              ),
            },
          ],
        },
        12,
      )}
    </section>
  );
}
