/** What the ties of a participant say: on whom it leans, how long they last, and who stands beside it. */
import { count, counted, decimal, percent, roundMoney } from '../domain/number.ts';
import type { Continuity, TieYear } from '../questions/continuity.ts';
import type { Neighbour, Neighbours } from '../questions/neighbour.ts';
import type { ParticipantAnswer } from '../questions/participant.ts';
import type { Reliance, Side } from '../questions/relation.ts';
import { Columns } from './columns.tsx';
import { Details } from './form.tsx';
import { Absent, Bar, KindMark, Link } from './mark.tsx';
import { table } from './table.tsx';

/** The words for each side: what its partners are called, and what the participant does with them. */
const words: Readonly<
  Record<Side, { readonly one: string; readonly leans: string; readonly lasts: string; readonly beside: string }>
> = {
  payer: {
    one: 'payer',
    leans: 'of what it was paid came from its largest payer',
    lasts: 'Those who pay it',
    beside: 'Who else is paid by those who pay it',
  },
  payee: {
    one: 'payee',
    leans: 'of what it paid went to its largest payee',
    lasts: 'Those whom it pays',
    beside: 'Who else pays those whom it pays',
  },
  buyer: {
    one: 'buyer',
    leans: 'of what it won came from its largest buyer',
    lasts: 'Those who buy from it',
    beside: 'Who else supplies those who buy from it',
  },
  supplier: {
    one: 'supplier',
    leans: 'of the awards that it gave went to its largest supplier',
    lasts: 'Those who supply it',
    beside: 'Who else buys from those who supply it',
  },
};

/** Everything that follows from the ties; nothing where there is none. */
export function Relations({ answer: { reliances, continuity, neighbours } }: { answer: ParticipantAnswer }) {
  if (reliances.length === 0) return null;
  return (
    <>
      <section class="section" aria-labelledby="reliance">
        <h2 id="reliance">On whom it leans</h2>
        <div class="sides">
          {reliances.map((reliance) => (
            <Leans reliance={reliance} />
          ))}
        </div>
      </section>
      <section class="section" aria-labelledby="continuity">
        <h2 id="continuity">How long ties last, and which come and go</h2>
        <div class="sides">
          {continuity.map((one) => (
            <Lasts continuity={one} />
          ))}
        </div>
        <p class="basis">
          Gained: first seen in that year. Lost: last seen in it. Neither is good or bad in itself, and nothing is said
          of the years in which the data of a payer or buyer begins or ends.
        </p>
      </section>
      {neighbours.length > 0 && (
        <section class="section" aria-labelledby="neighbours">
          <h2 id="neighbours">Who stands beside it</h2>
          <div class="sides">
            {neighbours.map((one) => (
              <Beside neighbours={one} />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

const restsOn = ({ used, total, noun, has }: Reliance['coverage']): string =>
  used === total
    ? `All ${count(total)} ${noun} have ${has}.`
    : `${count(used)} of ${count(total)} ${noun} have ${has}.`;

function Leans({ reliance: { side, partner, ratio, of, partners, coverage } }: { reliance: Reliance }) {
  const { one, leans } = words[side];
  const part = of.unit === 'GBP' ? roundMoney(of.part, 'GBP') : count(of.part);
  const whole = of.unit === 'GBP' ? roundMoney(of.whole, 'GBP') : counted(of.whole, 'award');
  return (
    <div>
      {ratio.value === null ? (
        <p class="says">
          <Absent because={`Which ${one} is the largest is not known: ${ratio.because}.`} />
        </p>
      ) : (
        <>
          <p class="says">
            <data value={String(ratio.value)}>{percent(ratio.value)}</data> {leans},{' '}
            <Link door="/participants" id={partner.id} name={partner.name} />.
          </p>
          <Bar ratio={ratio.value} whole />
        </>
      )}
      <p class="basis">
        {ratio.value !== null && `${part} of ${whole}, ${counted(partners, one)}. `}
        {restsOn(coverage)} In this record only.
      </p>
    </div>
  );
}

/** Half years are said as such; a median can have no finer part. */
const years = (value: number): string => `${decimal(value, 1)}\u00a0calendar ${value === 1 ? 'year' : 'years'}`;

function Lasts({
  continuity: { side, partners, medianYears, once, years: all, coverage },
}: {
  continuity: Continuity;
}) {
  const { one, lasts } = words[side];
  return (
    <div>
      <h3>{lasts}</h3>
      {medianYears.value === null ? (
        <p>
          <Absent because={`How long these ties last is not known: ${medianYears.because}.`} />
        </p>
      ) : (
        <p>
          {partners === 1
            ? `One ${one}, seen over ${years(medianYears.value)}.`
            : `The middle one of ${counted(partners, one)} is seen over ${years(medianYears.value)}; ${once === 0 ? 'none' : count(once)} in one year only.`}
        </p>
      )}
      <Changes side={side} all={all} />
      <p class="basis">{restsOn(coverage)}</p>
    </div>
  );
}

/** Ties that came and went, year by year; only worth a picture where something changes. */
function Changes({ side, all }: { side: Side; all: readonly TieYear[] }) {
  if (all.length < 2) return null;
  const line = (label: string, of: (year: TieYear) => number | null) => ({
    ...{ label, unit: 'count' as const },
    points: all.map((year) => ({ at: String(year.year), value: of(year) })),
  });
  const number = (value: number) => <data value={String(value)}>{count(value)}</data>;
  return (
    <>
      <Columns
        id={`ties-${side}`}
        lines={[line('gained', ({ gained }) => gained.value), line('lost', ({ lost }) => lost.value)]}
        hue="brand"
      />
      <Details summary="The same as a table">
        {table<TieYear>({
          caption: `${words[side].lasts}, by year`,
          captionHidden: true,
          rows: all,
          columns: [
            { head: 'Year', main: true, cell: ({ year }) => String(year) },
            { head: 'Active', numeric: true, cell: ({ active }) => number(active) },
            {
              head: 'Gained',
              numeric: true,
              cell: ({ gained }) =>
                gained.value === null ? <Absent because={gained.because} /> : number(gained.value),
            },
            {
              head: 'Lost',
              numeric: true,
              cell: ({ lost }) => (lost.value === null ? <Absent because={lost.because} /> : number(lost.value)),
            },
          ],
        })}
      </Details>
    </>
  );
}

function Beside({ neighbours: { side, partners, total, rows } }: { neighbours: Neighbours }) {
  const { one, beside } = words[side];
  return (
    <div>
      {table<Neighbour>({
        caption: beside,
        rows,
        columns: [
          {
            head: 'Participant',
            main: true,
            cell: (row) => (
              <>
                <KindMark kind={row.kind} />
                <Link door="/participants" id={row.id} name={row.name} />
              </>
            ),
          },
          {
            head: `${one}s in common`,
            numeric: true,
            cell: (row) => <data value={String(row.shared)}>{count(row.shared)}</data>,
          },
        ],
      })}
      <p class="basis">
        {count(rows.length)} of {count(total)} shown, through {counted(partners, one)} of this record. Of equals, those
        with most exchanges first.
      </p>
    </div>
  );
}
