import { h } from 'preact';
import type { Wording } from '../notice/createWording';
import type { CookieOptions } from '../options/ConsentOptions';

/** A table that becomes cards on phones: there each cell brings its heading along. */
export function CookieTable({ wording, cookies }: { wording: Wording; cookies: readonly CookieOptions[] }) {
  const { t, localize } = wording;
  const headings = [t('table.name'), t('table.provider'), t('table.purpose'), t('table.duration')];
  const durationOf = (duration: CookieOptions['duration'] = '–') =>
    typeof duration === 'number' ? t('table.days', { count: duration }) : localize(duration);
  return (
    <table>
      <thead>
        <tr>
          {headings.map((heading) => (
            <th scope="col">{heading}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cookies.map((cookie) => {
          const cells = [
            cookie.name,
            localize(cookie.provider ?? t('table.thisSite')),
            localize(cookie.purpose ?? '–'),
            durationOf(cookie.duration),
          ];
          return (
            <tr>
              {cells.map((cell, index) => (
                <td data-heading={headings[index]}>{index ? cell : <code>{cell}</code>}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
