import type { Row } from '../domain/table.ts';
import type { ProcessRows } from '../questions/process-rows.ts';
import { dayTime, given, type Json, moneyOf, uniqueIds, wordsIn } from './ocds-field.ts';
import type { PartyList } from './ocds-party.ts';

const classificationOf = (row: Row<'classification'>): Json =>
  given({ scheme: row.scheme, id: row.code, description: row.description });

const placeOf = (row: Row<'place'>): Json =>
  given({ region: row.region, locality: row.locality, postalCode: row.postcode, countryName: row.country });

/** What is bought, for each lot and for the whole: an item for each main classification; the first of them has the others and the places. */
function itemsOf(rows: ProcessRows): Json[] {
  const lots = [...new Set([...rows.classification, ...rows.place].map((row) => row.lot_id ?? null))];
  return lots
    .flatMap((lot) => {
      const ofLot = (row: { readonly lot_id?: string | null | undefined }) => (row.lot_id ?? null) === lot;
      const classifications = rows.classification.filter(ofLot);
      const [first, ...others] = classifications.filter((row) => row.main);
      const items = [
        {
          relatedLot: lot,
          classification: first && classificationOf(first),
          additionalClassifications: classifications.filter((row) => !row.main).map(classificationOf),
          deliveryAddresses: rows.place.filter(ofLot).map(placeOf),
        },
        ...others.map((row) => ({ relatedLot: lot, classification: classificationOf(row) })),
      ];
      return items;
    })
    .map((item, i) => given({ id: String(i + 1), ...item }));
}

function criteriaOf(rows: ProcessRows, purpose: 'award' | 'selection', lot: string | null): Json {
  const criteria = rows.criterion
    .filter((row) => row.purpose === purpose && (row.lot_id ?? null) === lot)
    .map((row) =>
      given({
        type: row.type,
        name: row.name,
        description: row.description,
        numbers:
          typeof row.number === 'number'
            ? [given({ number: row.number, [purpose === 'award' ? 'weight' : 'threshold']: row.number_kind })]
            : null,
      }),
    );
  return given({ criteria });
}

/** Award criteria of the whole, in words: in the standard’s own schema they are no list. */
function criteriaInWords(rows: ProcessRows): string | null {
  const criteria = rows.criterion.filter((row) => row.purpose === 'award' && (row.lot_id ?? null) === null);
  return criteria.map((row) => [row.type, row.name, row.number].filter(Boolean).join(' ')).join('; ') || null;
}

const lotsOf = (rows: ProcessRows): Json[] =>
  rows.lot.map((row) =>
    given({
      id: row.lot_id,
      title: row.title,
      status: row.status,
      value: moneyOf(row),
      suitability: given({ sme: row.sme_suitable, vcse: row.vcse_suitable }),
      contractPeriod: given({
        startDate: dayTime(row.starts),
        endDate: dayTime(row.ends),
        maxExtentDate: dayTime(row.max_ends),
      }),
      hasOptions: row.has_options,
      hasRenewal: row.has_renewal,
      submissionTerms: given({ variantPolicy: row.variant_policy }),
      awardCriteria: criteriaOf(rows, 'award', row.lot_id ?? null),
      selectionCriteria: criteriaOf(rows, 'selection', row.lot_id ?? null),
    }),
  );

const isPlanning = ({ path }: { readonly path?: string | null | undefined }): boolean =>
  path?.startsWith('/planning/') ?? false;

/** A row that was read from an object of a release, which documents may hang on. */
interface Owner {
  readonly release_no?: number | null | undefined;
  readonly path?: string | null | undefined;
}

const hangsOn = (notice: Row<'notice'>, { release_no, path }: Owner): boolean =>
  notice.release_no === release_no && (notice.path?.startsWith(`${path}/documents/`) ?? false);

/** The documents of an award, a contract or a stage; each is there once. */
function documentsFrom(notices: readonly Row<'notice'>[]): Json[] {
  const idOf = uniqueIds();
  const documents = notices.map((row, i) =>
    given({
      id: row.document_id ?? String(i + 1),
      documentType: row.document_type,
      noticeType: row.notice_type,
      title: row.title,
      url: row.url,
      datePublished: row.published,
    }),
  );
  const told = new Map(documents.map((document) => [JSON.stringify(document), document]));
  return [...told.values()].map((document) => ({ ...document, id: idOf(document.id as string) }));
}

