import { type Json, textOf } from '../ocds/field.ts';

/**
 * Columns of Contracts Finder's CSV export, as it names them. It has 43; those with a person's name, address, e-mail and
 * telephone number are not here and never kept. Town, postcode, country and website are the organisation's.
 */
export const exportColumns = [
  'Notice Identifier',
  'Notice Type',
  'Organisation Name',
  'Status',
  'Published Date',
  'Title',
  'Description',
  'Nationwide',
  'Postcode',
  'Region',
  'Cpv Codes',
  'Contact Town',
  'Contact Postcode',
  'Contact Country',
  'Contact Website',
  'Attachments',
  'Links',
  'Additional Text',
  'Start Date',
  'End Date',
  'Closing Date',
  'Closing Time',
  'Is sub-contract',
  'Parent Reference',
  'Suitable for SME',
  'Suitable for VCO',
  'Supply Chain',
  'OJEU Contract Type',
  'Value Low',
  'Value High',
  'Awarded Date',
  'Awarded Value',
  'Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]',
  'Contract start date',
  'Contract end date',
  'OJEU Procedure Type',
  'Accelerated Justification',
] as const;

export type ExportColumn = (typeof exportColumns)[number];

export const supplierColumn = 'Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]' satisfies ExportColumn;

/** A name as it is compared; the supplier's column says in brackets how it is written, which may change. */
const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\[.*$/s, '')
    .replace(/[^a-z0-9]+/g, '');

const known: ReadonlyMap<string, ExportColumn> = new Map(exportColumns.map((name) => [plainName(name), name]));

const personal = /^contact/;

/** True for the header of the official export; columns may come in any order, and some may be left out. */
export function looksLikeExport(header: readonly string[]): boolean {
  const names = new Set(header.map(plainName));
  return (
    names.has('noticeidentifier') && names.has('organisationname') && (names.has('supplier') || names.has('noticetype'))
  );
}

/** What each column of a header is called in the objects made from its rows; null for those that are not kept. */
export function exportNames(header: readonly string[]): readonly (string | null)[] {
  return header.map((name) => {
    const plain = plainName(name);
    return known.get(plain) ?? (plain === '' || personal.test(plain) ? null : name.trim());
  });
}

/** The list of suppliers without the addresses of sole traders, which are where people live. */
const withoutHomes = (suppliers: string): string =>
  suppliers.replace(/(\[[^|\]]*\|)[^|]*(\|NONE_SOLE_TRADER\b)/g, '$1$2');

/** A row of the export as an object from column to text: without what is empty, and without contacts. */
export function exportRowOf(names: readonly (string | null)[], cells: readonly string[]): Json {
  const row: Record<string, string> = Object.create(null);
  names.forEach((name, i) => {
    const cell = cells[i] ?? '';
    if (name !== null && cell.trim() !== '') row[name] = name === supplierColumn ? withoutHomes(cell) : cell;
  });
  return row;
}

/** True for an object that {@link exportRowOf} made, also when it was stored and read again. */
export function isExportRow(value: Json): boolean {
  return textOf(value['Notice Identifier']) !== null && textOf(value['Organisation Name']) !== null;
}
