import { Fragment, h, render } from 'preact';
import { checkOptions } from '../check/checkOptions';
import { emit } from '../core/events';
import type { Core, FirstTexts, LazyParts, Messages, MoreTexts, Ui, ViewContext, Views } from '../core/lazy';
import type { View } from '../core/types';
import { painted } from '../decide/painted';
import { act } from './act';
import { attend } from './attend';
import { hashText } from './hashText';
import { Notice } from './Notice';
import css from './notice.css?inline';
import { raise } from './parts/raise';
import { createScene, type Scene } from './scene';
import { shared } from './shared';
import { shownText } from './shownText';

const VIEWS: readonly View[] = ['policy', 'preferences', 'notice'];
/** Long enough to be read, short enough to be quiet. */
const SAVED_MS = 5000;

/**
 * @param given the texts that came with this part
 * @throws {ConfigError}
 */
export function createUi(core: Core, given: FirstTexts): Ui {
  checkOptions(core.config, core.unknown);
  const { root, host, wayBack, load } = core;
  /** Views that are to be open; those on display are in `visible` as well. */
  const wanted = new Map<View, ViewContext>();
  const visible = new Set<View>();
  const texts: { [language: string]: { readonly first: Messages; readonly more?: MoreTexts } } = {
    [given.language]: { first: given.default },
  };
  /** What was shown on this page, by hash: for the receipt. */
  const shown = new Map<string, string>();
  let views: Views | undefined;
  let saved = false;
  let quiet: ReturnType<typeof setTimeout>;
  let wish: string;
  const settling: (() => void)[] = [];
  let hash = '';
  let hashing: Promise<string> | undefined;
  let watch: ReturnType<typeof attend> | undefined;

  const { layout } = core.config;
  const mount = document.createElement('div');
  mount.onclick = async ({ target }) => {
    const control = (target as Element).closest<HTMLElement>('[data-action], [data-clause]');
    if (!control) return;
    // Only a click in the instant of showing comes before the hash: a visitor's never waits.
    if (hashing) await hashing;
    act(core, control, close);
  };
  core.adopt(root, css);
  root.append(mount);
  core.text = () => hash;
  core.signal.addEventListener('abort', () => {
    hide();
    clearTimeout(quiet);
    render(null, mount);
  });

  return {
    async translate(next) {
      wish = next;
      try {
        await loadTexts(next, !!views);
      } catch (error) {
        core.report('ui-failed', `${error}`);
        return false;
      }
      // Somebody may have switched on in the meantime.
      return wish === next;
    },
    update,
    hide,
    async open(view, context) {
      if (!VIEWS.includes(view)) return void core.unknown('data-kelisim-open', VIEWS);
      wanted.set(view, context);
      const { language } = core;
      const { asked, notSaved } = context;
      await loadTexts(language, view !== 'notice' || !!asked || !!notSaved || core.status === 'outdated');
      // Before the focus moves: it goes back there.
      if (asked) await core.begin('companion');
      // Drawn by the server.
      const drawn = document.querySelector<HTMLElement>('kelisim-widget[data-static]');
      const takeover = drawn && (await load('takeover'));
      // It may have been closed again, destroyed, or be open, by now.
      if (!wanted.has(view) || core.signal.aborted || (asked && core.allows(asked))) return;
      // In another language by now: its texts first.
      if (language !== core.language) return core.open(view, context);
      const fresh = !visible.has(view);
      visible.add(view);
      wayBack.hidden = visible.has('notice');
      // The notice comes first for the keyboard, the way back last. A move would close what is open.
      if (view === 'notice' && visible.size < 2 && fresh) document.documentElement.insertBefore(host, document.body);
      const hashed = update();
      const notice = root.querySelector<HTMLElement>('[part=notice]');
      // Before the page is laid out: in the top layer it would be once more.
      if (notice) raise(notice);
      if (drawn) takeover?.takeOver(drawn, root);
      // It takes the focus from those who tried what is closed, and from nobody else.
      if (asked && navigator.userActivation?.isActive !== false) notice?.focus({ preventScroll: true });
      await hashed;
      // It may have gone by now, with the instance as well.
      if (notice && root.contains(notice)) {
        watch ??= attend(core);
        watch(notice);
      }
      if (fresh && visible.has(view)) emit('show', { view });
      if (view !== 'notice') core.begin('companion');
    },
    decided(source) {
      const here = !['tab', 'expiry'].includes(source);
      const stored = core.stored && here;
      close('preferences');
      if (!stored && here && source !== 'api') core.open('notice', { notSaved: true });
      else close('notice');
      settle();
      clearTimeout(quiet);
      quiet = setTimeout(() => say(false), SAVED_MS);
      // The page shows first that it is decided: words to be laid out would make that wait.
      painted().then(() => say(stored));
    },
    settled: () => new Promise<void>((resolve) => (visible.has('notice') ? settling.push(resolve) : resolve())),
    async receipt() {
      const { record } = core;
      const language = record?.language ?? core.language;
      const [{ createReceipt }] = await Promise.all([load('receipt'), loadTexts(language, true)]);
      return createReceipt(views?.tools, (context) => scene(language, context), Notice, shown);
    },
  };

  function hide() {
    for (const view of VIEWS) close(view);
  }

  function close(view: View) {
    wanted.delete(view);
    if (visible.delete(view)) {
      root.querySelector<HTMLDialogElement>(`dialog[part=${view}]`)?.close?.();
      update();
      emit('hide', { view });
    }
    if (view !== 'notice') return;
    settle();
    // The way back comes last for the keyboard. Moved, all of it is laid out anew: once the page has shown what was decided.
    painted().then(() => {
      wayBack.hidden = visible.has('notice');
      if (!visible.size && host.nextSibling) document.documentElement.append(host);
    });
  }

  function say(what: boolean) {
    saved = what;
    draw();
  }

  function settle() {
    for (const resolve of settling.splice(0)) resolve();
  }

  async function loadTexts(language: string, both: boolean) {
    const known = texts[language];
    const [first, more] = await Promise.all([
      known?.first ?? load(`${language}.first`).then((loaded) => loaded.default),
      known?.more ?? (both ? load(views ? `${language}.more` : `views.${language}`) : undefined),
      // So that the hash is there when it is needed.
      crypto.subtle ? undefined : load('sha256'),
      // If it does not come, which is reported, the card shows.
      layout && layout !== 'card' && core.begin(layout),
    ]);
    texts[language] = { first, more };
    if (views || !more) return;
    views = (more as LazyParts['views.']).createViews(shared);
    core.adopt(root, views.css);
  }

  function scene(language: string, context: ViewContext = {}): Scene {
    const { first, more } = texts[language] ?? {};
    const { globalPrivacyControl: signal } = navigator as { globalPrivacyControl?: boolean };
    return createScene(core, { ...first, ...more?.default }, more?.brief, language, context, close, views, {
      address: location.href,
      signal,
    });
  }

  function draw() {
    const at = (view: View) => scene(core.language, wanted.get(view));
    const View = (wanted.get('notice')?.notSaved && views?.NotSaved) || Notice;
    render(
      <Fragment>
        <div role="status">{saved && <p class="saved">{at('notice').t('notice.saved')}</p>}</div>
        {visible.has('notice') && <View scene={at('notice')} />}
        {views && visible.has('preferences') && <views.Preferences scene={at('preferences')} />}
        {views && visible.has('policy') && <views.Policy scene={at('policy')} />}
      </Fragment>,
      mount,
    );
  }

  /** Draws, and prepares the hash of the text that a decision would be about. */
  async function update() {
    draw();
    hash = '';
    const mine = hashShown();
    hashing = mine;
    const next = await mine;
    // Something else may be on display by now.
    if (hashing !== mine) return;
    hash = next;
    hashing = undefined;
  }

  async function hashShown() {
    await painted();
    const view = root.querySelector('dialog[part=preferences]') ?? root.querySelector('[part=notice]');
    const text = view && shownText(view);
    if (!text) return '';
    const next = await hashText(text, load);
    shown.set(next, text);
    return next;
  }
}
