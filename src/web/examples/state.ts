/** Example states of pages: made-up answers, for tests and for people who change the look. Nobody and nothing in them exists. */
import type { Frame } from '../frame.ts';
import type { Html } from '../page.tsx';

/** A page in one of its states. */
export interface State {
  readonly page: string;
  /** default, empty, error, long, unknown, right-to-left … */
  readonly state: string;
  /** Path and query where the page would stand. */
  readonly here: string;
  readonly html: (frame: Frame) => Html;
}

/** The frame of the example states, with whatever a state changes. */
export function exampleFrame(assets: Frame['assets'], change: Partial<Frame> = {}): Frame {
  return {
    title: 'Sampleshire’s councils',
    attribution: ['Contains made-up information, licensed under no licence, for these examples only.'],
    asOf: '2026-03-08',
    doors: ['/', '/participants', '/processes', '/search', '/record', '/privacy', '/methods', '/api'],
    here: '/',
    canonical: null,
    csv: null,
    json: null,
    assets,
    example: false,
    ...change,
  };
}

/** Strings that break careless pages. */
export const hostile = {
  markup: '<script>alert(1)</script> & “Sons” <b>Ltd</b>',
  attribute: '"><img src=x onerror=alert(1)> Works',
  unbroken: 'Gesamtverkehrsinfrastrukturinstandhaltungsgenossenschaft'.repeat(4),
  long: 'The Example Consortium for the Provision, Maintenance, Inspection, Repair and Eventual Replacement of Play Equipment, Outdoor Gymnasia, Street Furniture and Associated Safety Surfacing in the Boroughs, Towns, Parishes and Unparished Areas of Sampleshire and the Invented Isles (a Company Limited by Guarantee)',
  arabic: 'مجلس بلدية المثال (Example) 2024',
  hebrew: 'עיריית הדוגמה – מחלקת גנים',
} as const;
