import { roundMoney } from '../../domain/number.ts';
import { fieldOf, hitsOf, sentencesOf } from '../evidence.ts';
import {
  asked,
  type Check,
  type Context,
  notApplicable,
  notAssessable,
  passed,
  raised,
  type Verdict,
} from '../finding.ts';
import type { Notice } from '../notice.ts';
import { thresholdOf } from '../threshold.ts';
import { yearlyWorth } from '../value.ts';

const reporting =
  /\b(?:advertis\w+|report\w*|publish\w*|spend)\b[^.]{0,100}\b(?:sub-?contract|supply chain)|\b(?:sub-?contract\w*|supply chain)\b[^.]{0,100}\b(?:advertis\w+|report\w*|contracts finder|visibility|opportunit)/i;

function blindToChain(notice: Notice, context: Context): Verdict {
  const { body, date, regime } = context.kind;
  if (body.value === null) return notAssessable('body-unknown', 'It is not known whether a department buys.');
  if (body.value !== 'central')
    return notApplicable('The policy binds central government.', { evidence: body.evidence });
  const limit = thresholdOf('chain-value', date, regime.value);
  if (!limit) return notApplicable('The policy did not hold at its date.');
  const yearly = yearlyWorth(notice);
  if (yearly === null) return notAssessable('value-unknown', 'The value of a year is not known.');
  const figures = { yearlyValue: yearly };
  if (yearly < limit.value)
    return notApplicable(`A year is worth ${roundMoney(yearly, 'GBP')}, below £5 million.`, {
      figures,
      thresholds: [limit],
    });
  const said = hitsOf(context.sentences.about('chain'), reporting);
  if (said.length > 0)
    return passed('Subcontracts are to be advertised or reported.', { evidence: sentencesOf(said), figures });
  return raised(
    'info',
    `A year is worth ${roundMoney(yearly, 'GBP')}, and nothing is said on advertising subcontracts or reporting spend with small firms.`,
    { figures, thresholds: [limit], standing: 'policy' },
  );
}

const people =
  /\b(?:TUPE|transfer of undertakings|pensions?|LGPS|workforce (?:information|transfer)|staff transfer|transferring (?:staff|employees))\b/;
/** Services in which people usually do the same work for the next provider, by the beginning of their code. */
const staffed =
  /^(?:909[1-2]|5552|555[12]|797[1]|85[1-3]|905|9051|773|5080|5000|6011|6013|6017|9833|9834|7993|9833|79512|6410|80[1-4]|9260|9261)/;
const incumbent =
  /\b(?:current(?:ly)? (?:contract|provider|supplier|contractor|service|delivered|provided|arrangements?)|existing (?:contract|provider|supplier|contractor|service|arrangements?)|incumbent|(?:contract|agreement|arrangement)s? (?:is |are |will |due to )?(?:expir\w+|end(?:s|ing)?\b)|re-?(?:procure|tender|commission)\w*|replace(?:s|ment of)? the (?:current|existing)|continuation of)\b/i;

function peopleUnclear(notice: Notice, context: Context): Verdict {
  const said = hitsOf(context.sentences.about('people'), people);
  if (said.length > 0) return passed('Transfer of staff or pensions are addressed.', { evidence: sentencesOf(said) });
  if (notice.facts.category && notice.facts.category.value !== 'services')
    return notApplicable('Staff move with services, not with goods and works.', {
      evidence: [fieldOf('category', notice.facts.category)],
    });
  const code = notice.facts.cpv.find(({ value }) => staffed.test(value));
  if (!code && notice.facts.cpv.length > 0)
    return notApplicable('What is bought is not of a kind in which staff usually transfer.', {
      evidence: [fieldOf('classification', notice.facts.cpv[0] as NonNullable<typeof code>)],
    });
  const before = hitsOf(
    context.sentences.all.filter(
      ({ boilerplate, passage }) => !boilerplate && (passage.kind === 'specification' || passage.kind === 'terms'),
    ),
    incumbent,
  );
  if (before.length === 0) return notAssessable('not-stated', 'Nothing tells whether someone provides this now.');
  return asked('Someone seems to provide this now. Do staff transfer, and with which pensions?', {
    evidence: [...sentencesOf(before).slice(0, 3), ...(code ? [fieldOf('classification', code)] : [])],
    sure: code ? 'likely' : 'weak',
  });
}

export const chain: readonly Check[] = [
  {
    id: 'O19',
    name: 'Blind to the chain',
    barrier: 'chain and people',
    definition:
      'Central government, £5 million a year or more, and nothing on advertising subcontracts and reporting spend with small firms.',
    method: 'The value of a year; words on subcontracts beside advertising and reporting.',
    why: 'In large contracts small firms live in the chain, where nobody sees them.',
    exclusions: [
      'Payment within thirty days, which the law implies.',
      'Procurements outside the Public Contracts Regulations 2015.',
    ],
    assumptions: ['Value without tax over the years without extensions.'],
    limits: ['Clauses in the contract are not read.'],
    standing: 'policy',
    scope: {
      stages: ['call'],
      competitive: true,
      regimes: ['pcr-2015'],
      otherwise: 'The policy is about procurements under the Public Contracts Regulations 2015.',
    },
    reasons: ['body-unknown', 'value-unknown'],
    thresholds: ['chain-value'],
    sources: ['ppn0118'],
    advice: 'Ask the prime to advertise subcontracts and to report what goes to small and social suppliers.',
    betterWords: ['Subcontracts over £25,000 are advertised; spend with small firms is reported each year.'],
    example: {
      words: 'A department, £40 million over four years',
      finding: 'Nothing on advertising subcontracts: info, policy.',
    },
    rule: blindToChain,
  },
  {
    id: 'O25',
    name: 'People unclear',
    barrier: 'chain and people',
    definition: 'Someone provides this service now and nothing is said on transfer of staff and pensions: a question.',
    method: 'Services in which people usually stay, words for a present provider, words on transfer and pensions.',
    why: 'A small bidder cannot price staff and pensions that it does not know of.',
    exclusions: ['Goods and works.', 'Other services.'],
    assumptions: ['Which codes count is our list.'],
    limits: ['Documents usually say what the notice does not.'],
    standing: 'practice',
    scope: { stages: ['call'], competitive: true },
    reasons: ['not-stated'],
    thresholds: [],
    sources: ['tupe'],
    advice: 'Say whether staff may transfer, and give numbers and pensions to all who ask.',
    betterWords: ['We think that 14 people may transfer; their terms and pensions stand in annex 3.'],
    example: { words: 'The current cleaning contract expires in March.', finding: 'Do staff transfer? A question.' },
    rule: peopleUnclear,
  },
];
