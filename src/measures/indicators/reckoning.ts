import { indicators } from './catalogue.ts';
import type { CompiledRelease } from './compiled-release.ts';
import type { Findings, Gathering, Indicator, Sighting } from './indicator.ts';
import { earlier } from './price-gap.ts';
import { isCounted, Own, type Settings } from './settings.ts';

/** What one indicator found. */
export interface Found {
  readonly indicator: Indicator;
  readonly findings: Findings;
}

/** What one thread has gathered; plain data, to be handed to another. */
export interface Gathered {
  /** How many releases were looked at, those left out by status or by settings not counted. */
  readonly counted: number;
  readonly states: readonly unknown[];
}

const nothingSet = new Own();

/** One pass of the chosen indicators over compiled releases. Memory holds what the gatherings keep, and no release. */
export class Reckoning {
  readonly #settings: Settings;
  readonly #chosen: readonly Indicator[];
  /** Each gathering once, with the settings of the first indicator that asks for it. */
  readonly #gatherings: readonly {
    readonly gathering: Gathering<unknown>;
    readonly own: Own;
    readonly state: unknown;
  }[];
  #counted = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#chosen = indicators.filter(({ id }) => settings.chosen.has(id));
    const distinct = new Map(this.#chosen.toReversed().map((one) => [one.gathering, this.#own(one)] as const));
    this.#gatherings = Array.from(distinct, ([gathering, own]) => ({
      gathering,
      own,
      state: gathering.begin(),
    })).reverse();
  }

  #own({ id }: Indicator): Own {
    return this.#settings.chosen.get(id) ?? nothingSet;
  }

  /** Takes a release; `position` is whole and rises from release to release, over all files and threads. */
  add(release: CompiledRelease, position: number): void {
    const settings = this.#settings;
    if (!isCounted(release, settings)) return;
    this.#counted++;
    for (const { gathering, own, state } of this.#gatherings)
      gathering.add(state, release, { position, settings, own });
  }

  /** What has been gathered so far. */
  gathered(): Gathered {
    return { counted: this.#counted, states: this.#gatherings.map(({ state }) => state) };
  }

  /** Takes over what another reckoning by the same settings gathered from other releases. */
  merge(other: Gathered): void {
    this.#counted += other.counted;
    for (const [i, { gathering, state }] of this.#gatherings.entries()) gathering.merge(state, other.states[i]);
  }

  /** What each chosen indicator says, in the order of their ids. */
  finish(): Found[] {
    let sighting: Sighting | null = null;
    for (const { gathering, state } of this.#gatherings)
      sighting = earlier(sighting, gathering.sighting?.(state) ?? null);
    const currency = sighting === null ? null : (this.#settings.currency ?? sighting.currency);
    return this.#chosen.map((indicator) => {
      const { state } = this.#gatherings.find(({ gathering }) => gathering === indicator.gathering) as {
        state: unknown;
      };
      return { indicator, findings: indicator.finish(state, { own: this.#own(indicator), currency }) };
    });
  }
}
