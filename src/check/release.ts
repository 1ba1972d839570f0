import { repairLine } from '../domain/text.ts';
import { bodyOf } from './body.ts';
import { dayOf, factOf, flagFact, type Json, listOf, objectOf, textOf, textsOf } from './json.ts';
import { criteriaOf, estimateOf, lotsOf, periodOf } from './lot.ts';
import {
  type Buyer,
  type Fact,
  type Facts,
  type Notice,
  type NoticeDocument,
  noFacts,
  type SourceKind,
} from './notice.ts';
import { releasePassages } from './release-text.ts';

/** The source of a release from its ocid prefix, which each publisher registers for itself. */
function sourceOf(ocid: string | null): SourceKind {
  if (ocid?.startsWith('ocds-h6vhtk')) return 'find-a-tender';
  if (ocid?.startsWith('ocds-b5fd17')) return 'contracts-finder';
  if (ocid?.startsWith('ocds-r6ebe6')) return 'public-contracts-scotland';
  return ocid?.startsWith('ocds-kuma6s') ? 'sell2wales' : 'other';
}

/**
 * What a check reads in an OCDS release. Give releases as they were published, one notice each: in a compiled release
 * later notices have overwritten what the call said. Never throws on flawed data; what is not there is absent.
 */
export function noticeOfRelease(value: unknown, source?: SourceKind): Notice {
  const release = objectOf(value) ?? {};
  const tender = objectOf(release.tender) ?? {};
  const ocid = textOf(release.ocid);
  const documents = documentsOf(release, tender);
  return {
    id: textOf(release.id),
    ocid,
    url: documents.find(({ type, url }) => url !== null && /notice/i.test(type ?? ''))?.url ?? null,
    title: repairLine(textOf(tender.title) ?? textOf(release.title) ?? ''),
    source: source ?? sourceOf(ocid),
    passages: releasePassages(release, tender),
    facts: factsOf(release, tender, documents),
  };
}

function factsOf(release: Json, tender: Json, documents: readonly NoticeDocument[]): Facts {
  const techniques = objectOf(tender.techniques);
  const framework = objectOf(techniques?.frameworkAgreement);
  const suitability = objectOf(tender.suitability);
  const lots = lotsOf(tender);
  const at = (name: string) => `/tender/${name}`;
  const text = (name: string) => factOf(textOf(tender[name]), at(name));
  return {
    ...noFacts,
    published: factOf(dayOf(release.date), '/date'),
    opened: openedOf(release, tender),
    tags: factOf(textsOf(release.tag), '/tag'),
    noticeTypes: noticeTypesOf(tender, documents),
    method: text('procurementMethod'),
    methodDetails: text('procurementMethodDetails'),
    methodRationale: text('procurementMethodRationale'),
    category: text('mainProcurementCategory') ?? awardCategory(release),
    legalBasis: factOf(textOf(objectOf(tender.legalBasis)?.id), at('legalBasis/id')),
    specialRegimes: textsOf(tender.specialRegime ?? []).map((one, i) => ({
      value: one,
      path: at(`specialRegime/${i}`),
    })),
    aboveThreshold: flagFact(tender.aboveThreshold, at('aboveThreshold')) ?? laterThreshold(release),
    status: text('status'),
    buyer: buyerOf(release),
    estimate: estimateOf(tender, '/tender'),
    lots,
    criteria: criteriaOf(objectOf(tender.awardCriteria), at('awardCriteria')),
    tenderPeriod: periodOf(tender.tenderPeriod, at('tenderPeriod')),
    enquiryEnd: factOf(dayOf(objectOf(tender.enquiryPeriod)?.endDate), at('enquiryPeriod/endDate')),
    expressionEnd: factOf(dayOf(tender.expressionOfInterestDeadline), at('expressionOfInterestDeadline')),
    noEngagementReason: factOf(
      textOf(objectOf(release.planning)?.noEngagementNoticeRationale),
      '/planning/noEngagementNoticeRationale',
    ),
    noLotsReason: factOf(
      textOf(objectOf(tender.lotDetails)?.noLotsDivisionRationale),
      at('lotDetails/noLotsDivisionRationale'),
    ),
    reserved: reservedOf(tender),
    contractPeriod: periodOf(tender.contractPeriod, at('contractPeriod')),
    framework: flagFact(techniques?.hasFrameworkAgreement, at('techniques/hasFrameworkAgreement')),
    dynamicSystem: flagFact(techniques?.hasDynamicPurchasingSystem, at('techniques/hasDynamicPurchasingSystem')),
    frameworkRationale: factOf(textOf(framework?.periodRationale), at('techniques/frameworkAgreement/periodRationale')),
    openFramework: flagFact(
      framework?.isOpenFrameworkScheme,
      at('techniques/frameworkAgreement/isOpenFrameworkScheme'),
    ),
    sme: flagFact(suitability?.sme, at('suitability/sme')),
    vcse: flagFact(suitability?.vcse, at('suitability/vcse')),
    secondStage: secondStageOf(tender),
    accelerated: flagFact(objectOf(tender.procedure)?.isAccelerated, at('procedure/isAccelerated')),
    electronic: electronicOf(tender),
    fees: listOf(tender.participationFees).flatMap(([fee, i]) =>
      textsOf(fee.type ?? []).map((value) => ({ value, path: at(`participationFees/${i}`) })),
    ),
    documents,
    engagements: engagementsOf(release, documents),
    planning: listOf(release.relatedProcesses).flatMap(([one, i]) =>
      textsOf(one.relationship ?? []).includes('planning')
        ? [{ value: textOf(one.identifier) ?? 'planning', path: `/relatedProcesses/${i}` }]
        : [],
    ),
    cpv: cpvOf(tender, release),
    regions: regionsOf(tender),
  };
}

