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
import type { SourceId } from '../law.ts';
import { type Evidence, hasField, type Notice } from '../notice.ts';
import { inDays, readDurations } from '../reader/duration.ts';
import { readMoney } from '../reader/money.ts';
import { quoteOf, type Sentence } from '../sentence.ts';
import { settingOf, type Threshold, thresholdOf } from '../threshold.ts';
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
const latest = settingOf('late-payment');

function cashFlow(notice: Notice, context: Context): Verdict {
  const worth = worthOf(notice);
  const about = context.sentences.about('payment');
  const law = thirtyDays(notice, context);
  const late = about.flatMap((sentence) => latePayment(sentence, (law ?? latest).value) ?? []);
  const isLaw = law !== null && late.length > 0;
  // Thirty days are owed whatever a contract is worth.
  if (worth !== null && worth.low > small.value && !isVehicle(notice) && !isLaw)
    return notApplicable(`At ${roundMoney(worth.amount, 'GBP')} it is beyond the reach of most small firms.`, {
      evidence: [worth.evidence],
      thresholds: [small],
    });
  const found = burdens.flatMap(([what, pattern, unless]) =>
    hitsOf(about, pattern, unless ?? undefined).map((hit) => ({ what, hit })),
  );
  if (found.length + late.length === 0) return unburdened(about);
  const what = [...new Set(found.map((one) => one.what)), ...(late.length > 0 && !isLaw ? [lateWords] : [])];
  const evidence = [...sentencesOf(found.map(({ hit }) => hit)), ...late.map(({ sentence }) => quoteOf(sentence))];
  const asks = what.length > 0 ? `It asks for ${what.join(', ')}.` : '';
  if (isLaw) {
    const longest = late.reduce((one, other) => (other.days > one.days ? other : one));
    const promised = `Payment is promised after ${longest.words}; the law gives the supplier ${law.value} days, whatever a contract says.`;
    return raised('high', [promised, asks].filter(Boolean).join(' '), {
      evidence,
      figures: { paymentDays: Math.round(longest.days) },
      thresholds: found.length > 0 ? [law, small] : [law],
      standing: 'law',
      sources: lawOfPayment(law, context),
      sure: 'likely',
      isReckoned: true,
      advice: ['Write thirty days from the receipt of a valid invoice, or fewer.', found.length > 0 ? advice : '']
        .join(' ')
        .trim(),
      betterWords: ['We pay within 30 days of receiving a valid invoice, and sooner where we can.'],
    });
  }
  return raised(worth === null ? 'info' : 'low', asks, {
    evidence,
    thresholds: [small, ...(late.length > 0 ? [latest] : [])],
    sure: 'likely',
  });
}

const advice =
  'Pay in stages, the first early; leave bonds to contracts whose failure would cost more than the bond does.';
const lateWords = 'payment later than thirty days';

/** What to say where no burden was found. */
function unburdened(about: readonly Sentence[]): Verdict {
  const some = onSome(about);
  if (some.length > 0)
    return asked('A guarantee or bond may be asked of some bidders. Could a small firm give it, and do you need it?', {
      evidence: sentencesOf(some),
      sure: 'weak',
    });
  const terms = hitsOf(
    about,
    /\b(?:paid|payments?|invoices?)\b[^.]{0,80}\b(?:\d+ days|milestones?|monthly|in advance|stages?|instal)/i,
  );
  return terms.length > 0
    ? passed('Payment terms are stated and are no burden that we look for.', { evidence: sentencesOf(terms) })
    : notAssessable('not-stated', 'Nothing is said on when and how the supplier is paid.');
}

const school = /\b(?:schools?|academ(?:y|ies)|sixth form)\b/i;

/**
 * The thirty days of the law where it binds the buyer: under the Act, and before it under the regulations. Not where it leaves a
 * contract out or may do so: concessions, utilities (the private ones), schools; the regulations do not bind devolved bodies.
 */
