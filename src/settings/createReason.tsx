import { createNoticeParts } from '../notice/createNoticeParts';
import type { Wording } from '../notice/createWording';
import type { NoticeProps, NoticeReason } from '../notice/NoticeProps';
import type { TreeFactory } from '../notice/TreeFactory';
import { addedCategories } from '../record/evaluate';
import { outdatedHeading } from './outdatedHeading';

/**
 * Why the notice is shown to a visitor who has been here before, or who tried what is closed. It loads with the second
 * layer; a first visit needs none of it.
 */
export function createReason(factory: TreeFactory): NoticeReason {
  const { h, Fragment } = factory;
  const { Rich } = createNoticeParts(factory);
  return { heading, Reason, AllowButton };

  function heading({ wording, asked, record }: NoticeProps): string | undefined {
    const { t, titleOf } = wording;
    if (!asked) return outdatedHeading(wording, record);
    return t('ask.title', { feature: titleOf(asked) });
  }

  function Reason(props: NoticeProps) {
    return props.asked ? <Asked wording={props.wording} name={props.asked} /> : <Outdated {...props} />;
  }

  /** Allows just what was asked for. */
  function AllowButton({ wording, asked }: NoticeProps) {
    return asked ? (
      <button type="button" class="main" data-action="allow" data-name={asked}>
        {wording.t('button.allow')}
      </button>
    ) : null;
  }

  /** Why a category or feature is closed, and what exactly it needs. */
  function Asked({ wording, name }: { wording: Wording; name: string }) {
    const { config, t, titleOf, disclosure } = wording;
    const needs = config.model.needs.get(name) ?? [];
    const list = needs.map((need) =>
      need === 'policy' ? t('ask.policy') : t('ask.category', { category: titleOf(need) }),
    );
    const needsPolicy = needs.includes('policy');
    const data = needsPolicy && disclosure('data');
    const refusal = disclosure('refusal');
    const thirdParties = needsPolicy && disclosure('thirdParties');
    return (
      <div class="reason">
        <p>{t('ask.needs', { list: list.join(', ') })}</p>
        {refusal ? (
          <p>
            <Rich wording={wording} text={refusal} />
          </p>
        ) : null}
        {thirdParties ? (
          <p>
            <Rich wording={wording} text={thirdParties} />
          </p>
        ) : null}
        {data ? (
          <details>
            <summary>{t('ask.data')}</summary>
            <p>
              <Rich wording={wording} text={data} />
            </p>
          </details>
        ) : null}
      </div>
    );
  }

  /** Why a decision is no longer valid. */
  function Outdated({ wording, record }: NoticeProps) {
    const { config, t, titleOf, localize } = wording;
    if (!record) return null;
    const { version } = config.model;
    const isChanged = !!record.policy && record.policy !== version;
    const changes = isChanged ? [config.policy.changes ?? []].flat() : [];
    const added = addedCategories(config.model, record);
    const list = (names: readonly string[]) => names.map((name) => titleOf(name)).join(', ');
    return (
      <div class="reason">
        {isChanged ? <p>{t('reason.policy', { version })}</p> : null}
        {!isChanged && !added.length ? <p>{t('reason.expired')}</p> : null}
        {changes.length ? (
          <Fragment>
            <p>{t('reason.changes')}</p>
            <ul>
              {changes.map((change) => (
                <li>{localize(change)}</li>
              ))}
            </ul>
          </Fragment>
        ) : null}
        {added.length ? <p>{t('reason.categories', { list: list(added) })}</p> : null}
        <p data-volatile="">{t('reason.earlier', { list: list(record.granted) || t('reason.nothing') })}</p>
      </div>
    );
  }
}
