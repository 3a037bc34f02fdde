import { describe, expect, it, vi } from 'vitest';
import {
  askedFor,
  cleanUpAfterEach,
  createStage,
  idle,
  loaded,
  opened,
  setCookie,
  silence,
} from '../fixtures/instance';

cleanUpAfterEach();

function add(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLElement;
}

/** As the visitor's own: it can be prevented. */
function act(element: Element, type: string, init: MouseEventInit = {}): MouseEvent {
  const event = new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, ...init });
  element.dispatchEvent(event);
  return event;
}

const closed = () => createStage({ autoShow: false });

describe('a closed control', () => {
  it('does nothing by itself, and no handler of the host hears of it', async () => {
    closed();
    const link = add('<a href="#in" data-kelisim-needs="account"><b>Кіру</b></a>');
    const heard = vi.fn();
    document.addEventListener('click', heard, true);
    link.addEventListener('click', heard);
    expect(act(link.firstElementChild as Element, 'click').defaultPrevented).toBe(true);
    await idle();
    expect(heard).not.toHaveBeenCalled();
    expect(askedFor()).toBe('account');
    document.removeEventListener('click', heard, true);
  });

  it('asks for the middle button, which opens a tab, and not for the right one, which opens a menu', async () => {
    const stage = closed();
    const link = add('<a href="#in" data-kelisim-needs="account"></a>');
    expect(act(link, 'auxclick', { button: 2 }).defaultPrevented).toBe(false);
    await idle();
    expect(opened(stage)).toEqual([]);
    expect(act(link, 'auxclick', { button: 1 }).defaultPrevented).toBe(true);
    await idle();
    expect(askedFor()).toBe('account');
  });

  it('is closed whatever its fields are called, on a page with classes of its own', async () => {
    vi.stubGlobal('DocumentFragment', {});
    vi.stubGlobal('ShadowRoot', {});
    closed();
    const form = add('<form data-kelisim-needs="account"><input name="nodeType"><input name="getAttribute"></form>');
    expect(act(form, 'submit').defaultPrevented).toBe(true);
    await idle();
    expect(askedFor()).toBe('account');
    vi.unstubAllGlobals();
  });

  it('loads what goes on by itself while the visitor reads', async () => {
    const stage = closed();
    act(add('<button data-kelisim-needs="account"></button>'), 'click');
    await idle();
    expect(loaded(stage)).toContain('companion');
  });

  it('does not go on after a yes where it is not the one that was wanted last', async () => {
    const { consent } = closed();
    const button = add('<button data-kelisim-needs="account"></button>');
    const heard = vi.fn();
    button.onclick = heard;
    act(button, 'click');
    act(button, 'click');
    await idle();
    await consent.accept();
    await idle();
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

describe('a form that needs something', () => {
  const form = '<form data-kelisim-needs="account"><input><button type="button">…</button></form>';

  it('asks as it is sent, and is sent after a yes', async () => {
    const { consent } = closed();
    const element = add(form) as HTMLFormElement;
    const sent = vi.fn((event: Event) => event.preventDefault());
    element.addEventListener('submit', sent);
    expect(act(element, 'submit').defaultPrevented).toBe(true);
    await idle();
    expect([sent.mock.calls.length, askedFor()]).toEqual([0, 'account']);
    element.requestSubmit = () => void act(element, 'submit');
    await consent.accept();
    await idle();
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it('lets the visitor fill it in', async () => {
    const stage = closed();
    for (const inside of add(form).children) expect(act(inside, 'click').defaultPrevented).toBe(false);
    await idle();
    expect(opened(stage)).toEqual([]);
  });

  it('is the one that is sent, not one of another kind around it', async () => {
    const stage = closed();
    add('<div data-kelisim-needs="account" data-kelisim-open="policy"><form></form></div>');
    expect(act(document.querySelector('form') as Element, 'submit').defaultPrevented).toBe(false);
    await idle();
    expect(opened(stage)).toEqual([]);
  });
});

describe('what is left alone', () => {
  it('is every other click of the page', async () => {
    const stage = closed();
    expect(act(add('<button data-other="x"></button>'), 'click').defaultPrevented).toBe(false);
    await idle();
    expect(stage.log).toEqual(['ready']);
  });

  it('is an open control', async () => {
    setCookie('authorization', 'statistics.advertising');
    const stage = closed();
    expect(act(add('<button data-kelisim-needs="account"></button>'), 'click').defaultPrevented).toBe(false);
    await idle();
    expect(opened(stage)).toEqual([]);
  });
});

describe('a control that opens a view', () => {
  it('does nothing else', async () => {
    const stage = closed();
    expect(act(add('<a href="#x" data-kelisim-open="policy"></a>'), 'click').defaultPrevented).toBe(true);
    await idle();
    expect(opened(stage)).toEqual(['policy']);
  });

  it('asks first where it needs something that is closed', async () => {
    closed();
    act(add('<button data-kelisim-needs="account" data-kelisim-open="policy"></button>'), 'click');
    await idle();
    expect(askedFor()).toBe('account');
  });

  it('opens it where what it needs is open', async () => {
    setCookie('authorization', 'statistics.advertising');
    const stage = closed();
    act(add('<button data-kelisim-needs="account" data-kelisim-open="policy"></button>'), 'click');
    await idle();
    expect(opened(stage)).toEqual(['policy']);
  });

  it('is a link for a click that opens a tab or a window of its own', async () => {
    const stage = closed();
    const link = add('<a href="#x" data-kelisim-open="policy"></a>');
    for (const init of [{ button: 1 }, { ctrlKey: true }, { metaKey: true }, { shiftKey: true }])
      expect(act(link, init.button ? 'auxclick' : 'click', init).defaultPrevented).toBe(false);
    await idle();
    expect(opened(stage)).toEqual([]);
  });

  it('is followed where the view cannot be shown', async () => {
    silence('error');
    const stage = closed();
    stage.broken.add('settings');
    const go = vi.spyOn(location, 'assign').mockImplementation(() => {});
    act(add('<a href="/policy"><b data-kelisim-open="policy"></b></a>').firstElementChild as Element, 'click');
    await idle();
    expect(go).toHaveBeenCalledWith(expect.stringMatching(/\/policy$/));
  });

  it('of no view that there is is reported', async () => {
    const error = silence('error');
    closed();
    act(add('<button data-kelisim-open="cookies"></button>'), 'click');
    await idle();
    expect(error.mock.calls.flat().join()).toContain('data-kelisim-open "cookies" is unknown');
  });
});
