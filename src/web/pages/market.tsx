import { cpvDivision } from '../../domain/cpv.ts';
import { day, longDay } from '../../domain/number.ts';
import type { MeasureAnswer } from '../../measures/measure.ts';
import type { MarketAnswer, MarketQuery } from '../../questions/market.ts';
import { BesideSection } from '../beside.tsx';
import { address, type Frame, hasDoor, pathTo } from '../frame.ts';
import { Empty } from '../list.tsx';
import { LongDay, Name } from '../mark.tsx';
import { FoundBuyers, MarketForm } from '../market-form.tsx';
import { HeadFigure, headFigures, MeasureSection } from '../measure.tsx';
import { page } from '../page.tsx';
import { table } from '../table.tsx';

/** What the measures are about, in the order of the page; one that is named nowhere stands at the end. */
const themes: readonly { readonly heading: string; readonly id: string; readonly of: readonly string[] }[] = [
  { heading: 'Who wins, and who gets in', id: 'winners', of: ['M01', 'M02', 'M03', 'M04', 'M05'] },
  { heading: 'How it is bought', id: 'buying', of: ['M06', 'M07', 'M08', 'M09', 'M10', 'M12'] },
  { heading: 'What lasts, and what ends', id: 'lasting', of: ['M11', 'M13', 'M14'] },
];

/** `/market`: how open a market is, by every measure; or two of them side by side. */
export function MarketPage(answer: MarketAnswer, frame: Frame) {
  const isEmpty = ![answer.side, answer.other].some((side) => side?.answers.some(isSpeaking));
  return page({
    title: ['How open is this market', answer.side.buyerName].filter(Boolean).join(': '),
    frame,
    main: (
      <>
        <h1>How open is this market?</h1>
        <Subject answer={answer} frame={frame} />
        <Outdated answer={answer} />
        <MarketForm answer={answer} />
        <FoundBuyers answer={answer} />
        {isEmpty ? (
          <Loosen answer={answer} />
        ) : (
          <>
            <Glance answer={answer} />
            {themed(answer).map((theme) => (
              <section class="section" aria-labelledby={theme.id}>
                <h2 id={theme.id}>{theme.heading}</h2>
                {theme.places.map((place) => (
                  <Measure answer={answer} place={place} frame={frame} />
                ))}
              </section>
            ))}
          </>
        )}
        <Indicators answer={answer} frame={frame} />
        <Citation answer={answer} frame={frame} />
      </>
    ),
  });
}

/** Whether a measure has a number about at least one thing. */
const isSpeaking = ({ figures }: MeasureAnswer): boolean =>
  figures.some(({ value, coverage }) => value.value !== null && coverage.total > 0);

interface Parts {
  readonly answer: MarketAnswer;
  readonly frame: Frame;
}

