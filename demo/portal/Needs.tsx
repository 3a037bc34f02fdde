import { Fragment, h } from 'preact';
import type { PageProps } from './PageProps';

/** Why `account` is closed, and what it needs. */
export function Needs({ t }: Pick<PageProps, 't'>) {
  return (
    <Fragment>
      <p>{t('closed.why')}</p>
      <p>{t('closed.needs')}</p>
      <ul>
        <li>{t('closed.needsCookies')}</li>
        <li>{t('closed.needsPolicy')}</li>
      </ul>
    </Fragment>
  );
}
