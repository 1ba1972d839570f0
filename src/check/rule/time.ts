import { count, counted, daysBetween, roundMoney } from '../../domain/number.ts';
import { fieldOf, hitsOf, sentencesOf } from '../evidence.ts';
import { type Check, type Context, notApplicable, notAssessable, passed, raised, type Verdict } from '../finding.ts';
import type { Evidence, Notice } from '../notice.ts';
import { type HolidayDivision, workingDaysBetween } from '../reader/holiday.ts';
import { numberOfFigures, numberOfWords } from '../reader/number.ts';
import { settingOf, type Threshold, thresholdOf } from '../threshold.ts';
import { isVehicle, worthOf } from '../value.ts';

const comfortable = settingOf('comfortable-days');
const urgent =
  /\b(?:accelerated (?:procedure|open|restricted)|state of urgency|urgency (?:makes|render)|reasons of urgency|qualifying planned procurement notice)\b/i;
/** A portal publishes some days after the notice is sent, from when the regulations count. */
const dispatchDays = 5;

interface Limit {
  readonly threshold: Threshold;
  readonly evidence: readonly Evidence[];
}

/** The minimum that holds for this notice; null where the law has none for it. */
function minimumOf(notice: Notice, context: Context): Limit | null {
  const { regime, lightTouch, belowThreshold, date } = context.kind;
  const { facts } = notice;
  if (belowThreshold.value !== false || lightTouch.value !== false || regime.value === null) return null;
  const pick = (id: string, evidence: readonly Evidence[] = []): Limit | null => {
    const threshold = thresholdOf(id, date, regime.value);
    return threshold ? { threshold, evidence } : null;
  };
  const words = hitsOf(context.sentences.about('urgency'), urgent);
  if (facts.accelerated?.value) return pick('tender-days-short', [fieldOf('accelerated', facts.accelerated)]);
  if (words.length > 0) return pick('tender-days-short', sentencesOf(words));
  const [earlier] = facts.planning;
  if (earlier) return pick('tender-days-short', [fieldOf('earlier notice', earlier)]);
  if (facts.electronic?.value === false)
    return pick(regime.value === 'procurement-act-2023' ? 'tender-days-half' : 'tender-days-paper', [
      fieldOf('electronic tenders', facts.electronic),
    ]);
  return pick('tender-days');
}

const divisionOf = (notice: Notice): HolidayDivision => {
  const regions = [...notice.facts.regions, notice.facts.buyer?.region ?? ''];
  if (notice.source === 'public-contracts-scotland' || regions.some((one) => one.startsWith('UKM'))) return 'scotland';
  return regions.some((one) => one.startsWith('UKN')) ? 'northern-ireland' : 'england-and-wales';
};

function tooLittleTime(notice: Notice, context: Context): Verdict {
  const { tenderPeriod, opened, expressionEnd } = notice.facts;
  // With two stages the first deadline is the one that a newcomer must meet.
  const end = expressionEnd?.value ?? tenderPeriod?.value.end ?? null;
  const endPath = expressionEnd?.path ?? `${tenderPeriod?.path}/endDate`;
  if (end === null) return notAssessable('date-unknown', 'The notice gives no deadline.');
  if (!opened)
    return notAssessable(
      'date-unknown',
      'The day on which tendering opened is not known; this notice changes an earlier one.',
    );
  const days = daysBetween(opened.value, end);
  if (days === null || days < 0 || days > 2000)
    return notAssessable('date-unknown', 'Deadline and opening do not fit each other.');
  const workingDays = workingDaysBetween(opened.value, end, divisionOf(notice));
  const figures = { days, ...(workingDays === null ? {} : { workingDays }) };
  const evidence = [fieldOf('opened', opened), fieldOf('deadline', { path: endPath, value: end })];
  const told = `${counted(days, 'day')}${workingDays === null ? '' : `, ${counted(workingDays, 'working day')},`} from publication to the deadline`;
  const limit = minimumOf(notice, context);
  const slack = context.kind.regime.value === 'procurement-act-2023' ? 0 : dispatchDays;
  if (limit && days < limit.threshold.value - slack) {
    const certain = thresholdOf('tender-days-short', context.kind.date, context.kind.regime.value);
    return raised(
      days < (certain?.value ?? 10) - slack ? 'high' : 'medium',
      `${told}; the law asks for ${limit.threshold.value}, or less for reasons that a notice need not show.`,
      {
        evidence: [...evidence, ...limit.evidence],
        figures,
        thresholds: [limit.threshold],
        standing: 'law',
        sources: limit.threshold.source ? [limit.threshold.source] : [],
        sure: 'likely',
      },
    );
  }
  if (days <= comfortable.value)
    return raised('info', `${told}. Small firms ask for more.`, {
      evidence,
      figures,
      thresholds: [comfortable, ...(limit ? [limit.threshold] : [])],
      standing: 'practice',
    });
  return passed(`${told}.`, { evidence, figures, thresholds: [comfortable] });
}

