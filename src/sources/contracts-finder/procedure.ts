/** How a contract is let. */
export interface Procedure {
  /** OCDS: open, selective, limited or direct; null where the published words do not say. */
  readonly method: 'open' | 'selective' | 'limited' | 'direct' | null;
  /** As people read it. */
  readonly details: string | null;
  readonly accelerated: boolean;
}

/** Contracts Finder's words for procedures, as its own OCDS releases translate them; longest beginnings first. */
const methods: readonly (readonly [string, Exclude<Procedure['method'], null>])[] = [
  ['NegotiatedProcedureWithoutPriorPublication', 'limited'],
  ['NegotiatedWithoutCompetition', 'limited'],
  ['AwardWithoutPriorPublication', 'limited'],
  ['CompetitiveQuotation', 'limited'],
  ['CompetitiveDialog', 'selective'],
  ['CompetitiveProcedureWithNegotiation', 'selective'],
  ['Negotiated', 'selective'],
  ['Restricted', 'selective'],
  ['CallOff', 'selective'],
  ['SingleTenderAction', 'direct'],
  ['DirectAward', 'direct'],
  ['Open', 'open'],
];

/**
 * The procedure behind a cell such as `OpenAcceleratedOJEU`; `Other` may be followed by a text, which is kept and not judged.
 */
export function procedureOf(cell: string | null): Procedure {
  const text = cell?.trim() ?? '';
  if (text === '' || text === 'NotSpecified' || text === 'NotApplicable')
    return { method: null, details: text === '' ? null : words(text), accelerated: false };
  const [word = ''] = text.split(/\s/, 1);
  if (word === 'Other') return { method: null, details: text, accelerated: false };
  const method = methods.find(([beginning]) => word.startsWith(beginning))?.[1] ?? null;
  return { method, details: words(text), accelerated: word.includes('Accelerated') };
}

/** `CallOffFromFrameworkAgreement` as words; what is below or above the threshold is said at the end. */
function words(text: string): string {
  const threshold = /NonOJEU$/.test(text) ? ' (below threshold)' : /OJEU$/.test(text) ? ' (above threshold)' : '';
  const bare = text
    .replace(/(?:Non)?OJEU$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return bare.charAt(0).toUpperCase() + bare.slice(1) + threshold;
}
