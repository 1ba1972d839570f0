import { fieldOf } from './evidence.ts';
import type { Evidence, Fact, Notice } from './notice.ts';
import { type Decided, decided, type Route, undecided } from './procurement.ts';
import { quoteOf, type Sentences } from './sentence.ts';

/** The published name of a procedure; the first that fits. */
const details: readonly (readonly [RegExp, Route])[] = [
  [/\bgrant\b/i, 'grant'],
  [
    /call-?off|further competition|mini-?competition|award under framework|from a framework|from a dynamic/i,
    'call-off',
  ],
  [/direct award|single tender action|without (?:competition|prior publication)|negotiated without/i, 'direct award'],
  [/concession/i, 'concession'],
  [/limited competition|competitive quotation|request for quotation/i, 'invited'],
  [
    /open competition|open procedure|restricted|competitive (?:dialog|procedure|flexible)|negotiated|dialogue|innovation partnership/i,
    'open competition',
  ],
];

/** Words of the text that say more than the procedure’s name; each with what it must not stand beside. */
const words: readonly (readonly [Route, RegExp, RegExp | null])[] = [
  [
    'call-off',
    /\b(?:called? off (?:from|under|against)|call-off (?:from|under|against|contract (?:under|from))|mini-?competition (?:under|through|via|using|from|is being|was|has been)|(?:following|invited|via|by|through|a) (?:a )?(?:mini|further)[- ]competition|further competition (?:under|through|via|was)|awarded (?:via|through|under|from|off)(?: (?:a|the|an))?(?: \S+){0,5} (?:framework|DPS|dynamic purchasing)|(?:direct award|procured|awarded) (?:under|through|via|from|off)(?: the| a)?(?: \S+){0,6} framework)\b/i,
    /\b(?:will be (?:called off|awarded)|may (?:be )?call|establish|future call-?offs?|set up)\b/i,
  ],
  [
    'direct award',
    /\b(?:direct award|directly awarded|single tender|awarded directly|without (?:a )?competition|without prior publication|direct award process)\b/i,
    /\b(?:may|right to|option to|no guarantee|framework will|could|possible|permit|allow|reserve)\b/i,
  ],
  [
    'grant',
    /\b(?:grant (?:agreement|funding opportunity|scheme applications?|award(?:ed)? to)|applications? for (?:a )?grant|this is a grant|grant programme)\b/i,
    /\b(?:funded by|funding from|subject to|match)\b/i,
  ],
  [
    'concession',
    /\b(?:concession contract|services? concession|works? concession|this (?:is a )?concession|award(?:ing)? of (?:a |the )?concession|concessionaire|concession (?:opportunit|agreement|licen[cs]e))/i,
    null,
  ],
];

/**
 * How a notice buys, from its notice type, the words of its text, and the published name of its procedure. A call-off that
 * was directly awarded is a call-off; a framework being set up is an open competition.
 */
export function routeOf(notice: Notice, sentences: Sentences): Decided<Route> {
  const { facts } = notice;
  const special = facts.specialRegimes.find(({ value }) => /concession/i.test(value));
  const inTitle = /\bconcessions?\b/i.exec(notice.title);
  const transparency = facts.noticeTypes.find(({ value }) => value === 'UK5');
  const said = wordsOf(notice, sentences);
  const declared = facts.methodDetails
    ? details.find(([pattern]) => pattern.test(facts.methodDetails?.value ?? ''))?.[1]
    : undefined;
  const evidence = facts.methodDetails ? fieldOf('procedure', facts.methodDetails) : null;
  if (declared === 'call-off' || declared === 'grant' || declared === 'concession') return decided(declared, evidence);
  if (said?.route === 'call-off' || said?.route === 'grant' || said?.route === 'concession')
    return decided(said.route, said.evidence, evidence);
  if (special && declared !== 'direct award') return decided('concession', fieldOf('special regime', special));
  if (inTitle && declared !== 'direct award')
    return decided('concession', { kind: 'field', path: '/tender/title', name: 'title', value: notice.title });
  if (transparency) return decided('direct award', fieldOf('notice type', transparency));
  if (declared === 'direct award') return decided('direct award', evidence);
  if (facts.framework?.value === false && declared === undefined && said === null) return byMethod(notice);
  if (said?.route === 'direct award' && declared === undefined) return decided('direct award', said.evidence);
  return declared ? decided(declared, evidence) : byMethod(notice);
}

function byMethod(notice: Notice): Decided<Route> {
  const { method, methodDetails, tags } = notice.facts;
  const given = methodDetails ? [fieldOf('procedure', methodDetails)] : [];
  switch (method?.value) {
    case 'open':
    case 'selective':
      return decided('open competition', fieldOf('procurement method', method));
    case 'limited':
      return decided('invited', fieldOf('procurement method', method));
    case 'direct':
      return decided('direct award', fieldOf('procurement method', method));
  }
  if (notice.source === 'draft')
    return decided('open competition', {
      kind: 'field',
      path: 'draft',
      name: 'draft',
      value: 'a draft is taken for a call to all',
    });
  if (notice.facts.noticeTypes.some(({ value }) => value === 'UK4'))
    return decided(
      'open competition',
      fieldOf('notice type', notice.facts.noticeTypes.find(({ value }) => value === 'UK4') as Fact<string>),
    );
  if (tags?.value.includes('tender') && notice.facts.tenderPeriod && notice.source !== 'contracts-finder')
    return decided('open competition', fieldOf('tag', tags));
  return undecided(
    methodDetails ? 'the published procedure does not tell how it is bought' : 'no procedure is published',
    ...given,
  );
}

function wordsOf(notice: Notice, sentences: Sentences): { readonly route: Route; readonly evidence: Evidence } | null {
  const isCall = notice.facts.tags?.value.some((tag) => tag.startsWith('tender')) === true;
  for (const [route, pattern, unless] of words) {
    // Routes of the procurement itself stand in its title and description; conditions speak of later call-offs.
    for (const sentence of sentences.about('law')) {
      const { kind } = sentence.passage;
      if (kind === 'selection' || kind === 'award' || kind === 'duration') continue;
      const match = pattern.exec(sentence.text);
      if (!match || unless?.test(sentence.text)) continue;
      if (isCall && route === 'direct award') continue;
      if (isCall && route === 'call-off' && notice.facts.framework?.value === true) continue;
      return { route, evidence: quoteOf(sentence, match.index, match.index + match[0].length) };
    }
  }
  return null;
}
