import type { Filter } from '../domain/filter.ts';
import { count } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { plainFigure, shareFigure } from './figure.ts';
import type { Figure, Measure, MeasureAnswer } from './measure.ts';
import { counted, inWords, sentence } from './phrase.ts';
import { allOf, awardDay, awardStands, periodCondition, processCondition } from './selection.ts';

/** Notices that ask the market; planned procurements and pipelines only announce. */
const asking = `('market engagement', 'pre-procurement')`;
/** SQL that is true for a notice of engagement (row `e`) that asks the market something. */
export const asksMarket = `e.kind in ${asking}`;

interface Tally {
  /** Processes of any day that the filter leaves; without any, nothing was there that could have asked. */
  readonly processes: number;
  readonly asked: number;
  readonly dated: number;
  readonly announced: number;
  readonly followed: number;
  /** The same, of notices of any day: a call may be followed back to a notice from before the period. */
  readonly linked: number;
  readonly timed: number;
  /** Days from the notice to the call, of those that are timed. */
  readonly lead_days: number | null;
  readonly calls: number;
  readonly prepared: number;
}

/**
 * A notice is followed when the same process, by its identifier, has a call or an award of a later day. The lead time runs to the
 * call; where only the award is dated it is not known.
 */
async function tally(record: RecordReader, filter: Filter): Promise<Tally> {
  const period = periodCondition(filter, 'cast(e.published as date)');
  const spoken = processCondition(filter);
  const called = allOf([
    processCondition(filter),
    periodCondition(filter, 'cast(coalesce(p.tender_start, p.first_published) as date)'),
  ]);
  const [row] = await record.all<Tally>(
    `with spoken as (
       select p.process_id, e.kind, cast(e.published as date) as published, case when ${period.sql} then 1 else 0 end as inside
       from engagement e join process p on p.process_id = e.process_id
       where ${spoken.sql}
     ),
     call as (
       select process_id, cast(published as date) as called from release
       where ' ' || tag || ' ' like '% tender %' and process_id in (select process_id from engagement)
       union all
       select process_id, cast(tender_start as date) from process where tender_start is not null and stage in ('tender', 'award', 'contract')
     ),
     decision as (
       select a.process_id, ${awardDay} as decided from award a where ${awardStands}
     ),
     followed as (
       select s.process_id, s.published, s.inside,
         (select min(c.called) from call c where c.process_id = s.process_id and c.called > s.published) as called,
         (select min(d.decided) from decision d where d.process_id = s.process_id and d.decided > s.published) as decided
       from spoken s where s.kind in ${asking}
     ),
     lead as (
       select process_id, published, called, decided, called - published as days,
         row_number() over (partition by case when called is null then 0 else 1 end order by called - published) as place,
         count(called) over () as timed
       from followed where inside = 1
     )
     select (select count(*) from process p where ${spoken.sql}) as processes,
       (select count(*) from followed where inside = 1) as asked,
       (select count(published) from followed where inside = 1) as dated,
       (select count(*) from spoken where kind not in ${asking} and inside = 1) as announced,
       (select count(*) from followed where inside = 1 and (called is not null or decided is not null)) as followed,
       (select count(*) from followed where called is not null or decided is not null) as linked,
       (select count(called) from followed where inside = 1) as timed,
       (select avg(days) from lead where called is not null and 2 * place between timed and timed + 2) as lead_days,
       (select count(*) from process p where p.stage in ('tender', 'award', 'contract') and ${called.sql}) as calls,
       (select count(*) from process p where p.stage in ('tender', 'award', 'contract') and ${called.sql} and p.process_id in (
         select f.process_id from followed f where f.called is not null or f.decided is not null)) as prepared`,
    [...period.values, ...spoken.values, ...spoken.values, ...called.values, ...called.values],
  );
  return row as Tally;
}

const unpublished = 'there is no notice of any kind here';

function figuresOf(t: Tally): readonly Figure[] {
  const coverage = { total: t.asked, used: t.dated, noun: 'engagement notices', has: 'a date of publication' };
  const unlinked =
    t.asked === 0
      ? 'there is no engagement notice here'
      : 'no engagement notice shares an identifier with a later call';
  const calls = {
    total: t.calls,
    used: t.linked > 0 ? t.calls : 0,
    noun: 'calls',
    has: 'engagement notices that could be followed',
  };
  return [
    plainFigure(
      {
        id: 'asked',
        label: 'notices that asked the market',
        unit: 'count',
        basis: counted(t.asked, 'notice'),
        coverage,
      },
      t.processes > 0 ? t.asked : null,
      unpublished,
    ),
    plainFigure(
      {
        id: 'followed',
        label: 'of those, can be followed to a later call or award',
        unit: 'count',
        basis: `${count(t.followed)} of ${counted(t.asked, 'notice')}`,
        coverage,
      },
      t.asked > 0 ? t.followed : null,
      unlinked,
    ),
    plainFigure(
      {
        id: 'leadDays',
        label: 'from engagement to call, median',
        unit: 'days',
        basis: `${counted(t.timed, 'notice')} with a dated call`,
        coverage: { total: t.asked, used: t.timed, noun: 'engagement notices', has: 'a later call with a date' },
      },
      t.timed > 0 ? t.lead_days : null,
      t.followed > 0 ? 'the calls that followed are not dated' : unlinked,
    ),
    shareFigure({
      id: 'prepared',
      label: 'of calls, came after an engagement notice',
      part: t.prepared,
      known: t.linked > 0 ? t.calls : 0,
      unknown: t.linked > 0 ? 0 : t.calls,
      basis:
        t.linked > 0 ? `${count(t.prepared)} of ${counted(t.calls, 'call')}` : `${counted(t.calls, 'call')}, no link`,
      coverage: calls,
      because: t.calls === 0 ? 'there is no call here' : unlinked,
    }),
    plainFigure(
      {
        id: 'announced',
        label: 'notices that only announced a purchase (pipeline, planned)',
        unit: 'count',
        basis: counted(t.announced, 'notice'),
        coverage,
      },
      t.processes > 0 ? t.announced : null,
      unpublished,
    ),
  ];
}

