import { roundMoney } from '../../domain/number.ts';
import { fieldOf, type Hit, hitsOf, sentencesOf } from '../evidence.ts';
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
import { isVehicle, worthOf } from '../value.ts';

const question = settingOf('undivided-question');
const medium = settingOf('undivided-medium');

const whyNot =
  /\b(?:not (?:be(?:en)? )?(?:divided|split|sub-?divided|separated|broken)|no (?:division|lots)|undivided|single lot|one lot|without lots|decided (?:not to|against)(?: \w+){0,4} lots|not (?:feasible|appropriate|practical|possible|suitable)(?: \w+){0,6} lots)\b[^.]{0,200}\b(?:because|as|due to|since|owing|in order|would|to ensure|reason|therefore|given)\b|\b(?:because|due to|reasons? (?:for|why))\b[^.]{0,160}\b(?:not (?:divided|split|broken)|single (?:lot|supplier|contractor|provider)|lots? (?:is|are|were|was) not)\b/i;
const byArea =
  /\b(?:bid|tender|quote|price|apply|appl(?:y|ications?)|offers?)\b[^.]{0,60}\b(?:for )?(?:one|any|either|some|all|part)\b[^.]{0,40}\b(?:areas?|regions?|districts?|routes?|sites?|zones?|schools?|packages?)\b/i;
const together =
  /\b(?:(?:must|should|required to|shall) (?:bid|tender|submit)[^.]{0,40}(?:all|both|every) (?:the )?lots|(?:all|both) lots (?:must|shall|will) be (?:bid|tendered|awarded) (?:for )?(?:together|to (?:one|a single|the same)))\b/i;

function largeAndUndivided(notice: Notice, context: Context): Verdict {
  if (isVehicle(notice))
    return notApplicable('The value of a framework or a dynamic system is a ceiling, which is never used.');
  const lots = notice.facts.lots.filter(({ cancelled }) => !cancelled);
  const joined = hitsOf(context.sentences.about('lot'), together);
  if (!hasField(notice.source, 'lots')) return notAssessable('no-field', 'This source has no field for lots.');
  if (lots.length > 1 && joined.length === 0)
    return passed(`It is divided into ${lots.length} lots.`, {
      evidence: lots.slice(0, 3).map(({ path, title, id }) => fieldOf('lot', { path, value: title ?? id })),
      figures: { lotCount: lots.length },
    });
  const worth = worthOf(notice);
  if (worth === null) return notAssessable('value-unknown', 'It has one lot, and its value is not published.');
  const evidence = [worth.evidence, ...sentencesOf(joined)];
  const figures = { value: worth.amount, lotCount: lots.length };
  if (worth.amount < question.value)
    return passed(`One lot of ${roundMoney(worth.amount, 'GBP')}.`, { evidence, figures, thresholds: [question] });
  const reasons = [
    ...hitsOf(context.sentences.about('lot'), whyNot),
    ...hitsOf(
      context.sentences.all.filter(({ boilerplate }) => !boilerplate),
      byArea,
    ),
  ];
  const stated = notice.facts.noLotsReason;
  if (stated)
    return passed('It says why it is not divided.', {
      evidence: [fieldOf('why no lots', stated), worth.evidence],
      figures,
    });
  if (reasons.length > 0)
    return passed('A reason is given, or parts can be bid for.', {
      evidence: [...sentencesOf(reasons), worth.evidence],
      figures,
      sure: 'likely',
    });
  const says = `${roundMoney(worth.amount, 'GBP')} in ${joined.length > 0 ? 'lots that must be bid for together' : 'one lot'}`;
  // The reason is due in the tender notice; before it there is still time to ask.
  if (worth.amount > medium.value && context.kind.stage.value !== 'planning')
    return raised('medium', `${says}, and no reason is given.`, { evidence, figures, thresholds: [medium] });
  return asked(`${says}: could smaller firms win a part of it?`, { evidence, figures, thresholds: [question] });
}

