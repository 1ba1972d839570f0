import { counted, daysBetween, longDay } from '../../domain/number.ts';
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
import type { Evidence, Notice } from '../notice.ts';
import { settingOf } from '../threshold.ts';

const happened =
  /\b(?:(?:following|after|as a result of|during|informed by|through|feedback (?:from|received)|based on|lessons from|outcome of|input from|insight from|developed (?:with|from|considering)|responses? (?:to|from))\s(?:\S+\s){0,6}(?:market (?:engagement|sounding|testing|consultation|research event)|supplier (?:engagement|event|day)s?|RFI)|(?:market (?:engagement|sounding|testing|consultation)|supplier (?:engagement|event|day)s?)(?: (?:event|exercise|session|day|process)s?)? (?:was|were|has been|have been|took place|has taken place)(?! not)|(?:has|have|had) (?:previously |already |recently )?(?:engaged|consulted) with (?:the )?(?:market|potential (?:suppliers|bidders|providers)|suppliers|providers))\b/i;
const notYet =
  /\b(?:will be|to be held|no (?:preliminary )?(?:market )?engagement|intend(?:s|ed)? to|plan(?:s|ned)? to|not (?:been )?(?:undertaken|carried out|conducted))\b/i;
const noticed =
  /\b(?:(?:preliminary )?market engagement notice|engagement notice|prior information notice|\bPIN\b|UK2)\b/i;

function engagementEvidence(notice: Notice): readonly Evidence[] {
  const { engagements, planning } = notice.facts;
  return [
    ...engagements.map(({ path, value }) =>
      fieldOf('engagement notice', { path, value: value.published ?? 'no date' }),
    ),
    ...planning.map((one) => fieldOf('earlier notice', one)),
  ];
}

function earlyEngagement(notice: Notice, context: Context): Verdict {
  const { belowThreshold, regime } = context.kind;
  if (belowThreshold.value === true) return notApplicable('Below the threshold nothing asks for an engagement notice.');
  const fields = engagementEvidence(notice);
  if (fields.length > 0) return passed('An earlier notice told the market.', { evidence: fields });
  const { noEngagementReason } = notice.facts;
  if (noEngagementReason)
    return passed('It says why there is no engagement notice.', {
      evidence: [fieldOf('why no engagement notice', noEngagementReason)],
    });
  const about = context.sentences.about('engagement');
  const named = hitsOf(about, noticed, notYet);
  if (named.length > 0)
    return passed('The text names an earlier notice, or says why there is none.', { evidence: sentencesOf(named) });
  const said = hitsOf(about, happened, notYet);
  if (said.length > 0) {
    const evidence = sentencesOf(said);
    if (regime.value !== 'procurement-act-2023' || belowThreshold.value === null)
      return passed('The text says that the market was engaged.', { evidence });
    return raised(
      'medium',
      'The text says that the market was engaged; no engagement notice, and no reason for there being none, was found.',
      {
        evidence,
        standing: 'law',
        sure: 'likely',
        advice: 'Name the engagement notice, or give in the tender notice the reason for publishing none (section 17).',
      },
    );
  }
  return asked(
    'No engagement notice was found. Was the market asked before this call, and can suppliers see what was said?',
  );
}

const lead = settingOf('engagement-lead');
const window = settingOf('engagement-window');

