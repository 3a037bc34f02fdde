import { h } from 'preact';
import { dayOf } from '../options/dayOf';
import { About } from './About';
import { sectionsOf, targetOf } from './brief';
import { formatDate } from './formatDate';
import { isWide } from './isWide';
import { Modal } from './Modal';
import { Section } from './Section';
import type { ViewProps } from './ViewProps';

/** The policy in brief, with clause numbers, and a link to the full text. */
export function Policy(props: ViewProps) {
  const { wording, clause, request, language } = props;
  const { config, t } = wording;
  const sections = sectionsOf(wording);
  const numbers = ['cookies', ...sections.flat().map(([number]) => number)];
  const day = dayOf(config.policy.effective);
  const since = day === undefined ? undefined : formatDate(day, language, { timeZone: 'UTC' });
  const target = clause ? targetOf(numbers, clause) : '';
  return (
    <Modal
      wording={wording}
      part="policy"
      title={t('policy.title')}
      close={props.close}
      footer={
        <a class="main" href={config.policy.url} target="_blank" rel="noopener">
          {t('policy.full')}
          <span class="unseen"> ({t('policy.newTab')})</span>
        </a>
      }
    >
      <details class="contents" open={isWide()}>
        <summary>{t('policy.contents')}</summary>
        <ol>
          <li>
            <button type="button" data-clause="cookies">
              {t('policy.about')}
            </button>
          </li>
          {sections.map(([[number, title] = ['', '']]) => (
            <li>
              <button type="button" data-clause={number}>
                {number}. {title}
              </button>
            </li>
          ))}
        </ol>
      </details>
      <div class="text" key={`${target} ${request}`}>
        {sections.length > 0 ? <p class="small">{t('policy.note')}</p> : null}
        {since ? <p class="small">{t('policy.since', { date: since })}</p> : null}
        <About {...props} isMarked={target === 'cookies'} />
        {sections.map((clauses) => (
          <Section wording={wording} clauses={clauses} target={target} />
        ))}
      </div>
    </Modal>
  );
}
