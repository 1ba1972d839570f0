/** Published releases for tests that need them; null where `../shared` is not beside the repository. */
import { existsSync, readFileSync } from 'node:fs';

const folder = '../shared/data';

interface Release {
  readonly ocid?: string;
  readonly id?: string;
}

/** Every distinct OCDS release of the development data. */
export function publishedReleases(): readonly Release[] | null {
  if (!existsSync(folder)) return null;
  const lines = (file: string): Release[] =>
    readFileSync(`${folder}/${file}`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Release);
  const packaged = (file: string): Release[] =>
    (JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { releases: Release[] }).releases;
  const all = [
    ...packaged('find-a-tender/release-package-2025-2026.json'),
    ...packaged('find-a-tender/032703-2026.json'),
    ...packaged('find-a-tender/037689-2026.json'),
    ...lines('public-contracts-scotland/releases-2019.jsonl'),
    ...lines('sell2wales/releases-2025.jsonl'),
    ...lines('contracts-finder/releases-2025.jsonl'),
    ...packaged('contracts-finder/release-package-2025-01.json'),
  ];
  return [...new Map(all.map((release) => [`${release.ocid} ${release.id}`, release])).values()];
}
