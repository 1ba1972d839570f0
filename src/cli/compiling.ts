import type { IssueCode } from '../domain/issue.ts';
import type { ExtractionInput } from '../sources/ocds/context.ts';
import { type Json, listOf, objectOf, textOf } from '../sources/ocds/field.ts';
import { mergeReleases } from '../sources/ocds/merge.ts';
import { extractProcess } from '../sources/ocds/process.ts';
import { tellApart } from '../sources/ocds/reuse.ts';
import { pointer } from '../sources/ocds/walk.ts';
import type { ProcessSink } from './pseudonym.ts';
import { asRelease } from './statement.ts';

/** A row of `release`, as far as merging needs it: plain data, so that it can go to another thread. */
export interface StoredRelease {
  readonly release_no: number;
  readonly source_id: string;
  readonly ocid: string;
  readonly published: string | null;
}

/** Something that was met while releases were merged, as an issue of one of them. */
export interface Finding {
  readonly code: IssueCode;
  readonly message: string;
  readonly source_id: string;
  readonly ocid: string | null;
  readonly release_no: number;
  readonly path: string;
}

/** What merging the releases of one ocid brought up, besides rows. */
export interface Compiled {
  readonly findings: Finding[];
  /** Releases that belong to a process of another id than their ocid. */
  readonly moved: { readonly processId: string; readonly releaseNo: number }[];
}

/** A stored release that was read again. */
interface Reread {
  readonly stored: StoredRelease;
  readonly release: Json;
  readonly pathOf: (path: string) => string;
}

/** Who buys, as far as it takes to tell buyers that use one ocid apart. */
function buyerKey(release: Json): string | null {
  const buyer = objectOf(release.buyer);
  const id = textOf(buyer?.id);
  if (id && /^GB-(PPON|COH|LA|NHS|GOR)/.test(id)) return id;
  const name =
    textOf(buyer?.name) ?? textOf(listOf(release.parties).find((party) => id !== null && party.id === id)?.name);
  return name === null
    ? null
    : name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
}

const findingIn = (
  { source_id, ocid, release_no }: StoredRelease,
  code: IssueCode,
  message: string,
  path: string,
): Finding => ({ code, message, source_id, ocid, release_no, path });

function reusedIds(parsed: readonly Reread[]): Finding[] {
  const seen = new Set<string>();
  return parsed.flatMap(({ stored, release }) => {
    const id = textOf(release.id);
    if (id === null) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `The id “${id.slice(0, 100)}” is borne by another release of this process.`;
    return [findingIn(stored, 'release-id-reused', message, '/id')];
  });
}

/** Merges the releases of one process and puts its rows into the sink. */
function addProcess(own: readonly Reread[], processId: string, sink: ProcessSink, findings: Finding[]): void {
  const latest = (own[own.length - 1] as Reread).stored;
  const told = tellApart(own.map((one) => one.release));
  for (const { code, message, release, path } of told.reuses) {
    const { stored, pathOf } = own[release] as Reread;
    findings.push(findingIn(stored, code, message, pathOf(path)));
  }
  const { release, touched } = mergeReleases(told.releases);
  const originOf: ExtractionInput['originOf'] = (object, path) => {
    const origin = object ? touched.get(object) : undefined;
    const one = own[origin?.release ?? own.length - 1] as Reread;
    return { releaseNo: one.stored.release_no, path: one.pathOf(origin ? pointer(origin) : path) };
  };
  const dates = own.flatMap(({ stored }) => (stored.published === null ? [] : [stored.published])).sort();
  extractProcess({
    release,
    ocid: latest.ocid,
    processId,
    originOf,
    firstPublished: dates[0] ?? null,
    lastPublished: dates[dates.length - 1] ?? null,
    releaseCount: own.length,
    sink,
    report: ({ code, message, ocid, releaseNo, path }) => {
      const { source_id } = own.find(({ stored }) => stored.release_no === releaseNo)?.stored ?? latest;
      findings.push({ code, message, source_id, ocid, release_no: releaseNo, path });
    },
  });
  sink.endProcess();
}

/**
 * Merges the releases of one ocid, in order, and puts the rows of its process, or processes where several buyers use it, into the
 * sink. `texts` are what was kept of them.
 */
export function addCompiled(group: readonly StoredRelease[], texts: readonly string[], sink: ProcessSink): Compiled {
  const parsed = group.map((stored, i) => {
    const { release, pathOf } = asRelease(JSON.parse(texts[i] as string) as Json);
    return { stored, release: release as Json, pathOf };
  });
  const latest = group[group.length - 1] as StoredRelease;
  const { ocid } = latest;
  const findings = reusedIds(parsed);
  const moved: { processId: string; releaseNo: number }[] = [];
  const keys = new Set(parsed.map(({ release }) => buyerKey(release)).filter((key) => key !== null));
  if (keys.size < 2) {
    addProcess(parsed, ocid, sink, findings);
    return { findings, moved };
  }
  findings.push(findingIn(latest, 'ocid-of-several-buyers', `${ocid} is used by ${keys.size} buyers.`, '/buyer'));
  // A release without a buyer cannot be given to one of several; it stays under the bare ocid.
  for (const key of [...keys, null]) {
    const own = parsed.filter(({ release }) => buyerKey(release) === key);
    if (own.length === 0) continue;
    const processId = key === null ? ocid : `${ocid}~${key}`;
    addProcess(own, processId, sink, findings);
    if (key !== null) for (const { stored } of own) moved.push({ processId, releaseNo: stored.release_no });
  }
  return { findings, moved };
}
