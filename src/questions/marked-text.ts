/** A stretch of a draft’s text, and the findings whose words it is; the id is an anchor and stands once for each. */
export interface Piece {
  readonly text: string;
  /** Numbers of the findings; empty for text that nothing was raised about. */
  readonly findings: readonly number[];
  /** Anchors that begin here. */
  readonly anchors: readonly string[];
  /** Findings whose words end here: where their numbers are written. */
  readonly ends: readonly number[];
}

export interface MarkedSpan {
  readonly start: number;
  readonly end: number;
  readonly finding: number;
  readonly anchor: string;
}

/** A paragraph of a draft in pieces. */
export type Paragraph = readonly Piece[];

/** The text of a section as paragraphs of pieces: cut at every beginning and end of a span, so that spans may overlap. */
export function markText(text: string, spans: readonly MarkedSpan[]): Paragraph[] {
  const inside = spans
    .map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }))
    .filter(({ start, end }) => start < end);
  const paragraphs: Paragraph[] = [];
  // A span that reaches over several paragraphs has its anchor in the first.
  const placed = new Set<string>();
  for (const [start, end] of paragraphsOf(text)) {
    const own = inside.filter((span) => span.start < end && start < span.end);
    paragraphs.push(
      own.length === 0 ? [plain(text.slice(start, end))] : cut(text, [start, end], { spans: own, placed }),
    );
  }
  return paragraphs;
}

const plain = (text: string): Piece => ({ text, findings: [], anchors: [], ends: [] });

/** Where paragraphs begin and end: they are apart by an empty line. */
function paragraphsOf(text: string): (readonly [number, number])[] {
  const found: [number, number][] = [];
  let open: [number, number] | null = null;
  for (let from = 0; from < text.length; ) {
    const line = text.indexOf('\n', from);
    const to = line < 0 ? text.length : line;
    if (text.slice(from, to).trim() === '') open = null;
    else if (open) open[1] = to;
    else {
      open = [from, to];
      found.push(open);
    }
    from = to + 1;
  }
  return found;
}

interface Cutting {
  readonly spans: readonly MarkedSpan[];
  /** Anchors that stand already. */
  readonly placed: Set<string>;
}

function cut(text: string, [start, end]: readonly [number, number], { spans, placed }: Cutting): Piece[] {
  const edges = new Set([start, end]);
  for (const span of spans) {
    edges.add(Math.max(start, span.start));
    edges.add(Math.min(end, span.end));
  }
  const places = [...edges].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, i) => {
    const to = places[i + 1] as number;
    const here = spans.filter((span) => span.start < to && from < span.end);
    const anchors = here.map(({ anchor }) => anchor).filter((anchor) => !placed.has(anchor));
    for (const anchor of anchors) placed.add(anchor);
    return {
      text: text.slice(from, to),
      findings: [...new Set(here.map(({ finding }) => finding))],
      anchors,
      ends: [...new Set(here.filter((span) => span.end === to).map(({ finding }) => finding))],
    };
  });
}
