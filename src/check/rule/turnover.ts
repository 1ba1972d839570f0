import { decimal, roundMoney } from '../../domain/number.ts';
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
import { hasField, type Notice } from '../notice.ts';
import { settingOf, thresholdOf } from '../threshold.ts';
import { type RequiredTurnover, readTurnovers } from '../turnover.ts';
import { isVehicle, lotWorth, type Worth, worthOf, yearlyWorth, yearsOf } from '../value.ts';

/** How many words of conditions make silence on turnover an answer. */
const enoughWords = 30;

/** What to say where no turnover is demanded. */
function noTurnover(notice: Notice, context: Context): Verdict {
  if (context.sentences.words(['selection']) >= enoughWords)
    return passed('The conditions demand no turnover.', { sure: 'likely' });
  return hasField(notice.source, 'selection criteria')
    ? notAssessable('not-stated', 'The notice does not state what turnover is asked for.')
    : notAssessable('no-field', 'This source has no field for conditions, and the text demands no turnover.');
}

/** The value that a demand is measured by: its lot’s, else the whole contract’s. */
function worthFor({ lotId }: RequiredTurnover, notice: Notice): Worth | null {
  const lot = notice.facts.lots.find(({ id }) => id === lotId);
  const own = lot ? lotWorth(lot) : null;
  if (own) return own;
  // With several lots and none named, a demand is measured by the smallest lot only if all are known.
  return lotId === null || notice.facts.lots.length <= 1 ? worthOf(notice) : null;
}

interface Measured {
  readonly demand: RequiredTurnover;
  readonly ratio: number;
  readonly worth: Worth | null;
}

/** Turnover to the value of the whole contract. A multiple of a year’s value is at most that multiple of the whole. */
function measure(demand: RequiredTurnover, notice: Notice): Measured | null {
  if (demand.multiple) {
    const years = demand.multiple.of === 'year' ? yearsOf(notice) : 1;
    const factor = demand.multiple.factor;
    if (years === null) return factor <= 2 ? { demand, ratio: factor, worth: null } : null;
    return { demand, ratio: factor / Math.max(1, years), worth: null };
  }
  const worth = worthFor(demand, notice);
  return worth === null || demand.amount === null ? null : { demand, ratio: demand.amount / worth.amount, worth };
}

function turnoverAgainstContract(notice: Notice, context: Context): Verdict {
  const demands = readTurnovers(context.sentences);
  if (demands.length === 0) return noTurnover(notice, context);
  const evidence = demands.map(({ quote }) => quote);
  const regime = context.kind.regime.value;
  const measured = demands.flatMap((one) => measure(one, notice) ?? []);
  if (measured.length === 0)
    return notAssessable('value-unknown', 'A turnover is demanded, and the value to measure it by is not published.', {
      evidence,
    });
  const top = measured.reduce((one, other) => (other.ratio > one.ratio ? other : one));
  // The ceiling is the most that call-offs at the same time can be: above twice even that is above, below it is open.
  if (isVehicle(notice) && top.demand.multiple === null && top.ratio <= 2)
    return notAssessable(
      'value-unknown',
      'A framework is measured by the call-offs expected at the same time, which the notice does not give.',
      { evidence },
    );
  const figures = { turnoverRatio: top.ratio, ...(top.demand.amount === null ? {} : { turnover: top.demand.amount }) };
  const about = { evidence: [top.demand.quote, ...(top.worth ? [top.worth.evidence] : [])], figures };
  const says = `The turnover demanded is ${decimal(top.ratio)} times the estimated value of the contract`;
  const limit = thresholdOf('turnover-ratio', context.kind.date, regime);
  if (regime === 'procurement-act-2023' || limit === null) return underTheAct(top, notice, says, about);
  const thresholds = [limit];
  if (top.demand.multiple?.bound === 'most' && top.ratio <= limit.value)
    return passed(`${says} at most.`, { ...about, thresholds });
  if (top.ratio <= limit.value) return passed(`${says}.`, { ...about, thresholds });
  if (top.demand.reasoned)
    return passed(`${says}, and a reason stands beside it.`, { ...about, thresholds, sure: 'likely' });
  const law = context.kind.belowThreshold.value === false;
  return raised(law ? 'high' : 'medium', `${says}, without a stated reason.`, {
    ...about,
    thresholds,
    standing: law ? 'law' : 'practice',
    sources: regime === 'scotland' ? ['scot59'] : ['pcr58'],
  });
}

