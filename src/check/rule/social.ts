import { percent } from '../../domain/number.ts';
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
import { worthOf } from '../value.ts';

const speaks =
  /\b(?:social value|community benefits?|social,? (?:economic|environmental)|social (?:impact|outcomes?|responsibilit\w+|clauses?)|well-?being of future generations|fair work|apprentice(?:ship)?s? (?:and|or|places|opportunit)|targeted recruitment|TOMs\b|social considerations)\b/i;

/** The largest share of social value that a lot gives; null where none can be read. */
function socialShare(context: Context): number | null {
  const shares = context.weighting().lots.flatMap(({ criteria }) => {
    const social = criteria.filter(({ subject }) => subject === 'social value');
    return social.length === 0 || social.some(({ share }) => share === null)
      ? []
      : [social.reduce((sum, { share }) => sum + (share ?? 0), 0)];
  });
  return shares.length === 0 ? null : Math.min(...shares);
}

function socialValue(notice: Notice, context: Context): Verdict {
  const { regime, body, date, belowThreshold } = context.kind;
  const share = socialShare(context);
  const words = hitsOf(context.sentences.about('social'), speaks);
  const criteria = context
    .weighting()
    .lots.flatMap((lot) => lot.criteria.filter(({ subject }) => subject === 'social value'));
  const evidence = [...criteria.slice(0, 4).map((one) => one.evidence), ...sentencesOf(words).slice(0, 4)];
  const limit =
    body.value === 'central' && belowThreshold.value !== true ? thresholdOf('social-share', date, regime.value) : null;
  const figures = share === null ? {} : { socialShareRatio: share };
  if (share !== null) {
    if (limit && share < limit.value)
      return raised(
        'medium',
        `Social value weighs ${percent(share)}; central government gives it at least ${percent(limit.value)}.`,
        { evidence, figures, thresholds: [limit], standing: 'policy', sources: limit.source ? [limit.source] : [] },
      );
    return passed(`Social value weighs ${percent(share)}.`, { evidence, figures, thresholds: limit ? [limit] : [] });
  }
  if (evidence.length > 0)
    return passed('Social value or community benefits are asked for; how they are scored is not stated.', {
      evidence,
      sure: 'likely',
    });
  const ticked = hitsOf(context.sentences.plates, speaks, /does not intend|not included/i);
  if (ticked.length > 0)
    return passed(
      'A box of the portal says that benefits to the community are asked for; the buyer says nothing more.',
      {
        evidence: sentencesOf(ticked).slice(0, 2),
        sure: 'weak',
      },
    );
  if (belowThreshold.value === true)
    return notApplicable('Below the threshold neither the policy nor the Act of 2012 asks for it.');
  if (regime.value === 'scotland') return scottish(notice, context);
  if (body.value === null)
    return notAssessable(
      'body-unknown',
      'It is not known what kind of body buys, and the notice does not mention social value.',
    );
  if (limit)
    return raised('info', 'The notice does not mention social value, which central government gives at least 10 %.', {
      thresholds: [limit],
      standing: 'policy',
      sources: limit.source ? [limit.source] : [],
      sure: 'weak',
    });
  if (notice.facts.category?.value !== 'services') return notApplicable('The Act of 2012 is about services.');
  return asked('The notice does not mention social value. Was it considered before the procurement began?', {
    sources: ['socialValue', ...(notice.source === 'sell2wales' ? (['wellbeing'] as const) : [])],
    sure: 'weak',
  });
}

function scottish(notice: Notice, context: Context): Verdict {
  const limit = thresholdOf('community-benefits', context.kind.date, 'scotland');
  const worth = worthOf(notice);
  if (!limit || worth === null)
    return notAssessable(
      'value-unknown',
      'Community benefits are considered from £4 million; the value is not published.',
    );
  if (worth.amount < limit.value)
    return notApplicable('Community benefits are considered from £4 million.', {
      evidence: [worth.evidence],
      thresholds: [limit],
    });
  return asked(
    'From £4 million the notice sums up community benefit requirements or says why there are none; nothing was found.',
    {
      evidence: [fieldOf('estimated value', { path: notice.facts.estimate?.path ?? '', value: worth.amount })],
      thresholds: [limit],
      standing: 'law',
      sources: ['reform25'],
      sure: 'likely',
    },
  );
}

export const social: readonly Check[] = [
  {
    id: 'O18',
    name: 'Social value',
    barrier: 'social value',
    definition:
      'Central government: social value below 10 % of the score (policy); absent there, in councils, or in Scottish contracts from £4 million, a question.',
    method:
      'Criteria that are social value by name, whatever their type; words on social value and community benefits.',
    why: 'Social enterprises and charities win on what they do besides the service, if it counts.',
    exclusions: ['Below the threshold.', 'Benefits that are asked for and not scored pass.'],
    assumptions: ['The smallest share among lots is compared.'],
    limits: ['Social value as part of a quality criterion is not seen.'],
    standing: 'policy',
    scope: {
      stages: ['call'],
      competitive: true,
      regimes: ['procurement-act-2023', 'pcr-2015', 'scotland'],
      otherwise: 'This law has criteria of its own.',
    },
    reasons: ['body-unknown', 'value-unknown'],
    thresholds: ['social-share', 'community-benefits'],
    sources: ['ppn002', 'ppn0620', 'socialValue', 'reform25', 'wellbeing'],
    advice: 'Score it, with the outcomes that matter here, and let bidders say how.',
    betterWords: ['Social value 15 %: people out of work for over a year in lasting jobs here.'],
    example: {
      words: 'A department: quality 55, price 40, social value 5',
      finding: 'Social value weighs 5 %: medium, policy.',
    },
    rule: socialValue,
  },
];
