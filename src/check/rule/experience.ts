import { fieldOf, type Hit, hitsOf, sentencesOf } from '../evidence.ts';
import { type Check, type Context, notAssessable, passed, raised, type Verdict } from '../finding.ts';
import { hasField, type Notice } from '../notice.ts';
import { inDays, readDurations } from '../reader/duration.ts';
import { numberOfWords, wordNumber } from '../reader/number.ts';
import { settingOf } from '../threshold.ts';

const demand =
  /\b(?:must|shall|required?|minimum|need(?:s|ed)? to|at least|mandatory|only (?:bidders|suppliers|organisations)|will be expected|essential|we (?:ask|look) for|asked? for|(?:is|are) (?:needed|expected)|invited from (?:\w+ ){1,6}?(?:having|with|who have)|provide (?:a |an )?(?:\w+ )?(?:details|examples?|references?|evidence|relevant|two|three|\d))\b/i;
/** Years of experience that the bidder itself, and no person of it, is to have. */
const ofBidder =
  /\b(?:bidders?|tenderers?|suppliers?|applicants?|candidates?|organisations?|contractors?|providers?|compan(?:y|ies)|firms?|you)\b[^.;]{0,60}\b(?:must|shall|requires?d?(?: to)?|need to|minimum(?: of)?|at least)\b[^.;]{0,40}\byears?(?:'|’)? (?:of )?(?:relevant |proven |demonstrable |direct )?experience\b/i;
/** Experience of people who do the work is about staff, not about who may bid. */
const ofStaff =
  /\b(?:(?:staff|personnel|managers?|team members?|team leader|key roles?|lead|consultants?|directors?|partners?|engineers?|CVs?|post[- ]qualif\w*|professional(?:ly)? qualified|individuals?|operatives|practitioners?|graduates?|employees|supervisors?)\b)/i;

const withBuyer =
  /\b(?:(?:previous(?:ly)?|prior|past|existing|earlier|current)(?: \w+){0,6} (?:contracts?|experience|work(?:ed|ing)?|engagements?|relationship|awarded|supplied)(?: \w+){0,4} (?:with|for|to|by) (?:the|this|our) (?:council|authority|trust|university|board|college|association|department|buyer|organisation)|(?:have|having) (?:previously )?(?:worked|contracted|supplied|been awarded a contract)(?: \w+){0,3} (?:with|for|by) (?:the|this|our) (?:council|authority|trust|university|board|college|association|department|buyer)|(?:have|has|having) (?:previously |already |successfully )?(?:carried out|completed|held|performed|undertaken|fulfilled|delivered|won|executed)(?: \w+){0,4} (?:contracts?|projects?|work|services?)(?: \w+){0,2} (?:with|for|to|by) (?:the|this|our) (?:council|authority|trust|university|board|college|association|department|buyer))\b/i;
const publicOnly =
  /\b(?:(?:experience|track record|references?|examples?|clients?|customers?|(?:similar|comparable|equivalent|relevant|previous) (?:\w+ ){0,2}?(?:contracts|projects|services))(?: \w+){0,8} (?:in|of|within|from|for|with|by) (?:\w+ ){0,4}(?:public (?:sector|bod(?:y|ies)|authorit\w+)|local (?:government|authorit\w+)|NHS|government (?:department|bod)\w*|councils?|housing associations?|registered social landlords?|RSLs?)|(?:public sector|local (?:government|authority)|NHS) (?:experience|references?|clients?|track record|contracts))\b/i;
const anySector =
  /\b(?:(?:public|NHS)(?: sector)? (?:and\/or|or|and) (?:private|third|voluntary|commercial)|private (?:and\/or|or|and) public|both public|any sector|or (?:equivalent|similar|comparable)|or other|similar (?:organisations?|environment|sector)|not (?:essential|required|limited)|desirable|preferabl\w*|advantage\w*)\b/i;
const references = new RegExp(
  String.raw`\b(?:minimum of |at least )?(\d{1,2}|${wordNumber})(?:\s?\(\w+\))?\s+(?:\w+\s+){0,4}(?:examples?|references?|case studies|projects?|contracts?|referees)\b`,
  'i',
);
const alike =
  /\b(?:similar|same|comparable|equivalent|like)\b[^.]{0,60}\b(?:size|scale|value|scope and value|magnitude)|\b(?:size|scale|value)\b[^.]{0,40}\b(?:similar|comparable|equivalent)|\bsimilar in (?:value|size|scale)/i;
/** Work like this one with its number: “at least three similar contracts”, “two (2) comparable projects”; years are no number of it. */
const likeWork = new RegExp(
  String.raw`\b(\d{1,2}|${wordNumber})(?:\s?\(\w+\))?\s+(?!(?:years?|months?|weeks?|days?)\b)(?:\w+\s+){0,2}?(?:similar|comparable|equivalent|relevant)\s+(?:\w+\s+){0,3}?(?:contracts?|projects?|services?|commissions?|assignments?)\b`,
  'i',
);
const toHaveHad =
  /\b(?:ha(?:ve|s|d|ving)|held|hold|completed|delivered|undertaken|performed|carried out|fulfilled|won|executed|evidence|demonstrate|show|prove)\b/i;
/** Things that are told of earlier work; they may be few, of any sector and of any size. */
const telling = /\b(?:examples?|references?|referees?|case stud(?:y|ies)|details?)\b/i;
/** Words by which something about experience is asked, whatever it is. */
const earlierWork =
  /\b(?:experience\b(?! of (?:the |our )?(?:users?|customers?|patients?|residents?|visitors?|guests?))|track record|references\b(?! to\b)|reference (?:projects?|contracts?|sites?)\b|referees?|case stud(?:y|ies)|(?:similar|comparable|relevant|previous|earlier) (?:\w+ ){0,3}?(?:contracts?|projects?|work|services|commissions?|assignments?))/i;
const bidder =
  /\b(?:bidders?|tenderers?|suppliers?|applicants?|candidates?|organisations?|contractors?|providers?|compan(?:y|ies)|firms?|you)\b[^.;]{0,80}\b(?:must|shall|should|required?|need(?:s|ed)? to|(?:is|are|will be) (?:expected|asked|needed))\b/i;
const trading =
  /\b(?:(?:been )?(?:trading|established|in (?:business|operation|existence)|incorporated|operating)(?: for)?|years(?:'|’)? (?:of )?(?:trading|trading history|in business)|trading history)\b/i;
const tellOnly =
  /\b(?:if (?:trading for )?less|less than|date (?:on|in) which|were set up|started trading|or for the period|where available|accounts)\b/i;

const likeReferences = settingOf('like-references');
const tradingYears = settingOf('trading-years');
const experienceYears = settingOf('experience-years');

function experienceLockIn(notice: Notice, context: Context): Verdict {
  const about = context.sentences.any('experience', 'example').filter(({ passage }) => passage.kind !== 'title');
  const asked = about.filter(({ text, passage }) => demand.test(text) || passage.kind === 'selection');
  const own = hitsOf(
    asked,
    withBuyer,
    /\b(?:not|any|whether|conflict|declare|tell|if you have|details of any|performance on)\b/i,
  ).filter(({ sentence }) => demand.test(sentence.text));
  const publicSector = hitsOf(asked, publicOnly, anySector).filter(
    ({ sentence: { text } }) =>
      demand.test(text) &&
      !ofStaff.test(text) &&
      /\b(?:bidders?|tenderers?|suppliers?|providers?|contractors?|organisations?|applicants?|compan(?:y|ies)|you|your|candidates?|references?|examples?)\b/i.test(
        text,
      ),
  );
  const many = manyAlike(asked, context);
  const years = hitsOf(asked, trading, tellOnly).filter(
    ({ sentence: { text } }) => demand.test(text) && mostYears(text) >= tradingYears.value && !ofStaff.test(text),
  );
  const similar = similarWork(asked, many);
  const practised = hitsOf(asked, ofBidder, tellOnly).filter(
    ({ sentence: { text }, match }) =>
      mostYears(match[0]) >= experienceYears.value && !ofStaff.test(match[0]) && !anySector.test(text),
  );
  const parts: readonly (readonly [string, readonly Hit[]])[] = [
    ['earlier work for this buyer', own],
    ['experience of the public sector only', publicSector],
    ['three or more references of like size', many],
    ['three or more similar contracts', similar],
    ['years of trading', years],
    ['years of experience of the bidder', practised],
  ];
  const found = parts.filter(([, hits]) => hits.length > 0);
  if (found.length > 0) {
    const { regime, belowThreshold } = context.kind;
    const law = own.length > 0 && regime.value === 'procurement-act-2023' && belowThreshold.value !== true;
    return raised(
      law ? 'high' : own.length > 0 ? 'medium' : 'low',
      `It asks for ${found.map(([what]) => what).join(', and for ')}.`,
      {
        evidence: sentencesOf(found.flatMap(([, hits]) => hits)),
        thresholds: [
          ...(many.length + similar.length > 0 ? [likeReferences] : []),
          ...(years.length > 0 ? [tradingYears] : []),
          ...(practised.length > 0 ? [experienceYears] : []),
        ],
        standing: law ? 'law' : 'practice',
        sources: law ? ['act22', 'barriers'] : ['barriers'],
        sure: 'likely',
      },
    );
  }
  const spoken = hitsOf(
    about.filter(({ passage }) => passage.kind === 'selection'),
    /experience|references?|examples?|case stud/i,
  );
  // A number of like work that is under ours was understood, wherever it stands.
  const few = hitsOf(asked, likeWork).filter(({ sentence: { text } }) => !ofStaff.test(text));
  if (spoken.length + few.length > 0)
    return passed('Experience is asked for in terms that many can meet.', {
      evidence: sentencesOf([...spoken, ...few]).slice(0, 4),
    });
  const unread = hitsOf(asked, earlierWork).filter(
    ({ sentence: { text, passage } }) => (bidder.test(text) || passage.kind === 'selection') && !ofStaff.test(text),
  );
  if (unread.length > 0)
    return notAssessable(
      'wording-unclear',
      'It asks something about experience, in words that this check does not recognise.',
      {
        evidence: sentencesOf(unread).slice(0, 4),
      },
    );
  return hasField(notice.source, 'selection criteria')
    ? notAssessable('not-stated', 'The notice does not say what experience is asked for.', {
        evidence: notice.facts.documents
          .filter(({ type }) => type === 'technicalSelectionCriteria')
          .map(({ path }) => fieldOf('selection criteria', { path, value: 'in the documents' })),
      })
    : notAssessable('no-field', 'This source has no field for conditions, and the text asks for no experience.');
}

const countOf = (words = ''): number => (/^\d/.test(words) ? Number(words) : (numberOfWords(words) ?? 0));

/** Three and more contracts like this one that a bidder must have had; what is only told of them is no such condition. */
function similarWork(asked: Context['sentences']['all'], many: readonly Hit[]): Hit[] {
  return hitsOf(asked, likeWork, telling).filter(({ sentence, match }) => {
    const count = countOf(match[1]);
    return (
      count >= likeReferences.value &&
      count < 20 &&
      demand.test(sentence.text) &&
      toHaveHad.test(sentence.text) &&
      !ofStaff.test(sentence.text) &&
      !many.some((one) => one.sentence === sentence)
    );
  });
}

function manyAlike(asked: Context['sentences']['all'], context: Context): Hit[] {
  return hitsOf(asked, references).filter(({ sentence, match }) => {
    const count = countOf(match[1]);
    return (
      count >= likeReferences.value &&
      count < 20 &&
      alike.test(context.sentences.around(sentence, 0, 1)) &&
      demand.test(sentence.text)
    );
  });
}

const mostYears = (text: string): number =>
  Math.max(
    0,
    ...readDurations(text)
      .filter(({ unit }) => unit === 'years' || unit === 'months')
      .map(({ low, unit }) => inDays(low, unit) / 365),
  );

export const experience: readonly Check[] = [
  {
    id: 'O12',
    name: 'Experience lock-in',
    barrier: 'experience',
    definition:
      'Earlier work for this buyer, for the public sector only, three or more references of like size or similar contracts, years of trading, or years of experience of the bidder are a condition.',
    method:
      'Sentences that demand experience, references or trading, with words for each; sentences on staff are left out.',
    why: 'Who has not yet sold to the public sector cannot start; innovators are often new firms.',
    exclusions: ['Years of experience of staff.', 'References of any sector.', 'Lists of what a bidder may tell.'],
    assumptions: ['Three references or contracts, three years of trading and two of experience are settings of ours.'],
    limits: [
      'Words on experience that it does not know; outside the conditions of participation it says so.',
      'Conditions in attached documents are not read.',
      'A turnover for each of several past years, which works like years of trading.',
      'References of like size without their number, or their number without a size.',
    ],
    standing: 'practice',
    scope: { stages: ['call'], competitive: true },
    reasons: ['not-stated', 'no-field', 'wording-unclear'],
    thresholds: ['like-references', 'trading-years', 'experience-years'],
    sources: ['act22', 'pcr58', 'barriers'],
    advice:
      'Ask for what shows that they can do it: a reference of any sector, a trial, the people who will do the work.',
    betterWords: [
      'One or two examples, from any sector, of any size, that show how you would do this. People’s earlier work counts.',
    ],
    example: {
      words: 'Three examples of contracts of a similar size, scope and value.',
      finding: 'It asks for three or more references of like size: low.',
    },
    rule: experienceLockIn,
  },
];
