import { fieldOf, hitsOf, sentencesOf } from '../evidence.ts';
import { type Check, type Context, notAssessable, passed, raised, type Verdict } from '../finding.ts';
import type { Evidence, Notice } from '../notice.ts';
import { statesOutcome } from '../reader/demand.ts';

/** Innovation as a word in names and programmes says nothing. */
const asksForIt =
  /\b(?:(?:seek\w*|welcome\w*|encourag\w*|invit\w*|looking for|propos\w*|bring\w*|offer\w*|open to|develop\w*|deliver\w*|demonstrate\w*|opportunit\w+ (?:for|to)|interested in|promot\w*|foster\w*|support\w*) (?:\w+ ){0,6}(?:innovati\w+|novel|creative (?:solutions?|approach\w*|ideas?)|new (?:ways of|approaches|ideas|technolog\w+ (?:that|to)|solutions?))|innovative (?:and \w+ |, ?\w+ )?(?:solutions?|approach\w*|ideas?|proposals?|ways|methods?|models?|partners?|operators?|design|service|technolog\w+|thinking|products?))\b/i;
const inName =
  /\b(?:Innovate UK|innovation (?:centre|center|campus|park|hub|district|quarter|fund|agency|team|strategy|directorate|zone|board|programme|services)|Department for (?:Business|Science), Innovation|research (?:and|&) innovation|UK Research)\b/i;
const partnership =
  /\b(?:innovation partnership|pre-commercial procurement|competitive flexible procedure (?:to|in order to|so that|that allows|for (?:the )?(?:develop|innovat))|design contest|SBRI\b|challenge[- ](?:based|led|statement)|research and development phase)/i;
const toScale =
  /\b(?:pilot|prototype|proof of concept|trial|test bed|discovery|alpha)\b[^.]{0,160}\b(?:scale|roll(?:ed)?[- ]?out|wider|extend\w*|full (?:service|implementation|deployment)|beta|live|expand\w*|phase 2|second phase)\b/i;
const keepsRights =
  /\b(?:(?:intellectual property|IPR?)\b[^.]{0,80}\b(?:(?:remain|retain|stay|vest|held|owned|belong)\w*)[^.]{0,30}\b(?:supplier|contractor|provider|developer|bidder)|(?:supplier|contractor|provider)\b[^.]{0,40}\b(?:retain|keep|own)\w*[^.]{0,30}\b(?:intellectual property|IPR?))\b/i;
const staged =
  /\b(?:staged payments?|stage payments?|milestone payments?|payments? (?:by|on|at|against) (?:agreed )?milestones?|paid (?:in stages|by milestone)|advance payments?|up-?front payment)\b/i;
const outcomeBased =
  /\b(?:outcome[s-]*(?:\s|-)?(?:based|focus\w*|led|driven)|(?:focus|specif\w+|pay\w*) (?:on|for|by) outcomes|functional (?:requirements|specification)|performance[- ]based specification|output[- ]based)\b/i;

interface Sign {
  readonly what: string;
  readonly strong: boolean;
  readonly evidence: readonly Evidence[];
}

function signsOf(notice: Notice, context: Context): Sign[] {
  const own = context.sentences
    .any('innovation', 'outcome', 'payment')
    .filter(({ passage }) => passage.kind !== 'title' && passage.kind !== 'notes');
  const words = (what: string, strong: boolean, pattern: RegExp, unless?: RegExp): Sign => ({
    what,
    strong,
    evidence: sentencesOf(hitsOf(own, pattern, unless)).slice(0, 4),
  });
  const open = notice.facts.lots.flatMap(({ variants }) =>
    variants?.value === 'allowed' ? [fieldOf('variants', variants)] : [],
  );
  const outcomes = own.filter(
    ({ passage, text }) => passage.kind === 'specification' && /\boutcomes?\b/i.test(text) && statesOutcome(text),
  );
  return [
    words('it asks for innovation', true, asksForIt, inName),
    words('the procedure is made for innovation', true, partnership),
    words('the specification is by outcomes', true, outcomeBased),
    words('a pilot can grow', true, toScale, /\bpilot (?:light|study area|boat|scheme evaluation)\b/i),
    words(
      'intellectual property stays with the supplier',
      true,
      keepsRights,
      /\b(?:buyer|council|authority) (?:shall|will) (?:own|retain)/i,
    ),
    words('payment is staged', false, staged),
    { what: 'variants are welcome', strong: false, evidence: open.slice(0, 2) },
    {
      what: 'outcomes are stated',
      strong: false,
      evidence: outcomes.length >= 3 ? sentencesOf(hitsOf(outcomes, /outcomes?/i)).slice(0, 4) : [],
    },
  ].filter(({ evidence }) => evidence.length > 0);
}

/** Fewer words than this say too little for anything to be invited. */
const enoughWords = 30;

function invitesInnovation(notice: Notice, context: Context): Verdict {
  const signs = signsOf(notice, context);
  const strong = signs.filter((one) => one.strong);
  if (strong.length > 0 || signs.length >= 2)
    return raised('info', `It invites innovation: ${signs.map(({ what }) => what).join(', ')}.`, {
      evidence: signs.flatMap(({ evidence }) => evidence).slice(0, 10),
      figures: { signs: signs.length },
      sure: strong.length > 1 ? 'plain' : 'likely',
    });
  const [only] = signs;
  if (only) return passed(`It leaves room: ${only.what}.`, { evidence: only.evidence });
  const words = context.sentences.words(['specification', 'award', 'terms', 'selection']);
  return words < enoughWords
    ? notAssessable('too-short', 'There is too little text to invite anything.', { figures: { words } })
    : notAssessable('not-stated', 'Nothing invites innovation in so many words.');
}

export const innovation: readonly Check[] = [
  {
    id: 'I01',
    name: 'Invites innovation',
    barrier: 'innovation',
    definition:
      'A good finding: it asks for innovation, uses a procedure made for it, specifies by outcomes, lets a pilot grow, leaves intellectual property with the supplier; or two of staged payment, variants and stated outcomes.',
    method: 'Words for each sign in description, conditions and terms; names of programmes and places are left out.',
    why: 'Suppliers in the survey innovate more where the specification asks for it.',
    exclusions: ['“Innovation” in the name of a fund, a centre or a department.'],
    assumptions: ['Words are meant.'],
    limits: ['Asking is not scoring: look at the criteria too.'],
    standing: 'practice',
    scope: { stages: ['planning', 'call'], competitive: false },
    reasons: ['too-short', 'not-stated'],
    thresholds: [],
    sources: ['innovation', 'survey', 'act20'],
    advice: 'Keep it, and score what you ask for.',
    betterWords: [],
    example: { words: 'We welcome innovative approaches.', finding: 'It invites innovation: info, a good finding.' },
    rule: invitesInnovation,
  },
];
