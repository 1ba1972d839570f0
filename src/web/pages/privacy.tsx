import { counted } from '../../domain/number.ts';
import type { SourcesAnswer } from '../../questions/source.ts';
import { type Frame, hasDoor } from '../frame.ts';
import { absenceLabel } from '../label.ts';
import { page } from '../page.tsx';

/** Who is not named in this record, by why. */
export type PrivacyAnswer = Pick<SourcesAnswer, 'absences'>;

/** `/privacy`: what is kept of persons, what is taken out, and how somebody is taken out who should not be here. */
export function PrivacyPage({ absences }: PrivacyAnswer, frame: Frame) {
  return page({
    title: 'Privacy',
    frame,
    main: (
      <>
        <h1>What is kept of persons</h1>
        <p class="lead">
          This record shows how public money is spent, with whom and under what terms. It is about organisations.
          Private persons are counted and not named.
        </p>
        <Kept />
        <section class="section" aria-labelledby="out">
          <h2 id="out">What is taken out</h2>
          <ul>
            <li>
              Contact points, named officers, e-mail addresses and telephone numbers, out of every notice before it is
              stored.
            </li>
            <li>
              Suppliers whose name reads as that of a natural person. They are counted in totals and stand as “an
              individual”: no page, no search result, no place in a table. Their name, address and numbers are taken out
              of what is kept of the notice, too.
            </li>
            <li>Names that the publisher redacted stay redacted.</li>
          </ul>
          <p>
            A firm that bears only its owner’s name may be taken for a person, and a person whose name reads like a
            firm’s may be shown. Both can be put right as below. The free text of a payment is searched for the name of
            its own payee and for nobody else’s.
          </p>
          {absences.length > 0 && (
            <>
              <p>In this record, nobody is named in these places:</p>
              <ul>
                {absences.map(({ absent, count }) => (
                  <li>
                    {absenceLabel(absent)}: {counted(count, 'mention')}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <Removal frame={frame} />
        <section class="section" aria-labelledby="visits">
          <h2 id="visits">Who visits these pages</h2>
          <p>
            This server sets no cookie, loads nothing from elsewhere and keeps no log of who asked what. A draft that is
            sent to be checked is read in memory; neither it nor anything of it is kept. A role map that somebody draws
            is kept beside the record and seen by whoever may open these pages.
          </p>
        </section>
      </>
    ),
  });
}

const Kept = () => (
  <section class="section" aria-labelledby="kept">
    <h2 id="kept">What is kept</h2>
    <p>
      What public bodies publish by law about contracts and payments: names of organisations, amounts, dates,
      categories, places, and the addresses of the notices. No other source is added. In the United Kingdom the basis is
      a legitimate interest, scrutiny of public contracts and fair access to them (UK GDPR, article 6(1)(f)), or the
      task of the public body that publishes these pages (article 6(1)(e)).
    </p>
  </section>
);

const Removal = ({ frame }: { frame: Frame }) => (
  <section class="section" aria-labelledby="removal">
    <h2 id="removal">How to be taken out, or put right</h2>
    <ol>
      <li>
        Tell whoever publishes these pages: the name as it stands here, the address of the page, and what is wrong with
        it. No reason is needed why a private person should not be named.
      </li>
      <li>
        They write one line into <code>judgements.csv</code> beside the record, with the verdict <code>remove</code>,
        and import again. From then on the name is gone from tables, pages, search and the kept notices, and stays away
        when the same files are read again. What they fetched or copied they delete.
        {hasDoor(frame, '/record') && (
          <>
            {' '}
            <a href="/record#mistakes">How such a line is written</a>
          </>
        )}
      </li>
      <li>
        The notice itself stays where it was published. Only the body that published it can change it; each process
        links to its notice. Files that somebody exported or copied before are theirs to mend.
      </li>
    </ol>
  </section>
);
