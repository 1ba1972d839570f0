import { fieldOf } from './evidence.ts';
import type { BodyKind, Evidence, Notice } from './notice.ts';
import { type Decided, decided, type Route, undecided } from './procurement.ts';
import { quoteOf, type Sentences } from './sentence.ts';
import { coveredFrom, thresholdOf } from './threshold.ts';

const lightTouchWords = /\blight[- ]touch\b|\bLTR\b|\bsocial and other specific services\b|\bregulations? 7[4-7]\b/i;
/** Services that the laws list for the lighter rules, by the beginning of their code: health and social, education, some legal, hotels and catering. */
const lightTouchCodes = /^(?:85|80|98[0-3]|75[1-3]|55[1-5]|7910|7911|7921|853|92[0-5])/;

/** Whether the lighter rules for social and other specific services hold; by field, by words, else open. */
export function lightTouchOf(notice: Notice, sentences: Sentences): Decided<boolean> {
  const { specialRegimes, cpv } = notice.facts;
  const special = specialRegimes.find(({ value }) => /light/i.test(value));
  if (special) return decided(true, fieldOf('special regime', special));
  for (const sentence of sentences.about('law')) {
    const match = lightTouchWords.exec(sentence.text);
    if (match) return decided(true, quoteOf(sentence, match.index, match.index + match[0].length));
  }
  const [main] = cpv;
  if (!main) return notice.source === 'draft' ? decided(false) : undecided('nothing is classified');
  if (notice.facts.noticeTypes.some(({ value }) => /^UK\d/.test(value)))
    return decided(false, fieldOf('special regime', { value: 'none', path: '/tender/specialRegime' }));
  return lightTouchCodes.test(main.value)
    ? undecided(
        'what is bought may fall under the lighter rules, and the notice does not say',
        fieldOf('classification', main),
      )
    : decided(false, fieldOf('classification', main));
}

/** Whether the value is below the threshold of the law: by field, by the procedure’s name, by the value with tax. */
export function thresholdSideOf(notice: Notice, about: About): Decided<boolean> {
  const { aboveThreshold, methodDetails, estimate, legalBasis } = notice.facts;
  if (aboveThreshold) return decided(!aboveThreshold.value, fieldOf('above threshold', aboveThreshold));
  const wide = estimate !== null && estimate.value.low > 6_000_000;
  if (wide && methodDetails && /below[- ]threshold/i.test(methodDetails.value))
    return undecided(
      'the procedure is called below threshold, and the value is far above any',
      fieldOf('procedure', methodDetails),
    );
  if (methodDetails && /below[- ]threshold/i.test(methodDetails.value))
    return decided(true, fieldOf('procedure', methodDetails));
  if (methodDetails && /above[- ]threshold/i.test(methodDetails.value))
    return decided(false, fieldOf('procedure', methodDetails));
  const byValue = valueSideOf(notice, about);
  // Forms of the EU’s directives are for what the directives cover, but portals use them for smaller contracts too.
  const isForm = notice.source === 'public-contracts-scotland' || notice.source === 'sell2wales';
  return byValue.value === null && isForm && legalBasis ? decided(false, fieldOf('legal basis', legalBasis)) : byValue;
}

interface About {
  readonly lightTouch: Decided<boolean>;
  readonly body: Decided<BodyKind>;
  readonly route: Decided<Route>;
  readonly date: string | null;
}

/** The side that the estimated value tells, where it is far enough from the threshold. */
function valueSideOf(notice: Notice, about: About): Decided<boolean> {
  const { estimate, category } = notice.facts;
  if (!estimate) return undecided('the value is not known');
  if (estimate.value.currency !== null && estimate.value.currency !== 'GBP')
    return undecided('the value is not in pounds', fieldOf('value', { ...estimate, value: estimate.value.high }));
  const works = category?.value === 'works';
  const pick = (lightTouch: boolean) =>
    coveredFrom(
      { body: about.body.value, works, lightTouch, concession: about.route.value === 'concession' },
      about.date,
    );
  // While it is open whether the lighter rules hold, a value is below only what is lower, and above only what is higher.
  const lower = pick(about.lightTouch.value === true);
  const higher = pick(about.lightTouch.value !== false);
  if (!lower || !higher) return undecided('no threshold is known for its date');
  const taxed = lower.unit === 'pounds with tax';
  const high = taxed ? (estimate.value.gross ?? estimate.value.high * 1.2) : estimate.value.high;
  const value: Evidence = { kind: 'field', path: estimate.path, name: 'value', value: String(estimate.value.high) };
  const central = thresholdOf('covered-central', about.date)?.value ?? lower.value;
  const least = about.body.value === null && !works ? Math.min(lower.value, central) : lower.value;
  if (high < least * 0.95 && category) return decided(true, value);
  if (estimate.value.low > higher.value) return decided(false, value);
  return undecided('the value is near the threshold, or not enough is known to choose it', value);
}
