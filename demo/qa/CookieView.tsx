import { h } from 'preact';
import { clearCookie, decodeCookie } from './decodeCookie';
import type { Translate } from './texts';

export function CookieView({
  add,
  t,
}: {
  readonly add: (type: string, detail: unknown) => void;
  readonly t: Translate;
}) {
  const rows = decodeCookie();
  const clear = () => {
    clearCookie();
    add('cookie deleted', 'by the bench');
  };
  return (
    <div>
      <div class="wrap">
        <h2 id="qa-record">{t('cookie.title')}</h2>
        {rows && (
          <button type="button" onClick={clear}>
            {t('cookie.clear')}
          </button>
        )}
      </div>
      {rows ? (
        <table aria-labelledby="qa-record" data-cookie>
          <tbody>
            {rows.map(([key, value]) => (
              <tr>
                <th scope="row">{key}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p class="muted">{t('cookie.none')}</p>
      )}
    </div>
  );
}
