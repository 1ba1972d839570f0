/** How it is known who a participant is: its names, its numbers, and what joined its mentions. */

import { count, counted } from '../domain/number.ts';
import type { ParticipantAnswer } from '../questions/participant.ts';
import { Details } from './form.tsx';
import { stepLabel } from './label.ts';
import { Absent, Name } from './mark.tsx';

/** Names, register numbers and the steps of resolution; the steps on demand. */
export function Identity({ answer }: { answer: ParticipantAnswer }) {
  return (
    <section class="section" id="identity">
      <h2>How we know who this is</h2>
      <dl class="govuk-summary-list">
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Names it appears under</dt>
          <dd class="govuk-summary-list__value">
            <ul class="names">
              {answer.names.map((one) => (
                <li>
                  <Name>{one.name}</Name> <span class="quiet">{counted(one.count, 'time')}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Numbers in registers</dt>
          <dd class="govuk-summary-list__value">
            {answer.identifiers.length === 0 ? (
              <Absent because="none published" />
            ) : (
              <ul class="names">
                {answer.identifiers.map((one) => (
                  <li>
                    {one.identifier} <span class="quiet">{one.evidence}</span>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
      <Details summary="How its mentions were found to be one">
        {answer.resolution.length === 0 ? (
          <p>Nothing had to be joined.</p>
        ) : (
          <ul>
            {answer.resolution.map((one) => (
              <li>
                {counted(one.count, 'mention')} {stepLabel(one.step)}: <Name>{one.evidence}</Name>
              </li>
            ))}
          </ul>
        )}
        <p class="basis">
          {count(answer.resolution.reduce((sum, one) => sum + one.count, 0))} mentions in all. The weaker the step, the
          more it needs a second look.
        </p>
      </Details>
    </section>
  );
}
