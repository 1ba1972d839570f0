import { repairLine, repairText } from '../../domain/text.ts';
import { addAwards } from './award.ts';
import { ceilingWords } from './ceiling.ts';
import { Extraction, type ExtractionInput, type MoneyCells } from './context.ts';
import { flagOf, type Json, listLimit, listOf, objectOf, textOf } from './field.ts';
import { addParties, readParties } from './party.ts';
import { addNotices, addTender, frameworkOf, webAddress } from './tender.ts';

/** How far a process has come, from what the releases say; later stages win. */
function stageOf(release: Json): string {
  const tender = objectOf(release.tender);
  const status = textOf(tender?.status);
  if (listOf(release.contracts).length > 0) return 'contract';
  if (
    listOf(release.awards).some(
      (award) => textOf(award.status) !== 'unsuccessful' && textOf(award.status) !== 'cancelled',
    )
  )
    return 'award';
  if (status === 'cancelled' || status === 'unsuccessful' || status === 'withdrawn') return 'ended without an award';
  const tags = Array.isArray(release.tag) ? release.tag : [];
  if (status === 'planning' || status === 'planned') return 'planning';
  if (tender && !(tags.length > 0 && tags.every((tag) => String(tag).startsWith('planning')))) return 'tender';
  return 'planning';
}

const engagementTypes: Readonly<Record<string, string>> = {
  marketEngagementNotice: 'market engagement',
  plannedProcurementNotice: 'planned procurement',
  pipelineNotice: 'pipeline',
  UK1: 'pipeline',
  UK2: 'market engagement',
  UK3: 'planned procurement',
  PreProcurement: 'pre-procurement',
  Pipeline: 'pipeline',
};

function addEngagements(release: Json, published: string | null, extraction: Extraction): void {
  const planning = objectOf(release.planning);
  let found = 0;
  listOf(planning?.documents).forEach((document, i) => {
    const kind =
      engagementTypes[textOf(document.noticeType) ?? ''] ?? engagementTypes[textOf(document.documentType) ?? ''];
    if (!kind) return;
    found++;
    const path = `/planning/documents/${i}`;
    const due = listOf(planning?.milestones).find((milestone) => textOf(milestone.type) === 'engagement');
    extraction.add('engagement', document, path, {
      kind,
      published: extraction.time(document.datePublished, `${path}/datePublished`) ?? published,
      ends: extraction.date(due?.dueDate, '/planning/milestones'),
    });
  });
  const noticeKind = engagementTypes[textOf(objectOf(release.tender)?.noticeType) ?? ''];
  if (found === 0 && noticeKind) {
    const tender = objectOf(release.tender) as Json;
    extraction.add('engagement', tender, '/tender/noticeType', { kind: noticeKind, published });
  }
}

function addressOf(release: Json): string | null {
  const documents = [
    ...listOf(release.contracts).flatMap((item) => listOf(item.documents)),
    ...listOf(release.awards).flatMap((item) => listOf(item.documents)),
    ...listOf(objectOf(release.tender)?.documents),
    ...listOf(objectOf(release.planning)?.documents),
  ];
  for (const document of documents) {
    const address = /notice/i.test(textOf(document.documentType) ?? '') ? webAddress(document.url) : null;
    if (address !== null) return address;
  }
  return webAddress(release.url);
}

/** The money of the tender: one estimate, or the ends of a range, which have a currency and no amount between them. */
function estimateOf(tender: Json | null, framework: string | null, extraction: Extraction) {
  const published = frameworkOf(tender);
  const money = extraction.money(
    tender?.value,
    '/tender/value',
    published ? 'ceiling' : 'estimate',
    published ? null : framework,
  );
  const low = extraction.money(tender?.minValue, '/tender/minValue', 'estimate', null);
  const high = extraction.money(tender?.maxValue, '/tender/maxValue', 'estimate', null);
  const end = (cells: MoneyCells) => (cells.amount_note === 'placeholder' ? null : cells.amount);
  return {
    ...money,
    currency: money.currency ?? high.currency ?? low.currency,
    estimate_low: end(low),
    estimate_high: end(high),
  };
}

