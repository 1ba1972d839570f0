/** A process as a line through time: what is known is solid, what is not is dashed and says so. */
import type { Moment } from '../questions/process.ts';
import { Absent, gap, Link, LongDay } from './mark.tsx';

/** The moments from first to last, with the time that passed between two known ones. */
export function TimeLine({ moments }: { moments: readonly Moment[] }) {
  if (moments.length === 0) return <Absent because="Nothing with a date is published." />;
  return (
    <ol class="line">
      {moments.map((moment, index) => (
        <li class={moment.absent ? 'none' : undefined}>
          <When moments={moments} index={index} />
          {moment.absent ? <Absent because={moment.label} /> : moment.label}
          {moment.links.length > 0 && (
            <ul class="names">
              {moment.links.map((link) => (
                <li>
                  <Link door="/participants" id={link.id} name={link.name} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function When({ moments, index }: { moments: readonly Moment[]; index: number }) {
  const dated = moments[index]?.dated;
  if (!dated) {
    const known = moments.some((moment, at) => at < index && moment.dated !== null);
    return <span class="when">{known ? 'after' : 'before'}</span>;
  }
  const before = moments.slice(0, index).findLast((moment) => moment.dated !== null)?.dated;
  const said = moments[index]?.label.includes(' later');
  const passed = before && !said ? gap(before, dated) : null;
  return (
    <span class="when">
      <LongDay iso={dated} />
      {passed && (
        <>
          {' '}
          <span class="passed">{passed}</span>
        </>
      )}
    </span>
  );
}
