import { h } from 'preact';
import { About } from './About';
import { bringIntoView, Modal } from './Modal';
import type { MoreScene } from './moreScene';
import { Section, sectionsOf } from './Section';

/** The policy in brief, with clause numbers in the margin and a link to the full text. */
export function Policy({ scene }: { scene: MoreScene }) {
  const { core, t, brief, context } = scene;
  const sections = sectionsOf(brief);
  const target = context.clause && targetOf(brief, context.clause);
  return (
    <Modal
      scene={scene}
      part="policy"
      title={t('policy.title')}
      footer={
        <a class="main" href={core.config.policy.url} target="_blank" rel="noopener">
          {t('policy.full')}
          <span class="unseen"> ({t('policy.newTab')})</span>
        </a>
      }
    >
      <nav aria-label={t('policy.contents')}>
        <ol>
          <li>
            <button type="button" data-clause="cookies">
              {t('button.about')}
            </button>
          </li>
          {brief.map(
            ([number, title]) =>
              !number.includes('.') && (
                <li>
                  <button type="button" data-clause={number}>
                    {number}. {title}
                  </button>
                </li>
              ),
          )}
        </ol>
      </nav>
      <div class="text" key={target} ref={(text: HTMLElement | null) => bringOnce(context, text)}>
        {sections.length > 0 && <p class="small">{t('policy.note')}</p>}
        <About scene={scene} marked={target === 'cookies'} />
        {sections.map((clauses) => (
          <Section clauses={clauses} target={target} />
        ))}
      </div>
    </Modal>
  );
}

const brought = new WeakSet<object>();

/** Once each time that the view was asked for, also for the same clause again; not when only the language changes. */
function bringOnce(context: object, text: HTMLElement | null) {
  if (brought.has(context)) return;
  brought.add(context);
  bringIntoView(text);
}

/** The clause itself, else its first part (4.1 → 4.1.1), else what contains it (3.2.3 → 3.2). */
function targetOf(brief: MoreScene['brief'], clause: string): string {
  const numbers = ['cookies', ...brief.map(([number]) => number)];
  let wanted = clause;
  while (wanted) {
    const found = numbers.find((number) => number === wanted || number.startsWith(`${wanted}.`));
    if (found) return found;
    wanted = wanted.replace(/(^|\.)[^.]*$/, '');
  }
  return '';
}
