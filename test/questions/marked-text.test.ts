import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type MarkedSpan, markText } from '../../src/questions/marked-text.ts';

const span = (start: number, end: number, finding = 1, anchor = `a${finding}`): MarkedSpan => ({
  start,
  end,
  finding,
  anchor,
});

describe('marked text', () => {
  it('is cut where spans begin and end, and knows which findings a piece belongs to', () => {
    assert.deepEqual(markText('one two three', [span(4, 7), span(4, 13, 2)]), [
      [
        { text: 'one ', findings: [], anchors: [], ends: [] },
        { text: 'two', findings: [1, 2], anchors: ['a1', 'a2'], ends: [1] },
        { text: ' three', findings: [2], anchors: [], ends: [2] },
      ],
    ]);
  });

  it('keeps paragraphs apart; a span over several has its anchor in the first', () => {
    const paragraphs = markText('one\n\ntwo\nlines\n \nthree', [span(0, 22)]);
    assert.deepEqual(
      paragraphs.map((pieces) => pieces.map(({ text, anchors, ends }) => [text, anchors, ends])),
      [[['one', ['a1'], []]], [['two\nlines', [], []]], [['three', [], [1]]]],
    );
  });

  it('gives every span that holds a word exactly one anchor, and loses no letter', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '.', 'é'), maxLength: 60 });
    const spans = fc.array(fc.tuple(fc.nat(70), fc.nat(70)), { maxLength: 6 });
    fc.assert(
      fc.property(text, spans, (words, pairs) => {
        const given = pairs.map(([a, b], i) => span(Math.min(a, b), Math.max(a, b), i + 1));
        const pieces = markText(words, given).flat();
        assert.equal(
          pieces
            .map((piece) => piece.text)
            .join('')
            .replace(/\s/g, ''),
          words.replace(/\s/g, ''),
        );
        const anchors = pieces.flatMap((piece) => piece.anchors);
        assert.equal(new Set(anchors).size, anchors.length);
        for (const { start, end, anchor } of given)
          if (words.slice(start, end).trim() !== '')
            assert.ok(anchors.includes(anchor), `${start}-${end} of ${JSON.stringify(words)}`);
      }),
      { seed: 42 },
    );
  });
});
