/**
 * All mentions that say the same about an organisation, as one: the importer groups `mention` rows and payees by these
 * fields, so that each distinct saying is resolved once.
 */
export interface MentionGroup {
  /** How the importer finds the mentions again; any number that no other group has. */
  readonly key: number;
  /** The roles in which it is so mentioned: buyer, supplier, payee … */
  readonly roles: readonly string[];
  readonly name: string | null;
  readonly scheme: string | null;
  readonly identifier: string | null;
  /** Further ones, `scheme:number` with spaces between. */
  readonly moreIdentifiers: string | null;
  readonly postcode: string | null;
  readonly locality: string | null;
  readonly region: string | null;
  /** micro, sme, small, medium, large: as declared. */
  readonly scale: string | null;
  readonly vcse: boolean | null;
  /** Kind of authority, as declared; also "sole trader". */
  readonly type: string | null;
  /** How many mentions the group stands for. */
  readonly count: number;
  /** Of these, the ones whose award is flagged as won by an SME, and as not. Leave out awards with several suppliers. */
  readonly awardSme?: { readonly yes: number; readonly no: number };
}

/** Roles in which an organisation spends public money. */
const buyerRoles = new Set(['buyer', 'procuringEntity', 'centralPurchasingBody', 'payer', 'leadBuyer']);

/** True where a group is mentioned as one that buys. */
export function isBuyer(group: MentionGroup): boolean {
  return group.roles.some((role) => buyerRoles.has(role));
}