function noticeTypesOf(tender: Json, documents: readonly NoticeDocument[]): Fact<string>[] {
  const own = textOf(tender.noticeType);
  const found: Fact<string>[] = own === null ? [] : [{ value: own, path: '/tender/noticeType' }];
  for (const { noticeType, path } of documents)
    if (noticeType !== null) found.push({ value: noticeType, path: `${path}/noticeType` });
  return found;
}

function documentsOf(release: Json, tender: Json): NoticeDocument[] {
  const owners: [unknown, string][] = [
    [objectOf(release.planning)?.documents, '/planning/documents'],
    [tender.documents, '/tender/documents'],
  ];
  for (const part of ['awards', 'contracts'])
    for (const [item, i] of listOf(release[part])) owners.push([item.documents, `/${part}/${i}/documents`]);
  return owners.flatMap(([documents, at]) =>
    listOf(documents).map(([document, i]) => ({
      path: `${at}/${i}`,
      type: textOf(document.documentType),
      noticeType: textOf(document.noticeType),
      title: textOf(document.title) ?? textOf(document.description),
      url: textOf(document.url),
      published: dayOf(document.datePublished),
    })),
  );
}

const isEngagement = ({ type, noticeType }: NoticeDocument): boolean =>
  type === 'marketEngagementNotice' || noticeType === 'UK2' || noticeType === 'PreProcurement';

function engagementsOf(release: Json, documents: readonly NoticeDocument[]): Facts['engagements'] {
  const ends =
    listOf(objectOf(release.planning)?.milestones).flatMap(([milestone]) =>
      milestone.type === 'engagement' ? (dayOf(milestone.dueDate) ?? []) : [],
    )[0] ?? null;
  return documents
    .filter(isEngagement)
    .map(({ published, path }) => ({ value: { published: published ?? dayOf(release.date), ends }, path }));
}

function buyerOf(release: Json): Buyer | null {
  const buyer = objectOf(release.buyer);
  const name = textOf(buyer?.name);
  if (name === null) return null;
  const id = textOf(buyer?.id);
  const parties = listOf(release.parties);
  const own =
    parties.find(([party]) => id !== null && textOf(party.id) === id) ?? parties.find(([p]) => p.name === name);
  const path = own ? `/parties/${own[1]}/details/classifications` : '';
  const types = listOf(objectOf(own?.[0].details)?.classifications).flatMap(([one, i]) =>
    [textOf(one.id), textOf(one.description)].flatMap((value) =>
      value === null ? [] : [{ value, path: `${path}/${i}` }],
    ),
  );
  return {
    name: repairLine(name),
    path: '/buyer/name',
    body: bodyOf(types, name, '/buyer/name'),
    region: textOf(objectOf(own?.[0].address)?.region),
  };
}

