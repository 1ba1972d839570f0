import { type Json, listOf, objectOf, textOf } from './json.ts';
import type { Passage, PassageKind } from './notice.ts';
import { type PassageTray, passageTray } from './passages.ts';

/** Where texts stand in a tender besides its lots, what they are about and what a person calls them. */
const tenderTexts: readonly (readonly [string, PassageKind, string])[] = [
  ['selectionCriteria/description', 'selection', 'Conditions of participation'],
  ['awardCriteria/weightingDescription', 'award', 'Award criteria'],
  ['awardCriteria/description', 'award', 'Award criteria'],
  ['lotDetails/awardCriteriaDetails', 'award', 'Lots'],
  ['lotDetails/noLotsDivisionRationale', 'notes', 'Why no lots'],
  ['contractTerms/performanceTerms', 'terms', 'Conditions of performance'],
  ['contractTerms/financialTerms', 'terms', 'Financial terms'],
  ['otherRequirements/securityClearance', 'selection', 'Other requirements'],
  ['otherRequirements/qualificationSystemConditions', 'selection', 'Other requirements'],
  ['riskDetails', 'risk', 'Risks'],
  ['procurementMethodRationale', 'notes', 'Why this procedure'],
  ['procedure/acceleratedRationale', 'notes', 'Why accelerated'],
  ['procedure/features', 'notes', 'How the procedure works'],
  ['techniques/frameworkAgreement/periodRationale', 'duration', 'Why this term'],
  ['techniques/frameworkAgreement/description', 'duration', 'Framework'],
  ['recurrence/description', 'duration', 'Recurrence'],
  ['contractPeriod/description', 'duration', 'Contract period'],
  ['submissionMethodDetails', 'notes', 'How to submit'],
  ['reviewDetails', 'notes', 'Review'],
  ['bidOpening/description', 'notes', 'Opening of tenders'],
  ['coveredBy/description', 'notes', 'Coverage'],
];

const lotTexts: readonly (readonly [string, PassageKind, string])[] = [
  ['awardCriteria/description', 'award', 'award criteria'],
  ['selectionCriteria/description', 'selection', 'conditions of participation'],
  ['awardCriteria/weightingDescription', 'award', 'award criteria'],
  ['options/description', 'duration', 'options'],
  ['renewal/description', 'duration', 'renewal'],
  ['contractPeriod/description', 'duration', 'period'],
];

function at(owner: Json, path: string): string | null {
  let now: unknown = owner;
  for (const member of path.split('/')) now = objectOf(now)?.[member];
  return textOf(now);
}

/** The passages of a release, each once, in the order in which a person would read them. */
export function releasePassages(release: Json, tender: Json): readonly Passage[] {
  const tray = passageTray();
  tray.add({ path: '/tender/title', kind: 'title', label: 'Title', text: textOf(tender.title) });
  addDescription(tray, '/tender/description', textOf(tender.description));
  for (const [lot, i] of listOf(tender.lots)) addLot(tray, lot, i);
  addCriteria(tray, tender, '/tender');
  for (const [path, kind, label] of tenderTexts)
    tray.add({ path: `/tender/${path}`, kind, label, text: at(tender, path) });
  tray.add({ path: '/description', kind: 'notes', label: 'Additional information', text: textOf(release.description) });
  tray.add({
    path: '/planning/noEngagementNoticeRationale',
    kind: 'notes',
    label: 'Why no engagement notice',
    text: at(release, 'planning/noEngagementNoticeRationale'),
  });
  for (const [milestone, i] of listOf(objectOf(release.planning)?.milestones)) {
    const text = textOf(milestone.description);
    tray.add({ path: `/planning/milestones/${i}/description`, kind: 'notes', label: 'Engagement', text });
  }
  for (const part of ['awards', 'contracts'])
    for (const [item, i] of listOf(release[part]))
      for (const member of ['title', 'description'])
        tray.add({ path: `/${part}/${i}/${member}`, kind: 'notes', label: part, text: textOf(item[member]) });
  return tray.taken();
}

/** Contracts Finder puts how to apply behind these words, in the same field. */
const additional = /\bAdditional information:\s/;

function addDescription(tray: PassageTray, path: string, text: string | null): void {
  const cut = text === null ? -1 : text.search(additional);
  if (text === null || cut < 0) {
    tray.add({ path, kind: 'specification', label: 'Description', text });
    return;
  }
  tray.add({ path, kind: 'specification', label: 'Description', text: text.slice(0, cut) || null });
  tray.add({ path, kind: 'notes', label: 'Additional information', text: text.slice(cut), offset: cut });
}

function addLot(tray: PassageTray, lot: Json, i: number): void {
  const lotId = textOf(lot.id) ?? String(i + 1);
  const path = `/tender/lots/${i}`;
  const name = `Lot ${lotId}`;
  tray.add({ path: `${path}/title`, kind: 'title', label: name, text: textOf(lot.title), lotId });
  tray.add({
    path: `${path}/description`,
    kind: 'specification',
    label: `${name}: description`,
    text: textOf(lot.description),
    lotId,
  });
  addCriteria(tray, lot, path, lotId);
  for (const [member, kind, label] of lotTexts)
    tray.add({ path: `${path}/${member}`, kind, label: `${name}: ${label}`, text: at(lot, member), lotId });
}

/** Criteria as text; a bare weight is a number and no text. */
function addCriteria(tray: PassageTray, owner: Json, path: string, lotId?: string): void {
  const sets = [
    ['selectionCriteria', 'selection', 'Conditions of participation'],
    ['awardCriteria', 'award', 'Award criteria'],
  ] as const;
  for (const [set, kind, label] of sets) {
    for (const [criterion, i] of listOf(objectOf(owner[set])?.criteria)) {
      for (const member of ['name', 'description', 'minimum']) {
        const text = textOf(criterion[member]);
        if (text === null || (kind === 'award' && (text.length < 25 || member === 'name'))) continue;
        tray.add({ path: `${path}/${set}/criteria/${i}/${member}`, kind, label, text, lotId });
      }
    }
  }
}
