import { counted, decimal } from '../../domain/number.ts';
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
import { type Evidence, hasField, type Notice } from '../notice.ts';
import { inputOf, statesOutcome } from '../reader/demand.ts';
import { admitsEquivalent, isStatutory, type NamedThing, readNames } from '../reader/standard.ts';
import { quoteOf, type Sentence } from '../sentence.ts';
import { settingOf } from '../threshold.ts';

const enoughWords = settingOf('specification-words');
const manyDemands = settingOf('input-demands');
const fewOutcomes = settingOf('outcomes-per-demand');

/** Sentences about bidding, not about what is bought. */
const aboutBidding =
  /\b(?:bidders?|tenderers?|applicants?|candidates?|tenders?|bids?|quotations?|responses?|submissions?) (?:must|shall|will|should|are|is|who|may)\b|\b(?:tender documents?|portal|deadline for)\b/i;

function overPrescriptive(_notice: Notice, context: Context): Verdict {
  const words = context.sentences.words(['specification']);
  if (words < enoughWords.value)
    return notAssessable(
      'too-short',
      `There are ${counted(words, 'word')} of specification; ${enoughWords.value} are needed to judge how it is written.`,
      { figures: { words }, thresholds: [enoughWords] },
    );
  const specification = context.sentences.all.filter(
    ({ passage, boilerplate, text }) => passage.kind === 'specification' && !boilerplate && !aboutBidding.test(text),
  );
  const demands = specification.flatMap((sentence) => {
    const input = inputOf(sentence.text);
    return input ? [sentence] : [];
  });
  const outcomes = specification.filter(({ text }) => statesOutcome(text));
  const figures = {
    words,
    demands: demands.length,
    outcomes: outcomes.length,
    outcomesPerDemand: demands.length === 0 ? outcomes.length : outcomes.length / demands.length,
    demandsPerHundredWords: (100 * demands.length) / words,
  };
  const thresholds = [enoughWords, manyDemands, fewOutcomes];
  const told = `${counted(demands.length, 'demand')} that prescribe${demands.length === 1 ? 's' : ''} inputs and ${counted(outcomes.length, 'sentence')} on outcomes in ${counted(words, 'word')}`;
  if (demands.length < manyDemands.value || outcomes.length >= demands.length * fewOutcomes.value)
    return passed(`The specification has ${told}.`, { figures, thresholds });
  return raised(
    demands.length >= 2 * manyDemands.value ? 'medium' : 'low',
    `The specification has ${told} (${decimal(figures.demandsPerHundredWords, 1)} demands in a hundred words).`,
    {
      evidence: demands.slice(0, 12).map((sentence) => quoteOf(sentence)),
      figures,
      thresholds,
      sure: 'likely',
    },
  );
}

/** A sentence that lets equivalents in for everything that the documents name. */
const generalEquivalence =
  /\b(?:any|all|every|where) (?:\w+ ){0,6}(?:references?|named?|brands?|standards?|trade ?(?:marks?|names?)|specified|refer)\b[^.]{0,160}\b(?:equivalents?|equal|similar)\b/i;
/** Alternatives in so many words, or in capitals: “ISO 9001 OR a documented policy”. */
const choice =
  /\b(?:either|or (?:have|a |an |alternatively|otherwise|hold|be able|demonstrate|evidence|provide|by )|alternatively|one (?:or more )?of the following|if (?:the|a) bidder does not hold|any of (?:the|these)|such as|for example|e\.g\.|including but not limited|working towards|not (?:a )?(?:requirement|required|essential)|desirable|preferable|preferred|relevant|appropriate)\b/i;
const offersChoice = (text: string): boolean => choice.test(text) || /\bOR\b/.test(text);
const compatibility =
  /\b(?:existing|current(?:ly)?|incumbent|compatib\w*|integrat\w*|interfac\w*|interoperab\w*|in use|installed base|already|support (?:for|of)|maint(?:ain|enance)|servic(?:e|ing) (?:of|and)|upgrade|licen[cs]\w*|renewal of|subscription|migrat\w*|estate|platform|repairs? (?:of|to|and)|spare parts|resell|our own|developed (?:on|in))\b/i;
