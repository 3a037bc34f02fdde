import { Fragment, h } from 'preact';
import type { Wording } from '../notice/createWording';
import { CookieTable } from './CookieTable';
import { cookiesOf } from './cookiesOf';
import { purposeOf } from './purposeOf';
import { withoutLinks } from './withoutLinks';

interface Props {
  readonly wording: Wording;
  /** The level of the headings, 1 to 6. */
  readonly level: number;
}

/**
 * The list of cookies and purposes for the page of the policy, as `renderCookieTable` of `kelisim/server` writes it.
 */
export function CookieList({ wording, level }: Props) {
  const { config, t, titleOf } = wording;
  const Heading = `h${level}` as 'h3';
  return (
    <Fragment>
      {['necessary', ...config.model.optional].map((name) => {
        const cookies = cookiesOf(wording, name);
        const purpose = purposeOf(wording, name);
        return (
          <Fragment>
            <Heading>{titleOf(name)}</Heading>
            {purpose ? <p>{withoutLinks(purpose)}</p> : null}
            {cookies.length ? (
              <CookieTable wording={wording} cookies={cookies} nameCell="th" />
            ) : (
              <p>{withoutLinks(t('settings.notSaid', { list: t('settings.cookieList') }))}</p>
            )}
          </Fragment>
        );
      })}
    </Fragment>
  );
}
