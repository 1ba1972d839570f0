import { percent } from '../../domain/number.ts';
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
import { hasField, type Notice } from '../notice.ts';
import { settingOf } from '../threshold.ts';
import type { LotWeights, WeightedCriterion } from '../weighting.ts';

const low = settingOf('price-share-low');
const medium = settingOf('price-share-medium');

const isPrice = ({ subject }: WeightedCriterion): boolean => subject === 'price';
const isPriceAlone = ({ criteria }: LotWeights): boolean => criteria.length > 0 && criteria.every(isPrice);
/** The share of price; null where a price criterion has no share, or none stands in a list that is not whole. */
function priceShare({ criteria, basis }: LotWeights): number | null {
  const prices = criteria.filter(isPrice);
  if (prices.length === 0) return basis === 'shares' ? 0 : null;
  const shares = prices.map(({ share }) => share);
  return shares.includes(null) ? null : shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
}

const inLots = ({ lotIds }: LotWeights): string =>
  lotIds.length === 0 ? '' : lotIds.length === 1 ? ` in lot ${lotIds[0]}` : ` in ${lotIds.length} lots`;

/** Why nothing can be said about criteria that were not read. */
function unread(notice: Notice): Verdict {
  return hasField(notice.source, 'award criteria')
    ? notAssessable('not-stated', 'The notice gives no award criteria; see the tender documents.')
    : notAssessable('no-field', 'This source has no field for award criteria, and the text gives no weights.');
}

function priceDominates(notice: Notice, context: Context): Verdict {
  const { lots } = context.weighting();
  if (lots.length === 0) return unread(notice);
  if (lots.every(isPriceAlone)) return notApplicable('Price is the only criterion, which is another check (O02).');
  const read = lots.flatMap((lot) => {
    const share = isPriceAlone(lot) ? null : priceShare(lot);
    return share === null ? [] : [{ lot, share }];
  });
  if (read.length === 0) {
    const basis = lots[0]?.basis;
    return notAssessable(
      'weights-unclear',
      basis === 'points'
        ? 'The weights are points whose total is not stated.'
        : basis === 'order'
          ? 'Only the order of the criteria is stated.'
          : 'Criteria are named, and no share of price can be read.',
    );
  }
  const top = read.reduce((one, other) => (other.share > one.share ? other : one));
  const evidence = top.lot.criteria.filter(isPrice).map((one) => one.evidence);
  const figures = { priceShareRatio: top.share };
  if (top.share < low.value)
    return passed(`Price weighs ${percent(top.share)}.`, { evidence, figures, thresholds: [low] });
  const limit = top.share >= medium.value ? medium : low;
  return raised(limit === medium ? 'medium' : 'low', `Price weighs ${percent(top.share)}${inLots(top.lot)}.`, {
    evidence,
    figures,
    thresholds: [limit],
  });
}

const lowestPrice =
  /\b(?:lowest (?:compliant |overall |evaluated |total )?(?:priced?|cost|bid|tender)|price (?:only|is the (?:only|sole)|alone)|100 ?% (?:on )?(?:price|cost)|(?:solely|entirely|only) (?:on|by) (?:the )?(?:lowest )?(?:price|cost)|sole(?:ly)? (?:award )?criteri(?:on|a) (?:is|of) (?:price|cost))\b/i;
const notOnly =
  /\b(?:other (?:\w+ ){0,2}criteria|not (?:necessarily|bound|be bound|the only|obliged)|does not bind|reserves the right|not (?:accept|award))\b/i;

function priceAlone(notice: Notice, context: Context): Verdict {
  const { lots } = context.weighting();
  const alone = lots.filter(isPriceAlone);
  if (alone.length > 0) {
    const [first] = alone as [LotWeights];
    return raised('medium', `Price or cost is the only award criterion${inLots(first)}.`, {
      evidence: first.criteria.slice(0, 4).map((one) => one.evidence),
      figures: { lotCount: alone.reduce((sum, { lotIds }) => sum + Math.max(1, lotIds.length), 0) },
      sure: first.basis === 'none' ? 'likely' : 'plain',
    });
  }
  if (lots.length > 0)
    return passed('Criteria other than price are named.', {
      evidence: (lots[0]?.criteria ?? [])
        .filter((one) => !isPrice(one))
        .slice(0, 4)
        .map((one) => one.evidence),
    });
  const words = hitsOf(context.sentences.about('price'), lowestPrice, notOnly);
  if (words.length > 0)
    return raised('medium', 'The text says that price alone decides.', {
      evidence: sentencesOf(words),
      sure: 'likely',
    });
  return unread(notice);
}

const inDocuments =
  /\b(?:(?:award |evaluation |all |the )?criteria(?: and (?:their )?weight\w*)? (?:are |is |as |will be |)?(?:only )?(?:stated|set out|detailed|specified|contained|described|outlined|included|given|found)(?: only)? (?:in|within)|criteria as (?:stated|per|detailed)|as (?:stated|set out|detailed) in the (?:procurement|tender|ITT|contract) documents?|criteri(?:a|on) (?:as )?per (?:the )?(?:tender|ITT|procurement))\b/i;

