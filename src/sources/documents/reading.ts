import { type DocumentText, documentLimits } from './document.ts';
import { readPlain } from './plain.ts';
import { refuseForeign, refuseLong, tooLarge, wordless } from './refused.ts';

/**
 * Reads a draft: DOCX, PDF, Markdown or plain text, told apart by content; the name is only for refusals. Refuses what is
 * too large, locked, damaged, without words or of another kind. It bounds what a file unpacks to, not how long a library
 * takes: whoever reads files of strangers does it in a thread that can be ended.
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<DocumentText> {
  if (bytes.length === 0) throw wordless(name, 'The file is empty.', 'Check that this is the file you meant.');
  if (bytes.length > documentLimits.bytes)
    throw tooLarge(
      name,
      `The file is larger than ${documentLimits.bytes / 1e6} MB.`,
      'Save it without its pictures, or copy its text and paste it.',
    );
  refuseForeign(bytes, name);
  const read = await readKind(bytes, name);
  refuseLong(read.text, name);
  return read;
}

async function readKind(bytes: Uint8Array, name: string): Promise<DocumentText> {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  // The libraries are large: they are loaded by the first file that needs them.
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06'))
    return { kind: 'docx', ...(await (await import('./word.ts')).readWord(bytes, name)) };
  // A PDF may have a few bytes before its beginning.
  if (/^.{0,900}%PDF-\d/s.test(start) && !/^\s*[#\w]/.test(start.replace(/%PDF[\s\S]*/, '')))
    return { kind: 'pdf', ...(await (await import('./portable.ts')).readPortable(bytes, name)) };
  return { kind: 'text', ...readPlain(bytes, name) };
}
