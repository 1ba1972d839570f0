import type { Filter } from '../domain/filter.ts';
import type { RecordReader } from '../store/record.ts';
import { awardBids } from './award-bids.ts';
import { outcomes } from './award-outcome.ts';
import { type AwardSide, awardShares, countSides } from './award-share.ts';
import type { Figure, Measure, MeasureAnswer } from './measure.ts';
import { counted, percent } from './phrase.ts';

/** Awards by whether there was a single bid, apart for those that no open call went before. */
interface Bids extends AwardSide {
  /** The method lets nobody but the invited bid: direct or limited. */
  readonly closed: boolean;
}

/**
 * The bids for an award are those for its lots, else those for the process where it gives a single count. Lots of one award
 * that disagree, and a count of nought, leave it unknown.
 */
async function bidsOf(record: RecordReader, filter: Filter): Promise<readonly Bids[]> {
  const { sql, values } = outcomes(filter);
  return record.all<Bids>(
    `with ${sql},
     ${awardBids}
     select closed, ${countSides} from (
       select o.worth, o.worth_kind, coalesce(lower(p.procurement_method) in ('direct', 'limited'), false) as closed,
         case when b.most = 1 then 'yes' when b.fewest > 1 then 'no' else 'unknown' end as side
       from outcome o join process p on p.process_id = o.process_id
       left join award_bids b on b.process_id = o.process_id and b.award_id = o.award_id
     ) one
     group by closed, side, worth_kind`,
    values,
  );
}

const has = 'a published number of bids';
const unsaid = 'no notice here says how many bids there were';

function say([count, , value]: readonly Figure[], total: number): string {
  if (total === 0) return 'There is no award here, so nothing can be said about how many bids there were.';
  if (!count || count.value.value === null) return 'How many bids there were is not published for any award here.';
  const { used, total: all } = count.coverage;
  const where = used < all ? `Where the number of bids is published (${used} of ${counted(all, 'award')}), ` : '';
  const worth = value?.value.value == null ? '' : `, and ${percent(value.value.value)} of their value`;
  const said = `${percent(count.value.value)} of awards after an open call had a single bid${worth}.`;
  return where + said;
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const sides = await bidsOf(record, filter);
  const open = sides.filter((side) => !side.closed);
  const awards = (some: readonly AwardSide[]) => some.reduce((sum, one) => sum + one.awards, 0);
  const closed = awards(sides) - awards(open);
  const shares = awardShares(open, { id: (usual) => usual, label: (of) => `${of}, with a single bid`, has, unsaid });
  const [every] = awardShares(sides, {
    id: () => 'byCountWithClosed',
    label: (of) => `${of}, direct and limited ones included, with a single bid`,
    has,
    unsaid,
  });
  return {
    id: 'M06',
    name: singleBidShare.name,
    sentence: say(shares, awards(sides)),
    figures: [...shares, every],
    cautions:
      closed > 0 && every.value.value !== null
        ? [
            `${counted(closed, 'award')} by a direct or limited procedure: one bid is what it asks for, so they stand apart.`,
          ]
        : [],
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

/** M06: the share of awards, and of their value, for which a single bid came in. */
export const singleBidShare: Measure = {
  id: 'M06',
  name: 'Share with a single bid',
  question: 'How often does only one supplier bid?',
  definition:
    'Awards with exactly one bid over all awards whose number of bids is published, by number and by value. The number is the published count of bids for the lots of ' +
    'the award, else of the last stage, of valid bids, of bidders; else the number of bids published one by one. A count for the whole process is used where it is the ' +
    'only one. Direct and limited procedures, which ask for no competition, are left out; a figure with them stands beside.',
  unit: 'share of awards; share of their value in pounds',
  exclusions: [
    'awards that are pending, cancelled or unsuccessful',
    'direct and limited procedures, as published; where no method is published the award is kept',
    'counts of nought, which contradict an award, and awards of several lots with and without competition: unknown',
    'by value: amounts that stand for “not given”, declared ceilings of frameworks, and amounts in other currencies',
  ],
  limits: [
    'Few notices say how many bids came in; those that do may not be like the others. The bounds say how wide the rest leaves it.',
    'A bid is not a rival: two bids of one group of companies count as two.',
    'A single bid may come from a narrow specification, a short deadline, or a market with one supplier; the figure does not say which.',
  ],
  why: 'One bid leaves a buyer without a comparison. Auditors of the European Union found the share of such contracts to have almost doubled between 2011 and 2021.',
  citations: [
    {
      text: 'European Court of Auditors, Public procurement in the EU: less competition for contracts awarded for works, goods and services in the 10 years up to 2021, Special report 28/2023',
      url: 'https://www.eca.europa.eu/en/publications/SR-2023-28',
    },
    {
      text: 'M. Fazekas, G. Kocsis, Uncovering High-Level Corruption: Cross-National Objective Corruption Risk Indicators Using Public Procurement Data, British Journal of Political Science 50(1), 2020, pp. 155–164',
      url: 'https://doi.org/10.1017/S0007123417000461',
    },
  ],
  answers: {
    lancashire: { extent: 'none', because: 'no bids' },
    findATender: { extent: 'part', because: 'some notices give bid statistics' },
    scotland: { extent: 'none', because: 'calls without awards' },
    wales: { extent: 'none', because: 'calls without awards' },
    contractsFinderOcds: { extent: 'none', because: 'no bids' },
    contractsFinderCsv: { extent: 'none', because: 'no bids' },
    payments: { extent: 'none', because: 'payments say nothing about bids' },
  },
  example: {
    says: 'Made up: five awards. The number of bids for the fourth is not published; the fifth is a direct award.',
    columns: ['award', 'method', 'bids', 'value in pounds'],
    rows: [
      ['1', 'open', 1, 100],
      ['2', 'open', 4, 200],
      ['3', 'selective', 2, 100],
      ['4', 'open', null, 400],
      ['5', 'direct', 1, 900],
    ],
    expected: { byCount: 1 / 3, byValue: 0.25, byValueWithoutCeilings: 0.25, byCountWithClosed: 0.5 },
    reckoning:
      'Award 1 of awards 1, 2 and 3: one in three, £100 of £400. With award 4 between 1 of 4 and 2 of 4. With the direct award 2 of 4.',
  },
  ask,
};
