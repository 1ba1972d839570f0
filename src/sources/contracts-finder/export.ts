import { createHash } from 'node:crypto';
import { isPlaceholder } from '../../domain/money.ts';
import { flagOf, type Json, numberOf, postcodeOf, textOf } from '../ocds/field.ts';
import { isoDay, isoTime } from './export-date.ts';
import { type ExportColumn, supplierColumn } from './export-row.ts';
import { procedureOf } from './procedure.ts';
import { type SupplierBlock, supplierBlocksOf } from './supplier-block.ts';

/** The prefix that Contracts Finder's own OCDS releases give its notices. */
const ocidPrefix = 'ocds-b5fd17-';

/** Where a row says what a path of the release made from it says; longest beginnings first. */
const publishedPaths: readonly (readonly [string, ExportColumn])[] = [
  ['/parties/0', 'Organisation Name'],
  ['/parties', supplierColumn],
  ['/awards/0/value', 'Awarded Value'],
  ['/awards/0/date', 'Awarded Date'],
  ['/awards/0/contractPeriod/endDate', 'Contract end date'],
  ['/awards/0/contractPeriod', 'Contract start date'],
  ['/awards', supplierColumn],
  ['/tender/items/0/deliveryAddresses', 'Region'],
  ['/tender/items', 'Cpv Codes'],
  ['/tender/tenderPeriod', 'Closing Date'],
  ['/tender/contractPeriod/endDate', 'End Date'],
  ['/tender/contractPeriod', 'Start Date'],
  ['/tender/minValue', 'Value Low'],
  ['/tender/maxValue', 'Value High'],
  ['/tender/value', 'Value Low'],
  ['/tender/noticeType', 'Notice Type'],
  ['/tender/documents', 'Links'],
  ['/tender/suitability/vcse', 'Suitable for VCO'],
  ['/tender/suitability', 'Suitable for SME'],
  ['/tender/procurementMethod', 'OJEU Procedure Type'],
  ['/tender/procedure', 'Accelerated Justification'],
  ['/tender/mainProcurementCategory', 'OJEU Contract Type'],
  ['/tender/description', 'Description'],
  ['/tender', 'Title'],
  ['/relatedProcesses', 'Parent Reference'],
  ['/buyer', 'Organisation Name'],
  ['/date', 'Published Date'],
  ['/id', 'Notice Identifier'],
];

/** The column, as a JSON pointer into the stored row, behind a path of the release that {@link releaseOfExportRow} makes. */
export function publishedExportPath(path: string): string {
  const found = publishedPaths.find(([beginning]) => path.startsWith(beginning));
  return found ? `/${found[1]}` : path;
}

const statuses: Readonly<Record<string, string>> = {
  open: 'active',
  closed: 'complete',
  awarded: 'complete',
  withdrawn: 'withdrawn',
};
const categories: Readonly<Record<string, string>> = { services: 'services', products: 'goods', works: 'works' };

/** The cell of a row; HTML entities and the like are left to who reads the release. */
type Cell = (column: ExportColumn) => string | null;

/**
 * The OCDS release that says what a row of the CSV export says; null without an identifier. What a row does not say is
 * undefined and not null, which would take it away from an earlier release when the two are merged.
 *
 * The export does not give the notice's guid, nor its address: the guids in links belong to other notices. Its ocid is made of
 * `ocds-b5fd17-` and the identifier that the buyer gave the notice, which the platform keeps unique; a notice that also comes
 * as OCDS is therefore a second process here. Awarded Value is the total of all suppliers: there is one award.
 */
