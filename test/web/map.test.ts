import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mapAnswers } from '../../src/web/examples/map.ts';
import { exampleFrame, hostile } from '../../src/web/examples/state.ts';
import { partsOf } from '../../src/web/islands/palette.ts';
import { nextStop, type Place, towards } from '../../src/web/islands/walk.ts';
import { drawMap, pictureLimit } from '../../src/web/map-drawing.ts';
import { MapFile } from '../../src/web/map-file.tsx';
import { placeLabels, wrap } from '../../src/web/map-label.ts';
import { nodeInWords } from '../../src/web/map-words.ts';
import { MapPage } from '../../src/web/pages/map.tsx';
import { assets } from './showroom.ts';

const { whole, communities, strange } = mapAnswers;

describe('the table under a map', () => {
  it('says of a value that is in no sum what it is, and not that there is none', () => {
    const html = String(MapPage(whole, exampleFrame(assets, { here: '/map' })));
    assert.match(html, /only possible ceilings/);
    assert.doesNotMatch(html, /no value published/);
  });
});

describe('the drawing of a map', () => {
  it('fits the sheet, keeps its proportions, and sizes marks by area', () => {
    const { width, height, nodes } = drawMap(whole);
    for (const { x, y, radius } of nodes) {
      assert.ok(x - radius >= 0 && x + radius <= width, `${x}`);
      assert.ok(y - radius >= 0 && y + radius <= height, `${y}`);
    }
    const [a, b, c] = nodes as [(typeof nodes)[0], (typeof nodes)[0], (typeof nodes)[0]];
    assert.ok(Math.abs((b.x - a.x) / (c.x - a.x) - 2) < 0.01);
    assert.ok(a.radius > c.radius);
  });

  it('draws the largest where there are too many, and lines between those alone', () => {
    const one = whole.nodes[0] as (typeof whole.nodes)[0];
    const nodes = Array.from({ length: pictureLimit + 1 }, (_, k) => ({ ...one, id: `n${k}`, x: k, y: k % 7 }));
    const lines = [1, pictureLimit].map((k) => ({ from: 'n0', to: `n${k}`, kind: 'tangible' as const, size: 1 }));
    const drawing = drawMap({ ...whole, nodes, lines });
    assert.equal(drawing.nodes.length, pictureLimit);
    assert.equal(drawing.strokes.flatMap(({ path }) => path.match(/M/g) ?? []).length, 1);
  });

  it('keeps tangible and intangible lines apart, and each breadth in one path', () => {
    const { strokes } = drawMap(whole);
    assert.deepEqual([...new Set(strokes.map(({ kind }) => kind))].sort(), ['intangible', 'tangible']);
    const keys = strokes.map(({ kind, breadth }) => `${kind} ${breadth}`);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('draws communities as discs whose area is their number, none upon another', () => {
    const { communities: discs } = drawMap(communities);
    const [a, b, c] = discs as [(typeof discs)[0], (typeof discs)[0], (typeof discs)[0]];
    for (const [one, other] of [
      [a, b],
      [a, c],
      [b, c],
    ] as const)
      assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius - 0.5);
    assert.ok(Math.abs((a.radius / b.radius) ** 2 - 13_718 / 12_001) < 0.05);
  });

  it('of nobody is an empty sheet', () => {
    assert.deepEqual(drawMap({ ...whole, nodes: [], lines: [] }).labels, { wide: [], narrow: [] });
  });
});

describe('names on a map', () => {
  const mark = fc.record({
    name: fc.string({ minLength: 1, maxLength: 60 }),
    x: fc.integer({ min: 0, max: 1000 }),
    y: fc.integer({ min: 0, max: 600 }),
    radius: fc.integer({ min: 1, max: 30 }),
    bold: fc.boolean(),
    partners: fc.nat(20),
  });

  it('stand on the sheet and never upon each other', () => {
    const sheet = { width: 1000, height: 600, most: 40, type: 13, edge: 4 };
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 80 }), (marks) => {
        const boxes = placeLabels(marks, sheet).map(({ lines, x, y, anchor }) => {
          const width = Math.max(...lines.map((line) => line.length)) * 13 * 0.5;
          const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
          return { left, right: left + width, top: y - 10, bottom: y + (lines.length - 1) * 14 };
        });
        assert.ok(boxes.length <= sheet.most);
        for (const [k, a] of boxes.entries()) {
          assert.ok(a.left >= 0 && a.right <= 1000 && a.top >= 0 && a.bottom <= 600);
          for (const b of boxes.slice(0, k))
            assert.ok(a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom);
        }
      }),
      { seed: 42 },
    );
  });

  it('take two lines at most, and what is longer ends in dots', () => {
    assert.deepEqual(wrap('Wyre Borough Council'), ['Wyre Borough Council']);
    assert.deepEqual(wrap('Blackburn with Darwen Borough Council'), ['Blackburn with Darwen', 'Borough Council']);
    for (const name of [hostile.long, hostile.unbroken, hostile.arabic]) {
      const lines = wrap(name);
      assert.ok(lines.length <= 2 && lines.every((line) => [...line].length <= 24), lines.join('|'));
    }
    assert.match(wrap(hostile.unbroken)[0] ?? '', /…$/);
  });
});

