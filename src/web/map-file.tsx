/** The map as a file of its own: no style sheet, no script, nothing that reaches out. */
import type { Child } from 'hono/jsx';
import { longDay } from '../domain/number.ts';
import type { MapAnswer } from '../questions/map.ts';
import type { Frame } from './frame.ts';
import { kindLabel } from './label.ts';
import { drawMap } from './map-drawing.ts';
import { absencesInWords } from './map-legend.tsx';
import { fineRadius, outline, type Paint, Picture } from './map-picture.tsx';

/** The light palette, as `_palette.scss` has it. */
const hues: Readonly<Record<string, string>> = {
  public: '#0f4c4a',
  sme: '#8a6100',
  vcse: '#7a2e63',
  other: '#5b6663',
  unknown: '#5b6663',
};
const [paper, ink, quiet] = ['#fbfaf6', '#16211f', '#55625f'] as const;
const sans = "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', verdana, sans-serif";

const filePaint: Paint = {
  mark: (hue, shape, radius) =>
    shape === 'ring'
      ? {
          fill: paper,
          stroke: hues[hue],
          ...(radius < fineRadius ? { 'stroke-width': 0.8 } : { 'stroke-width': 1.2, 'stroke-dasharray': '2 1.6' }),
        }
      : { fill: hues[hue], stroke: paper, 'stroke-width': 0.7 },
  ring: (hue) => ({ fill: 'none', stroke: hues[hue], 'stroke-width': 1.3 }),
  community: { fill: '#f1eee4', stroke: '#0f4c4a', 'stroke-width': 1.3 },
  stroke: ({ kind, breadth }) => ({
    fill: 'none',
    stroke: kind === 'intangible' ? '#2b5fa8' : '#2f6f4f',
    'stroke-width': breadth,
    'stroke-opacity': 0.38,
    ...(kind === 'intangible' ? { 'stroke-dasharray': '7 5' } : {}),
  }),
  label: ({ bold }) => ({
    fill: ink,
    stroke: paper,
    'stroke-width': 3,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
    'font-weight': bold ? 700 : 400,
  }),
};

/** What the marks mean, those that are drawn. */
function meanings({ nodes, lines }: MapAnswer): readonly { readonly draw: Child; readonly words: string }[] {
  const kinds = [...new Map(nodes.map(({ kind }) => [kindLabel(kind).word, kindLabel(kind)])).values()];
  const marks = kinds.map(({ hue, shape, word }) => ({
    draw: <path d={outline(shape, 0, 0, 5)} {...filePaint.mark(hue, shape, 5)} />,
    words: word,
  }));
  const ring = { draw: <circle r="6" {...filePaint.ring('public')} />, words: 'in a ring: buys or pays' };
  const sample = (kind: 'tangible' | 'intangible') => ({
    draw: <path d="M-10 0H10" {...filePaint.stroke({ kind, breadth: 2, path: '' })} />,
    words: kind,
  });
  const drawn = (['tangible', 'intangible'] as const).filter((kind) => lines.some((line) => line.kind === kind));
  return nodes.length === 0 ? [] : [...marks, ring, ...drawn.map(sample)];
}

const letters = 150;

/** Text in lines of a length that the sheet bears. */
function lined(text: string): readonly string[] {
  const lines = [''];
  // No-break spaces keep a number beside its unit.
  for (const word of text.split(/ +/)) {
    const last = lines.at(-1) as string;
    if (last !== '' && last.length + word.length >= letters) lines.push(word.slice(0, letters));
    else lines[lines.length - 1] = last === '' ? word.slice(0, letters) : `${last} ${word}`;
  }
  return lines;
}

/** The picture of a map with its title, date, coverage and attribution, in the light palette. */
export function MapFile(answer: MapAnswer, frame: Frame) {
  const drawing = drawMap(answer);
  const about = answer.centre?.name ?? answer.community?.leader ?? null;
  const title = [frame.title ?? 'Map of this record', about].filter(Boolean).join(': ');
  const notes = [
    absencesInWords(answer),
    [...frame.attribution, frame.asOf && `Data to ${longDay(frame.asOf)}.`, 'Drawn by Commonweal.']
      .filter(Boolean)
      .join(' '),
  ].flatMap(lined);
  const top = 44;
  const foot = top + drawing.height;
  const height = foot + 46 + notes.length * 15;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${drawing.width} ${height}`}
      width={String(drawing.width)}
      height={String(height)}
      font-family={sans}
      font-size="13"
      role="img"
    >
      <title>{title}</title>
      <desc>{absencesInWords(answer)}</desc>
      <rect width={String(drawing.width)} height={String(height)} fill={paper} />
      <text x="16" y="30" fill={ink} font-size="20" font-weight="600">
        {[...title].length > 84 ? `${[...title].slice(0, 83).join('')}…` : title}
      </text>
      <g transform={`translate(0 ${top})`}>
        <Picture drawing={drawing} paint={filePaint} links={null} />
      </g>
      {meanings(answer).map(({ draw, words }, index) => (
        <g transform={`translate(${24 + (index % 7) * 138} ${foot + 8 + Math.floor(index / 7) * 18})`}>
          {draw}
          <text x="14" y="4" fill={ink} font-size="12">
            {words}
          </text>
        </g>
      ))}
      {notes.map((line, index) => (
        <text x="16" y={String(foot + 42 + index * 15)} fill={quiet} font-size="11">
          {line}
        </text>
      ))}
    </svg>
  );
}