/** The 2023 Act has no ratio: proportionality is asked about, with the ratio to a year’s value as information. */
function underTheAct(
  top: Measured,
  notice: Notice,
  says: string,
  about: { evidence: Verdict['evidence'] & object; figures: Record<string, number> },
): Verdict {
  const yearly = yearlyWorth(notice);
  const toYear = top.demand.amount !== null && yearly !== null ? top.demand.amount / yearly : null;
  const figures = toYear === null ? about.figures : { ...about.figures, turnoverToYearRatio: toYear };
  const told = toYear === null ? `${says}.` : `${says}, and ${decimal(toYear)} times a year of it.`;
  if (Math.max(top.ratio, toYear ?? 0) <= 1) return passed(told, { ...about, figures });
  return asked(`${told} Is that a proportionate means of ensuring financial capacity?`, {
    ...about,
    figures,
    sources: ['act22'],
  });
}

const cap = settingOf('turnover-cap');

function turnoverAboveCap(notice: Notice, context: Context): Verdict {
  const demands = readTurnovers(context.sentences);
  if (demands.length === 0) return noTurnover(notice, context);
  const worth = worthOf(notice);
  const years = yearsOf(notice);
  const amounts = demands.flatMap((demand) => {
    if (demand.amount !== null) return [{ demand, amount: demand.amount }];
    if (!demand.multiple || worth === null || isVehicle(notice) || (demand.multiple.of === 'year' && years === null))
      return [];
    return [
      {
        demand,
        amount: (demand.multiple.factor * worth.amount) / (demand.multiple.of === 'year' ? Math.max(1, years ?? 1) : 1),
      },
    ];
  });
  if (amounts.length === 0)
    return notAssessable('value-unknown', 'The turnover is a multiple of a value that is not published.', {
      evidence: demands.map(({ quote }) => quote),
    });
  const top = amounts.reduce((one, other) => (other.amount > one.amount ? other : one));
  const about = { evidence: [top.demand.quote], figures: { turnover: top.amount }, thresholds: [cap] };
  const says = `A yearly turnover of ${roundMoney(top.amount, 'GBP')} is demanded`;
  if (top.demand.multiple?.bound === 'most')
    return notApplicable('The words are a ceiling for the demand, not the demand.', about);
  if (top.amount <= cap.value) return passed(`${says}.`, about);
  return raised('low', `${says}; few small firms have it. No law sets such a cap.`, about);
}

export const turnover: readonly Check[] = [
  {
    id: 'O09',
    name: 'Turnover against the contract',
    barrier: 'finance',
    definition:
      'The yearly turnover demanded is more than twice the estimated value of the whole contract, per lot, without a stated reason.',
    method:
      'Amounts and multiples of a contract’s value beside the word turnover in sentences that demand it, divided by the estimated value without tax. Under the 2023 Act the ratio is information and proportionality is asked about.',
    why: 'A turnover out of reach keeps firms out that could do the work.',
    exclusions: [
      'Sentences that only ask to be told the turnover.',
      'Frameworks within twice their ceiling: they are measured by call-offs expected at the same time, which notices do not give.',
    ],
    assumptions: ['Published values are without tax.', '“Turnover” means yearly turnover.'],
    limits: ['Demands in attached documents are not read.', 'A reason may stand in a report that is not public.'],
    standing: 'law',
    scope: {
      stages: ['call'],
      competitive: true,
      regimes: ['procurement-act-2023', 'pcr-2015', 'scotland'],
      otherwise: 'This law sets no ratio.',
    },
    reasons: ['not-stated', 'no-field', 'value-unknown'],
    thresholds: ['turnover-ratio'],
    sources: ['pcr58', 'scot59', 'act22'],
    advice: 'Demand no more than the contract needs, or look at cash flow and a guarantee for part of it instead.',
    betterWords: ['Turnover is not a condition. We will look at how you will finance the first six months, together.'],
    example: {
      words: 'a minimum yearly turnover of 500,000 GBP; estimated value 200,000 GBP',
      finding: 'Under the 2015 Regulations: 2.5 times the estimated value: high, law.',
    },
    rule: turnoverAgainstContract,
  },
  {
    id: 'O10',
    name: 'Turnover above a cap',
    barrier: 'finance',
    definition: 'The yearly turnover demanded is above £2 million.',
    method: 'The largest amount demanded, or a multiple times the estimated value.',
    why: 'Most small firms and social enterprises turn over less.',
    exclusions: ['Sentences that only ask to be told the turnover.'],
    assumptions: ['The cap is a setting of ours.'],
    limits: ['A large contract may need it.'],
    standing: 'practice',
    scope: { stages: ['call'], competitive: true },
    reasons: ['not-stated', 'no-field', 'value-unknown'],
    thresholds: ['turnover-cap'],
    sources: ['barriers'],
    advice:
      'There is no such law. Ask whether groups may add up their turnover, or whether lots would bring the demand down.',
    betterWords: ['The turnover of the members of a group counts together.'],
    example: {
      words: 'a minimum turnover of £3 million per year',
      finding: 'A yearly turnover of £3 million is demanded: low.',
    },
    rule: turnoverAboveCap,
  },
];