function tokenEngagement(notice: Notice, context: Context): Verdict {
  const { engagements, opened, published } = notice.facts;
  const [first] = engagements;
  if (!first)
    return context.kind.stage.value === 'planning'
      ? notApplicable('It announces a purchase and does not ask the market.')
      : notAssessable('not-stated', 'No engagement notice is known that the call could be measured from.');
  const { published: asked, ends } = first.value;
  const evidence = [fieldOf('engagement notice', { path: first.path, value: asked ?? 'no date' })];
  if (asked === null) return notAssessable('date-unknown', 'The engagement notice has no date.', { evidence });
  const open = ends === null ? null : daysBetween(asked, ends);
  if (open !== null && open >= 0 && open < window.value)
    return raised('low', `The market had ${counted(open, 'day')} to answer.`, {
      evidence: [...evidence, fieldOf('end of engagement', { path: first.path, value: ends as string })],
      figures: { windowDays: open },
      thresholds: [window],
    });
  if (context.kind.stage.value === 'planning')
    return open === null
      ? notAssessable('date-unknown', 'The engagement notice does not say until when it takes answers.', { evidence })
      : passed(`The market has ${counted(open, 'day')} to answer.`, {
          evidence,
          figures: { windowDays: open },
          thresholds: [window],
        });
  const call = opened ?? published;
  const days = call ? daysBetween(asked, call.value) : null;
  if (days === null || !call) return notAssessable('date-unknown', 'The day of the call is not known.', { evidence });
  const both = [...evidence, fieldOf('call', call)];
  const figures = { leadDays: days };
  return days >= 0 && days < lead.value
    ? raised('low', `The call followed the engagement notice of ${longDay(asked)} after ${counted(days, 'day')}.`, {
        evidence: both,
        figures,
        thresholds: [lead],
      })
    : passed(`The call followed ${counted(days, 'day')} after the engagement notice.`, {
        evidence: both,
        figures,
        thresholds: [lead],
      });
}

const promised =
  /\b(?:feedback (?:will|shall|is|to|can)|(?:provide|offer|give|receive|request|written|verbal|constructive|detailed) (?:\w+ ){0,3}feedback|debrief\w*|strengths and weaknesses)\b/i;
const minimum =
  /\b(?:assessment summar(?:y|ies)|standstill|characteristics and relative advantages|reasons for the decision|notif(?:y|ied) unsuccessful)\b/i;
const forBidders =
  /\b(?:bidders?|tenderers?|suppliers?|unsuccessful|applicants?|candidates?|providers?|organisations?|(?:all|those|any(?:one|body)|every(?:one|body)) (?:who|that)|who (?:bids?|tenders?|appl(?:y|ies))|you (?:will |can |may )?(?:get|receive|ask|request|be (?:given|offered|sent)))\b/i;
const refused =
  /\b(?:no (?:\w+ ){0,2}(?:feedback|debrief\w*) (?:\w+ ){0,4}?(?:given|provided|offered|available|issued|supplied|entered into)|(?:feedback|debrief\w*) (?:\w+ ){0,3}?(?:not|never)(?: \w+){0,2} (?:given|provided|offered|available|issued|supplied|entered into)|(?:not|never|unable to|cannot|can['’]t|won['’]t|nor)(?: be able to)? (?:give|provide|offer|supply|issue|enter into) (?:\w+ ){0,4}?(?:feedback|debrief\w*))\b/i;
/** What is put off, or refused in one form, is not refused. */
const later =
  /\b(?:until|before|during|prior to|unless|at this stage|verbal|oral|telephone|other than|except|only|further|late|incomplete|non-compliant)\b/i;
const ofUsers = /\b(?:customer|user|resident|patient|client|market|learner) feedback\b/i;
/** A notice shorter than this tells about what is bought and little else. */
const enoughWords = 300;

function feedback(_notice: Notice, context: Context): Verdict {
  const about = context.sentences.about('feedback');
  const given = hitsOf(about, promised).filter(
    ({ sentence }) =>
      forBidders.test(sentence.text) &&
      !ofUsers.test(sentence.text) &&
      !(refused.test(sentence.text) && !later.test(sentence.text)),
  );
  if (given.length > 0) return passed('Feedback to bidders is promised.', { evidence: sentencesOf(given) });
  const none = hitsOf(about, refused, later).filter(({ sentence }) => !ofUsers.test(sentence.text));
  if (none.length > 0)
    return raised('low', 'The text says that no feedback is given.', { evidence: sentencesOf(none) });
  const least = hitsOf(about, minimum);
  const words = context.sentences.words(['specification', 'selection', 'award', 'terms', 'notes']);
  if (least.length > 0)
    return asked(
      'Only what the law asks for is promised to the unsuccessful. Could you offer a conversation about their tender?',
      { evidence: sentencesOf(least) },
    );
  if (words < enoughWords)
    return notAssessable('too-short', 'The text is too short to say that feedback is missing.', { figures: { words } });
  return asked('Nothing is promised to the unsuccessful. Will you tell each what would have made the difference?', {
    figures: { words },
    sure: 'weak',
  });
}

