/** Which part of the record a question is about. Every field narrows it; an empty filter is the whole record. */
export interface Filter {
  /** organization_id of the buyer. */
  readonly buyer?: string | undefined;
  /** organization_id of the supplier. */
  readonly supplier?: string | undefined;
  /** Two digits: CPV division of any classification of the process. */
  readonly cpv?: string | undefined;
  /** A region, town or postcode area of delivery. */
  readonly place?: string | undefined;
  /** First day, ISO. Compared with the date that the question is about (award, payment, notice). */
  readonly from?: string | undefined;
  /** Last day, ISO, included. */
  readonly to?: string | undefined;
}
