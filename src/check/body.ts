import type { BodyKind, Fact } from './notice.ts';

/** Kinds of authority as notices declare them, in the code lists of Find a Tender and of the EU's forms. */
const declared: readonly (readonly [RegExp, BodyKind])[] = [
  [/subCentral|regional or local|REGIONAL/i, 'sub-central'],
  [/centralGovernment|ministry|national or federal|^(?:MINISTRY|NATIONAL_AGENCY)$/i, 'central'],
  [/utility|undertaking/i, 'utility'],
];

/** Names that leave no doubt; anything else stays unknown. */
const named: readonly (readonly [RegExp, BodyKind])[] = [
  [/\b(?:NHS|integrated care board|health board|hospitals?|ambulance service)\b/i, 'health'],
  [
    /\bnetwork rail\b|\bHS1\b|\b(?:water|railways?|energy networks|airports?|national grid|transmission) (?:ltd|limited|plc|company|group)\b|\btransport for london\b/i,
    'utility',
  ],
  [/\b(?:council|corporation of london|combined authority|borough|county of)\b/i, 'sub-central'],
  [
    /^(?:the )?(?:department (?:for|of)|ministry of|home office|cabinet office|hm (?:treasury|revenue|courts|prison)|foreign,? commonwealth|crown (?:prosecution|commercial)|driver (?:and|&) vehicle|environment agency|government property agency|maritime (?:and|&) coastguard|planning inspectorate|ofcom|uk health security)/i,
    'central',
  ],
  [/^(?:DfT\w?|DVSA|HMRC|CPS)\b/, 'central'],
];

/** What kind of body buys, from its declared type, else from a name that leaves no doubt; null where neither tells. */
export function bodyOf(types: readonly Fact<string>[], name: string | null, namePath: string): Fact<BodyKind> | null {
  const health = name === null ? null : named[0]?.[0].test(name) ? 'health' : null;
  for (const { value, path } of types) {
    const kind = declared.find(([pattern]) => pattern.test(value))?.[1];
    if (kind) return { value: kind === 'sub-central' && health ? 'health' : kind, path };
  }
  const kind = name === null ? undefined : named.find(([pattern]) => pattern.test(name))?.[1];
  return kind ? { value: kind, path: namePath } : null;
}
