/** A role map as a file of its own, SVG: no style sheet of ours, nothing that reaches out. */
import { raw } from 'hono/html';
import type { DrawnNetworkAnswer } from '../questions/network-list.ts';
import { drawRoles } from './role-drawing.ts';
import { RolePicture } from './role-picture.tsx';

/** The light palette, as `_palette.scss` has it. */
const style = [
  "text{font-family:'Atkinson Hyperlegible Next',verdana,sans-serif;fill:#16211f}",
  '.way{fill:none;stroke-width:1.6}.tangible .way{stroke:#2f6f4f}.intangible .way{stroke:#2b5fa8;stroke-dasharray:6 4}',
  '.tangible .head{fill:#2f6f4f}.intangible .head{fill:#2b5fa8}',
  'ellipse{fill:#fff;stroke:#0f4c4a;stroke-width:1.6}.beneficiary ellipse{fill:#f1eee4;stroke-width:3}',
  '.role text{font-weight:600;font-size:13px}.badge circle{fill:#fff;stroke-width:1.4}.badge text{font-size:11px}',
  '.badge.tangible circle{stroke:#2f6f4f}.badge.intangible circle{stroke:#2b5fa8}.story{font-size:13px}',
].join('');

const top = 70;
const lineHeight = 19;

/** The picture with its story under it. */
export function RoleMapFile({ network }: DrawnNetworkAnswer) {
  const drawing = drawRoles(
    network.exchanges,
    network.roles.map((role) => role.name),
  );
  const story = network.exchanges
    .map((exchange, at) => ({ exchange, number: exchange.sequence ?? at + 1 }))
    .sort((a, b) => a.number - b.number);
  const width = Math.max(drawing.width, 760);
  const height = top + drawing.height + 50 + story.length * lineHeight;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby="title"
    >
      <title id="title">{network.name}</title>
      <style>{raw(style)}</style>
      <rect width="100%" height="100%" fill="#fbfaf6" />
      <text x="20" y="36" font-size="22" font-weight="700">
        {network.name}
      </text>
      <text x="20" y="58" class="story">
        Solid green: tangible. Dashed blue: intangible.{network.illustrative ? ' Partly illustrative.' : ''}
      </text>
      <g transform={`translate(0 ${top})`}>
        <RolePicture network={network} id="role-map" size={drawing} />
      </g>
      {story.map(({ exchange: { fromRole, toRole, deliverable, kind }, number }, at) => (
        <text class="story" x="20" y={top + drawing.height + 30 + at * lineHeight}>
          {number}. {fromRole} to {toRole}: {deliverable} ({kind})
        </text>
      ))}
    </svg>
  );
}