export const engagement: readonly Check[] = [
  {
    id: 'O04',
    name: 'Early engagement',
    barrier: 'engagement',
    definition:
      'The text says that the market was engaged and there is neither an engagement notice nor a reason; or no engagement notice was found, which is a question.',
    method: 'Engagement and prior information notices in the fields; words that say that engagement took place.',
    why: 'No interaction with the buyer is the barrier that suppliers to the public sector name first.',
    exclusions: ['Below the threshold.', 'Direct awards and call-offs.'],
    assumptions: ['An engagement notice of the same procurement is linked to it.'],
    limits: ['An earlier notice under another identifier is not found.', 'Engagement itself is optional.'],
    standing: 'practice',
    scope: { stages: ['call'], competitive: true },
    reasons: [],
    thresholds: [],
    sources: ['survey', 'act16', 'act17', 'pcr40', 'scot41'],
    advice:
      'Open a conversation with the market before the next call, and publish the notice that lets every supplier see it.',
    betterWords: [
      'We asked the market in spring; see our preliminary market engagement notice and the questions and answers there.',
    ],
    example: {
      words: 'Following market engagement in May, the Council …',
      finding: 'Under the Act, no notice found: medium, law.',
    },
    rule: earlyEngagement,
  },
  {
    id: 'O05',
    name: 'Token engagement',
    barrier: 'engagement',
    definition: 'The call comes under 21 days after the engagement notice, or the market had under 10 days to answer.',
    method: 'Days between the engagement notice, the end of the engagement and the call.',
    why: 'An answer that comes after the documents are written changes nothing, and small firms need longer to answer.',
    exclusions: ['Notices that announce a purchase and ask nothing.'],
    assumptions: ['Both limits are settings of ours.'],
    limits: ['Engagement outside the record is not seen.'],
    standing: 'practice',
    scope: { stages: ['planning', 'call'], competitive: false },
    reasons: ['not-stated', 'date-unknown'],
    thresholds: ['engagement-lead', 'engagement-window'],
    sources: ['act16', 'survey'],
    advice: 'Leave time between what the market says and what you publish, and say what you changed.',
    betterWords: ['Please answer by 30 June. We will publish what we heard in July and open the tender in September.'],
    example: { words: 'Engagement notice on 1 May, call on 10 May', finding: 'The call followed after 9 days: low.' },
    rule: tokenEngagement,
  },
  {
    id: 'O26',
    name: 'Feedback',
    barrier: 'engagement',
    definition:
      'The text refuses feedback; or nothing is promised to the unsuccessful beyond the minimum, which is a question.',
    method:
      'Words that promise bidders feedback or refuse it; that nothing is said counts in a text of at least 300 words.',
    why: 'Suppliers, and small and not-for-profit ones more than others, say that they get no useful feedback and so cannot do better next time.',
    exclusions: ['Feedback of customers and users.', 'Short notices.'],
    assumptions: [],
    limits: ['Documents may promise what the notice does not.', 'Words that promise feedback in a way we do not know.'],
    standing: 'practice',
    scope: { stages: ['call'], competitive: true },
    reasons: ['too-short'],
    thresholds: [],
    sources: ['survey', 'act50'],
    advice: 'Promise each bidder a short conversation; it costs an hour and improves your next market.',
    betterWords: [
      'Every bidder may ask for a call of half an hour about its tender within four weeks of the decision.',
    ],
    example: {
      words: '… unsuccessful bidders will receive an assessment summary.',
      finding: 'Only the minimum is promised: a question.',
    },
    rule: feedback,
  },
];