const forbidsGroups =
  /\b(?:(?:consorti(?:a|um)|joint (?:bids?|ventures?|tenders?)|group bids?|collaborative bids?|partnership bids?)(?: \w+){0,5} (?:not|nor)(?: \w+){0,2} (?:accepted|permitted|allowed|considered|eligible|able)|(?:no|not accept|not permit|not allow|not consider)(?: \w+){0,2} (?:consorti(?:a|um)|joint (?:bids|ventures)|group bids))\b/i;
const forbidsChains =
  /\b(?:sub-?contract(?:ing|ors?)?(?: \w+){0,4} (?:(?:is|are|be|will) not|not be)(?: \w+){0,2} (?:permitted|allowed|accepted|authorised|acceptable)|(?:no|not accept|not permit|not allow) (?:any )?sub-?contract(?:ing|ors?)|(?:may|shall|must|can|will) not sub-?contract)\b/i;
const withConsent = /\b(?:without|unless|except|prior|consent|approval|agreed|permission|more than|over)\b/i;
const eachMember =
  /\b(?:(?:each|every|all) (?:\w+ ){0,2}(?:members?|parties|partners?)(?: of (?:the|a|any) (?:consorti\w+|group|joint venture))?(?: \w+){0,3} (?:must|shall|should|will (?:be required to|need to|have to))(?: \w+){0,4} (?:meet|satisfy|pass|hold|comply with)(?: \w+){0,4} (?:criteri|requirement|turnover|threshold|standard|minimum|condition))/i;
const jointOnChain =
  /\bsub-?contractors?\b[^.]{0,80}\bjoint(?:ly)? and several|\bjoint(?:ly)? and several[^.]{0,80}\bsub-?contractors?\b/i;
const allows =
  /\b(?:consorti(?:a|um)|joint (?:bids?|ventures?)|group bids?|collaborat\w+ bids?|sub-?contract\w*)\b[^.]{0,100}\b(?:welcome|permitted|allowed|accepted|may|can|encourag\w*|invited|proportion|intend)\b|\b(?:welcome|permit|allow|accept|encourag\w*)\b[^.]{0,60}\b(?:consorti|joint|group bid|collaborat|sub-?contract)/i;

function groupsDiscouraged(_notice: Notice, context: Context): Verdict {
  const about = context.sentences.any('group', 'chain');
  const refused = [...hitsOf(about, forbidsGroups), ...hitsOf(about, forbidsChains, withConsent)];
  const parts: readonly (readonly [string, readonly Hit[]])[] = [
    ['bids of groups, or subcontracting, are refused', refused],
    ['every member of a group must meet what is asked of the whole', hitsOf(about, eachMember)],
    ['subcontractors are made liable for the whole', hitsOf(about, jointOnChain)],
  ];
  const found = parts.filter(([, hits]) => hits.length > 0);
  if (found.length > 0) {
    const regime = context.kind.regime.value;
    const governed = regime === 'pcr-2015' || regime === 'scotland' || regime === 'procurement-act-2023';
    const says = found.map(([what]) => what).join('; ');
    return raised('medium', `${says.charAt(0).toUpperCase()}${says.slice(1)}.`, {
      evidence: found.flatMap(([, hits]) => sentencesOf(hits)),
      standing: governed && refused.length > 0 && context.kind.belowThreshold.value === false ? 'law' : 'practice',
      sources: regime === 'scotland' ? ['scot64'] : regime === 'pcr-2015' ? ['pcr63', 'pcr19'] : ['act22', 'act26'],
      sure: 'likely',
    });
  }
  const open = hitsOf(about, allows);
  const ticked = hitsOf(context.sentences.plates, /\bsuitable for consorti/i);
  if (open.length === 0 && ticked.length > 0)
    return passed('A box of the portal says that groups may bid; the buyer says nothing.', {
      evidence: sentencesOf(ticked),
      sure: 'weak',
    });
  return open.length > 0
    ? passed('Groups or subcontracting are spoken of as possible.', { evidence: sentencesOf(open).slice(0, 4) })
    : notAssessable('not-stated', 'Nothing is said on groups and subcontracting; silence forbids nothing.');
}

