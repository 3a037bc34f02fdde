import { h } from 'preact';
import type { Wording } from '../notice/createWording';
import type { CookieOptions } from '../options/ConsentOptions';

interface Props {
  readonly wording: Wording;
  readonly cookies: readonly CookieOptions[];
  /** What holds the name of a cookie. Default `td`. */
  readonly nameCell?: 'td' | 'th';
}

/** A table that becomes cards on phones: there each cell brings its heading along. */
export function CookieTable({ wording, cookies, nameCell: Name = 'td' }: Props) {
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
            localize(cookie.provider ?? t('table.thisSite')),
            localize(cookie.purpose ?? '–'),
            durationOf(cookie.duration),
          ];
          return (
            <tr>
              <Name {...(Name === 'th' && { scope: 'row' })} data-heading={headings[0]}>
                <code>{cookie.name}</code>
              </Name>
              {cells.map((cell, index) => (
                <td data-heading={headings[index + 1]}>{cell}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