const periodOf = ({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): string => {
  if (from && to) return `${day(from)} to ${day(to)}`;
  if (from) return `since ${day(from)}`;
  return to ? `until ${day(to)}` : 'all years';
};

/** What each side is called: by what tells it from the other. */
function namesOf({ query, side, other }: MarketAnswer): readonly [string, string] {
  const buyer = (of: typeof side): string => of.buyerName ?? of.filter.buyer ?? 'All buyers together';
  const periods = query.compare_from || query.compare_to;
  const name = (of: typeof side): string =>
    [query.compare_buyer && buyer(of), periods && periodOf(of.filter)].filter(Boolean).join(', ');
  return [name(side), other ? name(other) : ''];
}

/** Whose market this is, what for, where and when; each part with a way to leave it out. */
function Subject({ answer: { query, side }, frame }: Parts) {
  const without = (...names: readonly (keyof MarketQuery)[]) =>
    address('/market', { ...query, find: undefined, ...Object.fromEntries(names.map((name) => [name, undefined])) });
  const parts = [
    query.buyer && { words: side.buyerName ?? query.buyer, id: side.buyerName && query.buyer, drop: without('buyer') },
    query.cpv && { words: cpvDivision(query.cpv) ?? `category ${query.cpv}`, drop: without('cpv') },
    query.place && { words: query.place, drop: without('place') },
    (query.from || query.to) && { words: periodOf(query), drop: without('from', 'to') },
  ].filter((part) => typeof part === 'object');
  return (
    <>
      {parts.length === 0 ? (
        <p class="lead">Every award of this record. Narrow it to a buyer, a category, a place or a period.</p>
      ) : (
        <ul class="within" aria-label="This view is of">
          {parts.map((part) => (
            <li>
              {'id' in part && part.id ? (
                <a href={pathTo('/participants', part.id)}>
                  <Name>{part.words}</Name>
                </a>
              ) : (
                <Name>{part.words}</Name>
              )}{' '}
              <a class="quiet" href={part.drop}>
                leave out<span class="govuk-visually-hidden">: {part.words}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {query.buyer && side.buyerName === null && (
        <p class="attention">Nobody in this record bears the id {query.buyer.slice(0, 100)}.</p>
      )}
      {frame.asOf && (
        <p class="dateline">
          Data to <LongDay iso={frame.asOf} />. Each figure says how much of the data it rests on; nothing here ranks
          anybody.
        </p>
      )}
    </>
  );
}

/** Said when somebody cited this view from older data than what answers now. */
function Outdated({ answer: { query, record } }: { answer: MarketAnswer }) {
  if (!query.as_of || query.as_of === record.asOf) return null;
  return (
    <p class="attention">
      This address was cited from data to {longDay(query.as_of)}.{' '}
      {record.asOf ? `The record now goes to ${longDay(record.asOf)}` : 'The record has changed since'}, so figures may
      differ.
    </p>
  );
}

interface Place {
  readonly one: MeasureAnswer;
  readonly other: MeasureAnswer | undefined;
  readonly index: number;
}

/** The measures under their headings, each heading with those that the record's program has. */
function themed({ side, other }: MarketAnswer) {
  const places = side.answers.map((one, index): Place => ({ one, other: other?.answers[index], index }));
  const named = new Set(themes.flatMap(({ of }) => of));
  return [
    ...themes.map((theme) => ({ ...theme, places: places.filter(({ one }) => theme.of.includes(one.id)) })),
    { heading: 'Also', id: 'also', places: places.filter(({ one }) => !named.has(one.id)) },
  ].filter((theme) => theme.places.length > 0);
}

/** Every measure in a line, as a way into the page. */
function Glance({ answer }: { answer: MarketAnswer }) {
  const names = namesOf(answer);
  const places = themed(answer).flatMap((theme) => theme.places);
  const rows = places.map(({ one, other }) => ({ one, heads: headFigures(other ? [one, other] : [one]) }));
  return (
    <section class="glance" aria-labelledby="glance">
      <h2 id="glance">At a glance</h2>
      {table<(typeof rows)[number]>({
        caption: 'One figure of each measure',
        captionHidden: true,
        rows,
        columns: [
          {
            head: 'Measure',
            main: true,
            cell: ({ one }) => (
              <>
                <a href={`#${one.id}`}>{one.name}</a> <span class="code">{one.id}</span>
              </>
            ),
          },
          { head: 'Figure', cell: ({ heads }) => <Name>{heads.find(Boolean)?.label ?? ''}</Name> },
          {
            head: answer.other ? names[0] : 'Value',
            numeric: true,
            cell: ({ heads }) => <HeadFigure figure={heads[0]} />,
          },
          ...(answer.other
            ? [
                {
                  head: names[1],
                  numeric: true,
                  cell: ({ heads }: (typeof rows)[number]) => <HeadFigure figure={heads[1]} />,
                },
              ]
            : []),
        ],
      })}
    </section>
  );
}

function Measure({ answer, place: { one, other, index }, frame }: Parts & { readonly place: Place }) {
  const cite = citeOf(answer);
  const comparison = answer.comparisons[index];
  if (!other || !comparison) return <MeasureSection answer={one} frame={frame} cite={cite} />;
  return (
    <BesideSection answers={[one, other]} names={namesOf(answer)} comparison={comparison} frame={frame} cite={cite} />
  );
}

function Loosen({ answer: { query, side } }: { answer: MarketAnswer }) {
  const without = (...names: readonly (keyof MarketQuery)[]) =>
    address('/market', { ...query, find: undefined, ...Object.fromEntries(names.map((name) => [name, undefined])) });
  return (
    <Empty
      says="No measure can say anything about this market: nothing in the record fits all of it."
      clear="/market"
      loosen={[
        query.buyer && { words: `the buyer ${side.buyerName ?? query.buyer}`, to: without('buyer') },
        query.cpv && { words: `the category ${query.cpv}, ${cpvDivision(query.cpv) ?? 'unknown'}`, to: without('cpv') },
        query.place && { words: `the place “${query.place}”`, to: without('place') },
        (query.from || query.to) && { words: `the period ${periodOf(query)}`, to: without('from', 'to') },
      ]}
    />
  );
}

/** Indicators that others compute, too: where each is made is where it stands. */
function Indicators({ answer: { indicators, side }, frame }: Parts) {
  if (indicators.length === 0 || !hasDoor(frame, '/methods')) return null;
  return (
    <section class="section" aria-labelledby="indicators">
      <h2 id="indicators">Indicators that others compute, too</h2>
      <ul class="plain">
        {indicators.map(({ id, name, sentence }) => (
          <li>
            <a href={address(pathTo('/methods', id), { ...side.filter })}>
              {id} {name}
            </a>
            <span class="note">{sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The address of this view with the date of its data: who opens it later is told when that has changed. */
const citeOf = ({ query, record }: MarketAnswer): string =>
  address('/market', { ...query, find: undefined, as_of: record.asOf });

function Citation({ answer, frame }: Parts) {
  const { id, asOf } = answer.record;
  return (
    <section class="section" aria-labelledby="cite">
      <h2 id="cite">Cite this page</h2>
      <p>
        <cite>
          How open is this market? {answer.side.buyerName && `${answer.side.buyerName}. `}
          {frame.title && `${frame.title}. `}Commonweal, record {id}
          {asOf && `, data to ${longDay(asOf)}`}.
        </cite>{' '}
        <a href={citeOf(answer)}>The address to cite</a>
      </p>
      <p class="basis">
        The address carries the date of the data, so that whoever opens it later is told when the record has changed.
        {frame.csv && (
          <>
            {' '}
            <a href={frame.csv}>All figures of this page, as CSV</a>
          </>
        )}
      </p>
    </section>
  );
}
