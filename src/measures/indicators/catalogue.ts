import { closePrice } from './close-price.ts';
import { disqualification } from './disqualification.ts';
import { heavyDiscount } from './heavy-discount.ts';
import { identicalPrice } from './identical-price.ts';
import type { Indicator } from './indicator.ts';
import { lateBid } from './late-bid.ts';
import { loneBidder } from './lone-bidder.ts';
import { losingTenderer } from './losing-tenderer.ts';
import { lowestBid } from './lowest-bid.ts';
import { singleBid } from './single-bid.ts';
import { submissionPeriod } from './submission-period.ts';
import { variedSupplier } from './varied-supplier.ts';

/** Every indicator, in the order of their ids. Each keeps a state of its own kind, which only itself looks into. */
export const indicators: readonly Indicator[] = [
  submissionPeriod,
  singleBid,
  closePrice,
  losingTenderer,
  identicalPrice,
  lateBid,
  loneBidder,
  lowestBid,
  disqualification,
  variedSupplier,
  heavyDiscount,
];
