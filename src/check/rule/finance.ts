import { decimal, roundMoney } from '../../domain/number.ts';
import { hitsOf, sentencesOf } from '../evidence.ts';
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
import { type Evidence, hasField, type Notice } from '../notice.ts';
import { inDays, readDurations } from '../reader/duration.ts';
import { readMoney } from '../reader/money.ts';
import { quoteOf, type Sentence } from '../sentence.ts';
import { settingOf } from '../threshold.ts';
import { isVehicle, type Worth, worthOf } from '../value.ts';

const coverWords =
  /\b(?:insurance|indemnity|liability) ?(?:insurance|cover|policy|policies|limit|requirements?|of|=|-|\()?/i;
/** Asking the winner, by the start: what the law and good practice want. */
const atStart =
  /\b(?:commit to (?:obtain|provide|put|have|getting|secur)|commitment to obtain|(?:will|can|undertake to|agree to|be able to|able to) (?:obtain|secure|put)|(?:prior to|before|by|on|upon|at) (?:the )?(?:\w+ ){0,3}(?:commence\w*|start\w*|mobilis\w*|signature|signing|execution)|successful (?:\w+ ){0,2}(?:bidders?|contractors?|tenderers?|suppliers?|providers?|applicants?)|if (?:awarded|successful)|(?:on|upon|following|after|at) (?:contract )?award|during the (?:term|contract|life)|for the duration|throughout the|shall effect and maintain|maintain)/i;
const beforeAward =
  /\b(?:(?:prior to|before|in advance of) (?:contract |the |any )?award|(?:at|by) (?:the )?(?:time|date|point|deadline) (?:of|for) (?:\w+ )?(?:tender|bid|submission|application|response|return)|with (?:their|your|the|its) (?:tender|bid|submission|application|response)|(?:must|shall|should|need to|required to) (?:already |currently )(?:have|hold)|(?:already|currently) (?:in place|held)|when submitting|at (?:tender|SQ|PQQ) stage)\b/i;
const mustHold = /\b(?:must|shall|should|required?|minimum|need)\b/i;

interface Cover {
  readonly sentence: Sentence;
  readonly amount: number;
  readonly from: number;
  readonly to: number;
}

/** Sums insured that are demanded, employers’ liability apart, which the law asks of every employer. */
function covers(sentences: readonly Sentence[]): Cover[] {
  return sentences.flatMap((sentence) =>
    readMoney(sentence.text).flatMap(({ start, end, low }) => {
      const ahead = sentence.text.slice(Math.max(0, start - 110), start);
      const last =
        [
          ...ahead.matchAll(
            /employer|public|product|professional|clinical|cyber|motor|vehicle|third party|turnover|contract value/gi,
          ),
        ].at(-1)?.[0] ?? '';
      const spoken = last === '' ? coverWords.test(ahead) : /public|product|professional|clinical|cyber/i.test(last);
      return spoken && low >= 100_000 ? [{ sentence, amount: low, from: start, to: end }] : [];
    }),
  );
}

const audited =
  /\b(?:audited|auditor'?s?) (?:\w+ ){0,3}(?:accounts|financial statements|reports?)\b|\baccounts (?:\w+ ){0,3}audited\b/i;
const eased =
  /\b(?:or equivalent|equivalents?|where (?:required|applicable|available|relevant)|if (?:available|applicable|required|unable|you are unable|the contractor is unable)|or (?:alternative|other|bank|management|unaudited|un-audited|a statement|draft|where)|alternatively|abbreviated|as filed|if awarded|awarded the|successful|may (?:request|ask|require|be)|cannot be gained|not registered)\b/i;

function accountsAndInsurance(notice: Notice, context: Context): Verdict {
  const act = context.kind.regime.value === 'procurement-act-2023' && context.kind.belowThreshold.value !== true;
  const insurance = context.sentences.about('insurance').filter(({ text }) => /insur|indemnity|liability/i.test(text));
  const accounts = hitsOf(context.sentences.about('account'), audited);
  const early = insurance.filter((sentence) => isEarly(sentence, context));
  const strictAccounts = accounts.filter(
    ({ sentence }) => !eased.test(context.sentences.around(sentence, 0, 1)) && mustHold.test(sentence.text),
  );
  const evidence: Evidence[] = [
    ...early.map((one) => quoteOf(one)),
    ...openers(early, context),
    ...sentencesOf(strictAccounts),
  ];
  if (evidence.length > 0) {
    const what = [
      early.length > 0 ? 'Insurance is to be in place before award' : '',
      strictAccounts.length > 0 ? `${early.length > 0 ? 'audited' : 'Audited'} accounts are asked of everyone` : '',
    ]
      .filter(Boolean)
      .join('; ');
    return raised(act ? 'high' : 'low', `${what}.`, {
      evidence,
      standing: act ? 'law' : 'practice',
      sources: act ? ['act22'] : ['barriers'],
      sure: 'likely',
    });
  }
  const far = farAbove(notice, insurance);
  if (far) return far;
  if (insurance.length + accounts.length === 0)
    return hasField(notice.source, 'selection criteria')
      ? notAssessable('not-stated', 'The notice says nothing on accounts and insurance.')
      : notAssessable(
          'no-field',
          'This source has no field for conditions, and the text says nothing on accounts and insurance.',
        );
  const timed =
    insurance.some(({ text }) => atStart.test(text)) || accounts.some(({ sentence }) => eased.test(sentence.text));
  const says = timed
    ? 'What is asked on accounts and insurance leaves time to get it.'
    : 'Nothing that is asked on accounts and insurance has to be there before award; it does not say by when.';
  return passed(says, {
    sure: timed ? 'plain' : 'weak',
    evidence: [...insurance.slice(0, 3).map((one) => quoteOf(one)), ...sentencesOf(accounts).slice(0, 3)],
  });
}

/** The lines that open the lists in which some sentences stand. */
function openers(sentences: readonly Sentence[], context: Context): readonly Evidence[] {
  return sentences.flatMap(({ index, passage }) => {
    const before = context.sentences.all[index - 1];
    return before?.passage === passage && before.text.endsWith(':') ? [quoteOf(before)] : [];
  });
}

/** True where a sentence wants cover before award; the line that opens a list speaks for what is in it. */
function isEarly(sentence: Sentence, context: Context): boolean {
  if (!/insurance|indemnity|liability/i.test(sentence.text)) return false;
  const before = context.sentences.all[sentence.index - 1];
  const opening = before?.passage === sentence.passage && before.text.endsWith(':') ? `${before.text} ` : '';
  const text = opening + sentence.text;
  return /insurance/i.test(text) && beforeAward.test(text) && !atStart.test(text.replace(beforeAward, ' '));
}

const coverRatio = settingOf('cover-ratio');

function farAbove(notice: Notice, insurance: readonly Sentence[]): Verdict | null {
  const worth: Worth | null = isVehicle(notice) ? null : worthOf(notice);
  if (worth === null) return null;
  const found = covers(insurance).filter(({ amount }) => amount > coverRatio.value * worth.amount);
  if (found.length === 0) return null;
  const top = found.reduce((one, other) => (other.amount > one.amount ? other : one));
  const ratio = top.amount / worth.amount;
  return raised(
    'low',
    `Cover of ${roundMoney(top.amount, 'GBP')} is asked for a contract of ${roundMoney(worth.amount, 'GBP')}, ${decimal(ratio, 0)} times its value.`,
    {
      evidence: [quoteOf(top.sentence, top.from, top.to), worth.evidence],
      figures: { coverRatio: ratio },
      thresholds: [coverRatio],
      sources: ['barriers'],
    },
  );
}

const burdens: readonly (readonly [string, RegExp, RegExp | null])[] = [
  ['a performance bond', /\bperformance bonds?\b/i, /\b(?:no|not|without|may|if|where|or a performance bond)\b/i],
  [
    'a guarantee',
    /\b(?:parent company|bank(?:er'?s)?|performance|on[- ]demand) guarantees?\b/i,
    /\b(?:no|not|may|if|where|upon request|either|in the event|should|relying)\b/i,
  ],
  [
    'a deposit',
    /\b(?:bid bond|tender (?:bond|deposit|guarantee)|(?:pay|provide|lodge|require) (?:a |an )?(?:\w+ )?deposit|deposit (?:of|is required))\b/i,
    /\b(?:tenan|rent deposit|refundable deposit scheme|deposit return|safe)\b/i,
  ],
  [
    'payment by results alone',
    /\b(?:(?:100 ?%|solely|wholly|entirely|only|full) (?:\w+ ){0,3}(?:payment by results|outcome[- ]based payments?|paid by results|PbR)|paid only (?:on|for|when|upon) (?:the )?(?:achiev\w+|outcomes?|results?|complet\w+)|no payment (?:will be made )?(?:until|unless))\b/i,
    null,
  ],
  [
    'payment of the whole at the end',
    /\b(?:(?:single|one|full|lump[- ]sum) payment (?:will be made )?(?:on|upon|at|after|following) (?:completion|the end|final)|paid in full (?:on|upon|at) completion|(?:invoice|paid|payment) (?:\w+ ){0,3}(?:on|upon|after) (?:final )?completion (?:of the (?:contract|project)|only))\b/i,
    null,
  ],
  [
    'payment in arrears of a quarter or more',
    /\b(?:quarterly|six[- ]monthly|half[- ]yearly|annual(?:ly)?|yearly)[^.]{0,20}\bin arrears\b/i,
    null,
  ],
];
/** Bonds and guarantees that a condition of participation lays on some bidders only. */
const onSome = (about: readonly Sentence[]) =>
  hitsOf(
    about.filter(({ passage }) => passage.kind === 'selection'),
    /\b(?:performance bonds?|(?:parent company|bank(?:er'?s)?|performance) guarantees?)\b/i,
    /\b(?:no|not require\w*|without)\b/i,
  );

const small = settingOf('small-reach');
const payable = settingOf('payment-days');

function cashFlow(notice: Notice, context: Context): Verdict {
  const worth = worthOf(notice);
  if (worth !== null && worth.low > small.value && !isVehicle(notice))
    return notApplicable(`At ${roundMoney(worth.amount, 'GBP')} it is beyond the reach of most small firms.`, {
      evidence: [worth.evidence],
      thresholds: [small],
    });
  const about = context.sentences.about('payment');
  const found = burdens.flatMap(([what, pattern, unless]) =>
    hitsOf(about, pattern, unless ?? undefined).map((hit) => ({ what, hit })),
  );
  const late = about.flatMap((sentence) => (lateDays(sentence) === null ? [] : [sentence]));
  if (found.length + late.length === 0) {
    const some = onSome(about);
    if (some.length > 0)
      return asked(
        'A guarantee or bond may be asked of some bidders. Could a small firm give it, and do you need it?',
        {
          evidence: sentencesOf(some),
          sure: 'weak',
        },
      );
    const terms = hitsOf(
      about,
      /\b(?:paid|payments?|invoices?)\b[^.]{0,80}\b(?:\d+ days|milestones?|monthly|in advance|stages?|instal)/i,
    );
    return terms.length > 0
      ? passed('Payment terms are stated and are no burden that we look for.', { evidence: sentencesOf(terms) })
      : notAssessable('not-stated', 'Nothing is said on when and how the supplier is paid.');
  }
  const what = [
    ...new Set(found.map((one) => one.what)),
    ...(late.length > 0 ? ['payment later than thirty days'] : []),
  ];
  return raised(worth === null ? 'info' : 'low', `It asks for ${what.join(', ')}.`, {
    evidence: [...sentencesOf(found.map(({ hit }) => hit)), ...late.map((one) => quoteOf(one))],
    thresholds: [small, ...(late.length > 0 ? [payable] : [])],
    sure: 'likely',
  });
}

/** Days to payment where a sentence promises it later than thirty. */
function lateDays({ text }: Sentence): number | null {
  const match =
    /\b(?:paid|payment(?: terms)?|invoices? (?:will be |are |shall be )?(?:paid|settled))\b[^.]{0,60}/i.exec(text);
  if (!match || /\b(?:subcontract|sub-contract|retention|interest)/i.test(text)) return null;
  const days = readDurations(match[0]).filter(({ unit }) => unit === 'days' || unit === 'working days');
  const most = days.map(({ high, unit }) => inDays(high, unit)).find((one) => one > payable.value + 15 && one <= 180);
  return most ?? null;
}

export const finance: readonly Check[] = [
  {
    id: 'O11',
    name: 'Accounts and insurance up front',
    barrier: 'finance',
    definition:
      'Audited accounts are asked of everyone; insurance is to be in place before award; or the cover is more than ten times the estimated value.',
    method:
      'Sentences on insurance with words for a time before award and none for the start of the contract; sentences on audited accounts without an alternative; sums insured against the estimated value, employers’ liability apart.',
    why: 'A new or small firm pays for cover and an audit before it knows whether it wins.',
    exclusions: [
      '“Have or commit to obtain”, and asking the winner for cover by the start.',
      'Employers’ liability, which is statutory.',
    ],
    assumptions: ['Ten times the value is a setting of ours.'],
    limits: [
      'Cover in attached documents is not seen.',
      'Rules for a trade may demand the cover.',
      'A bare amount of cover, with no word on when it must be held, is not raised.',
    ],
    standing: 'law',
    scope: { stages: ['call'], competitive: true },
    reasons: ['not-stated', 'no-field'],
    thresholds: ['cover-ratio', 'employers-liability'],
    sources: ['act22', 'insurance', 'barriers'],
    advice: 'Ask for cover by the start, from the winner; accept what a young firm has instead of audited accounts.',
    betterWords: [
      'By the start of the contract the supplier will have public liability cover of £2 million. Tell us if you need to buy it.',
    ],
    example: {
      words: 'Bidders must provide evidence of insurance with their tender.',
      finding: 'Insurance is to be in place before award: high under the Act, low elsewhere.',
    },
    rule: accountsAndInsurance,
  },
  {
    id: 'O22',
    name: 'Cash-flow burden',
    barrier: 'finance',
    definition:
      'In a contract within reach of small firms: bonds, guarantees, deposits, payment by results alone, at the end, or later than thirty days.',
    method: 'Words for each burden, without those that make it optional; days beside words of payment.',
    why: 'Development costs and cash flow are what small innovators name; a firm can be right for the work and unable to wait.',
    exclusions: [
      'Contracts above £1 million.',
      'Burdens that “may” be asked; a bond or guarantee among the conditions of participation is a question then.',
    ],
    assumptions: ['£1 million is a setting of ours.'],
    limits: ['Terms in attached contracts are not read.'],
    standing: 'practice',
    scope: { stages: ['call'], competitive: true },
    reasons: ['not-stated'],
    thresholds: ['small-reach', 'payment-days'],
    sources: ['survey', 'act68', 'act73'],
    advice:
      'Pay in stages, the first early; leave bonds to contracts whose failure would cost more than the bond does.',
    betterWords: ['We pay 20 % at the start, then monthly within ten days of an invoice.'],
    example: { words: 'A performance bond of 10 % is required.', finding: 'It asks for a performance bond: low.' },
    rule: cashFlow,
  },
];
