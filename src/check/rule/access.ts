import { decimal } from '../../domain/number.ts';
import { fieldOf, hitsOf, sentencesOf } from '../evidence.ts';
import { type Check, type Context, notApplicable, notAssessable, passed, raised, type Verdict } from '../finding.ts';
import { type Evidence, hasField, type Notice } from '../notice.ts';
import { inDays, readDurations } from '../reader/duration.ts';
import { coveredFrom, thresholdOf } from '../threshold.ts';
import { isVehicle, worthOf } from '../value.ts';

const fee =
  /\b(?:(?:registration|tender(?:ing)?|portal|access|subscription|joining|application|membership|admin(?:istration)?) (?:fee|charge)s?\b|(?:fee|charge|payment) of £[\d.,]+ (?:\w+ ){0,4}(?:register|tender|access|documents?|bid)|pay(?:able)? (?:\w+ ){0,4}(?:to (?:register|tender|bid|access)|for (?:the )?(?:tender )?documents)|(?:regist\w+|sign(?:ed|ing)? up|documents?|tender packs?|to (?:bid|tender))\b[^.;]{0,40}(?<!\b(?:be|is|are|been|being) )\b(?:pay|paid|paying|payment of)(?: \w+){0,3}? (?:fee|charge)s?\b|£\d[\d,.]* (?:\w+ ){0,2}(?:fee|charge)\b[^.;]{0,40}\b(?:to (?:register|bid|tender)|documents?))/i;
const free =
  /\b(?:free|no (?:\w+ )?(?:fee|charge|cost)|without charge|not (?:be )?charge|licen[cs]e|school|gym|court|planning|permit|entry|leisure|card|child\w*|pupils?|parents?|residents?|customers?|visitors?|CQC|ICO|Companies House|professional (?:body|register)|refund\w*)\b/i;
const mustRegister =
  /\b(?:(?:must|need(?:s)? to|required to|have to|should|please) (?:first )?(?:be )?(?:register|log ?in|sign up|express (?:an )?interest|create an account)|register (?:on|with|via|at|for)(?: \w+){0,8} (?:to|in order to|and) (?:access|view|obtain|download|receive|participate|express)|only (?:be )?(?:available|accessible|accessed)(?: \w+){0,5} (?:registration|registered|log(?:ged)? ?in))\b/i;

function payOrRegister(notice: Notice, context: Context): Verdict {
  const { fees, documents } = notice.facts;
  const open = documents.filter(
    ({ type, url }) => url !== null && type !== null && /bidding|technicalSpec|evaluation|contractDraft/.test(type),
  );
  const paid = hitsOf(context.sentences.about('fee'), fee, free);
  if (paid.length > 0)
    return raised('medium', 'A fee is asked for before a supplier can bid.', {
      evidence: sentencesOf(paid),
      sure: 'likely',
    });
  if (fees.some(({ value }) => value === 'submission' || value === 'win'))
    return raised('medium', 'A fee for bidding or winning is published.', {
      evidence: fees.map((one) => fieldOf('fee', one)),
    });
  if (open.length > 0)
    return passed('Documents are published with the notice.', {
      evidence: open.slice(0, 4).map(({ path, url }) => fieldOf('document', { path, value: url ?? '' })),
    });
  if (fees.length > 0)
    return raised('info', 'The form says that documents may cost something; the amount is not given.', {
      evidence: fees.map((one) => fieldOf('fee', one)),
      sure: 'weak',
    });
  const behind = hitsOf(
    context.sentences.about('access'),
    mustRegister,
    /\b(?:ICO|HMRC|Companies House|CQC|company register|professional register|data protection|licen)\b/i,
  ).filter(({ sentence }) =>
    /document|portal|tender|interest|opportunit|competition|information|quote|www|http/i.test(sentence.text),
  );
  if (behind.length > 0)
    return raised('info', 'Documents stand behind a registration.', { evidence: sentencesOf(behind) });
  return notAssessable('not-stated', 'The notice does not say what it takes to read the documents.');
}

const totalTerm =
  /\b(?:(?:maximum|total|overall|max) (?:\w+ ){0,4}(?:period|term|duration|length)|up to a (?:maximum|total)|not exceed\w*|totall?ing|in total|total of)\b/i;

/** The longest term that the notice states, in years: with all extensions where it says so. */
function longestTerm(notice: Notice, context: Context): { readonly years: number; readonly evidence: Evidence } | null {
  const found: { years: number; evidence: Evidence }[] = [];
  for (const period of [notice.facts.contractPeriod, ...notice.facts.lots.map((lot) => lot.period)]) {
    const days = period?.value.maxDays ?? period?.value.days ?? null;
    if (!period || days === null) continue;
    found.push({
      years: days % 30 === 0 ? days / 360 : days / 365.25,
      evidence: fieldOf('period in days', { path: period.path, value: days }),
    });
  }
  for (const { sentence, match } of hitsOf(context.sentences.about('term'), totalTerm)) {
    if (
      !/framework|agreement|contract|term|exten/i.test(sentence.text) ||
      /\b(?:turnover|experience|warranty|insurance|retention|retain|accounts)\b/i.test(sentence.text)
    )
      continue;
    const behind = readDurations(sentence.text).filter(
      ({ start, unit }) => Math.abs(start - match.index) < 90 && (unit === 'years' || unit === 'months'),
    );
    const most = Math.max(0, ...behind.map(({ high, unit }) => inDays(high, unit)));
    if (most > 0 && most < 40 * 365)
      found.push({
        years: most / 365.25,
        evidence: fieldOf('term in the text', { path: sentence.passage.path, value: sentence.text.slice(0, 120) }),
      });
  }
  return found.length === 0 ? null : found.reduce((one, other) => (other.years > one.years ? other : one));
}