/** The documents that hang on an award or a contract. */
export const documentsOf = (rows: ProcessRows, owner: Owner): Json[] =>
  documentsFrom(rows.notice.filter((notice) => hangsOn(notice, owner)));

/** The notices of the tender: all that hang on nothing else. Those of an award that a later release replaced are among them. */
const tenderNotices = ({ notice, award, contract }: ProcessRows): Row<'notice'>[] =>
  notice.filter((row) => !isPlanning(row) && ![...award, ...contract].some((owner) => hangsOn(row, owner)));

/** Notices before a call, and when talking to the market ended. */
export function planningOf(rows: ProcessRows): Json {
  const ends = rows.engagement.find((row) => row.ends)?.ends;
  return given({
    documents: documentsFrom(rows.notice.filter(isPlanning)),
    milestones: ends ? [{ id: 'engagement', type: 'engagement', dueDate: `${ends}T00:00:00Z` }] : [],
  });
}

/** How the framework or dynamic market was published, or the words that make one of it. */
function frameworkOf(framework: string | null | undefined): Json {
  if (framework === 'published as a framework agreement') return { techniques: { hasFrameworkAgreement: true } };
  if (framework === 'published as a dynamic purchasing system')
    return { techniques: { hasDynamicPurchasingSystem: true } };
  return given({ frameworkWords: framework });
}

/** Kind of notice of the process, where no document of the tender bears it. */
function noticeTypeOf(rows: ProcessRows): string | null {
  const documented = tenderNotices(rows).find((row) => row.notice_type)?.notice_type ?? null;
  const engages = rows.engagement.some((row) => !isPlanning(row));
  const own = rows.process.notice_type ?? null;
  return engages || documented !== own ? own : null;
}

const range = (amount: number | null | undefined, currency: string | null | undefined): Json =>
  moneyOf({ amount, currency });

/** The call: what, how, until when, worth how much. */
export function tenderOf(rows: ProcessRows, parties: PartyList): Json {
  const { process } = rows;
  const bids = new Set(rows.bid.map((row) => row.bid_id));
  const [procuringEntity] = parties.references('procuringEntity');
  return given({
    id: process.ocid,
    title: process.title,
    description: process.description,
    // A notice before any call may be closed; its tender, which is still to come, is not.
    status: process.stage === 'planning' ? 'planning' : process.status,
    procuringEntity,
    procurementMethod: process.procurement_method,
    procurementMethodDetails: process.procurement_method_details,
    mainProcurementCategory: process.category,
    value: moneyOf(process),
    minValue: range(process.estimate_low, process.currency),
    maxValue: range(process.estimate_high, process.currency),
    tenderPeriod: given({ startDate: process.tender_start, endDate: process.deadline }),
    contractPeriod: given({ startDate: dayTime(process.contract_start), endDate: dayTime(process.contract_end) }),
    suitability: given({ sme: process.sme_suitable, vcse: process.vcse_suitable }),
    aboveThreshold: process.above_threshold,
    legalBasis: given({ id: process.legal_basis }),
    specialRegime: wordsIn(process.special_regime),
    noticeType: noticeTypeOf(rows),
    ...frameworkOf(process.framework),
    awardCriteriaDetails: criteriaInWords(rows),
    selectionCriteria: criteriaOf(rows, 'selection', null),
    items: itemsOf(rows),
    lots: lotsOf(rows),
    tenderers: parties.references('tenderer', (row) => !row.bid_id || !bids.has(row.bid_id)),
    documents: documentsFrom(tenderNotices(rows)),
    amendments: amendmentsOf(rows, 'tender', null),
  });
}

/** Published changes to the tender, to an award or to a contract. */
export function amendmentsOf(
  rows: ProcessRows,
  subject: 'tender' | 'award' | 'contract',
  id: string | null | undefined,
): Json[] {
  return rows.amendment
    .filter((row) => row.subject === subject && (subject === 'tender' || row.subject_id === id))
    .map((row) => given({ id: row.amendment_id, date: dayTime(row.amended), rationale: row.rationale }));
}