function say(t: Tally): string {
  if (t.processes === 0)
    return 'There is no notice of any kind here, so nothing can be said about asking the market early.';
  if (t.asked === 0)
    return 'No notice here asked the market before a tender; whether buyers talked to it in other ways is not recorded.';
  const asked = `${sentence(inWords(t.asked))} ${t.asked === 1 ? 'notice' : 'notices'} asked the market before a tender.`;
  if (t.followed === 0) {
    return t.asked === 1
      ? `${asked} It cannot be followed to the contract it led to.`
      : `${asked} None can be followed to the contract it led to.`;
  }
  const many = t.followed === t.asked ? (t.asked === 1 ? 'It' : 'All') : sentence(inWords(t.followed));
  const led = t.followed === 1 ? 'the call it led to' : 'the calls they led to';
  const lead =
    t.timed > 0 && t.lead_days !== null
      ? `, ${t.timed === 1 ? '' : 'a median of '}${counted(Math.round(t.lead_days), 'day')} later`
      : '';
  return `${asked} ${many} can be followed to ${led}${lead}.`;
}

function cautionsOf(t: Tally): string[] {
  const cautions: string[] = [];
  if (t.asked > 0 && t.followed < t.asked) {
    cautions.push(
      t.followed === 0
        ? 'No engagement notice shares an identifier with a later call. That is how they were published; it does not mean that no call followed.'
        : `The other ${counted(t.asked - t.followed, 'notice')} share no identifier with a later call; calls may have followed all the same.`,
    );
  }
  if (t.announced > 0)
    cautions.push(`${counted(t.announced, 'further notice')} announced a purchase without asking anything.`);
  return cautions;
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const t = await tally(record, filter);
  return {
    id: 'M07',
    name: earlyEngagement.name,
    sentence: say(t),
    figures: figuresOf(t),
    cautions: cautionsOf(t),
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

/** M07: how often buyers asked the market before a call, and how long before. */
export const earlyEngagement: Measure = {
  id: 'M07',
  name: 'Asking the market early',
  question: 'Do buyers talk to the market before they publish a tender, and early enough?',
  definition:
    'Notices of market engagement and pre-procurement, and how many of them can be followed: the same contracting process, told by its published identifier, ' +
    'has a call or an award of a later day. The lead time is the number of days from the publication of the engagement notice to the first call after it; ' +
    'of several the median. The share of calls that came after an engagement notice is given only where at least one notice can be followed.',
  unit: 'notices; days; share of calls',
  exclusions: [
    'pipeline notices and notices of planned procurement, which announce and do not ask; they are counted apart',
    'links by likeness of title: only an identifier, or later a judgement of a person, joins a notice to a call',
    'awards that are pending, cancelled or unsuccessful do not count as what a notice led to',
  ],
  limits: [
    'Most publishers give an engagement notice an identifier of its own, so that what it led to cannot be told from the data.',
    'Conversations without a notice leave no trace. An absent notice is no proof of silence.',
    'Notices are counted and not weighed by value: before a call there seldom is one.',
    'A notice that led to no purchase is no failure: finding out that nothing should be bought is a result.',
  ],
  why:
    'In a survey of 800 suppliers to the UK public sector, too little interaction with the procuring organisation stood first among the barriers to innovation. ' +
    'Since the Procurement Act 2023 engagement before a tender notice is itself announced by a notice, or its absence explained.',
  citations: [
    {
      text: 'E. Uyarra, J. Edler, J. Garcia-Estevez, L. Georghiou, J. Yeow, Barriers to innovation through public procurement: A supplier perspective, Technovation 34(10), 2014',
      url: 'https://doi.org/10.1016/j.technovation.2014.04.003',
    },
    {
      text: 'Procurement Act 2023, sections 16 and 17',
      url: 'https://www.legislation.gov.uk/ukpga/2023/54/section/16',
    },
  ],
  answers: {
    lancashire: { extent: 'part', because: 'engagement notices have identifiers of their own and cannot be followed' },
    findATender: {
      extent: 'part',
      because: 'the slice holds no call that can be followed back to a notice of engagement',
    },
    scotland: { extent: 'part', because: 'no notices of engagement' },
    wales: { extent: 'part', because: 'no notices of engagement' },
    contractsFinderOcds: {
      extent: 'part',
      because: 'engagement notices have identifiers of their own and cannot be followed',
    },
    contractsFinderCsv: { extent: 'part', because: 'no notices of engagement' },
    payments: { extent: 'none', because: 'payments say nothing about notices' },
  },
  example: {
    says: 'Made up: four processes with an engagement notice, and one call without.',
    columns: ['process', 'engagement', 'call', 'award'],
    rows: [
      ['1', '2024-01-01', '2024-02-10', null],
      ['2', '2024-01-01', '2024-03-01', '2024-05-01'],
      ['3', '2024-01-01', null, null],
      ['4', '2024-03-01', '2024-01-01', null],
      ['5', null, '2024-01-01', null],
    ],
    expected: { asked: 4, followed: 2, leadDays: 50, prepared: 0.5, announced: 0 },
    reckoning:
      'Notices 1 and 2 can be followed to a later call, after 40 and 60 days, median 50. Notice 3 has no call, and that of process 4 is older than ' +
      'the notice. Of the 4 calls (1, 2, 4, 5) two came after an engagement notice.',
  },
  ask,
};