const effortValue = settingOf('effort-value');
const effortItems = settingOf('effort-items');
const effortWords = settingOf('effort-words');
const itemWords =
  /\b(\d{1,3}|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\s+(?:\w+\s+){0,3}(?:method statements?|questions?|annex(?:es)?|appendices|schedules|forms|policies|certificates)\b/gi;
const wordLimit = /\b(\d{1,2},?\d{3}|\d{3})\s*words?\b/gi;
const pageLimit =
  /\b(\d{1,3}|one|two|three|four|five|six|eight|ten)\s*(?:x\s*)?(?:sides?|pages?)\s*(?:of )?(?:A4)?\b/gi;
const namedNumbers: Readonly<Record<string, number>> = {
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
};
/** What bidders must read or fill in, by what publishers call such documents. */
const bidding =
  /biddingDocuments|technicalSpecifications|evaluationCriteria|contractDraft|clarifications|procurementDocuments/;

function effort(notice: Notice, context: Context): Verdict {
  const worth = worthOf(notice);
  if (worth === null) return notAssessable('value-unknown', 'The value to compare the effort with is not published.');
  if (worth.amount > effortValue.value || isVehicle(notice))
    return notApplicable(`At ${roundMoney(worth.amount, 'GBP')} the effort of a bid is not looked at.`, {
      evidence: [worth.evidence],
      thresholds: [effortValue],
    });
  const about = context.sentences.about('effort');
  let items = 0;
  let words = 0;
  const evidence: Evidence[] = [];
  for (const sentence of about) {
    const numbers = [...sentence.text.matchAll(itemWords)].map(
      (match) => namedNumbers[(match[1] ?? '').toLowerCase()] ?? Number(match[1]),
    );
    const limits = [...sentence.text.matchAll(wordLimit)].map((match) => numberOfFigures(match[1] ?? '') ?? 0);
    const pages = [...sentence.text.matchAll(pageLimit)].map(
      (match) => 500 * (numberOfWords(match[1] ?? '') ?? Number(match[1])),
    );
    if (numbers.length + limits.length + pages.length === 0) continue;
    items += Math.max(0, ...numbers);
    words += [...limits, ...pages].reduce((a, b) => a + b, 0);
    evidence.push(...hitsOf([sentence], /.+/s).map(({ quote }) => quote));
  }
  const documents = notice.facts.documents.filter(
    ({ type, title }) => (type !== null && bidding.test(type)) || (type === null && title !== null),
  );
  items += documents.length;
  if (items + words === 0)
    return notAssessable('not-stated', 'The notice does not tell how much is asked for with a bid.');
  const figures = { items, words };
  const all = [
    ...evidence.slice(0, 6),
    ...documents.slice(0, 12).map(({ path, title, type }) => fieldOf('document', { path, value: title ?? type ?? '' })),
    worth.evidence,
  ];
  const told = `${counted(items, 'document, question or form', 'documents, questions and forms')}${words > 0 ? ` and answers of up to ${count(words)} words` : ''} for ${roundMoney(worth.amount, 'GBP')}`;
  if (items < effortItems.value && words < effortWords.value)
    return passed(`${told}.`, { figures, evidence: all, thresholds: [effortItems, effortWords] });
  return raised('low', `${told}.`, {
    figures,
    evidence: all,
    thresholds: [effortValue, items >= effortItems.value ? effortItems : effortWords],
    sure: 'likely',
  });
}

export const time: readonly Check[] = [
  {
    id: 'O14',
    name: 'Too little time',
    barrier: 'time',
    definition:
      'Fewer days from publication to the deadline than the law’s minimum for a covered procurement that is not light touch; 35 days or fewer is information.',
    method:
      'Calendar days between opening and deadline, against the minimum for electronic tenders, urgency, or an earlier notice. Working days without bank holidays stand beside them. Under the older regulations five days are allowed for, between sending and publication.',
    why: 'A small firm has no team that writes bids; short time-scales are on its list of barriers.',
    exclusions: ['Changes of a notice, whose opening is not known.'],
    assumptions: [
      'Tenders are electronic unless the notice says otherwise.',
      'Documents are there from the first day.',
    ],
    limits: [
      'A qualifying planned procurement notice or a negotiated period under the Act may allow less, and the notice need not say so.',
    ],
    standing: 'law',
    scope: { stages: ['call'], competitive: true },
    reasons: ['date-unknown'],
    thresholds: ['tender-days', 'tender-days-half', 'tender-days-paper', 'tender-days-short', 'comfortable-days'],
    sources: ['act54', 'pcr27', 'pcr28', 'scot28', 'scot29', 'barriers'],
    advice: 'Give six weeks where you can, and keep August and Christmas out of them.',
    betterWords: ['Published on 1 September; questions until 1 October; tenders until 15 October.'],
    example: {
      words: 'Published 1 March 2026, deadline 11 March 2026',
      finding: 'Ten days; the Act asks for 25: medium, law.',
    },
    rule: tooLittleTime,
  },
  {
    id: 'O24',
    name: 'Effort out of proportion',
    barrier: 'time',
    definition:
      'For a contract of up to £100,000: eight or more documents, questions and forms, or answers of 5,000 words and more.',
    method:
      'Documents attached for bidders, numbers of questions and statements, word and page limits (a page is 500 words).',
    why: 'The effort of a bid is the same for a firm of five as for one of five thousand.',
    exclusions: ['Contracts above £100,000; frameworks.'],
    assumptions: ['The three limits are settings of ours.'],
    limits: ['Questions inside documents are not counted.'],
    standing: 'practice',
    scope: { stages: ['call'], competitive: true },
    reasons: ['value-unknown', 'not-stated'],
    thresholds: ['effort-value', 'effort-items', 'effort-words'],
    sources: ['act12', 'barriers'],
    advice: 'Ask two questions, take one page each, and drop what you will not read.',
    betterWords: ['Send two pages: how you would do it, and what it costs.'],
    example: {
      words: 'Twelve method statements of 500 words; value £40,000',
      finding: '12 questions for £40,000: low.',
    },
    rule: effort,
  },
];
