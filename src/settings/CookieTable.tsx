import { h } from 'preact';
import type { Wording } from '../notice/createWording';
import type { CookieOptions } from '../options/ConsentOptions';
import { cookieRows } from './cookieRows';

interface Props {
  readonly wording: Wording;
  readonly cookies: readonly CookieOptions[];
  /** What holds the name of a cookie. Default `td`. */
  readonly nameCell?: 'td' | 'th';
}

/** A table that becomes cards on phones: there each cell brings its heading along. */
export function CookieTable({ wording, cookies, nameCell: Name = 'td' }: Props) {
  const { headings, rows } = cookieRows(wording, cookies);
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
        {rows.map(({ name, cells }) => (
          <tr>
            <Name {...(Name === 'th' && { scope: 'row' })} data-heading={headings[0]}>
              <code>{name}</code>
            </Name>
            {cells.map((cell, index) => (
              <td data-heading={headings[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