const demanding =
  /\b(?:must|shall|require[ds]?|requiring|mandatory|minimum|need(?:s|ed)? to|supply (?:of|and)|supplied|purchase of|compl(?:y|iance|iant)|conform(?:s|ing)? (?:to|with)|in accordance with|will be)\b/i;

interface Named {
  readonly sentence: Sentence;
  readonly thing: NamedThing;
}

/** Where a list begins its next item: what is let in for one is not let in for the other. */
const nextItem = /\b(?:Spec(?:ification)?|Lot|Item) \d+\b/g;

/** The part of a text that is about the item of a list in which a name stands; all of it where there is no list. */
function itemOf(text: string, { start, end }: NamedThing): string {
  const marks = [...text.matchAll(nextItem)].map(({ index }) => index);
  const from = marks.findLast((mark) => mark <= start) ?? 0;
  return text.slice(from, marks.find((mark) => mark >= end) ?? text.length);
}

/** A thing to be bought or a card to be held is what it is; words of choice in sentences around it are about other things. */
const isPlain = ({ bought, name }: NamedThing): boolean => bought === true || / cards?$/.test(name);

/** Names in demands, without an equivalent in the sentence or close behind it. */
function namedAlone(context: Context): { readonly alone: readonly Named[]; readonly covered: readonly Named[] } {
  const alone: Named[] = [];
  const covered: Named[] = [];
  for (const sentence of context.sentences.any('standard', 'make')) {
    const { passage, text } = sentence;
    if (passage.kind === 'notes' || passage.kind === 'duration') continue;
    const things = readNames(text);
    if (things.length === 0) continue;
    const near = context.sentences.around(sentence, 1, 2);
    for (const thing of things) {
      const one = { sentence, thing };
      if (isStatutory(text.slice(Math.max(0, thing.start - 60), thing.end + 60))) continue;
      const own = itemOf(passage.text.slice(sentence.start, sentence.end + 150), thing);
      if (admitsEquivalent(own) || offersChoice(isPlain(thing) ? own : near)) covered.push(one);
      else alone.push(one);
    }
  }
  return { alone, covered };
}

const lawFor = {
  'procurement-act-2023': ['act56'],
  'pcr-2015': ['pcr42'],
  scotland: ['scot43'],
} as const;

/** British standards are those that section 56(4) is about; international ones may be named without more. */
const isBritish = ({ name }: NamedThing): boolean => /^(?:BS|PAS|PD)\b|^BS/.test(name);

function brandWithoutEquivalent(_notice: Notice, context: Context): Verdict {
  const { regime, belowThreshold, route } = context.kind;
  if (route.value === 'direct award' || route.value === 'grant')
    return notApplicable('Nothing is compared in a direct award.');
  const { alone, covered } = namedAlone(context);
  const general = context.sentences.about('equivalent').filter(({ text }) => generalEquivalence.test(text));
  if (alone.length === 0 || general.length > 0) {
    if (covered.length + general.length > 0)
      return passed('What is named may be matched by an equivalent.', {
        evidence: [...covered.map(({ sentence }) => sentence), ...general].slice(0, 6).map((one) => quoteOf(one)),
      });
    const words = context.sentences.words(['specification', 'selection', 'terms', 'award']);
    return words < 50
      ? notAssessable('too-short', 'There is too little text to look for names in.', { figures: { words } })
      : passed('No make, model, standard or certificate was found by name.', { sure: 'weak', figures: { words } });
  }
  const demanded = alone.filter(
    ({ sentence, thing }) =>
      thing.bought === true || demanding.test(sentence.text) || sentence.passage.kind === 'selection',
  );
  const brands = demanded.filter(
    ({ thing, sentence }) =>
      thing.what === 'brand' && !compatibility.test(sentence.text) && sentence.passage.kind !== 'title',
  );
  const law = regime.value !== null && regime.value in lawFor && belowThreshold.value !== true;
  const sources = law ? lawFor[regime.value as keyof typeof lawFor] : [];
  const standards = demanded.filter(
    ({ thing }) =>
      thing.what === 'certificate' ||
      (thing.what === 'standard' && (regime.value !== 'procurement-act-2023' || isBritish(thing))),
  );
  const found = [...brands, ...standards];
  if (found.length === 0) return askedOrPassed(alone);
  const names = [...new Set(found.map(({ thing }) => thing.name))];
  const isListed = brands.some(({ thing }) => thing.unlisted !== true);
  return raised(
    law && isListed ? 'high' : law ? 'medium' : 'low',
    `${names.slice(0, 4).join(', ')}${names.length > 4 ? ' and others' : ''}: no equivalent is let in nearby.`,
    {
      evidence: evidenceOf(found),
      standing: law ? 'law' : 'practice',
      sources,
      sure: 'likely',
      figures: { names: names.length },
      betterWords: [...nameOf(brands).map(brandWords), ...nameOf(standards).map(standardWords)],
    },
  );
}