export function releaseOfExportRow(row: Json): Json | null {
  const cell: Cell = (column) => textOf(row[column])?.trim() ?? null;
  const identifier = cell('Notice Identifier');
  if (identifier === null) return null;
  const { parties, suppliers } = suppliersOf(cell(supplierColumn));
  const buyer = buyerOf(cell);
  const status = cell('Status')?.toLowerCase() ?? '';
  const parent = cell('Parent Reference');
  const awarded = status === 'awarded' || suppliers.length > 0;
  return {
    ocid: `${ocidPrefix}${identifier}`,
    id: `${identifier}-${cell('Published Date') ?? status}`,
    date: cell('Published Date') ?? undefined,
    tag: [tagOf(cell('Notice Type'), status)],
    parties: buyer === null ? parties : [buyer, ...parties],
    buyer: buyer === null ? undefined : { id: buyer.id, name: buyer.name },
    tender: tenderOf(cell, identifier, status),
    awards: awarded ? [awardOf(cell, suppliers)] : [],
    relatedProcesses: parent === null ? undefined : [{ id: '1', relationship: ['parent'], identifier: parent }],
  };
}

/** True where the suppliers of a row could not all be told for certain; what is there of them is in the release. */
export function hasUnsureSuppliers(row: Json): boolean {
  return supplierBlocksOf(textOf(row[supplierColumn]) ?? '').unsure;
}

function tagOf(type: string | null, status: string): string {
  if (type === 'PreProcurement' || type === 'Pipeline') return 'planning';
  if (status === 'awarded') return 'award';
  return status === 'withdrawn' ? 'tenderCancellation' : 'tender';
}

