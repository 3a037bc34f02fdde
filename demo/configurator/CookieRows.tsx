import { Fragment, h } from 'preact';
import type { CookieDraft } from './Draft';
import { Field } from './Field';
import { replaceAt } from './replaceAt';
import type { Translate } from './texts';

/** The cookies of a category. */
export function CookieRows({
  cookies,
  onChange,
  t,
}: {
  readonly cookies: readonly CookieDraft[];
  readonly onChange: (cookies: readonly CookieDraft[]) => void;
  readonly t: Translate;
}) {
  return (
    <Fragment>
      {cookies.map((cookie, index) => {
        const set = (part: Partial<CookieDraft>) => onChange(replaceAt(cookies, index, { ...cookie, ...part }));
        return (
          <div class="entry" key={index}>
            <Field label={t('categories.cookie')} code value={cookie.name} onChange={(name) => set({ name })} />
            <Field
              label={t('categories.duration')}
              inputMode="numeric"
              code
              value={cookie.duration}
              onChange={(duration) => set({ duration })}
            />
            <button
              type="button"
              class="quiet"
              aria-label={t('categories.removeCookie', { name: cookie.name })}
              onClick={() => onChange(replaceAt(cookies, index))}
            >
              ✕
            </button>
            <Field
              label={t('categories.cookiePurpose')}
              value={cookie.purpose}
              onChange={(purpose) => set({ purpose })}
            />
          </div>
        );
      })}
      <button
        type="button"
        class="small"
        onClick={() => onChange([...cookies, { name: '_name', purpose: '', duration: '30' }])}
      >
        {t('categories.addCookie')}
      </button>
    </Fragment>
  );
}
