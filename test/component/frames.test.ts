import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFrames, type Frames } from '../../src/gates/createFrames';
import { createLoadReport } from '../../src/gates/createLoadReport';
import { createEmbedsStage, type EmbedsStage, placeholderOf } from '../fixtures/embeds';

let stage: EmbedsStage;
let frames: Frames;
beforeEach(() => {
  stage = createEmbedsStage();
  frames = createFrames(stage.context, createLoadReport(stage.context.report, 'use data-kelisim-src'));
});
afterEach(() => {
  stage.end();
  document.body.replaceChildren();
});

/** What the frame shows, as the test environment says it: no page is loaded here. */
const shown = new WeakMap<HTMLIFrameElement, string>();
function add(attributes: string): HTMLIFrameElement {
  document.body.innerHTML = `<p>before</p><iframe data-kelisim-needs="maps" ${attributes}></iframe>`;
  const frame = document.querySelector('iframe') as HTMLIFrameElement;
  const replace = vi.fn((address: string) => void shown.set(frame, address));
  Object.defineProperty(frame, 'contentWindow', { value: { location: { replace } } });
  return frame;
}
const SOURCE = 'data-src="https://maps.example/embed?a=1"';

describe('a closed frame', () => {
  it('shows nothing, and has a placeholder before it that says what waits and for what', () => {
    const frame = add(`${SOURCE} title="Our school"`);
    frames.update(frame);
    expect(shown.get(frame)).toBeUndefined();
    expect(frame.hasAttribute('src')).toBe(false);
    expect(frame.hasAttribute('data-kelisim-closed')).toBe(true);
    const placeholder = placeholderOf(frame);
    expect(placeholder?.text).toMatch(/^Our school\. .*“Maps”/);
    expect(placeholder?.labels).toEqual(['Show this once', 'Allow on the whole site: “Maps”', 'Cookie settings']);
  });

  it('keeps the size of the frame, in pixels where it has none of its own', () => {
    const sizeOf = (attributes: string) => {
      const frame = add(`${SOURCE} ${attributes}`);
      frames.update(frame);
      const style = placeholderOf(frame)?.host.style;
      return [style?.getPropertyValue('--width'), style?.getPropertyValue('--height')];
    };
    expect(sizeOf('width="640" height="360"')).toEqual(['640px', '360px']);
    expect(sizeOf('width="100%"')).toEqual(['100%', '150px']);
  });

  it('is a group that is named by its text, and whose text finds its own direction', () => {
    const frame = add(SOURCE);
    frames.update(frame);
    const box = placeholderOf(frame)?.host.shadowRoot?.querySelector('[part=gate]');
    expect(box?.getAttribute('role')).toBe('group');
    expect(box?.getAttribute('dir')).toBe('auto');
    expect(box?.querySelector(`#${box.getAttribute('aria-labelledby')}`)?.textContent).toContain('Maps');
  });

  it('has one placeholder, however often it is looked at, also where the page has moved the frame', () => {
    const frame = add(SOURCE);
    for (let turn = 0; turn < 3; turn++) frames.update(frame);
    expect(document.querySelectorAll('[data-kelisim-placeholder]')).toHaveLength(1);
    document.body.prepend(frame);
    frames.update(frame);
    expect(frame.previousElementSibling).toBe(placeholderOf(frame)?.host);
  });

  it('has another placeholder once it needs something else', () => {
    const frame = add(SOURCE);
    frames.update(frame);
    frame.setAttribute('data-kelisim-needs', 'chat');
    frames.update(frame);
    expect(document.querySelectorAll('[data-kelisim-placeholder]')).toHaveLength(1);
    expect(placeholderOf(frame)?.text).toContain('“Chat”');
  });

  it('of a name that the portal does not have is left as it is', () => {
    const frame = add(SOURCE);
    frame.setAttribute('data-kelisim-needs', 'nothing');
    frames.update(frame);
    expect([placeholderOf(frame), shown.get(frame)]).toEqual([null, undefined]);
  });

  it('that something else has filled is emptied, and its address held back from then on', () => {
    const frame = add('src="https://maps.example/filled"');
    frames.update(frame);
    expect(frame.hasAttribute('src')).toBe(false);
    expect(frame.getAttribute('data-kelisim-src')).toBe('https://maps.example/filled');
    expect(shown.get(frame)).toBe('about:blank');
    stage.open.add('maps');
    frames.update(frame);
    expect(shown.get(frame)).toBe('https://maps.example/filled');
  });
});