const nameOf = ([first]: readonly Named[]): readonly string[] => (first ? [first.thing.name] : []);
/** For a make: what it must do, the name only as a mark of how well. */
const brandWords = (name: string): string =>
  `It does what the specification sets out, as well as ${name} or equivalent does; tell us how yours meets it.`;
const standardWords = (name: string): string => `${name} or equivalent; other proof that shows the same is accepted.`;

function askedOrPassed(alone: readonly Named[]): Verdict {
  const brands = alone.filter(({ thing }) => thing.what === 'brand');
  const names = [...new Set(brands.map(({ thing }) => thing.name))];
  if (names.length === 0)
    return passed('International standards are named; equivalents need not be mentioned.', {
      evidence: evidenceOf(alone),
    });
  return asked(`${names.slice(0, 3).join(', ')}: is this what must be worked with, or would an equivalent do?`, {
    evidence: evidenceOf(brands),
    sure: 'weak',
    betterWords: [`It works with the ${names[0]} that we have; anything that does so is accepted.`],
  });
}

const evidenceOf = (found: readonly Named[]): readonly Evidence[] =>
  found.slice(0, 12).map(({ sentence, thing }) => quoteOf(sentence, thing.start, thing.end));

const refused =
  /\b(?:(?:variants?|alternative (?:tenders?|bids?|proposals?|offers?)|variant bids?)\s(?:\w+\s){0,4}(?:not|no)\s(?:\w+\s){0,2}(?:be )?(?:accepted|permitted|allowed|considered|authorised)|no (?:variants?|variant bids|alternative (?:tenders?|bids?))|(?:not|nor) (?:accept|permit|consider|allow) (?:variants?|alternative (?:tenders?|bids?)))\b/i;
const welcomed =
  /\b(?:variants?|alternative (?:tenders?|bids?|proposals?|solutions?)) (?:\w+ ){0,4}(?:accepted|permitted|allowed|welcome\w*|considered|authorised|encouraged|may be)\b/i;

function variantsRefused(notice: Notice, context: Context): Verdict {
  const stated = notice.facts.lots.flatMap(({ variants }) => (variants ? [variants] : []));
  const about = context.sentences.about('variant');
  const no = hitsOf(about, refused);
  if (no.length > 0) return raised('low', 'Variants are refused in the text.', { evidence: sentencesOf(no) });
  const open = stated.filter(({ value }) => value === 'allowed' || value === 'required');
  if (open.length > 0)
    return passed('Variants are let in.', { evidence: open.slice(0, 6).map((one) => fieldOf('variants', one)) });
  const yes = hitsOf(about, welcomed);
  if (yes.length > 0) return passed('The text lets variants in.', { evidence: sentencesOf(yes) });
  if (stated.length > 0)
    return raised('low', 'Variants are refused; on this form that is what stands there unless someone changes it.', {
      evidence: stated.slice(0, 6).map((one) => fieldOf('variants', one)),
      figures: { lotCount: stated.length },
      sure: 'likely',
    });
  return hasField(notice.source, 'variants')
    ? notAssessable('not-stated', 'It is not stated whether variants are accepted.')
    : notAssessable('no-field', 'This source has no field for variants.');
}

