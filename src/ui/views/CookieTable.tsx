import { h } from 'preact';
import type { CookieOptions } from '../../core/types';
import type { MoreScene } from './moreScene';

/** A table that becomes cards on phones: there each cell brings its heading along. */
export function CookieTable({ scene, cookies }: { scene: MoreScene; cookies: readonly CookieOptions[] }) {
  const { t, pick } = scene;
  const headings = [t('table.name'), t('table.provider'), t('table.purpose'), t('table.duration')];
  const duration = (of: CookieOptions['duration'] = '–') =>
    typeof of === 'number' ? t('table.days', { count: of }) : pick(of);
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
            pick(cookie.provider ?? t('table.thisSite')),
            pick(cookie.purpose ?? '–'),
            duration(cookie.duration),
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