describe('walking over a map', () => {
  const places: Readonly<Record<string, Place>> = {
    middle: { id: 'middle', x: 0, y: 0 },
    near: { id: 'near', x: 2, y: 1 },
    far: { id: 'far', x: 9, y: 0 },
    below: { id: 'below', x: 0, y: 5 },
    beyond: { id: 'beyond', x: -7, y: 0 },
  };
  const of = (...ids: string[]) => ids.map((id) => places[id] as Place);
  const neighbours: Readonly<Record<string, readonly Place[]>> = {
    middle: of('near', 'far', 'below'),
    below: of('middle', 'beyond'),
    near: of('middle'),
    far: of('middle'),
  };
  const from = places.middle as Place;

  it('goes to the nearest that lies that way, and nowhere where none does', () => {
    assert.equal(towards(from, 'right', of('far', 'near'))?.id, 'near');
    assert.equal(towards(from, 'down', of('near', 'below'))?.id, 'below');
    assert.equal(towards(from, 'up', of('near', 'far', 'below')), null);
    assert.equal(towards(from, 'left', of('middle')), null);
  });

  it('goes on to a neighbour’s neighbour where no neighbour lies that way', () => {
    const neighboursOf = (id: string) => neighbours[id] ?? [];
    assert.equal(nextStop(from, 'left', neighboursOf)?.id, 'beyond');
    assert.equal(nextStop(places.near as Place, 'down', neighboursOf)?.id, 'below');
    assert.equal(nextStop(from, 'up', neighboursOf), null);
  });
});

describe('the map in words and as a file', () => {
  it('says who it is, what it does and with how many', () => {
    const [first] = whole.nodes;
    assert.equal(
      nodeInWords(first as (typeof whole.nodes)[0]).replaceAll('\u00a0', ' '),
      'Sampleshire County Council: public body, buys or pays; 3 awards, £98,300 awarded; 11 other exchanges, with 5 others',
    );
  });

  it('stands alone: escaped, with title, date, coverage, legend and attribution', () => {
    const frame = exampleFrame(assets);
    const svg = String(MapFile(strange([hostile.markup, hostile.attribute]), frame));
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(svg, /<title>Sampleshire’s councils: &lt;script&gt;/);
    assert.doesNotMatch(svg, /<script|<img|<a |class=|style=|undefined|NaN/);
    const plain = String(MapFile(whole, frame)).replaceAll('\u00a0', ' ');
    for (const words of ['Data to 8 March 2026.', 'for these examples only.', 'in a ring: buys or pays', '52 of 1,250'])
      assert.ok(plain.includes(words), words);
  });

  it('reads colours of the style sheet, long and short', () => {
    assert.deepEqual(partsOf(' #0f4c4a'), [15, 76, 74]);
    assert.deepEqual(partsOf('#fff'), [255, 255, 255]);
    assert.deepEqual(partsOf('teal'), [119, 119, 119]);
  });
});
