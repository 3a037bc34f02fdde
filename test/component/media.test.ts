import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLoadReport } from '../../src/gates/createLoadReport';
import { createMedia, type Media } from '../../src/gates/createMedia';
import { createEmbedsStage, type EmbedsStage, placeholderOf } from '../fixtures/embeds';

let stage: EmbedsStage;
let media: Media;
beforeEach(() => {
  stage = createEmbedsStage();
  media = createMedia(stage.context, createLoadReport(stage.context.report, 'use data-kelisim-src'));
});
afterEach(() => {
  media.stop();
  stage.end();
  document.body.replaceChildren();
});

function add(html: string): HTMLElement {
  document.body.innerHTML = `<p>before</p>${html}`;
  return document.querySelector('[data-kelisim-needs]') as HTMLElement;
}
const attributesOf = (element: Element) =>
  Object.fromEntries(['src', 'srcset', 'href'].map((name) => [name, element.getAttribute(name)]));
const opens = (element: HTMLElement) => {
  stage.open.add('maps');
  media.update(element);
  return attributesOf(element);
};

describe('what is held back', () => {
  it.each([
    ['an image', '<img data-kelisim-needs="maps" data-src="/a.png" data-srcset="/a.png 1x, /b.png 2x">'],
    ['an image that lazy loaders do not know', '<img data-kelisim-needs="maps" data-kelisim-src="/a.png">'],
    ['a style sheet', '<link rel="stylesheet" data-kelisim-needs="maps" data-href="/a.css">'],
    ['a video', '<video data-kelisim-needs="maps" data-src="/a.mp4"></video>'],
    ['a sound', '<audio data-kelisim-needs="maps" data-kelisim-src="/a.mp3"></audio>'],
  ])('%s loads nothing while it is closed, and what it holds once it is open', (_what, html) => {
    const element = add(html);
    media.update(element);
    expect(attributesOf(element)).toEqual({ src: null, srcset: null, href: null });
    const opened = Object.values(opens(element)).filter(Boolean);
    expect(opened.length).toBeGreaterThan(0);
    for (const value of opened) expect(html).toContain(`"${value}"`);
  });

  it('is opened once, and a player loads what it has got', () => {
    const element = add('<video data-kelisim-needs="maps" data-src="/a.mp4"></video>') as HTMLVideoElement;
    const load = vi.fn();
    element.load = load;
    opens(element);
    opens(element);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is a source of a player: the player loads', () => {
    const element = add('<video><source data-kelisim-needs="maps" data-src="/a.mp4"></video>');
    const load = vi.fn();
    (element.parentElement as HTMLVideoElement).load = load;
    opens(element);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('closes again when it is no longer allowed, without a finding', () => {
    const element = add('<img data-kelisim-needs="maps" data-src="/a.png">');
    opens(element);
    stage.open.clear();
    media.update(element);
    expect(element.hasAttribute('src')).toBe(false);
    expect(stage.reported).toEqual([]);
  });
});

describe('what something else has loaded without consent', () => {
  it('is closed, held back from then on, and reported once', () => {
    const element = add('<img data-kelisim-needs="maps" src="/loaded.png">');
    media.update(element);
    expect(element.hasAttribute('src')).toBe(false);
    element.setAttribute('src', '/loaded.png');
    media.update(element);
    expect(stage.reported.map(([code, message]) => [code, message.includes('data-kelisim-src')])).toEqual([
      ['gate-blocked', true],
    ]);
    expect(opens(element).src).toBe('/loaded.png');
  });

  it('is left where it is data in the address itself: lazy loaders put one in the place of the image', () => {
    const element = add('<img data-kelisim-needs="maps" src="data:image/gif;base64,R0" data-src="/a.png">');
    media.update(element);
    expect(element.getAttribute('src')).toBe('data:image/gif;base64,R0');
    expect(stage.reported).toEqual([]);
  });
});

describe('addresses', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'blob:https://x/1'])(
    '%s is not loaded, and reported',
    (address) => {
      const element = add('<img data-kelisim-needs="maps">');
      element.setAttribute('data-src', address);
      expect(opens(element).src).toBeNull();
      media.update(element);
      expect(stage.reported.map(([code]) => code)).toEqual(['gate-blocked']);
    },
  );

  it('of an image may be data of an image', () => {
    const element = add('<img data-kelisim-needs="maps" data-src="data:image/png;base64,x">');
    expect(opens(element).src).toBe('data:image/png;base64,x');
  });

  it('of a set are loaded together, or not at all', () => {
    const element = add('<img data-kelisim-needs="maps" data-srcset="/a.png 1x, javascript:x 2x" data-src="/a.png">');
    expect(opens(element)).toMatchObject({ srcset: null, src: '/a.png' });
  });
});

describe('the placeholder of an image', () => {
  const IMAGE = '<img data-kelisim-needs="maps" data-src="/a.png" alt="The way to us" width="300" height="200">';

  it('says what waits, by its alternative text, and goes when it opens', () => {
    const image = add(IMAGE);
    media.update(image);
    media.update(image);
    expect(document.querySelectorAll('[data-kelisim-placeholder]')).toHaveLength(1);
    expect(placeholderOf(image)?.text).toMatch(/^The way to us\. .*“Maps”/);
    opens(image);
    expect(placeholderOf(image)).toBeNull();
    expect(image.hasAttribute('data-kelisim-closed')).toBe(false);
  });

  it('shows it once, allows it on the whole site, or opens the settings', () => {
    const image = add(IMAGE);
    media.update(image);
    placeholderOf(image)?.press('always');
    placeholderOf(image)?.press('settings');
    expect([stage.acts, image.hasAttribute('src')]).toEqual([['maps', 'settings'], false]);
    placeholderOf(image)?.press('once');
    expect(image.getAttribute('src')).toBe('/a.png');
  });

  it('changes its language, and goes with the instance', () => {
    const image = add(IMAGE);
    media.update(image);
    stage.language = 'kk';
    media.translate();
    expect(placeholderOf(image)?.text).toContain('«Карталар»');
    media.stop();
    expect([placeholderOf(image), image.hasAttribute('data-kelisim-closed')]).toEqual([null, false]);
  });

  it('is none for other media: a player shows by itself that it is empty', () => {
    const video = add('<video data-kelisim-needs="maps" data-src="/a.mp4"></video>');
    media.update(video);
    expect(placeholderOf(video)).toBeNull();
  });
});
