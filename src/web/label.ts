/** The words that pages use for the values of a record: one place, so that a kind or a stage is called the same everywhere. */

export type Shape = 'triangle' | 'diamond' | 'circle' | 'square' | 'ring';

/** How a kind of participant is told apart without colour, and its words. */
export interface KindLabel {
  readonly word: string;
  readonly shape: Shape;
  /** Class that gives the hue. */
  readonly hue: string;
}

const unknownKind: KindLabel = { word: 'kind not known', shape: 'ring', hue: 'unknown' };
const kinds: Readonly<Record<string, KindLabel>> = {
  'public body': { word: 'public body', shape: 'triangle', hue: 'public' },
  sme: { word: 'SME', shape: 'diamond', hue: 'sme' },
  vcse: { word: 'VCSE', shape: 'circle', hue: 'vcse' },
  'not recorded as sme': { word: 'not recorded as SME', shape: 'square', hue: 'other' },
  unknown: unknownKind,
};

/** Words, shape and hue of a kind; a kind that nobody knows is unknown, never guessed. */
export const kindLabel = (kind: string | null): KindLabel => kinds[kind ?? 'unknown'] ?? unknownKind;

const stages: Readonly<Record<string, string>> = {
  planning: 'planning',
  tender: 'no award published',
  open: 'still open to bids',
  award: 'awarded',
  contract: 'under contract',
};

/** A stage of a process in words. */
export const stageLabel = (stage: string | null): string =>
  stage === null ? 'stage not known' : (stages[stage] ?? stage);

const amountKinds: Readonly<Record<string, string>> = {
  estimate: 'estimate',
  award: 'award',
  contract: 'contract',
  payment: 'payment',
  ceiling: 'a framework’s ceiling, not spending',
  'possible ceiling': 'perhaps a framework’s ceiling',
};

/** What an amount is, where it is more than plain; plain kinds need no words beside the amount. */
export const amountNote = (kind: string | null): string | null =>
  kind === 'ceiling' || kind === 'possible ceiling' || kind === 'estimate' ? (amountKinds[kind] ?? kind) : null;

/** What an amount is, always in words. */
export const amountKindLabel = (kind: string): string => amountKinds[kind] ?? kind;

const absences: Readonly<Record<string, string>> = {
  individual: 'an individual, not named here',
  removed: 'removed on request',
  redacted: 'redacted by the publisher',
  'not-awarded': 'not awarded to a supplier',
  'not-named': 'no supplier is named',
  market: 'the market',
};

/** Why nobody is named, in words. */
export const absenceLabel = (absent: string): string => absences[absent] ?? absent;

const roles: Readonly<Record<string, string>> = {
  buyer: 'buyer',
  procuringEntity: 'procuring entity',
  supplier: 'supplier',
  tenderer: 'tenderer',
  subcontractor: 'subcontractor',
};

/** A role in words. */
export const roleLabel = (role: string): string => roles[role] ?? role;

/** The hue of the kind of participant that a measure is about; the brand’s where it is about none. */
export function measureHue(id: string): string {
  if (id === 'M01' || id === 'M03') return 'sme';
  return id === 'M02' ? 'vcse' : 'brand';
}

const methods: Readonly<Record<string, string>> = {
  open: 'open to anyone',
  selective: 'by selection',
  limited: 'limited to those asked',
  direct: 'direct, without competition',
};

/** A procurement method in words. */
export const methodLabel = (method: string): string => methods[method] ?? method;

const steps: readonly string[] = ['', 'by a register number', 'by name and postcode', 'by name alone'];

/** A step of resolution in words. */
export const stepLabel = (step: number): string => steps[step] || `step ${step}`;

/** First letter in upper case, for words that begin a line. */
export const sentenceCase = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
