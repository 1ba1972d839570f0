/* How many bids there were for an award, as far as it is published. */

/** Published counts, the first that is there: bids received, bids of the last stage, valid bids, bidders. */
const rank = `case lower(measure) when 'bids' then 1 when 'finalstagebids' then 2 when 'validbids' then 3 when 'bidders' then 4 end`;

/**
 * Common table expressions up to `award_bids`, to stand after `outcome`: the fewest and the most bids for the lots of each award of
 * which a count is published. The bids for an award are those for its lots, else those for the process where it gives a single
 * count.
 */
export const awardBids = `stated as (
    select process_id, lot_id, value, rank, min(rank) over (partition by process_id, lot_id) as best
    from (select process_id, lot_id, value, ${rank} as rank from bid_statistic where value >= 1) one where rank is not null
    union all
    select process_id, lot_id, cast(count(*) as double precision), 5, 5 from bid
    where status is null or lower(status) not in ('invited', 'pending', 'withdrawn') group by process_id, lot_id
  ),
  lot_bids as (
    select process_id, lot_id, bids from (
      select process_id, lot_id, max(value) as bids, rank, min(rank) over (partition by process_id, lot_id) as best
      from stated where rank = best group by process_id, lot_id, rank
    ) one where rank = best
  ),
  single as (select process_id from lot_bids group by process_id having count(*) = 1),
  award_bids as (
    select c.process_id, c.award_id, min(b.bids) as fewest, max(b.bids) as most
    from outcome c join award a on a.process_id = c.process_id and a.award_id = c.award_id
    join lot_bids b on b.process_id = c.process_id
    left join single s on s.process_id = c.process_id
    where ' ' || a.lot_id || ' ' like '% ' || b.lot_id || ' %'
      or (s.process_id is not null and (a.lot_id is null or b.lot_id is null))
    group by c.process_id, c.award_id
  )`;