const isDynamic = /\bDPS\b|\bdynamic (?:purchasing|market)/i;
const openFramework = /\bopen framework\b/i;
const reasonWords =
  /\b(?:because|due to|justif\w*|in order to|to allow|reason|return on investment|exceptional|require[sd]? (?:a )?longer|nature of)\b/i;
const noReason = /^\W*(?:n\/?a|none|not applicable|tbc|-)?\W*$/i;

function longVehicle(notice: Notice, context: Context): Verdict {
  const { framework, dynamicSystem, openFramework: openField, frameworkRationale } = notice.facts;
  const { regime, lightTouch, date } = context.kind;
  if (dynamicSystem?.value || isDynamic.test(notice.title))
    return notApplicable('A dynamic system stays open to new suppliers.');
  if (!isVehicle(notice))
    return framework || hasField(notice.source, 'framework') || notice.facts.estimate
      ? notApplicable('It is no framework.')
      : notAssessable('no-field', 'This source has no field for frameworks, and the title names none.');
  if (lightTouch.value === true)
    return notApplicable('Light-touch frameworks have no longest term.', { evidence: lightTouch.evidence });
  const isOpen = openField?.value === true || hitsOf(context.sentences.about('term'), openFramework).length > 0;
  const special =
    context.kind.body.value === 'utility' ||
    notice.facts.specialRegimes.some(({ value }) => /utilit|defence/i.test(value));
  const limit =
    thresholdOf(
      isOpen ? 'open-framework-years' : special ? 'framework-years-special' : 'framework-years',
      date,
      regime.value,
    ) ?? thresholdOf('framework-years', date, regime.value);
  if (!limit) return notAssessable('date-unknown', 'No longest term is known for its law at its date.');
  const term = longestTerm(notice, context);
  if (!term) return notAssessable('date-unknown', 'The term of the framework is not stated.');
  const about = { evidence: [term.evidence], figures: { years: term.years }, thresholds: [limit] };
  const says = `The framework may last ${decimal(term.years, 1)} years`;
  if (term.years <= limit.value + 0.1) return passed(`${says}.`, about);
  const rationale =
    frameworkRationale && !noReason.test(frameworkRationale.value)
      ? fieldOf('reason for the term', frameworkRationale)
      : null;
  const words = hitsOf(
    context.sentences.about('term'),
    /\b(?:(?:four|4|eight|8) years|longer (?:term|period|duration)|duration|term)\b/i,
  ).filter(({ sentence }) => reasonWords.test(sentence.text) && /framework|term|period|duration/i.test(sentence.text));
  if (rationale || words.length > 0)
    return passed(`${says}, and a reason is given.`, {
      ...about,
      evidence: [...about.evidence, ...(rationale ? [rationale] : []), ...sentencesOf(words)],
      sure: 'likely',
    });
  return raised(
    lightTouch.value === null ? 'medium' : 'high',
    `${says}; the law allows ${limit.value} without a reason.`,
    {
      ...about,
      standing: 'law',
      sources: limit.source ? [limit.source] : [],
      sure: lightTouch.value === null ? 'likely' : 'plain',
    },
  );
}

const stageWords =
  /\b(?:pre-?qualification (?:questionnaire|stage)|\bPQQ\b|short-?list(?:ed|ing)?(?: of)? (?:bidders|suppliers|tenderers|candidates|applicants|based on|following|to)|(?:selection|suitability) (?:stage|questionnaire|phase)|two[- ]stage|invited to (?:tender|the second stage) following)\b/i;
const negated = /\b(?:no (?:PQQ|pre-?qual)|not (?:use|include|be)|single[- ]stage|one[- ]stage|interview)\b/i;

