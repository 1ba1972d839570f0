import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { money } from '../../src/domain/number.ts';
import { states } from '../../src/web/examples/all.ts';
import { documentOf, styleSheet } from './showroom.ts';

/** The words of a document, without its tags. */
const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, ' ');

describe('every page in every example state', () => {
  for (const state of states) {
    describe(`${state.page}: ${state.state}`, () => {
      const html = documentOf(state);

      it('is one document with one first heading', () => {
        assert.ok(html.startsWith('<!doctype html><html lang="en-GB">'));
        assert.equal(html.match(/<h1[\s>]/g)?.length, 1);
        assert.equal(html.match(/<main[\s>]/g)?.length, 1);
        assert.match(html, /<title>[^<]+<\/title>/);
      });

      it('shows nothing that only a program could mean', () => {
        assert.doesNotMatch(wordsOf(html), /\b(undefined|NaN|null|Infinity)\b|\[object Object\]|Invalid Date/);
        assert.doesNotMatch(html, /="[^"]*(undefined|NaN|\[object)[^"]*"/);
      });

      it('keeps ids unique, and every reference to one finds it', () => {
        const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
        assert.deepEqual(ids, [...new Set(ids)]);
        const wanted = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby|href)="#?([^"/?:]*)"/g)]
          .filter((match) => !match[0].includes('href="') || match[0].includes('#'))
          .map((match) => match[1] ?? '');
        for (const id of wanted.flatMap((one) => one.split(' ')))
          assert.ok(ids.includes(id), `nothing has the id ${id}`);
      });

      it('carries no script, no style of its own and no published markup', () => {
        assert.doesNotMatch(html, /<script|<style|\sstyle=|\son\w+="|<img|href="javascript:/i);
      });

      it('writes amounts with the number writer', () => {
        for (const [, value, words] of html.matchAll(/<data class="amount" value="([^"]+)"[^>]*>([^<]+)<\/data>/g)) {
          const written = ['GBP', 'EUR', null].map((currency) => money(Number(value), currency));
          assert.ok(written.includes(words ?? ''), `${words} for ${value}`);
        }
        assert.doesNotMatch(wordsOf(html), /[£€$]\d{4}/);
      });
    });
  }
});

it('one exchange in a million is no whole and no nothing', () => {
  const state = states.find(({ page, state }) => page === 'principles' && state === 'unknown');
  const words = wordsOf(documentOf(state as NonNullable<typeof state>)).replaceAll('\u00a0', ' ');
  assert.match(words, /999,999 recorded exchanges \(over 99\.9 %\) and 1 declared exchange \(under 0\.1 %\)/);
});

describe('the style sheet', () => {
  it('is small, and calls on nobody else', () => {
    const css = styleSheet();
    assert.ok(gzipSync(css).length <= 16 * 1024, `${gzipSync(css).length} bytes`);
    assert.deepEqual([...css.matchAll(/url\(([^)]*)\)/g)].map((match) => match[1]).sort(), [
      '/assets/atkinson.woff2',
      '/assets/source-serif.woff2',
    ]);
    assert.doesNotMatch(css, /GDS Transport|crown/i);
  });

  it('defines every class that the pages use', () => {
    const css = styleSheet();
    const used = new Set(
      states.flatMap((state) =>
        [...documentOf(state).matchAll(/\sclass="([^"]+)"/g)].flatMap((match) => (match[1] ?? '').split(' ')),
      ),
    );
    const loose = [...used].filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(css));
    // It only names what it holds.
    assert.deepEqual(loose.sort(), ['amount']);
  });
});
