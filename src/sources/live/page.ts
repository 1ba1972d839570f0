import { parseDocument } from '../json/document.ts';
import { splitDocuments } from '../json/scanner.ts';
import type { Envelope } from '../json/span.ts';
import { type Json, numberOf, objectOf, textOf } from '../ocds/field.ts';

/** One release of a package, byte for byte; `release` is null where it cannot be read, and the importer sets it aside. */
export interface Published {
  readonly bytes: Uint8Array;
  readonly release: Json | null;
  /** Tells releases apart: a release id is unique within its ocid only. Null where either is missing. */
  readonly key: string | null;
}

/** A page of a service. */
export interface Page {
  readonly releases: readonly Published[];
  /** What stands around the releases: publisher, licence. */
  readonly envelope: Json;
  readonly next: string | null;
  /** How many releases the publisher says the whole window has; null where it does not say, as both services today. */
  readonly reported: number | null;
}

/** Names under which services elsewhere report how much a search has found. */
const counts = ['totalResults', 'hitCount', 'total'];

/**
 * Reads the body of an answer as a release package; null where it is none or is cut off.
 * Releases are cut out by their brackets and not parsed first: Find a Tender publishes numbers that are no JSON.
 */
export async function readPage(body: Uint8Array): Promise<Page | null> {
  const envelopes: Envelope[] = [];
  const releases: Published[] = [];
  for await (const published of releasesIn([body], (envelope) => envelopes.push(envelope))) releases.push(published);
  const envelope = envelopes[0];
  if (!envelope?.value || envelope.issues.some((flaw) => flaw.code === 'truncated')) return null;
  const links = objectOf(envelope.value.links);
  const reported = counts.map((name) => numberOf(envelope.value?.[name])).find((number) => number !== null);
  return { releases, envelope: envelope.value, next: textOf(links?.next), reported: reported ?? null };
}

/** The releases of a package one by one; what stands around them is handed to `onEnvelope` at its end. */
export async function* releasesIn(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  onEnvelope: (envelope: Envelope) => void = () => undefined,
): AsyncGenerator<Published> {
  const aside = new Map<number, Uint8Array[]>();
  const onPiece = ({ position, bytes }: { position: number; bytes: Uint8Array }) => {
    aside.set(position, [...(aside.get(position) ?? []), bytes]);
  };
  let inPackage = false;
  for await (const batch of splitDocuments(chunks, { arrays: ['releases'], onPiece })) {
    for (const item of batch) {
      if (item.kind === 'document') yield publishedOf(item.bytes);
      else if (item.kind === 'broken') {
        yield { bytes: Buffer.concat(aside.get(item.position) ?? []), release: null, key: null };
        aside.delete(item.position);
      } else if (!inPackage) {
        inPackage = true;
        onEnvelope(item);
      }
    }
  }
}

function publishedOf(bytes: Uint8Array): Published {
  const parsed = parseDocument(bytes);
  const release = parsed.broken ? null : objectOf(parsed.value);
  const [ocid, id] = [textOf(release?.ocid), textOf(release?.id)];
  return { bytes, release, key: ocid !== null && id !== null ? `${ocid} ${id}` : null };
}

/** The first line of a package that holds what several pages held; the releases and {@link packageEnd} follow. */
export function packageStart(envelope: Json): string {
  const { releases: _, links: __, ...rest } = envelope;
  const around = JSON.stringify(rest).slice(1, -1);
  return `{${around}${around === '' ? '' : ','}"releases":[\n`;
}

export const packageEnd = '\n]}\n';