/** Everything that a release, or several merged, says about a contracting process, as rows. Never throws on flawed data. */
export function extractProcess(input: ExtractionInput): void {
  const { release } = input;
  const extraction = new Extraction(input);
  const tender = objectOf(release.tender);
  const published =
    textOf(tender?.title) ??
    textOf(objectOf(release.planning)?.rationale) ??
    textOf(listOf(release.contracts)[0]?.title);
  const title = published === null ? null : repairLine(published);
  const description = textOf(tender?.description);
  const callOff = /^call.?off/i.test(textOf(tender?.procurementMethodDetails) ?? '');
  // What is bought under a framework is spending, though its text speaks of one.
  const framework =
    frameworkOf(tender) ?? (callOff ? null : (textOf(tender?.frameworkWords) ?? ceilingWords(title, description)));
  if (framework && !frameworkOf(tender))
    extraction.issue('possible-ceiling', `The amount may be a ceiling: ${framework}.`, '/tender/value', release);
  const period = objectOf(tender?.tenderPeriod);
  const contractPeriod = objectOf(tender?.contractPeriod);
  const basis = objectOf(tender?.legalBasis);
  const parties = readParties(release, extraction);
  reportLongLists(release, extraction);

  extraction.add('process', release, '', {
    ocid: input.ocid,
    title,
    description: description === null ? null : repairText(description),
    stage: stageOf(release),
    status: textOf(tender?.status),
    notice_type:
      textOf(tender?.noticeType) ??
      listOf(tender?.documents)
        .map((item) => textOf(item.noticeType))
        .find(Boolean) ??
      null,
    procurement_method: textOf(tender?.procurementMethod),
    procurement_method_details: textOf(tender?.procurementMethodDetails),
    category: textOf(tender?.mainProcurementCategory),
    sme_suitable: suitability(tender, 'sme'),
    vcse_suitable: suitability(tender, 'vcse'),
    above_threshold: flagOf(tender?.aboveThreshold),
    legal_basis: textOf(basis?.id),
    special_regime: Array.isArray(tender?.specialRegime)
      ? tender.specialRegime.map(textOf).filter(Boolean).join(' ') || null
      : null,
    framework,
    deadline: extraction.time(period?.endDate, '/tender/tenderPeriod/endDate'),
    tender_start: extraction.time(period?.startDate, '/tender/tenderPeriod/startDate'),
    contract_start: extraction.date(contractPeriod?.startDate, '/tender/contractPeriod/startDate'),
    contract_end: extraction.date(contractPeriod?.endDate, '/tender/contractPeriod/endDate'),
    first_published: input.firstPublished,
    last_published: input.lastPublished,
    ...estimateOf(tender, framework, extraction),
    url: addressOf(release),
    release_count: input.releaseCount,
  });
  addParties(release, parties, extraction);
  addTender(release, framework, extraction);
  addAwards(release, framework, parties, extraction);
  addNotices(release, extraction);
  addEngagements(release, input.firstPublished, extraction);
}

/** Lists are read up to a limit; what is beyond it is said to be left out. */
function reportLongLists(release: Json, extraction: Extraction): void {
  const tender = objectOf(release.tender);
  const lists = {
    parties: release.parties,
    awards: release.awards,
    contracts: release.contracts,
    'tender/lots': tender?.lots,
    'tender/items': tender?.items,
  };
  for (const [path, list] of Object.entries(lists)) {
    if (Array.isArray(list) && list.length > listLimit) {
      extraction.issue('too-many-rows', `${list.length} of one kind; the first ${listLimit} were read.`, `/${path}`);
    }
  }
}

/** The flag of the tender, else what all of its lots agree on. */
function suitability(tender: Json | null, member: 'sme' | 'vcse'): boolean | null {
  const own = flagOf(objectOf(tender?.suitability)?.[member]);
  if (own !== null) return own;
  const lots = listOf(tender?.lots).map((lot) => flagOf(objectOf(lot.suitability)?.[member]));
  if (lots.length === 0 || lots.some((flag) => flag === null)) return null;
  return lots.some((flag) => flag === true);
}
