import { h } from 'preact';
import { GATES } from '../consentOptions';
import type { Translate } from './texts';
import { useVerdict } from './useVerdict';
import type { Watched } from './watchFrame';

/** What the page allows, beside what the server reads out of the same cookie. */
export function Gates({ watched: { bench, log }, t }: { readonly watched: Watched; readonly t: Translate }) {
  const consent = bench?.consent;
  const verdict = useVerdict(log.length);
  const word = (open: boolean | undefined) => (open === undefined ? '…' : t(open ? 'gates.open' : 'gates.closed'));
  const rows: [string, string | undefined, string | undefined][] = [
    ['status', consent?.status, verdict?.status],
    ...GATES.map((name): [string, string, string] => [name, word(consent?.allows(name)), word(verdict?.allows[name])]),
  ];
  const known = consent && verdict;
  const differing = rows.filter(([, page, server]) => page !== server).length;
  return (
    <div>
      <h2 id="qa-gates">{t('gates.title')}</h2>
      <table aria-labelledby="qa-gates">
        <thead>
          <tr>
            <th scope="col">{t('gates.name')}</th>
            <th scope="col">{t('gates.page')}</th>
            <th scope="col">{t('gates.server')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, page, server]) => (
            <tr data-gate={name} data-differs={known && page !== server ? '' : undefined}>
              <th scope="row">{name}</th>
              <td>{page ?? '…'}</td>
              <td>{server ?? '…'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {known && (
          <b data-agreement={differing}>{differing ? t('gates.differ', { count: differing }) : t('gates.agree')}</b>
        )}{' '}
        {differing > 0 && consent?.record && !consent.stored && t('gates.notStored')}
      </p>
      <p class="muted">
        {t('gates.stored')}: <code>{`${consent?.stored ?? '…'}`}</code>, {t('gates.language')}:{' '}
        <code>{consent?.language ?? '…'}</code>
      </p>
    </div>
  );
}
