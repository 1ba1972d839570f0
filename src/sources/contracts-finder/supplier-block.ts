/** One supplier as the CSV export writes it: `[Name|Address|Ref type|Ref Number|Is SME|Is VCSE]`. Absent is null. */
export interface SupplierBlock {
  readonly name: string;
  readonly address: string | null;
  /** COMPANIES_HOUSE, CHARITY_COMMISSION, NONE, NONE_SOLE_TRADER … */
  readonly referenceType: string | null;
  readonly reference: string | null;
  readonly sme: boolean | null;
  readonly vcse: boolean | null;
}

/** The suppliers of a field, and whether something in it could not be told for certain. */
export interface SupplierField {
  readonly blocks: readonly SupplierBlock[];
  readonly unsure: boolean;
}

/**
 * What ends a block: its two flags, before a bracket that closes it, or before the next block or the end where that was
 * forgotten. Names and addresses contain brackets and line breaks, so that brackets alone tell nothing.
 */
const ending =
  /\|[^\S\n]*(Yes|No|True|False)?[^\S\n]*\|[^\S\n]*(Yes|No|True|False)?\s*(?:\](?=\s*(?:\[|$))|(?=\[[^\][|]*\||$))/gi;

/** Supplier reference types are words of capitals. */
const kind = /^[A-Z][A-Z_]*$/;

/**
 * Reads the suppliers of one field. Addresses may contain `|`: the name is the first part and what stands before the reference
 * type all address. A field without blocks is one name; a block that is cut off keeps its name, and the field is unsure.
 */
export function supplierBlocksOf(field: string): SupplierField {
  const text = field.trim();
  if (text === '') return { blocks: [], unsure: false };
  if (!text.startsWith('[') || !text.includes('|'))
    return { blocks: [named(text.replace(/^\[|\]$/g, ''))], unsure: false };
  const blocks: SupplierBlock[] = [];
  let unsure = false;
  let from = 0;
  for (const found of text.matchAll(ending)) {
    const block = blockOf(text.slice(from, found.index), found[1], found[2]);
    from = found.index + found[0].length;
    if (block === null) unsure = true;
    else blocks.push(block);
  }
  const rest = text.slice(from).trim();
  if (rest === '' || rest === ']') return { blocks, unsure };
  // The end is missing: spreadsheets cut cells at 32,767 characters.
  const name = rest.replace(/^\[/, '').split('|')[0]?.trim() ?? '';
  return { blocks: name === '' ? blocks : [...blocks, named(name)], unsure: true };
}

/** A block before its flags; null where it has no name. */
function blockOf(text: string, sme: string | undefined, vcse: string | undefined): SupplierBlock | null {
  const parts = text.trim().replace(/^\[/, '').split('|');
  const typed = parts.length > 2 && isKind(parts[parts.length - 2] as string);
  const address = parts.slice(1, typed ? -2 : undefined);
  const name = parts[0]?.trim() ?? '';
  if (name === '') return null;
  return {
    name,
    address: filled(address.join('|')),
    referenceType: typed ? filled(parts[parts.length - 2] as string) : null,
    reference: typed ? filled(parts[parts.length - 1] as string) : null,
    sme: flagOf(sme),
    vcse: flagOf(vcse),
  };
}

const isKind = (part: string): boolean => part.trim() === '' || kind.test(part.trim());

const named = (name: string): SupplierBlock => ({
  name: name.trim(),
  address: null,
  referenceType: null,
  reference: null,
  sme: null,
  vcse: null,
});

const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function flagOf(text: string | undefined): boolean | null {
  if (text === undefined) return null;
  return /^(?:yes|true)$/i.test(text);
}
