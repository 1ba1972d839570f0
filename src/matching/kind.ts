import type { OrganizationKind } from '../domain/organization.ts';
import { registerOf } from './identifier.ts';
import { legalFormOf } from './legal-form.ts';
import { isBuyer, type MentionGroup } from './mention.ts';
import { nameParts } from './name.ts';
import { wordsOf } from './word.ts';

/** One reason to take an organisation for a kind, and how often it was met. */
export interface KindEvidence {
  readonly kind: Exclude<OrganizationKind, 'unknown'>;
  readonly evidence: string;
  readonly count: number;
}

/** Kinds of authority as OCDS, the UK's extension and the European forms declare them. */
const publicType =
  /^publicauthority|^publicundertaking|^bodypublic|^body governed by public law|^ministry\b|^national or federal|^regional or local|^(?:ra|la|cga|cgag?|body-pl.*|la|ra-aut)$|^european institution/i;

const publicName =
  /\bcouncils?$|\b(?:city|county|borough|district|parish|town|metropolitan) council\b|\b(?:london|royal|metropolitan) borough of\b|\bcombined authority\b|\bnhs\b.*\b(?:trust|board|england|wales|scotland|ft|group|authority|supply|blood)\b|\bnhs (?:foundation )?trust\b|\bnhs england\b|\b(?:integrated care board|clinical commissioning group|health board|ambulance service|primary care trust|health and social care trust)\b|\b(?:police|constabulary|fire) (?:and|authority|service|commissioner|force)\b|\bpolice$|\bconstabulary\b|\bfire and rescue\b|^department (?:for|of)\b|^ministry of\b|^(?:hm|his majestys|her majestys) |^(?:home|cabinet|foreign) office$|\bnational park authority\b|^(?:environment|highways|national crime|uk health security) agency\b|\b(?:primary|infant|infants|junior|nursery|high|secondary|comprehensive|grammar|special|community) school$|\bacademy trust\b|\bc of e\b.*\bschool\b|\b(?:crown prosecution|crown commercial|prison|probation) service\b/;

/** Councils and boards that are charities, companies or clubs. */
const notPublicName =
  /\bcouncils? (?:for|of|on) (?!the (?:city|isles|borough))|\bvoluntary\b|\bparochial\b|\b(?:british|arts|youth|church|scout|sports|design|refugee|safety|business) council$|\bassociation\b|\bfederation\b|\bcharit|\bfriends of\b|\bclub\b/;

const socialName =
  /\bcharit(?:y|ies|able)\b|\bvoluntary (?:service|services|action|sector|organisations?)\b|\bcitizens advice\b|\bhospices?\b|\bcommunity (?:foundation|trust|association|interest)\b|\bsocial enterprise\b|\bcooperative society\b|\bwildlife trust\b|\bage (?:uk|concern)\b|\bymca\b|\bwomens aid\b|\bhome ?start\b/;

const socialForms = new Map([
  ['CIC', 'community interest company in its name'],
  ['CIO', 'charitable incorporated organisation in its name'],
  ['SCIO', 'charitable incorporated organisation in its name'],
  ['community benefit society', 'community benefit society in its name'],
  ['registered society', 'registered society in its name'],
]);

const socialRegisters = new Set(['GB-CHC', 'GB-SC', 'GB-NIC']);
const publicRegisters = new Set(['GB-LAE', 'GB-LAS', 'GB-LANI', 'GB-PLA', 'GB-NHS', 'GB-GOR']);
const privateForms = new Set(['Ltd', 'plc', 'LLP', 'LP', 'unlimited company', 'foreign form']);

/** True where a name is one that only a public body bears; such names are given to one body in a place. */
export function isPublicName(name: string): boolean {
  return isPublic(wordsOf(nameParts(name).legal));
}

function isPublic(words: readonly string[]): boolean {
  if (legalFormOf(words) !== null) return false;
  const text = words.join(' ');
  return publicName.test(text) && !notPublicName.test(text);
}

/** What the members of one organisation say about its kind, each reason once with its count. */
export function kindEvidence(members: readonly MentionGroup[], identifiers: readonly string[]): KindEvidence[] {
  const found = new Map<string, KindEvidence>();
  const add = (kind: KindEvidence['kind'], evidence: string, count: number) => {
    const key = `${kind}|${evidence}`;
    if (count > 0) found.set(key, { kind, evidence, count: (found.get(key)?.count ?? 0) + count });
  };
  for (const identifier of identifiers) {
    const register = registerOf(identifier);
    if (publicRegisters.has(register)) add('public body', `in the register ${register}`, 1);
    if (socialRegisters.has(register)) add('vcse', `in the register ${register}`, 1);
  }
  let company = false;
  for (const member of members) {
    const words = wordsOf(nameParts(member.name ?? '').legal);
    company ||= privateForms.has(legalFormOf(words) ?? '');
    addNameEvidence(words, member.count, add);
    addDeclared(member, add);
  }
  // Charities and companies publish notices too: buying proves a public body only where nothing says otherwise.
  const social = [...found.values()].some((one) => one.kind === 'vcse');
  const buying = members.filter(isBuyer).reduce((sum, member) => sum + member.count, 0);
  if (!social && !company) add('public body', 'buys or pays in published records', buying);
  return [...found.values()];
}

type Add = (kind: KindEvidence['kind'], evidence: string, count: number) => void;

function addNameEvidence(words: readonly string[], count: number, add: Add): void {
  const social = socialForms.get(legalFormOf(words) ?? '');
  if (social !== undefined) add('vcse', social, count);
  else if (socialName.test(words.join(' '))) add('vcse', 'word in its name', count);
  if (isPublic(words)) add('public body', 'word in its name', count);
}

function addDeclared(member: MentionGroup, add: Add): void {
  if (publicType.test(member.type ?? '')) add('public body', `declared as ${member.type}`, member.count);
  if (member.vcse === true) add('vcse', 'declared in the award', member.count);
  if (/^(?:micro|small|medium|sme)$/i.test(member.scale ?? '')) add('sme', 'declared in the award', member.count);
  if (/^large$/i.test(member.scale ?? ''))
    add('not recorded as sme', 'declared as large, which may be a default', member.count);
  add('sme', 'won an award flagged as won by an SME', member.awardSme?.yes ?? 0);
  add('not recorded as sme', 'won an award not flagged as won by an SME', member.awardSme?.no ?? 0);
}

/**
 * The kind that an organisation goes by: public body before vcse before size. Size goes by the more frequent saying, and on a tie by
 * SME, since "large" is often the default that nobody changed while "SME" was chosen.
 */
export function headlineKind(all: readonly KindEvidence[]): {
  readonly kind: OrganizationKind;
  readonly evidence: string | null;
} {
  const of = (kind: OrganizationKind) => all.filter((one) => one.kind === kind);
  const total = (kind: OrganizationKind) => of(kind).reduce((sum, one) => sum + one.count, 0);
  const size = total('sme') >= total('not recorded as sme') ? 'sme' : 'not recorded as sme';
  // Registers come first in the evidence; of what is said about size, the more frequent saying counts.
  const [best] = [...of('public body'), ...of('vcse'), ...of(size).toSorted(byCount)];
  return best === undefined ? { kind: 'unknown', evidence: null } : { kind: best.kind, evidence: best.evidence };
}

function byCount(a: KindEvidence, b: KindEvidence): number {
  return b.count - a.count || (a.evidence < b.evidence ? -1 : a.evidence > b.evidence ? 1 : 0);
}
