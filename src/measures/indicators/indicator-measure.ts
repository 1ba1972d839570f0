import { absent, type Coverage, known } from '../../domain/answer.ts';
import type { Filter } from '../../domain/filter.ts';
import { count } from '../../domain/number.ts';
import type { RecordReader } from '../../store/record.ts';
import { plainFigure } from '../figure.ts';
import type { Figure, Measure, MeasureAnswer } from '../measure.ts';
import { agree, counted, inWords, sentence } from '../phrase.ts';
import { indicators } from './catalogue.ts';
import type { Findings, Group, Indicator } from './indicator.ts';
import { type Found, Reckoning } from './reckoning.ts';
import { countProcesses, type Ground, grounds, hasGround, recordedReleases } from './recorded-release.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** What each indicator rests on in a record; bids, where nothing is said. */
const groundOf: Readonly<Record<string, Ground>> = { R003: 'periods', R018: 'counts', R048: 'items' };

const words: Readonly<Record<Group, { readonly id: string; readonly one: string; readonly many: string }>> = {
  OCID: { id: 'processes', one: 'process', many: 'processes' },
  Buyer: { id: 'buyers', one: 'buyer', many: 'buyers' },
  ProcuringEntity: { id: 'procuringEntities', one: 'procuring entity', many: 'procuring entities' },
  Tenderer: { id: 'tenderers', one: 'tenderer', many: 'tenderers' },
};

/** What an indicator says of the part of a record that a filter leaves. */
interface Outcome {
  readonly indicator: Indicator;
  readonly total: number;
  /** Null where the record has nothing that it rests on. */
  readonly found: { readonly findings: Findings; readonly counted: number } | null;
}

const settingsOf = (indicator: Indicator): Settings => ({ ...defaultSettings([indicator]), currency: 'GBP' });

async function outcomeOf(record: RecordReader, filter: Filter, indicator: Indicator): Promise<Outcome> {
  const ground = groundOf[indicator.id] ?? 'bids';
  const total = await countProcesses(record, filter);
  if (!(await hasGround(record, ground))) return { indicator, total, found: null };
  const reckoning = new Reckoning(settingsOf(indicator));
  let position = 0;
  for await (const page of recordedReleases(record, filter, ground))
    for (const release of page) reckoning.add(release, position++);
  const [only] = reckoning.finish() as [Found];
  return { indicator, total, found: { findings: only.findings, counted: reckoning.gathered().counted } };
}

/** The ids that are flagged, by group. */
function flaggedIn({ flags }: Findings): Map<Group, Set<string>> {
  const flagged = new Map<Group, Set<string>>();
  for (const { group, id } of flags) flagged.set(group, (flagged.get(group) ?? new Set()).add(id));
  return flagged;
}

function becauseOf({ indicator, total, found }: Outcome): string {
  if (total === 0) return 'there is no process here';
  return found === null ? grounds[groundOf[indicator.id] ?? 'bids'].missing : `no process here has ${indicator.needs}`;
}

function figuresOf(outcome: Outcome): readonly Figure[] {
  const { indicator, total, found } = outcome;
  const { about } = indicator;
  const judged = found?.findings.judged[about] ?? 0;
  const coverage: Coverage = {
    total,
    used: about === 'OCID' ? judged : (found?.counted ?? 0),
    noun: 'processes',
    has: about === 'OCID' ? indicator.needs : grounds[groundOf[indicator.id] ?? 'bids'].has,
  };
  const because = becauseOf(outcome);
  const flagged = found && judged > 0 ? flaggedIn(found.findings) : null;
  const number = (group: Group): number | null => (flagged === null ? null : (flagged.get(group)?.size ?? 0));
  const main = number(about);
  const { one, many } = words[about];
  const basis = `${count(main ?? 0)} of ${counted(judged, one, many)}`;
  const others = (['ProcuringEntity', 'Tenderer'] as const).filter(
    (group) => group !== about && flagsAlso(indicator, group),
  );
  return [
    plainFigure({ id: 'flagged', label: `${many} flagged`, unit: 'count', basis, coverage }, main, because),
    {
      id: 'share',
      label: `share of the ${many} that can be judged`,
      unit: 'ratio',
      value: main === null ? absent(because) : known(main / judged),
      bounds: null,
      basis: main === null ? 'nothing known' : basis,
      coverage,
    },
    ...others.map((group) =>
      plainFigure(
        { id: words[group].id, label: `${words[group].many} flagged`, unit: 'count', basis: `with ${basis}`, coverage },
        number(group),
        because,
      ),
    ),
  ];
}

/** Whether an indicator flags a group besides the one that it is about. */
const flagsAlso = ({ id }: Indicator, group: 'ProcuringEntity' | 'Tenderer'): boolean =>
  id === 'R038' || (group === 'Tenderer' && ['R024', 'R028', 'R030', 'R035', 'R058'].includes(id));

function say(outcome: Outcome, figures: readonly Figure[]): string {
  const { indicator, found } = outcome;
  const flagged = figures[0]?.value.value ?? null;
  if (found === null || flagged === null) return `Nothing can be said here: ${becauseOf(outcome)}.`;
  const judged = found.findings.judged[indicator.about] ?? 0;
  const { one, many } = words[indicator.about];
  return `${flagged === 0 ? 'None' : sentence(inWords(flagged))} of ${inWords(judged)} ${agree(judged, one, many)} that can be judged ${agree(flagged, 'is', 'are')} flagged: ${indicator.name.toLowerCase()}.`;
}

function cautionsOf({ found }: Outcome, figures: readonly Figure[]): string[] {
  const cautions: string[] = [];
  if (found === null || figures[0]?.value.value === null) return cautions;
  cautions.push('A flag is a reason to look, not a finding that anything is wrong.');
  if (found.findings.meta.length > 0)
    cautions.push(
      'What is unusual is reckoned from the processes that this filter leaves: with another filter the fence lies elsewhere.',
    );
  return cautions;
}

/** An indicator as a measure of a record: the same reckoning, over processes made from its tables. */
function measureOf(indicator: Indicator): Measure {
  const { id, name, question, definition, exclusions, limits, why, citations, example } = indicator;
  return {
    id,
    name,
    question,
    definition: `${definition} Here: how many are flagged, and their share of those that can be judged.`,
    unit: `number of ${words[indicator.about].many}; share`,
    exclusions: ['processes whose tender is cancelled', ...exclusions],
    limits,
    why,
    citations,
    example,
    async ask(record, filter): Promise<MeasureAnswer> {
      const outcome = await outcomeOf(record, filter, indicator);
      const figures = figuresOf(outcome);
      return {
        id,
        name,
        sentence: say(outcome, figures),
        figures,
        cautions: cautionsOf(outcome, figures),
        filter,
        asOf: record.snapshot.lastPublished,
      };
    },
  };
}

/** Every indicator as a measure, in the order of their ids. */
export const indicatorMeasures: readonly Measure[] = indicators.map(measureOf);