function thirtyDays({ facts, source }: Notice, { kind }: Context): Threshold | null {
  const { regime, route, body, date } = kind;
  if (route.value === 'concession' || body.value === 'utility' || school.test(facts.buyer?.name ?? '')) return null;
  const isDevolved = source === 'sell2wales' || /^UK[LN]/.test(facts.buyer?.region ?? '');
  if (regime.value === 'pcr-2015' && isDevolved) return null;
  return thresholdOf('payment-days', date, regime.value);
}

function lawOfPayment({ regime }: Threshold, { kind }: Context): readonly SourceId[] {
  if (regime === 'pcr-2015') return ['pcr113'];
  return kind.belowThreshold.value === true
    ? ['act88']
    : kind.belowThreshold.value === false
      ? ['act68']
      : ['act68', 'act88'];
}

interface Late {
  readonly sentence: Sentence;
  readonly days: number;
  /** As it is promised: “60 days”. */
  readonly words: string;
}

const promise =
  /\b(?:(?:be |is |are )?paid|payable|payments?(?: terms?)?|(?:we|authority|council|trust|buyer|customer|client) (?:will|shall) pay|invoices? (?:(?:will|shall|must) be |are |is )?settled)\b[^.;]{0,70}/gi;
const promisedBefore = /\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)[\s-]days?['’]? (?:payment|credit|net)\b/i;
/** Days that stand beside words of payment and are about something else, or about what others pay. */
const noPromise =
  /\b(?:sub-?contract\w*|retention|interest|overdue|late payments?|terminat\w+|valid for|validity|bonds?|guarantees?|notice period|sick|maternity|leave|(?:suppliers?|contractors?|providers?|tenants?|lessees?|concessionaires?|bidders?|tenderers?|members?) (?:shall|must|will|to|should|is to|are to) (?:pay|make payment)|paid by the (?:supplier|contractor|provider|tenant|bidder|tenderer))\b/i;

/** What a sentence promises where that is later than so many days. */
function latePayment(sentence: Sentence, days: number): Late | null {
  const { text } = sentence;
  if (noPromise.test(text)) return null;
  const said = [...text.matchAll(promise), promisedBefore.exec(text)].flatMap((one) => (one ? [one[0]] : []));
  const late = said
    .flatMap((words) => readDurations(words).map((one) => ({ ...one, words: words.slice(one.start, one.end) })))
    .filter(({ unit }) => unit === 'days' || unit === 'working days')
    .map(({ high, unit, words }) => ({ sentence, days: inDays(high, unit), words }))
    .find((one) => one.days > days && one.days <= 180);
  return late ?? null;
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
      'In a contract within reach of small firms: bonds, guarantees, deposits, payment by results alone or at the end. In any contract: payment later than the thirty days that a law gives; where none does, later than forty-five.',
    method:
      'Words for each burden, without those that make it optional; days beside words of payment. Days over those of the law are a finding of law, reckoned number against number, however often the check as a whole is right.',
    why: 'Development costs and cash flow are what small innovators name; a firm can be right for the work and unable to wait.',
    exclusions: [
      'Contracts above £1 million, save for thirty days that the law gives.',
      'Burdens that “may” be asked; a bond or guarantee among the conditions of participation is a question then.',
    ],
    assumptions: ['£1 million is a setting of ours, and so are 45 days where no law gives thirty.'],
    limits: [
      'Terms in attached contracts are not read.',
      'A utility is taken for a private one, which the Act leaves out; a school is told by its name alone.',
    ],
    standing: 'practice',
    scope: { stages: ['call'], competitive: true },
    reasons: ['not-stated'],
    thresholds: ['small-reach', 'payment-days', 'late-payment'],
    sources: ['survey', 'act68', 'act88', 'act73', 'pcr113'],
    advice,
    betterWords: ['We pay 20 % at the start, then monthly within ten days of an invoice.'],
    example: { words: 'A performance bond of 10 % is required.', finding: 'It asks for a performance bond: low.' },
    rule: cashFlow,
  },
];