describe('an open frame', () => {
  it('shows its address without an attribute that a copy of the page would load', () => {
    stage.open.add('maps');
    const frame = add('data-src="/embed?a=1"');
    frames.update(frame);
    expect(shown.get(frame)).toBe(new URL('/embed?a=1', document.baseURI).href);
    expect(frame.hasAttribute('src')).toBe(false);
    expect(frame.hasAttribute('data-kelisim-closed')).toBe(false);
    expect(placeholderOf(frame)).toBeNull();
  });

  it('is loaded once', () => {
    stage.open.add('maps');
    const frame = add(SOURCE);
    for (let turn = 0; turn < 3; turn++) frames.update(frame);
    const { replace } = (frame.contentWindow as Window).location as unknown as { replace: ReturnType<typeof vi.fn> };
    expect(replace).toHaveBeenCalledTimes(1);
  });

  it('is loaded anew where its address has changed', () => {
    stage.open.add('maps');
    const frame = add(SOURCE);
    frames.update(frame);
    frame.setAttribute('data-src', 'https://maps.example/other');
    frames.update(frame);
    expect(shown.get(frame)).toBe('https://maps.example/other');
  });

  it('closes when it is no longer allowed, and opens again', () => {
    const frame = add(SOURCE);
    for (const isOpen of [true, false, true]) {
      stage.open[isOpen ? 'add' : 'delete']('maps');
      frames.update(frame);
      expect(shown.get(frame)).toBe(isOpen ? 'https://maps.example/embed?a=1' : 'about:blank');
      expect(!!placeholderOf(frame)).toBe(!isOpen);
    }
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'blob:https://x/1', 'about:srcdoc', ' JavaScript:alert(1)'])(
    'does not load %s, which is reported once',
    (address) => {
      stage.open.add('maps');
      const frame = add('');
      frame.setAttribute('data-src', address);
      for (let turn = 0; turn < 2; turn++) frames.update(frame);
      expect(shown.get(frame)).toBeUndefined();
      expect(stage.reported.map(([code]) => code)).toEqual(['gate-blocked']);
    },
  );
});

describe('the buttons of a placeholder', () => {
  it('show it once: for this page, without a decision', () => {
    const frame = add(SOURCE);
    frames.update(frame);
    placeholderOf(frame)?.press('once');
    expect(shown.get(frame)).toBe('https://maps.example/embed?a=1');
    expect(placeholderOf(frame)).toBeNull();
    expect(stage.acts).toEqual([]);
    // It stays open when another category is decided on.
    frames.update(frame);
    expect(placeholderOf(frame)).toBeNull();
  });

  it('allow it on the whole site, or open the settings', () => {
    const frame = add(SOURCE);
    frames.update(frame);
    placeholderOf(frame)?.press('always');
    placeholderOf(frame)?.press('settings');
    expect(stage.acts).toEqual(['maps', 'settings']);
    expect(shown.get(frame)).toBeUndefined();
  });
});

describe('placeholders', () => {
  it('change their language', () => {
    const frame = add(SOURCE);
    frames.update(frame);
    stage.language = 'ru';
    frames.translate();
    expect(placeholderOf(frame)?.text).toContain('«Карты»');
    expect(placeholderOf(frame)?.host.lang).toBe('ru');
  });

  it('go with their frame', () => {
    const frame = add(SOURCE);
    frames.update(frame);
    const host = placeholderOf(frame)?.host;
    frame.remove();
    frames.removeUnused();
    expect(host?.isConnected).toBe(false);
  });

  it('that a page cache has brought back are removed: nothing of ours is behind them', () => {
    const frame = add(SOURCE);
    frames.update(frame);
    const own = placeholderOf(frame)?.host as HTMLElement;
    const copy = document.createElement('div');
    copy.setAttribute('data-kelisim-placeholder', '');
    document.body.append(copy);
    for (const host of [own, copy]) frames.removeIfStray(host);
    expect([own.isConnected, copy.isConnected]).toEqual([true, false]);
  });

  it('and the marks of frames are gone once the instance is', () => {
    const frame = add(SOURCE);
    const before = frame.outerHTML;
    frames.update(frame);
    frames.stop();
    stage.end();
    expect(frame.outerHTML).toBe(before);
    expect(document.querySelector('[data-kelisim-placeholder]')).toBeNull();
    expect(document.adoptedStyleSheets ?? []).toHaveLength(0);
  });
});