function openedOf(release: Json, tender: Json): Fact<string> | null {
  const start = dayOf(objectOf(tender.tenderPeriod)?.startDate);
  if (start !== null) return { value: start, path: '/tender/tenderPeriod/startDate' };
  const first = dayOf(tender.datePublished);
  if (first !== null) return { value: first, path: '/tender/datePublished' };
  const tags = textsOf(release.tag);
  return tags.length === 1 && tags[0] === 'tender' ? factOf(dayOf(release.date), '/date') : null;
}

/** Reservations stand in a list of codes, at the tender or at a lot. */
function reservedOf(tender: Json): Fact<string> | null {
  const member = 'otherRequirements/reservedParticipation';
  const own = textsOf(objectOf(tender.otherRequirements)?.reservedParticipation ?? []);
  if (own.length > 0) return { value: own.join(', '), path: `/tender/${member}` };
  for (const [lot, i] of listOf(tender.lots)) {
    const codes = textsOf(objectOf(lot.otherRequirements)?.reservedParticipation ?? []);
    if (codes.length > 0) return { value: codes.join(', '), path: `/tender/lots/${i}/${member}` };
  }
  return null;
}

function awardCategory(release: Json): Fact<string> | null {
  const [award] = listOf(release.awards);
  return award ? factOf(textOf(award[0].mainProcurementCategory), '/awards/0/mainProcurementCategory') : null;
}

function laterThreshold(release: Json): Fact<boolean> | null {
  for (const part of ['awards', 'contracts'])
    for (const [item, i] of listOf(release[part])) {
      const found = flagFact(item.aboveThreshold, `/${part}/${i}/aboveThreshold`);
      if (found) return found;
    }
  return null;
}

function secondStageOf(tender: Json): Fact<boolean> | null {
  const path = objectOf(tender.secondStage) ? '/tender/secondStage' : null;
  if (path) return { value: true, path };
  const lot = listOf(tender.lots).find(([one]) => objectOf(one.secondStage));
  return lot ? { value: true, path: `/tender/lots/${lot[1]}/secondStage` } : null;
}

function electronicOf(tender: Json): Fact<boolean> | null {
  const policy = textOf(objectOf(tender.submissionTerms)?.electronicSubmissionPolicy);
  const path = '/tender/submissionTerms/electronicSubmissionPolicy';
  if (policy !== null) return { value: policy !== 'notAllowed', path };
  const methods = textsOf(tender.submissionMethod ?? []);
  return methods.length > 0
    ? { value: methods.includes('electronicSubmission'), path: '/tender/submissionMethod' }
    : null;
}

function cpvOf(tender: Json, release: Json): Fact<string>[] {
  const found: Fact<string>[] = [];
  const add = (value: unknown, path: string) => {
    const code = textOf(objectOf(value)?.id);
    if (code !== null && /^\d{8}/.test(code)) found.push({ value: code.slice(0, 8), path });
  };
  const addItems = (items: unknown, at: string) => {
    for (const [item, i] of listOf(items)) {
      add(item.classification, `${at}/${i}/classification`);
      for (const [other, j] of listOf(item.additionalClassifications))
        add(other, `${at}/${i}/additionalClassifications/${j}`);
    }
  };
  add(tender.classification, '/tender/classification');
  addItems(tender.items, '/tender/items');
  if (found.length === 0) for (const [award, i] of listOf(release.awards)) addItems(award.items, `/awards/${i}/items`);
  return found;
}

function regionsOf(tender: Json): string[] {
  const regions = listOf(tender.items).flatMap(([item]) =>
    listOf(item.deliveryAddresses).flatMap(([place]) => textOf(place.region) ?? []),
  );
  return [...new Set(regions)];
}
