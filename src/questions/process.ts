import type { RecordReader } from '../store/record.ts';
import { awardLines } from './award-line.ts';
import { historyOf } from './history.ts';
import { momentsOf } from './moment.ts';
import { detailsOf, ProcessLists } from './process-detail.ts';
import { worthOf } from './worth.ts';

export { askProcesses } from './process-list.ts';

export interface ProcessRow {
  readonly id: string;
  readonly title: string | null;
  readonly stage: string | null;
  readonly buyers: readonly { readonly id: string | null; readonly name: string }[];
  readonly suppliers: readonly { readonly id: string | null; readonly name: string }[];
  readonly published: string | null;
  readonly awarded: string | null;
  /** The day until which bids are taken. */
  readonly deadline: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly amountKind: string | null;
  readonly because: string | null;
}

export interface ProcessQuery {
  readonly q?: string | undefined;
  readonly buyer?: string | undefined;
  readonly supplier?: string | undefined;
  readonly stage?: string | undefined;
  readonly cpv?: string | undefined;
  readonly place?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sort?: 'newest' | 'oldest' | 'amount' | undefined;
  /** From 1. */
  readonly page: number;
}

export interface ProcessesAnswer {
  readonly query: ProcessQuery;
  /** Names for the ids in the query, for the words above the list. */
  readonly buyerName: string | null;
  readonly supplierName: string | null;
  readonly total: number;
  readonly pageSize: number;
  /** Rows that its table as CSV holds at most. */
  readonly tableLimit: number;
  readonly rows: readonly ProcessRow[];
  readonly stages: readonly { readonly stage: string; readonly count: number }[];
  /** Calls whose deadline lies on or after the last day of the data, of those that the query leaves; and that day. */
  readonly open: { readonly count: number; readonly on: string } | null;
}

/** What a moment is: the market asked, a call, its deadline, a decision, its publication, the contract’s signing, start, end, a change. */
export type MomentSort =
  | 'engagement'
  | 'call'
  | 'deadline'
  | 'award'
  | 'publication'
  | 'signed'
  | 'start'
  | 'end'
  | 'change';

/** A point on the line of a process through time. */
export interface Moment {
  /** ISO date; absent for "before" and "after". */
  readonly dated: string | null;
  readonly label: string;
  /** Absent for what is not published. */
  readonly sort?: MomentSort;
  /** Drawn dashed: nothing was published about it, and the label says so. */
  readonly absent: boolean;
  readonly links: readonly { readonly name: string; readonly id: string | null }[];
}

export interface AwardLine {
  readonly awardId: string;
  readonly title: string | null;
  readonly decided: string | null;
  readonly published: string | null;
  readonly amount: number | null;
  readonly amountGross: number | null;
  readonly currency: string | null;
  readonly amountKind: string | null;
  readonly amountNote: string | null;
  readonly because: string | null;
  readonly sme: boolean | null;
  readonly suppliers: readonly {
    readonly id: string | null;
    readonly name: string;
    readonly kind: string | null;
    readonly absent: string | null;
  }[];
}

export interface ProcessAnswer {
  readonly id: string;
  readonly ocid: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly stage: string | null;
  readonly noticeType: string | null;
  readonly method: string | null;
  readonly category: string | null;
  readonly url: string | null;
  readonly smeSuitable: boolean | null;
  readonly vcseSuitable: boolean | null;
  readonly framework: string | null;
  readonly estimate: {
    readonly low: number | null;
    readonly high: number | null;
    readonly amount: number | null;
    readonly currency: string | null;
    readonly amountKind: string | null;
    readonly note: string | null;
  };
  readonly buyers: readonly {
    readonly id: string | null;
    readonly name: string;
    readonly role: string;
    readonly absent: string | null;
  }[];
  readonly moments: readonly Moment[];
  readonly awards: readonly AwardLine[];
  readonly lots: readonly {
    readonly lotId: string;
    readonly title: string | null;
    readonly amount: number | null;
    readonly currency: string | null;
  }[];
  readonly classifications: readonly {
    readonly scheme: string;
    readonly code: string;
    readonly description: string | null;
  }[];
  readonly places: readonly string[];
  readonly notices: readonly {
    readonly title: string | null;
    readonly type: string | null;
    readonly url: string | null;
    readonly published: string | null;
  }[];
  readonly exchanges: readonly {
    readonly provider: string;
    readonly receiver: string;
    readonly deliverable: string;
    readonly kind: string;
    readonly form: string;
    readonly started: string | null;
    readonly amount: number | null;
    readonly standing: string;
    readonly evidence: string;
  }[];
  readonly releases: readonly {
    /** Its text is at `/releases/{number}.json`. */
    readonly releaseNo: number;
    readonly source: string;
    readonly position: number;
    readonly releaseId: string | null;
    readonly published: string | null;
    readonly tag: string | null;
  }[];
  readonly issues: readonly { readonly code: string; readonly message: string; readonly path: string | null }[];
  /** Lists above that are longer than what is shown here. */
  readonly cut?: readonly { readonly list: string; readonly shown: number; readonly total: number }[];
}

interface ProcessCells {
  readonly ocid: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly stage: string | null;
  readonly notice_type: string | null;
  readonly procurement_method: string | null;
  readonly category: string | null;
  readonly url: string | null;
  readonly sme_suitable: boolean | null;
  readonly vcse_suitable: boolean | null;
  readonly framework: string | null;
  readonly estimate_low: number | null;
  readonly estimate_high: number | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly amount_kind: string | null;
  readonly amount_note: string | null;
}

/** The page of a contracting process; null for an id that no process bears. */
export async function askProcess(record: RecordReader, id: string): Promise<ProcessAnswer | null> {
  const [row] = await record.all<ProcessCells>(
    `select ocid, title, description, stage, notice_type, procurement_method, category, url, sme_suitable, vcse_suitable, framework,
       estimate_low, estimate_high, amount, currency, amount_kind, amount_note
     from process where process_id = ?`,
    [id],
  );
  if (!row) return null;
  const lists = new ProcessLists(record, id);
  const [awards, details] = await Promise.all([awardLines(lists), detailsOf(lists)]);
  const history = await historyOf(record, id, awards);
  const worth = worthOf(row);
  return {
    ...{
      id,
      ocid: row.ocid,
      title: row.title,
      description: row.description,
      stage: row.stage,
      noticeType: row.notice_type,
    },
    ...{ method: row.procurement_method, category: row.category, url: row.url, framework: row.framework },
    ...{ smeSuitable: row.sme_suitable, vcseSuitable: row.vcse_suitable },
    estimate: {
      ...{ low: row.estimate_low, high: row.estimate_high, amount: worth.amount, currency: row.currency },
      ...{ amountKind: worth.amountKind, note: row.amount_note },
    },
    moments: momentsOf(history),
    awards,
    ...details,
    ...(lists.cuts.length > 0 ? { cut: lists.cuts } : {}),
  };
}
