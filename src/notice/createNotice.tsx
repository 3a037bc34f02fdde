import { createNoticeParts } from './createNoticeParts';
import type { Wording } from './createWording';
import { isHere } from './isHere';
import type { NoticeProps } from './NoticeProps';
import { noticeParagraphs } from './noticeParagraphs';
import type { TreeFactory } from './TreeFactory';

/**
 * Makes the first layer, by the tree factory that is handed in: one component for the page, the server and the tests.
 */
export function createNotice(factory: TreeFactory) {
  const { h, Fragment } = factory;
  const { LanguageSwitch, Rich } = createNoticeParts(factory);
  return Notice;

  /**
   * The first layer: a region, not a dialog. The page keeps working, and nothing takes the focus. No state, no hooks.
   */
  function Notice(props: NoticeProps) {
    const { wording, asked, notSaved, reason } = props;
    // On the policy's own page the policy itself can be read.
    const hasLines = !notSaved && !(reason && asked) && !isHere(wording.config.policy.url, props.address);
    const isTitleOnly = !hasLines && !reason && !notSaved;
    return (
      <section class="card" part="notice" aria-label={wording.t('notice.label')} tabIndex={-1} popover="manual">
        <div class={isTitleOnly ? 'scroll brief' : 'scroll'}>
          <header>
            <h2>{reason?.heading(props) ?? wording.title}</h2>
            <LanguageSwitch wording={wording} />
          </header>
          {notSaved ? <NotSaved wording={wording} /> : null}
          {reason ? <reason.Reason {...props} /> : null}
          {hasLines ? <Lines wording={wording} /> : null}
          <Signal {...props} />
        </div>
        {notSaved ? <CloseFooter wording={wording} /> : <Footer {...props} />}
      </section>
    );
  }

  function Lines({ wording }: { wording: Wording }) {
    return (
      <Fragment>
        {noticeParagraphs(wording).map((sentences) => (
          <p class="sentences">{sentences.map((sentence) => [<Rich wording={wording} text={sentence} />, ' '])}</p>
        ))}
      </Fragment>
    );
  }

  function Signal({ wording, gpc }: NoticeProps) {
    const isMeant = gpc && wording.config.model.optional.includes('advertising');
    return isMeant ? <p class="signal">{wording.t('notice.signal')}</p> : null;
  }

  function NotSaved({ wording }: { wording: Wording }) {
    return (
      <p class="warning" role="alert">
        {wording.t('notice.notSaved')}
      </p>
    );
  }

  function Footer(props: NoticeProps) {
    const { wording, asked, reason, record, status } = props;
    const { t } = wording;
    const button = (action: 'accept' | 'reject', look: string) => (
      <button type="button" class={look} data-action={`${action}-all`}>
        {t(`button.${action}`)}
      </button>
    );
    // Beside the button that opens just what was asked for, the others are outlined; the two of them always look alike.
    const look = reason && asked ? 'outlined' : 'main';
    return (
      <footer>
        <p class="means">{t('notice.acceptMeans')}</p>
        {reason ? <reason.AllowButton {...props} /> : null}
        <div class="choices">
          {button('accept', look)}
          {button('reject', look)}
        </div>
        <div class="links">
          <button type="button" data-action="settings">
            {t('button.settings')}
          </button>
          <button type="button" data-action="policy">
            {t('button.policy')}
          </button>
          {record && status !== 'outdated' ? (
            <button type="button" data-action="close" data-volatile="">
              {t('button.close')}
            </button>
          ) : null}
        </div>
      </footer>
    );
  }

  function CloseFooter({ wording }: { wording: Wording }) {
    return (
      <footer>
        <button type="button" class="main" data-action="close">
          {wording.t('button.close')}
        </button>
      </footer>
    );
  }
}
