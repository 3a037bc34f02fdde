import { h } from 'preact';
import { automatic, Rich } from '../shared';
import { type MoreScene, purposeOf } from './moreScene';

/** The explanation of cookies: what they are, what is sent, what refusing means, what each category is for. */
export function About({ scene, marked }: { scene: MoreScene; marked: boolean }) {
  const { core, t, says, clause, title } = scene;
  const list = automatic(scene);
  const line = (text?: string) =>
    text && (
      <p>
        <Rich scene={scene} text={text} />
      </p>
    );
  return (
    <section>
      <h3 tabIndex={-1} data-number="cookies" aria-current={marked ? 'true' : undefined}>
        {t('button.about')}
      </h3>
      {line(t('preferences.cookie', { clause: clause('1.1.6') }))}
      {list.length > 0 && line(`${t('notice.automatic', { clause: clause('3.3') })} ${list.join(', ')}.`)}
      {line(says('refusal'))}
      {line(says('regardless'))}
      <dl>
        {['necessary', ...core.config.model.optional].map((name) => (
          <div>
            <dt>{title(name)}</dt>
            <dd>
              <Rich scene={scene} text={purposeOf(scene, name) ?? ''} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
