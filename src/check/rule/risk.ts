import { fieldOf, hitsOf, sentencesOf } from '../evidence.ts';
import { asked, type Check, type Context, notAssessable, passed, raised, type Verdict } from '../finding.ts';
import type { Notice } from '../notice.ts';

const who = `(?:supplier|contractor|provider|tenderer|bidder|consultant|operator|concessionaire)`;
const allRisk = new RegExp(
  String.raw`\b(?:(?:all|any and all|entire|full|sole|every) (?:\w+ ){0,3}risks?\b(?: \w+){0,6} (?:lies?|rests?|borne|transfer\w*|passes|with|on|to|by)(?: \w+){0,3} ${who}|${who}s?(?:'s)? (?:shall|will|must|is to|are to|to) (?:bear|assume|accept|take|carry)(?: \w+){0,3} (?:all|any|full|sole|entire|every)(?: \w+){0,3} (?:risks?|liabilit\w+)|at (?:the|its|their) ${who}'?s? (?:sole|own|entire) risk)\b`,
  'i',
);
const unlimited =
  /\b(?:unlimited (?:liabilit\w+|indemnit\w+)|(?:liabilit\w+|indemnit\w+)(?: \w+){0,6} (?:unlimited|uncapped|without limit|not be limited)|uncapped liabilit\w+)\b/i;
const aboutCover =
  /\binsur\w*|\bcover\b|\bpolicy\b|\bpersonal injury\b|\bdeath\b|\beach (?:and every )?claim|\bper claim|\bnumber of claims|\bany one (?:incident|claim|occurrence)/i;
const balanced =
  /\b(?:risk (?:is|will be|are) shared|shared risk|risk[- ]shar\w+|risks? (?:register|allocation|management|profile)|liabilit\w+(?: \w+){0,5} (?:capped|limited to)|cap on liabilit\w+|joint risk|whichever party is best)\b/i;
const ownRisk =
  /\b(?:costs? of (?:tendering|preparing)|tender preparation|preparation (?:and|of)|submission|participat\w+)\b/i;
const nothing = /^\W*(?:n\/?a|none(?: known)?|not applicable|nil|tbc|no)?\W*$/i;

function riskDumped(notice: Notice, context: Context): Verdict {
  const about = context.sentences.about('risk').filter(({ text }) => !aboutCover.test(text) && !ownRisk.test(text));
  const found = [...hitsOf(about, allRisk), ...hitsOf(about, unlimited)];
  if (found.length > 0)
    return raised('medium', 'All risk, or liability without a limit, is laid on the supplier.', {
      evidence: sentencesOf(found),
      sure: 'likely',
    });
  const field =
    notice.passages.find(({ kind, path }) => kind === 'risk' && path === '/tender/riskDetails') ??
    notice.passages.find(({ kind }) => kind === 'risk');
  if (field && nothing.test(field.text))
    return asked('The field for risks is as good as empty. What could go wrong, and who is best placed to bear it?', {
      evidence: [fieldOf('risks', { path: field.path, value: field.original })],
    });
  if (field)
    return passed('Risks are named.', {
      evidence: [fieldOf('risks', { path: field.path, value: field.original.slice(0, 200) })],
    });
  const fair = hitsOf(about, balanced);
  return fair.length > 0
    ? passed('Risk is spoken of as shared, limited or managed.', { evidence: sentencesOf(fair) })
    : notAssessable('not-stated', 'Nothing is said on risk and liability.');
}

export const risk: readonly Check[] = [
  {
    id: 'R01',
    name: 'Risk dumped',
    barrier: 'risk',
    definition:
      'All risk or unlimited liability is laid on the supplier, or the field for risks is empty, which is a question.',
    method:
      'Words that lay all risk on the supplier or leave liability without a limit, sentences on insurance and on the cost of bidding left out; the field for risks.',
    why: 'Poor management of risk is the fourth barrier in the survey; a small firm cannot carry what a large one insures.',
    exclusions: ['Limits of insurance policies.', 'The cost of bidding.'],
    assumptions: [],
    limits: ['Liability clauses stand in contracts, which are not read.'],
    standing: 'practice',
    scope: { stages: ['planning', 'call'], competitive: false },
    reasons: ['not-stated'],
    thresholds: [],
    sources: ['survey', 'barriers'],
    advice: 'Name the risks, give each to who can manage it, and limit liability to what can be insured.',
    betterWords: [
      'Liability is limited to 125 % of the yearly charges. Demand risk is ours, delivery risk is yours, inflation we share.',
    ],
    example: {
      words: 'The Contractor shall bear all risks arising from the works.',
      finding: 'All risk is laid on the supplier: medium.',
    },
    rule: riskDumped,
  },
];