export const specification: readonly Check[] = [
  {
    id: 'O06',
    name: 'Over-prescriptive',
    barrier: 'specification',
    definition:
      'A specification of at least 400 words has at least 8 demands that prescribe inputs, and under half as many sentences on outcomes.',
    method:
      'Sentences with “must”, “shall” and the like that name people and their number, hours, frequency, years, make, dimension, method, place or material, against sentences that say what is to be achieved. Boilerplate and sentences about bidding are left out.',
    why: 'Over-specified tenders instead of outcome-based ones are the second barrier in the survey: who has a better way cannot offer it.',
    exclusions: ['Conditions of participation, portal text, instructions for bidders.', 'Texts under 400 words.'],
    assumptions: ['One sentence counts once, however many inputs it names.'],
    limits: [
      'It counts words and does not know whether an input is needed for safety or law.',
      'Specifications in attached documents are not read.',
    ],
    standing: 'practice',
    scope: { stages: ['planning', 'call'], competitive: true },
    reasons: ['too-short'],
    thresholds: ['specification-words', 'input-demands', 'outcomes-per-demand'],
    sources: ['survey', 'act56', 'pcr42'],
    advice: 'For each demand ask what it is for, and write that; keep the demand only where law or safety needs it.',
    betterWords: [
      'Instead of “two operatives shall clean daily between 6 and 8”: “rooms are clean and safe when used; tell us how you will know and how you will keep it so”.',
    ],
    example: {
      words: 'Two operatives must attend daily … (9 such sentences, one outcome)',
      finding: '9 demands that prescribe inputs: low.',
    },
    rule: overPrescriptive,
  },
  {
    id: 'O07',
    name: 'Brand or standard without equivalent',
    barrier: 'specification',
    definition:
      'A make, model, standard or certificate is demanded with no “or equivalent” in the sentence or close behind it.',
    method:
      'Names of standards by their pattern, certificates and makes by a list, a make with its model behind a count (“3 No …”), a name with a capital right before or behind a product in a demand; equivalence, equality and alternatives within the sentence, the next 150 characters, or a sentence that lets equivalents in for all.',
    why: 'A name in a specification decides who can bid.',
    exclusions: [
      'Statutory registration and licences, codes of practice, memberships of professions.',
      'Lists that offer alternatives.',
      'Compatibility with what the buyer runs is a question.',
      'Direct awards.',
    ],
    assumptions: ['Under the 2023 Act international standards may be named alone; British ones and makes may not.'],
    limits: [
      'Makes that are not on our list are found only behind a count with their model, or beside one of some ninety products.',
      'A name at the beginning of a sentence, or among words that all have capitals, is not told from other words.',
      'A family of standards without its number (“British Standards”), and a scheme known only by its capitals.',
      'Equivalence granted in another document is not seen.',
    ],
    standing: 'law',
    scope: { stages: ['planning', 'call'], competitive: false },
    reasons: ['too-short'],
    thresholds: [],
    sources: ['act56', 'pcr42', 'scot43'],
    advice:
      'Describe how well it must work; where a name is needed to be understood, add “or equivalent quality or performance”.',
    betterWords: [brandWords('the make that we know'), standardWords('ISO 9001')],
    example: {
      words: 'The supplier must hold CHAS accreditation.',
      finding: 'CHAS: no equivalent is let in nearby: medium, law.',
    },
    rule: brandWithoutEquivalent,
  },
  {
    id: 'O08',
    name: 'Variants refused',
    barrier: 'specification',
    definition: 'The notice refuses variants.',
    method: 'The field for variants of each lot; words that refuse or welcome them.',
    why: 'A variant is how a supplier offers what the buyer did not think of.',
    exclusions: ['The 2023 Act has no rule on variants.'],
    assumptions: ['On EU-style forms “not allowed” is what stands there unless changed.'],
    limits: ['Nothing is said about notices that are silent.'],
    standing: 'practice',
    scope: {
      stages: ['call'],
      competitive: true,
      regimes: ['pcr-2015', 'scotland', 'utilities-2016', 'concessions-2016', 'eu'],
      otherwise: 'This law has no rule on variants.',
    },
    reasons: ['not-stated', 'no-field'],
    thresholds: [],
    sources: ['pcr45', 'scot46', 'innovation'],
    advice: 'Allow variants with a short list of what each must meet, and score them by the same outcomes.',
    betterWords: ['Variants are welcome. They must meet the outcomes in section 2; the method is yours.'],
    example: { words: 'Variants will not be accepted.', finding: 'Variants are refused in the text: low.' },
    rule: variantsRefused,
  },
];
