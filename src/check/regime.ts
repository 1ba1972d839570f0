import { fieldOf } from './evidence.ts';
import type { Evidence, Fact, Notice } from './notice.ts';
import { type Decided, decided, undecided } from './procurement.ts';
import { quoteOf, type Sentences } from './sentence.ts';
import type { Regime } from './threshold.ts';

/** The Procurement Act 2023 governs procurements begun on this day or later; the Scottish and health regimes stay. */
const actBegins = '2025-02-24';
const regulationsBegin = '2015-02-26';
const healthBegins = '2024-01-01';

/** Words by which a notice names its law. The health regime first: its notices often name what does not apply. */
const named: readonly (readonly [Regime, RegExp])[] = [
  [
    'psr-2023',
    /\bprovider selection regime\b|\bPSR\b(?= (?:intention|notice|direct|process|regulation|award|most suitable|competitive))|\bhealth care services \(provider/i,
  ],
  [
    'scotland',
    /\b(?:(?:public|utilities|concession) contracts|procurement) \(scotland\) regulations|\bprocurement reform \(scotland\)/i,
  ],
  ['defence-2011', /\bdefence and security public contracts regulations|\bDSPCR\b/i],
  ['utilities-2016', /\butilities contracts regulations|\bUCR ?2016\b/i],
  ['concessions-2016', /\bconcession contracts regulations|\bCCR ?2016\b/i],
  ['procurement-act-2023', /\bprocurement act(?: \(?2023|\b)/i],
  ['pcr-2015', /\bpublic contracts? regulations?(?:,? 2015)?\b|\bPCR ?\(?2015|\bPCRs? 2015/i],
];

/** Words that say that a law does not govern this: “do not apply to this award”. */
const deniedBehind = /^[^;.]*\bdo(?:es)? not apply\b/i;
const deniedAhead =
  /\b(?:not (?:subject to|governed by|covered by|bound by)|outside (?:of )?the scope|excluded from)\b[^;.]{0,40}$/i;

/** Old legal bases, of which publishers leave old values: the weakest evidence. */
const byLegalBasis: readonly (readonly [RegExp, Regime])[] = [
  [/^2023\/54$/, 'procurement-act-2023'],
  [/32014L0025/, 'utilities-2016'],
  [/32014L0023/, 'concessions-2016'],
  [/32009L0081/, 'defence-2011'],
];

interface Naming {
  readonly regime: Regime;
  readonly evidence: Evidence;
}

/** The laws that a notice names as governing it, in the order of `named`. */
function namings(sentences: Sentences): Naming[] {
  const found: Naming[] = [];
  for (const sentence of sentences.about('law')) {
    if (!/regulation|regime|procurement act|PCR|PSR|UCR|CCR|health care services/i.test(sentence.text)) continue;
    for (const [regime, pattern] of named) {
      const match = pattern.exec(sentence.text);
      if (!match || found.some((one) => one.regime === regime)) continue;
      if (deniedBehind.test(sentence.text.slice(match.index + match[0].length))) continue;
      if (deniedAhead.test(sentence.text.slice(0, match.index))) continue;
      // “Public Contracts (Scotland) Regulations” also reads as the English ones.
      found.push({ regime, evidence: quoteOf(sentence, match.index, match.index + match[0].length) });
    }
  }
  return found.sort((a, b) => order(a.regime) - order(b.regime));
}

const order = (regime: Regime): number => named.findIndex(([one]) => one === regime);

/**
 * Under which law a notice buys. Order of evidence: the health regime's own words, because its notices use any form; notice
 * type; publisher; words; date; legal basis last. A call-off follows its framework, whose law an unnamed date cannot tell.
 */
export function regimeOf(notice: Notice, sentences: Sentences): Decided<Regime> {
  const { facts, source } = notice;
  const words = namings(sentences);
  const health = words.find(({ regime }) => regime === 'psr-2023');
  if (health && (facts.published?.value ?? healthBegins) >= healthBegins) return decided('psr-2023', health.evidence);
  const actNotice = facts.noticeTypes.find(({ value }) => /^UK\d{1,2}$/.test(value));
  if (actNotice) return decided('procurement-act-2023', fieldOf('notice type', actNotice));
  if (source === 'public-contracts-scotland')
    return decided('scotland', { kind: 'field', path: '/ocid', name: 'publisher', value: 'Public Contracts Scotland' });
  if (source === 'draft') return regimeOfDraft(notice, words);
  const form = oldForm(notice);
  const region = facts.buyer?.region ?? null;
  // Scottish bodies keep the EU-style forms, under a law of their own.
  if (form && region?.startsWith('UKM') && source === 'find-a-tender')
    return decided('scotland', fieldAt('region of the buyer', facts.buyer?.path ?? '', region), ...form.evidence);
  // The form tells that the procurement began before the Act; its words can still name a special law of that time.
  const naming = words.find(({ regime }) => form === null || regime !== 'procurement-act-2023');
  const tooEarly = naming?.regime === 'procurement-act-2023' && (facts.published?.value ?? actBegins) < '2024-10-01';
  if (naming && !tooEarly) return decided(naming.regime, naming.evidence);
  return form ?? byDate(notice);
}

const fieldAt = (name: string, path: string, value: string): Evidence => ({ kind: 'field', path, name, value });

/** Forms of the EU’s directives, which Wales and Find a Tender use only for procurements begun before the Act. */
function oldForm({ facts, source }: Notice): Decided<Regime> | null {
  const { legalBasis, published } = facts;
  if ((source !== 'sell2wales' && source !== 'find-a-tender') || !legalBasis || !/^3\d{4}[LR]/.test(legalBasis.value))
    return null;
  if (published && published.value < regulationsBegin) return null;
  return decided(
    oldRegime(legalBasis) ?? 'pcr-2015',
    fieldOf('form', { ...legalBasis, value: `EU-style, ${legalBasis.value}` }),
  );
}

const oldRegime = (legalBasis: Fact<string> | null): Regime | null => {
  const basis = byLegalBasis.find(([pattern]) => pattern.test(legalBasis?.value ?? ''))?.[1];
  return basis === 'procurement-act-2023' ? null : (basis ?? null);
};

/** Buyers who buy under two laws, so that a date alone does not tell which. */
const twoLaws: readonly (readonly [RegExp, string])[] = [
  [
    /\bministry of defence\b|\bdefence (?:equipment|infrastructure|science)|\bMOD\b|\bDE&S\b/i,
    'the Ministry of Defence buys under two laws and the notice names neither',
  ],
];

function byDate(notice: Notice): Decided<Regime> {
  const { facts, source } = notice;
  const { published, legalBasis, buyer, tenderPeriod } = facts;
  if (buyer?.region?.startsWith('UKM') && source === 'other')
    return decided('scotland', fieldAt('region', buyer.path, buyer.region));
  if (!published) return undecided('it has no date, no notice type and names no law');
  if (published.value < regulationsBegin) return undecided('it is older than the regulations of 2015');
  const two = buyer ? twoLaws.find(([pattern]) => pattern.test(buyer.name))?.[1] : undefined;
  const old = oldRegime(legalBasis);
  const before = published.value < actBegins ? fieldOf('date', published) : startedBefore(tenderPeriod);
  if (before && two && old === null) return undecided(two, before);
  if (before && buyer?.body?.value === 'utility' && old === null)
    return undecided('a utility buys under two laws and the notice names neither', before);
  if (before) return decided(old ?? 'pcr-2015', before, old && legalBasis ? fieldOf('legal basis', legalBasis) : null);
  if (/^2023\/54$/.test(legalBasis?.value ?? ''))
    return decided('procurement-act-2023', fieldOf('legal basis', legalBasis as Fact<string>));
  return undecided(
    source === 'contracts-finder'
      ? 'it appeared on Contracts Finder after 24 February 2025 and does not say when the procurement began'
      : 'it appeared after 24 February 2025 and neither its type nor its words name the law',
    fieldOf('date', published),
  );
}

/** A tender period that began or ended before the Act. */
function startedBefore(tenderPeriod: Notice['facts']['tenderPeriod']): Evidence | null {
  const { start = null, end = null } = tenderPeriod?.value ?? {};
  const path = tenderPeriod?.path ?? '';
  if (start !== null && start < actBegins) return fieldAt('start of the tender period', path, start);
  return end !== null && end < actBegins ? fieldAt('end of the tender period', path, end) : null;
}

/** A draft says where and when it will be published; without the nation its words decide, without words nothing does. */
function regimeOfDraft(notice: Notice, words: readonly Naming[]): Decided<Regime> {
  const { buyer, published } = notice.facts;
  const first = words[0];
  if (first) return decided(first.regime, first.evidence);
  const region = buyer?.region ?? null;
  const place: Evidence = { kind: 'field', path: 'answers/nation', name: 'nation', value: region ?? '' };
  if (region === 'UKM') return decided('scotland', place);
  if (published && published.value < actBegins && published.value >= regulationsBegin)
    return decided('pcr-2015', fieldOf('planned publication', published));
  if (published && published.value >= actBegins && region !== null)
    return decided('procurement-act-2023', fieldOf('planned publication', published), place);
  if (published && published.value >= actBegins)
    return undecided(
      'say in which nation the body buys: Scotland has a law of its own',
      fieldOf('planned publication', published),
    );
  return undecided('say in which nation the body buys and when it will publish');
}