function tenderOf(cell: Cell, identifier: string, status: string): Json {
  const closing = cell('Closing Date');
  const codes = (cell('Cpv Codes') ?? '').split(/[\s,;]+/).filter(Boolean);
  const links = (cell('Links') ?? '').split(/\s+/).filter((link) => /^https?:\/\//i.test(link));
  const justification = cell('Accelerated Justification');
  const procedure = procedureOf(cell('OJEU Procedure Type'));
  return {
    id: identifier,
    title: cell('Title') ?? undefined,
    description: cell('Description') ?? undefined,
    noticeType: cell('Notice Type') ?? undefined,
    status: statuses[status] ?? cell('Status') ?? undefined,
    tenderPeriod: closing === null ? undefined : { endDate: isoTime(closing, cell('Closing Time')) },
    contractPeriod: periodOf(cell('Start Date'), cell('End Date')),
    ...estimateOf(cell('Value Low'), cell('Value High')),
    suitability: {
      sme: flagOf(cell('Suitable for SME')) ?? undefined,
      vcse: flagOf(cell('Suitable for VCO')) ?? undefined,
    },
    mainProcurementCategory: categories[cell('OJEU Contract Type')?.toLowerCase() ?? ''],
    procurementMethod: procedure.method ?? undefined,
    procurementMethodDetails: procedure.details ?? undefined,
    procedure:
      justification === null && !procedure.accelerated
        ? undefined
        : { isAccelerated: true, acceleratedRationale: justification ?? undefined },
    items: [
      {
        id: '1',
        classification: codes[0] ? { scheme: 'CPV', id: codes[0] } : undefined,
        additionalClassifications: codes.slice(1).map((id) => ({ scheme: 'CPV', id })),
        deliveryAddresses: placesOf(cell),
      },
    ],
    documents: links.map((url, i) => ({ id: String(i + 1), url })),
  };
}

function periodOf(start: string | null, end: string | null): Json | undefined {
  if (start === null && end === null) return undefined;
  return { startDate: start === null ? undefined : isoDay(start), endDate: end === null ? undefined : isoDay(end) };
}

const money = (text: string | null): Json | undefined => {
  const amount = numberOf(text);
  // What is no number is passed on, to be reported.
  return text === null ? undefined : { amount: amount ?? text, currency: 'GBP' };
};

/** An end of a range that says something. */
const given = (text: string | null): string | null => {
  const amount = numberOf(text);
  return amount !== null && isPlaceholder(amount) ? null : text;
};

/** Both ends make a range; one alone is an estimate. 0 and 1 stand for “not given”, and 1 is passed on to be counted as such. */
function estimateOf(low: string | null, high: string | null): Json {
  const ends = [given(low), given(high)];
  if (ends[0] !== null && ends[1] !== null) return { minValue: money(low), maxValue: money(high) };
  const placeholder = numberOf(high) === 1 ? high : numberOf(low) === 1 ? low : null;
  return { value: money(ends[0] ?? ends[1] ?? placeholder) };
}

function placesOf(cell: Cell): readonly Json[] {
  const regions = (cell('Region') ?? '')
    .split(',')
    .map((region) => region.trim())
    .filter(Boolean);
  const postcode = cell('Postcode');
  if (regions.length === 0) return postcode === null ? [] : [{ postalCode: postcode }];
  return regions.map((region, i) => (i === 0 && postcode !== null ? { region, postalCode: postcode } : { region }));
}

function buyerOf(cell: Cell): Json | null {
  const name = cell('Organisation Name');
  if (name === null) return null;
  const address = {
    locality: cell('Contact Town') ?? undefined,
    postalCode: cell('Contact Postcode') ?? undefined,
    countryName: cell('Contact Country') ?? undefined,
  };
  const url = cell('Contact Website');
  return {
    id: `buyer-${digestOf(name)}`,
    name,
    roles: ['buyer'],
    address,
    details: url === null ? undefined : { url },
  };
}

/** Registers by what the platform calls them; others keep their name. */
const registers: Readonly<Record<string, string>> = { COMPANIES_HOUSE: 'GB-COH', CHARITY_COMMISSION: 'GB-CHC' };

/** The suppliers of a row, once each however often they are repeated, as parties and as references to them. */
function suppliersOf(field: string | null): { readonly parties: readonly Json[]; readonly suppliers: readonly Json[] } {
  const parties = new Map<string, Json>();
  for (const block of supplierBlocksOf(field ?? '').blocks) {
    const party = partyOf(block);
    const id = party.id as string;
    if (!parties.has(id)) parties.set(id, party);
  }
  return { parties: [...parties.values()], suppliers: [...parties.values()].map(({ id, name }) => ({ id, name })) };
}

function partyOf(block: SupplierBlock): Json {
  const { name, referenceType: type, reference, address, sme, vcse } = block;
  const registered = type !== null && reference !== null && !type.startsWith('NONE');
  const identifier = registered ? { scheme: registers[type] ?? type, id: reference, legalName: name } : undefined;
  // A party of this release and of its later versions: the same name and number must give the same id, or they would be mixed.
  const id = `supplier-${digestOf(`${name}\n${identifier ? `${identifier.scheme}-${identifier.id}` : ''}`)}`;
  const legal = type?.startsWith('NONE_') && type !== 'NONE_OTHER' ? type : null;
  const details = {
    // Contracts Finder's own releases say “large” where the form says no.
    scale: sme === null ? undefined : sme ? 'sme' : 'large',
    vcse: vcse ?? undefined,
    classifications: legal === null ? undefined : [{ scheme: 'Contracts Finder reference type', id: legal }],
  };
  // The address of a sole trader is often a home.
  const place =
    address === null || type === 'NONE_SOLE_TRADER'
      ? undefined
      : { streetAddress: address, postalCode: postcodeOf(address) ?? undefined };
  return { id, name, identifier, address: place, details, roles: ['supplier'] };
}

const digestOf = (text: string): string =>
  createHash('sha256').update(text.toLowerCase().replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 12);

function awardOf(cell: Cell, suppliers: readonly Json[]): Json {
  const date = cell('Awarded Date');
  return {
    id: '1',
    status: 'active',
    date: date === null ? undefined : isoDay(date),
    datePublished: cell('Published Date') ?? undefined,
    value: money(cell('Awarded Value')),
    suppliers,
    contractPeriod: periodOf(cell('Contract start date'), cell('Contract end date')),
  };
}