function suitabilityClaimed(notice: Notice, context: Context): Verdict {
  if (!hasField(notice.source, 'suitability'))
    return notAssessable('no-field', 'This source has no flag for small firms and social enterprises.');
  const { sme, vcse, lots } = notice.facts;
  const flags = [sme, vcse, ...lots.flatMap((lot) => [lot.sme, lot.vcse])].flatMap((one) => one ?? []);
  if (flags.length === 0)
    return notAssessable('not-stated', 'It is not flagged for small firms or social enterprises, nor against.');
  const yes = flags.filter(({ value }) => value);
  if (yes.length === 0)
    return notApplicable('It is not flagged as suitable for small firms or social enterprises.', {
      evidence: flags.slice(0, 2).map((one) => fieldOf('suitable', one)),
    });
  const others = context.before.filter(({ check }) => ['O09', 'O10', 'O11', 'O22', 'O13', 'O16'].includes(check));
  const against = others.filter(({ outcome, question: isQuestion }) => outcome === 'raised' && !isQuestion);
  const evidence = [fieldOf('suitable', yes[0] as (typeof yes)[number])];
  if (against.length > 0)
    return raised(
      'low',
      `It is flagged as suitable, and ${against.map(({ check, says }) => `${check} says: ${says}`).join(' ')}`,
      { evidence: [...evidence, ...against.flatMap((one) => one.evidence.slice(0, 2))] },
    );
  return others.some(({ outcome }) => outcome === 'passed')
    ? passed('No finding on finance or size speaks against the flag.', { evidence })
    : notAssessable('not-stated', 'Nothing on finance or size could be assessed to compare the flag with.', {
        evidence,
      });
}

/** Services of a kind that supported businesses and mutuals do, by the beginning of their code. */
const reservable: readonly (readonly [RegExp, string])[] = [
  [/^(?:909[12]|7731|905[13]|9831|5552|7981|3916|7752)/, 'supported employers'],
  [/^(?:85[1-3]|8[04]|925|926|9833)/, 'public service mutuals or local social enterprises'],
];
const reserved =
  /\b(?:reserved (?:contract|for|to)|sheltered (?:workshop|employment)|supported (?:business|employ\w+|factor\w+)|public service mutual|below[- ]threshold reservation|reservation)\b/i;

function reservation(notice: Notice, context: Context): Verdict {
  const field = notice.facts.reserved;
  if (field && field.value !== 'none')
    return passed('Participation is reserved.', { evidence: [fieldOf('reserved', field)] });
  const said = hitsOf(context.sentences.about('reserve'), reserved);
  if (said.length > 0) return passed('The notice speaks of reserving.', { evidence: sentencesOf(said) });
  const [main] = notice.facts.cpv;
  if (!main) return notAssessable('not-stated', 'What is bought is not classified.');
  const kind = reservable.find(([pattern]) => pattern.test(main.value));
  if (!kind || notice.facts.category?.value !== 'services')
    return notApplicable('What is bought is not of a kind that is usually reserved.', {
      evidence: [fieldOf('classification', main)],
    });
  return asked(`Services of this kind may be reserved, for instance to ${kind[1]}. Was that considered?`, {
    evidence: [fieldOf('classification', main)],
    sure: 'weak',
  });
}

