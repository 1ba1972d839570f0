import { Refusal } from '../domain/refusal.ts';

/** A file that came with a form. */
export interface PostedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a form holds. A field that came empty or not at all is absent; of a field that came twice the last counts. */
export interface Posted {
  readonly text: (field: string) => string | undefined;
  readonly file: (field: string) => PostedFile | undefined;
}

/** The types in which browsers send forms; anything else is no form. */
const formTypes = /^(?:multipart\/form-data\s*;|application\/x-www-form-urlencoded\s*(?:;|$))/i;
/** Most fields of a form: each costs time to take apart. */
const fieldLimit = 100;

/** The status that goes with a refusal of a form. */
export const postedStatus = (code: string): 400 | 403 | 413 | 415 | 503 =>
  (({ 'body-too-large': 413, 'no-form': 415, 'foreign-origin': 403, busy: 503, 'draft-too-large': 413 }) as const)[
    code
  ] ?? 400;

/** Takes a form apart. Refuses what is no form, and what is larger than the limit without reading more of it. */
export async function readPosted(request: Request, path: string, byteLimit: number): Promise<Posted> {
  const type = request.headers.get('content-type') ?? '';
  if (!formTypes.test(type))
    throw new Refusal({
      code: 'no-form',
      message: 'What was sent is no form.',
      where: `Content-Type: ${type.slice(0, 80) || 'not given'}`,
      mend: 'Send multipart/form-data, as browsers do.',
    });
  if (Number(request.headers.get('content-length') ?? 0) > byteLimit) throw tooLarge(path, byteLimit);
  const bytes = await readBody(request, path, byteLimit);
  refuseMany(bytes, type, path);
  try {
    return await postedOf(await new Response(bytes, { headers: { 'content-type': type } }).formData());
  } catch (cause) {
    throw new Refusal({
      code: 'form-damaged',
      message: 'The form cannot be read.',
      where: path,
      mend: 'Send it again; if you wrote the program that sent it, see /api.',
      cause,
    });
  }
}

async function readBody(request: Request, path: string, byteLimit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > byteLimit) throw tooLarge(path, byteLimit);
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks, length));
}

const tooLarge = (path: string, byteLimit: number): Refusal =>
  new Refusal({
    code: 'body-too-large',
    message: `What was sent is larger than ${Math.floor(byteLimit / 1e6)} MB.`,
    where: path,
    mend: 'Save the file without its pictures, or copy its text and paste it.',
  });

/** Counts fields before a library takes them apart one by one. */
function refuseMany(bytes: Uint8Array, type: string, path: string): void {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boundary = /boundary="?([^";]{1,100})/i.exec(type)?.[1];
  const mark = boundary === undefined ? '&' : `--${boundary}`;
  let count = 0;
  for (let at = body.indexOf(mark); at >= 0 && count <= fieldLimit; at = body.indexOf(mark, at + mark.length)) count++;
  if (count <= fieldLimit) return;
  throw new Refusal({
    code: 'too-many-fields',
    message: `The form has more than ${fieldLimit} fields.`,
    where: path,
    mend: 'Send only the fields that /api lists.',
  });
}

async function filesOf(form: FormData): Promise<Map<string, PostedFile>> {
  const files = new Map<string, PostedFile>();
  for (const [field, value] of form) {
    // A file input that was left alone sends a file without name and content.
    if (typeof value === 'string' || (value.name === '' && value.size === 0)) continue;
    files.set(field, { name: value.name.slice(0, 200), bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return files;
}

async function postedOf(form: FormData): Promise<Posted> {
  const texts = new Map<string, string>();
  for (const [field, value] of form) if (typeof value === 'string' && value.trim() !== '') texts.set(field, value);
  const files = await filesOf(form);
  return { text: (field) => texts.get(field), file: (field) => files.get(field) };
}

/**
 * Refuses a form that a page elsewhere sent through a visitor’s browser. Browsers say where a form comes from; programs
 * send neither header and have no visitor’s rights to borrow.
 */
export function refuseForeign(headers: Headers, host: string): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const own = site !== null ? site === 'same-origin' || site === 'none' : origin === null || hostOf(origin) === host;
  if (own) return;
  throw new Refusal({
    code: 'foreign-origin',
    message: 'This form was sent from another site.',
    where: origin === null ? `Sec-Fetch-Site: ${site}` : `Origin: ${origin.slice(0, 100)}`,
    mend: 'Open the page here and send the form from it.',
  });
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