function stageBelowThreshold(notice: Notice, context: Context): Verdict {
  const { belowThreshold, regime, date, body } = context.kind;
  if (belowThreshold.value === false)
    return notApplicable('It is at or above the threshold, where a selection stage is allowed.');
  const { secondStage, methodDetails, method, category } = notice.facts;
  const words = hitsOf(context.sentences.about('selection'), stageWords, negated);
  const restricted = methodDetails && /restricted/i.test(methodDetails.value) ? methodDetails : null;
  const evidence = [
    ...(secondStage ? [fieldOf('second stage', secondStage)] : []),
    ...(restricted ? [fieldOf('procedure', restricted)] : []),
    ...sentencesOf(words),
  ];
  if (evidence.length === 0) {
    if (method?.value === 'open')
      return passed('It is an open procedure, without a selection stage.', {
        evidence: [fieldOf('procurement method', method)],
      });
    return notAssessable('not-stated', 'Nothing is said on a selection stage.');
  }
  if (belowThreshold.value === null)
    return notAssessable(
      'value-unknown',
      'There is a selection stage, and it is not clear whether the value is below the threshold.',
      { evidence },
    );
  const worth = worthOf(notice);
  const goods = coveredFrom({ body: body.value, works: false, lightTouch: false, concession: false }, date);
  if (category?.value === 'works') {
    if (worth === null)
      return notAssessable(
        'value-unknown',
        'Works may have a selection stage from the threshold of goods and services up; the value is not published.',
        { evidence },
      );
    if (goods && worth.amount * 1.2 >= goods.value)
      return notApplicable('Works of this value may have a selection stage.', {
        evidence: [worth.evidence],
        thresholds: [goods],
      });
  }
  return raised('high', 'A selection stage is used below the threshold.', {
    evidence,
    standing: 'law',
    sources: regime.value === 'procurement-act-2023' ? ['act85', 'act84'] : ['pcr111'],
    sure: restricted || secondStage ? 'plain' : 'likely',
    thresholds: goods ? [goods] : [],
  });
}

export const access: readonly Check[] = [
  {
    id: 'O15',
    name: 'Pay or register to read',
    barrier: 'access',
    definition: 'A fee is asked for, or documents stand behind a registration.',
    method:
      'Fees as published; the buyer’s own words on fees and registration, portal text left out; documents that are linked.',
    why: 'Each portal with a log-in is one that a small firm does not look at.',
    exclusions: ['Portal text that stands on every notice.', 'Documents linked from the notice.'],
    assumptions: [],
    limits: ['A link may still lead to a log-in.'],
    standing: 'practice',
    scope: { stages: ['call'], competitive: true },
    reasons: ['not-stated'],
    thresholds: [],
    sources: ['pcr53', 'scot54', 'barriers'],
    advice: 'Put the documents beside the notice for everyone to read.',
    betterWords: ['All documents are attached to this notice.'],
    example: {
      words: 'Suppliers must register on the portal to access the documents.',
      finding: 'Documents stand behind a registration: info.',
    },
    rule: payOrRegister,
  },
  {
    id: 'O20',
    name: 'Closed or over-long vehicle',
    barrier: 'access',
    definition:
      'A closed framework may last longer than four years (eight in utilities and defence) without a stated reason.',
    method:
      'The longest term from periods with extensions, and from words on a maximum; the reason as a field or beside the term.',
    why: 'Who is not in at the start waits until it ends.',
    exclusions: ['Light touch, dynamic systems; open frameworks have eight years.', 'Terms with a reason.'],
    assumptions: ['Thirty published days are a month.'],
    limits: ['Extensions that only the documents give are not seen.'],
    standing: 'law',
    scope: {
      stages: ['planning', 'call'],
      competitive: false,
      regimes: ['procurement-act-2023', 'pcr-2015', 'scotland'],
      otherwise: 'This law has other terms.',
    },
    reasons: ['no-field', 'date-unknown'],
    thresholds: ['framework-years', 'framework-years-special', 'open-framework-years'],
    sources: ['act47', 'act49', 'pcr33', 'scot34'],
    advice: 'Shorten it, open it, or say why the nature of what is bought needs longer.',
    betterWords: ['An open framework of eight years; new suppliers can join after two, four and six.'],
    example: {
      words: 'framework for a maximum of six years',
      finding: 'The framework may last 6 years; the law allows 4 without a reason: high.',
    },
    rule: longVehicle,
  },
  {
    id: 'O21',
    name: 'Suitability stage below the threshold',
    barrier: 'access',
    definition: 'A competition below the threshold has a selection stage.',
    method:
      'The side of the threshold by field, procedure or value; a restricted procedure, a second stage, or words for one.',
    why: 'The law keeps small competitions simple: everyone who can may bid.',
    exclusions: ['Works from the threshold of goods and services up.', 'Competitions above the threshold.'],
    assumptions: [],
    limits: ['Some bodies, such as schools, are outside this rule.'],
    standing: 'law',
    scope: {
      stages: ['call'],
      competitive: true,
      regimes: ['procurement-act-2023', 'pcr-2015'],
      otherwise: 'This law has no such rule.',
    },
    reasons: ['not-stated', 'value-unknown'],
    thresholds: ['covered-central', 'covered-sub-central', 'covered-works'],
    sources: ['act85', 'act84', 'pcr111'],
    advice: 'Use one stage, and ask suitability questions only where relevant and proportionate.',
    betterWords: ['One stage: send your proposal; we check what we must when we know who won.'],
    example: {
      words: 'Restricted procedure, below threshold',
      finding: 'A selection stage is used below the threshold: high, law.',
    },
    rule: stageBelowThreshold,
  },
];