export const size: readonly Check[] = [
  {
    id: 'O13',
    name: 'Large and undivided',
    barrier: 'size',
    definition: '£2 million or more in one lot with no reason given, as a question; above £5 million, medium.',
    method:
      'Lots as published, the estimated value, and words that give a reason or let parts be bid for. Lots that must be bid for together are one.',
    why: 'A contract larger than a firm is the first thing that small and social suppliers name.',
    exclusions: [
      'Frameworks and dynamic systems, whose ceilings are never used.',
      'A formal single lot that takes bids by area.',
    ],
    assumptions: ['Both amounts are settings of ours; the law asks to consider lots and to give reasons.'],
    limits: ['Under the 2015 Regulations the reason may stand in a report that is not public.'],
    standing: 'practice',
    scope: { stages: ['planning', 'call'], competitive: true },
    reasons: ['no-field', 'value-unknown'],
    thresholds: ['undivided-question', 'undivided-medium'],
    sources: ['act18', 'pcr46', 'scot47', 'barriers'],
    advice:
      'Divide by place, kind of work or stage; or say in a sentence why one supplier is needed and how it must open its chain.',
    betterWords: ['Four lots by district. You may bid for any; nobody is awarded more than two.'],
    example: { words: 'Value £6,000,000, one lot', finding: '£6 million in one lot, and no reason is given: medium.' },
    rule: largeAndUndivided,
  },
  {
    id: 'O16',
    name: 'Group bids discouraged',
    barrier: 'size',
    definition:
      'Groups or subcontracting are refused, every member must meet every threshold, or subcontractors are made liable for the whole.',
    method: 'Words that refuse, within one sentence; refusals that need only consent are left out.',
    why: 'Small firms reach large contracts together or through a prime; a clause can close both ways.',
    exclusions: [
      'Silence.',
      'Subcontracting that needs consent.',
      'A portal’s tick box raises nothing, and answers silence only weakly.',
    ],
    assumptions: [],
    limits: [
      'Joint liability of the members of a group is not raised.',
      'A group that may bid only if a large firm leads it.',
    ],
    standing: 'practice',
    scope: { stages: ['call'], competitive: true },
    reasons: ['not-stated'],
    thresholds: [],
    sources: ['pcr63', 'pcr19', 'scot64', 'act22', 'act26'],
    advice: 'Let groups meet conditions together, and ask only who does what.',
    betterWords: ['Groups are welcome and meet the conditions together. One of you signs; tell us who does what.'],
    example: { words: 'Consortium bids will not be accepted.', finding: 'Bids of groups are refused: medium.' },
    rule: groupsDiscouraged,
  },
  {
    id: 'O17',
    name: 'Suitability claimed, terms disagree',
    barrier: 'size',
    definition:
      'It is flagged as suitable for small firms or social enterprises while a raised finding of finance or size says otherwise.',
    method: 'The flags, beside O09, O10, O11, O13, O16 and O22; questions do not count.',
    why: 'A flag that the terms deny costs small firms the time to find out.',
    exclusions: ['Notices that are not flagged.'],
    assumptions: [],
    limits: ['It is only as good as the findings it compares with.'],
    standing: 'practice',
    scope: { stages: ['call'], competitive: true },
    reasons: ['no-field', 'not-stated'],
    thresholds: [],
    sources: ['survey'],
    advice: 'Change the terms, or the flag.',
    betterWords: [],
    example: {
      words: 'Suitable for SMEs; a turnover of £3 million',
      finding: 'Flagged as suitable, and O10 is raised: low.',
    },
    rule: suitabilityClaimed,
  },
  {
    id: 'O23',
    name: 'Reservation not considered',
    barrier: 'size',
    definition: 'A service of a kind that may be reserved, with nothing said: a question.',
    method: 'The main classification; words for reserving.',
    why: 'The law lets buyers keep some competitions for supported employers, mutuals, and, below the threshold, local and small suppliers.',
    exclusions: ['Goods and works, and other services.'],
    assumptions: ['Which codes count is our list.'],
    limits: ['A decision not to reserve is rarely published.'],
    standing: 'practice',
    scope: {
      stages: ['planning', 'call'],
      competitive: true,
      regimes: ['procurement-act-2023', 'pcr-2015', 'scotland'],
      otherwise: 'This law is not looked at for reservation.',
    },
    reasons: ['not-stated'],
    thresholds: [],
    sources: ['act32', 'act33'],
    advice: 'Write down whether you considered reserving it, and why not.',
    betterWords: ['This contract is reserved to supported employment providers (section 32).'],
    example: { words: 'Cleaning services, nothing on reservation', finding: 'Was that considered? A question.' },
    rule: reservation,
  },
];
