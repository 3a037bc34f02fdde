import { Fragment, h } from 'preact';
import { automatic, furtherLines, operatorAndPolicy } from './disclosure';
import { isHere } from './isHere';
import { LanguageSwitch } from './parts/LanguageSwitch';
import { Line } from './parts/Line';
import type { Scene } from './scene';

/** The first layer: a region, not a dialog. The page goes on working, and nothing takes the focus. */
export function Notice({ scene }: { scene: Scene }) {
  const { core, t, says, context, page } = scene;
  const list = automatic(scene);
  const line = (text?: string) => <Line scene={scene} text={text} />;
  // On the policy's own page the policy can be read first.
  const minimal = !context.asked && isHere(core.config.policy.url, page.address);
  const signal = page.signal && core.config.model.optional.includes('advertising');
  return (
    <section class="card" part="notice" aria-label={t('notice.label')} tabIndex={-1} popover="manual">
      <div class="scroll">
        <header>
          <h2>{scene.views?.heading(scene) ?? t('notice.title')}</h2>
          <LanguageSwitch scene={scene} />
        </header>
        {scene.views && <scene.views.Reason scene={scene} />}
        {!minimal && (
          <Fragment>
            {line(operatorAndPolicy(scene))}
            {list.length > 0 && line(t('notice.automatic', { clause: scene.clause('3.3') }))}
            {list.length > 0 && (
              <ul>
                {list.map((item) => (
                  <li>{item}</li>
                ))}
              </ul>
            )}
            {!context.asked && line(says('refusal'))}
            {line(says('regardless'))}
            <div class="further">{furtherLines(scene).map(line)}</div>
          </Fragment>
        )}
        {signal && line(t('notice.signal'))}
      </div>
      <footer>
        <p class="means">{t('notice.acceptMeans')}</p>
        {scene.views && context.asked && (
          <button type="button" class="main" data-action="allow" data-name={context.asked}>
            {t('button.allow')}
          </button>
        )}
        <div class="choices">
          <button type="button" class="main" data-action="accept-all">
            {t('button.acceptAll')}
          </button>
          <button type="button" class="main" data-action="reject-all">
            {t('button.rejectAll')}
          </button>
        </div>
        <div class="links">
          <button type="button" data-action="settings">
            {t('button.settings')}
          </button>
          <button type="button" data-action="policy">
            {t('button.policy')}
          </button>
          <button type="button" data-action="about">
            {t('button.about')}
          </button>
          {core.record && core.status !== 'outdated' && (
            <button type="button" data-action="close" data-volatile>
              {t('button.close')}
            </button>
          )}
        </div>
      </footer>
    </section>
  );
}
