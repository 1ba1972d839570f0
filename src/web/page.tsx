/** The whole document around a page: head, masthead, main, footer. */

import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Door, type Frame, hasDoor, pathOf } from './frame.ts';
import { LongDay, Name } from './mark.tsx';

const masthead: readonly (readonly [Door, string])[] = [
  ['/', 'Network'],
  ['/map', 'Map'],
  ['/participants', 'Participants'],
  ['/processes', 'Processes'],
  ['/market', 'Market'],
  ['/principles', 'Principles'],
  ['/check', 'Check a tender'],
  ['/search', 'Search'],
  ['/record', 'Record'],
];

export interface PageParts {
  /** What the browser’s tab says, before the name of the network. */
  readonly title: string;
  readonly frame: Frame;
  readonly main: Child;
  /** The error pages are nobody’s address and keep out of search engines. */
  readonly passing?: boolean;
  /** The script that makes more of this page where there is one, by its name among the assets. */
  readonly island?: string;
}

/** What a page function gives: escaped HTML, to be written with `String`. */
export type Html = ReturnType<typeof page>;

/** The document of a page, from its doctype on. */
export function page({ title, frame, main, passing = false, island }: PageParts) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en-GB">
        <Head title={title} frame={frame} passing={passing} island={island} />
        <body>
          <a href="#main" class="govuk-skip-link">
            Skip to main content
          </a>
          <Masthead frame={frame} />
          {frame.example && <ExampleLine frame={frame} />}
          <main id="main" class="sheet" tabindex={-1}>
            {main}
          </main>
          <Footer frame={frame} />
        </body>
      </html>
    </>
  );
}

interface HeadParts {
  readonly title: string;
  readonly frame: Frame;
  readonly passing: boolean;
  readonly island: string | undefined;
}

function Head({ title, frame, passing, island }: HeadParts) {
  const script = island === undefined ? undefined : frame.assets.scripts?.[island];
  return (
    <head>
      <meta charset="utf-8" />
      <title>
        {[title, frame.title, 'Commonweal'].filter((part, at, all) => part && all.indexOf(part) === at).join(' · ')}
      </title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {passing && <meta name="robots" content="noindex" />}
      {frame.assets.fonts.map((href) => (
        <link rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={frame.assets.css} />
      {/* An empty picture: browsers then ask for none. */}
      <link rel="icon" href="data:," />
      {frame.canonical && <link rel="canonical" href={frame.canonical} />}
      {frame.json && <link rel="alternate" type="application/json" href={frame.json} />}
      {frame.csv && <link rel="alternate" type="text/csv" href={frame.csv} />}
      {script && <script type="module" src={script} />}
    </head>
  );
}

function Masthead({ frame }: { frame: Frame }) {
  const here = pathOf(frame.here);
  const box = hasDoor(frame, '/search') && here !== '/search';
  return (
    <header class="masthead">
      <div class="sheet">
        <a class="wordmark" href="/">
          Commonweal
        </a>
        {box && (
          <a class="instead" href="/search">
            Search
          </a>
        )}
        <nav aria-label="Main">
          <ul>
            {masthead
              .filter(([door]) => hasDoor(frame, door) && !(box && door === '/search'))
              .map(([door, words]) => (
                <li>
                  <a href={door} aria-current={current(here, door)}>
                    {words}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
        {box && (
          <search class="quick">
            <form action="/search" method="get">
              <label class="govuk-visually-hidden" for="quick">
                Search participants, processes and methods
              </label>
              <input id="quick" name="q" type="search" autocomplete="off" spellcheck={false} placeholder="Search" />
              <button type="submit">
                <span class="govuk-visually-hidden">Search</span>
                <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                  <circle cx="8.5" cy="8.5" r="5.5" />
                  <path d="M12.7 12.7L17.5 17.5" />
                </svg>
              </button>
            </form>
          </search>
        )}
      </div>
    </header>
  );
}

function current(here: string, door: Door): 'page' | 'true' | undefined {
  if (here === door) return 'page';
  return door !== '/' && here.startsWith(`${door}/`) ? 'true' : undefined;
}

const ExampleLine = ({ frame }: { frame: Frame }) => (
  <aside class="example-line" aria-label="About this record">
    <p class="sheet">
      This is the embedded example: it comes with the program, to show what it does.
      {hasDoor(frame, '/record') && (
        <>
          {' '}
          <a href="/record">What it is made of</a>
        </>
      )}
    </p>
  </aside>
);

function Footer({ frame }: { frame: Frame }) {
  const links: readonly (readonly [Door, string])[] = [
    ['/record', 'Sources and coverage'],
    ['/methods', 'Methods'],
    ['/privacy', 'Privacy'],
    ['/api', 'API'],
  ];
  return (
    <footer class="footer">
      <div class="sheet">
        <p>
          {frame.attribution.map((sentence) => (
            <>
              <Name>{sentence}</Name>{' '}
            </>
          ))}
          {frame.asOf && (
            <>
              Data to <LongDay iso={frame.asOf} />.
            </>
          )}
        </p>
        <ul class="footer-links">
          {links
            .filter(([door]) => hasDoor(frame, door))
            .map(([door, words]) => (
              <li>
                <a href={door}>{words}</a>
              </li>
            ))}
          {frame.json && (
            <li>
              <a href={frame.json}>This page as JSON</a>
            </li>
          )}
          {frame.csv && (
            <li>
              <a href={frame.csv}>This page as CSV</a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  );
}
