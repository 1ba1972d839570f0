/** What kind of organisation a participant is; see `organization_kind` for the evidence. */
export const organizationKinds = ['public body', 'sme', 'vcse', 'not recorded as sme', 'unknown'] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

/** Why a name in a role is no participant. */
export const absences = {
  individual: 'an individual',
  removed: 'removed on request',
  redacted: 'redacted by the publisher',
  'not-awarded': 'not awarded to a supplier',
  'not-named': 'no supplier is named',
} as const;
export type Absence = keyof typeof absences;
