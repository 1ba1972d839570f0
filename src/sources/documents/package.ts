import { inflateRawSync } from 'node:zlib';
import { documentLimits } from './document.ts';
import { damaged, foreign, locked, tooLarge } from './refused.ts';

/** A file inside a zip archive, as the archive's list of contents has it. */
interface Part {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

const endSignature = 0x06054b50;
const partSignature = 0x02014b50;
const localSignature = 0x04034b50;

/** Parts of a DOCX that hold words or say how they hang together; pictures, fonts and embedded files are never unpacked. */
const textual = /(?:^|\/)(?:[^/]+\.xml|[^/]*\.rels)$/i;

/**
 * A DOCX with nothing in it but its textual parts, unpacked within limits: no part unpacks to more than the list of contents
 * says, and all together to no more than `documentLimits.unpackedBytes`. A library that reads it can meet no bomb.
 */
export function unpackSafely(bytes: Uint8Array, name: string): Uint8Array<ArrayBuffer> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = contentsOf(archive, name);
  const names = new Set(parts.map((part) => part.name));
  refuseOther(archive, parts, names, name);
  const wanted = parts.filter((part) => textual.test(part.name) && !part.name.includes('embeddings/'));
  const total = wanted.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (total > documentLimits.unpackedBytes) throw bomb(name);
  return repack(wanted.map((part) => ({ name: part.name, content: unpack(archive, part, name) })));
}

const bomb = (name: string) =>
  tooLarge(
    name,
    `Unpacked, this document is larger than ${documentLimits.unpackedBytes / 1e6} MB; no draft is.`,
    'Copy its text and paste it.',
  );

function refuseOther(archive: Buffer, parts: readonly Part[], names: ReadonlySet<string>, name: string): void {
  if (names.has('word/document.xml')) return;
  if (names.has('EncryptedPackage')) throw locked(name, 'document');
  const kind = parts.find((part) => part.name === 'mimetype');
  const type = kind && kind.unpacked < 200 ? unpack(archive, kind, name).toString('latin1') : '';
  if (/opendocument/.test(type) || names.has('content.xml'))
    throw foreign(name, 'an OpenDocument file (.odt)', 'Open it and save it as DOCX, or copy its text and paste it.');
  if (names.has('xl/workbook.xml'))
    throw foreign(name, 'a spreadsheet', 'Copy the text that belongs to the tender and paste it.');
  if (names.has('ppt/presentation.xml')) throw foreign(name, 'a presentation', 'Copy its text and paste it.');
  // Some programs call the main part otherwise; what it is stands in the list of types.
  if (names.has('[Content_Types].xml') && names.has('_rels/.rels')) return;
  throw foreign(name, 'a zip archive', 'Unpack it and give the document inside.');
}

/** The list of contents, from the end of the archive. */
function contentsOf(archive: Buffer, name: string): Part[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > archive.length || archive.readUInt32LE(end) !== endSignature)
    throw damaged(name, 'document');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  if (count > documentLimits.parts || at === 0xffffffff) throw bomb(name);
  const parts: Part[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== partSignature) throw damaged(name, 'document');
    const nameLength = archive.readUInt16LE(at + 28);
    const part = {
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      flags: archive.readUInt16LE(at + 8),
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      unpacked: archive.readUInt32LE(at + 24),
      at: archive.readUInt32LE(at + 42),
    };
    parts.push(part);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return parts;
}

/** The content of a part; no more bytes than it says it has are ever made. */
function unpack(archive: Buffer, part: Part, name: string): Buffer {
  const { at, method, packed, unpacked, flags } = part;
  if ((flags & 1) === 1) throw locked(name, 'document');
  if (unpacked > documentLimits.unpackedBytes) throw bomb(name);
  if (at + 30 > archive.length || archive.readUInt32LE(at) !== localSignature) throw damaged(name, 'document');
  const from = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const content = archive.subarray(from, from + packed);
  if (method === 0) return content;
  if (method !== 8) throw damaged(name, 'document');
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) });
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge(
          name,
          'A part of this document unpacks to more than it says: it is made to fill memory.',
          'Copy its text and paste it.',
        )
      : damaged(name, 'document', error);
  }
}

/** A zip archive of these parts, uncompressed. Check sums are left at nothing: its one reader does not look at them. */
function repack(parts: readonly { readonly name: string; readonly content: Buffer }[]): Uint8Array<ArrayBuffer> {
  const pieces: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const title = Buffer.from(name, 'utf8');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(localSignature, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(partSignature, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(offset, 42);
    pieces.push(local, title, content);
    list.push(entry, title);
    offset += 30 + title.length + content.length;
  }
  const contents = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...pieces, contents, end]));
}