function criteriaElsewhere(notice: Notice, context: Context): Verdict {
  const { lots } = context.weighting();
  const pointing = hitsOf(context.sentences.about('weight'), inDocuments).filter(
    ({ sentence }) =>
      sentence.passage.kind !== 'selection' && /criteri/i.test(sentence.text) && !/selection/i.test(sentence.text),
  );
  if (lots.length > 0) {
    if (lots.every(isPriceAlone)) return notApplicable('Price is the only criterion, and needs no weight.');
    const bare = lots.filter(({ basis }) => basis === 'none' || basis === 'order');
    const [first] = bare;
    if (!first)
      return passed('Criteria stand in the notice with their weights.', {
        evidence: (lots[0]?.criteria ?? []).slice(0, 6).map((one) => one.evidence),
      });
    return raised(
      'low',
      first.basis === 'order' ? 'Only the order of the criteria is stated.' : 'Criteria are named without weights.',
      {
        evidence: [...first.criteria.slice(0, 6).map((one) => one.evidence), ...sentencesOf(pointing)],
      },
    );
  }
  if (pointing.length > 0)
    return raised('low', 'The criteria are said to stand in the documents only.', { evidence: sentencesOf(pointing) });
  if (notice.source === 'draft')
    return asked('Where will a supplier find the criteria and their weights before deciding to bid?');
  return unread(notice);
}

const competition = { stages: ['call'], competitive: true } as const;

export const price: readonly Check[] = [
  {
    id: 'O01',
    name: 'Price dominates',
    barrier: 'price',
    definition: 'Price or cost weighs 60 % of the score or more; from 70 % the severity is medium.',
    method:
      'Per lot: weights of the criteria as numbers, else digits in their descriptions when they sum to 95–105, else percentages in the text. The name of a criterion overrules its declared type.',
    why: 'Where price decides, a better way of doing it has no room to win; suppliers name this among what keeps them from offering something new.',
    exclusions: ['Direct awards, and call-offs whose framework fixed the weights.', 'Price alone, which is O02.'],
    assumptions: ['Percentages are taken as written and never rescaled.', 'Costs over the whole life count as price.'],
    limits: ['Points are read only where their total is stated.', 'Sub-weights in the documents are not seen.'],
    standing: 'practice',
    scope: competition,
    reasons: ['not-stated', 'no-field', 'weights-unclear'],
    thresholds: ['price-share-low', 'price-share-medium', 'weight-sum-least', 'weight-sum-most'],
    sources: ['survey', 'act19', 'act23'],
    advice:
      'Ask whether price needs this weight here; give quality and outcomes more, and a fixed price or a floor where you fear cost.',
    betterWords: [
      'Award criteria: outcomes for residents 45 %, approach and learning 25 %, social value 10 %, price 20 %.',
    ],
    example: { words: 'Quality 30, Price 70', finding: 'Price weighs 70 %: medium.' },
    rule: priceDominates,
  },
  {
    id: 'O02',
    name: 'Price alone',
    barrier: 'price',
    definition: 'A competitive call names only price or cost as award criteria, or says that the lowest price wins.',
    method:
      'All criteria of a lot are about price by name, else by type; without criteria, words that leave no other reading.',
    why: 'Nothing but a lower price can win, so nothing but what is specified can be offered.',
    exclusions: ['Direct awards and call-offs.', 'Sentences that only say that the lowest price need not win.'],
    assumptions: ['Price without further criteria on an EU-style form means price alone.'],
    limits: ['Criteria that stand only in the documents are not seen.'],
    standing: 'practice',
    scope: competition,
    reasons: ['not-stated', 'no-field'],
    thresholds: [],
    sources: ['act19', 'pcr67', 'scoreboard'],
    advice:
      'This is lawful. The law asks for the most advantageous tender and lets you score quality, outcomes and social value.',
    betterWords: ['The contract goes to the tender with the best score for quality (60 %) and price (40 %).'],
    example: { words: 'Award criterion: Price', finding: 'Price is the only award criterion: medium.' },
    rule: priceAlone,
  },
  {
    id: 'O03',
    name: 'Criteria not in the notice',
    barrier: 'price',
    definition:
      'The notice says that criteria stand in the documents only, names them without weights, or gives only their order.',
    method: 'Criteria as published; words that point to the documents for criteria.',
    why: 'A small firm decides from the notice whether to spend days on documents; without criteria it guesses.',
    exclusions: ['Price alone, which needs no weight.', 'A notice that is silent: see the tender documents.'],
    assumptions: [],
    limits: ['It does not open the documents.'],
    standing: 'practice',
    scope: competition,
    reasons: ['not-stated', 'no-field'],
    thresholds: [],
    sources: ['act23', 'pcr67'],
    advice: 'This is lawful. Put the criteria and their weights into the notice; it costs one line.',
    betterWords: [
      'Award criteria: quality 50 %, social value 10 %, price 40 %. Sub-criteria stand in section 4 of the documents.',
    ],
    example: {
      words: 'Criteria as stated in the procurement documents.',
      finding: 'The criteria are said to stand in the documents only: low.',
    },
    rule: criteriaElsewhere,
  },
];
