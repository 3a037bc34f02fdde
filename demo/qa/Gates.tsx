import { h } from 'preact';
import { GATES } from '../consentOptions';
import type { Bench } from './bench';
import { useVerdict } from './useVerdict';

const word = (open: boolean | undefined) => (open === undefined ? '…' : open ? 'open' : 'closed');

/** The page's verdict beside the server's. */
export function Gates({ bench: { consent, log } }: { bench: Bench }) {
  const verdict = useVerdict(log.length);
  const rows: [string, string | undefined, string | undefined][] = [
    ['status', consent?.status, verdict?.status],
    ...GATES.map((name): [string, string, string] => [name, word(consent?.allows(name)), word(verdict?.allows[name])]),
  ];
  const differing = rows.filter(([, page, server]) => page !== server).length;
  return (
    <div>
      <h3 id="qa-gates">Gates</h3>
      <table aria-labelledby="qa-gates">
        <thead>
          <tr>
            <th scope="col">name</th>
            <th scope="col">page</th>
            <th scope="col">server</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, page, server]) => (
            <tr data-gate={name} data-differs={consent && verdict && page !== server ? '' : undefined}>
              <th scope="row">{name}</th>
              <td>{page ?? '…'}</td>
              <td>{server ?? '…'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {consent && verdict && (
          <b data-agreement>{differing ? `page and server differ in ${differing}` : 'page and server agree'}</b>
        )}
        {differing > 0 && consent?.record && !consent.stored && ' (not stored: the server cannot know)'}{' '}
        <code>
          stored={`${consent?.stored ?? '…'}`} language={consent?.language ?? '…'}
        </code>
      </p>
    </div>
  );
}
