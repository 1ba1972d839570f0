/** Pages of a list, after GOV.UK’s pattern: where you are, its neighbours, the two ends. */
import { count } from '../domain/number.ts';

interface Pages {
  readonly page: number;
  readonly total: number;
  readonly pageSize: number;
  /** The address of a page by its number. */
  readonly to: (page: number) => string;
}

/** Links to the other pages of a list; nothing where there is only one. */
export function Pagination({ page, total, pageSize, to }: Pages) {
  const last = Math.ceil(total / pageSize);
  if (last <= 1) return null;
  const numbers = around(page, last);
  return (
    <nav class="govuk-pagination" aria-label="Pages of this list">
      {page > 1 && (
        <div class="govuk-pagination__prev">
          <a class="govuk-pagination__link" href={to(page - 1)} rel="prev">
            <span aria-hidden="true">← </span>Previous<span class="govuk-visually-hidden"> page</span>
          </a>
        </div>
      )}
      <ul class="govuk-pagination__list">
        {numbers.map((number, index) => (
          <>
            {number - (numbers[index - 1] ?? number) > 1 && (
              <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
            )}
            <li class={`govuk-pagination__item${number === page ? ' govuk-pagination__item--current' : ''}`}>
              <a
                class="govuk-pagination__link"
                href={to(number)}
                aria-label={`Page ${count(number)}`}
                aria-current={number === page ? 'page' : undefined}
              >
                {count(number)}
              </a>
            </li>
          </>
        ))}
      </ul>
      {page < last && (
        <div class="govuk-pagination__next">
          <a class="govuk-pagination__link" href={to(page + 1)} rel="next">
            Next<span class="govuk-visually-hidden"> page</span>
            <span aria-hidden="true"> →</span>
          </a>
        </div>
      )}
    </nav>
  );
}

/** First, last, and the current page with its neighbours. */
function around(page: number, last: number): readonly number[] {
  const wanted = new Set([1, page - 1, page, page + 1, last]);
  return [...wanted].filter((number) => number >= 1 && number <= last).sort((a, b) => a - b);
}

/** Which of how many are shown: "26 to 50 of 1,223". */
export function shown({ page, total, pageSize }: Omit<Pages, 'to'>): string {
  const first = (page - 1) * pageSize + 1;
  return total <= pageSize
    ? count(total)
    : `${count(first)} to ${count(Math.min(total, page * pageSize))} of ${count(total)}`;
}
