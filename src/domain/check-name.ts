/**
 * What the checks of the tender check are called and which barrier each is about, for rooms that speak of outcomes without running
 * checks. A test holds it to the checks themselves.
 */
export const checkNames = {
  O01: { name: 'Price dominates', barrier: 'price' },
  O02: { name: 'Price alone', barrier: 'price' },
  O03: { name: 'Criteria not in the notice', barrier: 'price' },
  O04: { name: 'Early engagement', barrier: 'engagement' },
  O05: { name: 'Token engagement', barrier: 'engagement' },
  O06: { name: 'Over-prescriptive', barrier: 'specification' },
  O07: { name: 'Brand or standard without equivalent', barrier: 'specification' },
  O08: { name: 'Variants refused', barrier: 'specification' },
  O09: { name: 'Turnover against the contract', barrier: 'finance' },
  O10: { name: 'Turnover above a cap', barrier: 'finance' },
  O11: { name: 'Accounts and insurance up front', barrier: 'finance' },
  O12: { name: 'Experience lock-in', barrier: 'experience' },
  O13: { name: 'Large and undivided', barrier: 'size' },
  O14: { name: 'Too little time', barrier: 'time' },
  O15: { name: 'Pay or register to read', barrier: 'access' },
  O16: { name: 'Group bids discouraged', barrier: 'size' },
  O17: { name: 'Suitability claimed, terms disagree', barrier: 'size' },
  O18: { name: 'Social value', barrier: 'social value' },
  O19: { name: 'Blind to the chain', barrier: 'chain and people' },
  O20: { name: 'Closed or over-long vehicle', barrier: 'access' },
  O21: { name: 'Suitability stage below the threshold', barrier: 'access' },
  O22: { name: 'Cash-flow burden', barrier: 'finance' },
  O23: { name: 'Reservation not considered', barrier: 'size' },
  O24: { name: 'Effort out of proportion', barrier: 'time' },
  O25: { name: 'People unclear', barrier: 'chain and people' },
  O26: { name: 'Feedback', barrier: 'engagement' },
  R01: { name: 'Risk dumped', barrier: 'risk' },
  I01: { name: 'Invites innovation', barrier: 'innovation' },
} as const;

export type NamedCheck = keyof typeof checkNames;
export const namedChecks = Object.keys(checkNames) as readonly NamedCheck[];
