import { describe, expect, it, vi } from 'vitest';
import { cleanUpAfterEach, createStage, idle, setCookie } from '../fixtures/instance';

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
const asking = [{ view: 'notice', context: { asked: 'account' } }];

describe('a closed control', () => {
  it('does nothing by itself, and no handler of the host hears of it', async () => {
    const { opened } = closed();
    const link = add('<a href="#in" data-kelisim-needs="account"><b>Кіру</b></a>');
    const heard = vi.fn();
    document.addEventListener('click', heard, true);
    link.addEventListener('click', heard);
    expect(act(link.firstElementChild as Element, 'click').defaultPrevented).toBe(true);
    await idle();
    expect(heard).not.toHaveBeenCalled();
    expect(opened).toEqual(asking);
    document.removeEventListener('click', heard, true);
  });

  it('asks for the middle button, which opens a tab, and not for the right one, which opens a menu', async () => {
    const { opened } = closed();
    const link = add('<a href="#in" data-kelisim-needs="account"></a>');
    expect(act(link, 'auxclick', { button: 2 }).defaultPrevented).toBe(false);
    await idle();
    expect(opened).toEqual([]);
    expect(act(link, 'auxclick', { button: 1 }).defaultPrevented).toBe(true);
    await idle();
    expect(opened).toEqual(asking);
  });

  it('loads what goes on by itself while the visitor reads', async () => {
    const { log } = closed();
    act(add('<button data-kelisim-needs="account"></button>'), 'click');
    await idle();
    expect(log).toContain('load resume');
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
    const { consent, opened } = closed();
    const element = add(form) as HTMLFormElement;
    const sent = vi.fn((event: Event) => event.preventDefault());
    element.addEventListener('submit', sent);
    expect(act(element, 'submit').defaultPrevented).toBe(true);
    await idle();
    expect([sent.mock.calls.length, opened]).toEqual([0, asking]);
    element.requestSubmit = () => void act(element, 'submit');
    await consent.accept();
    await idle();
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it('lets the visitor fill it in', async () => {
    const { opened } = closed();
    for (const inside of add(form).children) expect(act(inside, 'click').defaultPrevented).toBe(false);
    await idle();
    expect(opened).toEqual([]);
  });

  it('is the one that is sent, not one of another kind around it', async () => {
    const { opened } = closed();
    add('<div data-kelisim-needs="account" data-kelisim-open="policy"><form></form></div>');
    expect(act(document.querySelector('form') as Element, 'submit').defaultPrevented).toBe(false);
    await idle();
    expect(opened).toEqual([]);
  });
});

describe('what is left alone', () => {
  it('is every other click of the page', async () => {
    const { opened, log } = closed();
    expect(act(add('<button data-other="x"></button>'), 'click').defaultPrevented).toBe(false);
    await idle();
    expect([opened, log]).toEqual([[], ['ready']]);
  });

  it('is an open control', async () => {
    setCookie('authorization', 'statistics.advertising');
    const { opened } = closed();
    expect(act(add('<button data-kelisim-needs="account"></button>'), 'click').defaultPrevented).toBe(false);
    await idle();
    expect(opened).toEqual([]);
  });
});

describe('a control that opens a view', () => {
  it('does nothing else', async () => {
    const { opened } = closed();
    expect(act(add('<a href="#x" data-kelisim-open="policy"></a>'), 'click').defaultPrevented).toBe(true);
    await idle();
    expect(opened).toEqual([{ view: 'policy', context: {} }]);
  });

  it('asks first where it needs something that is closed', async () => {
    const { opened } = closed();
    act(add('<button data-kelisim-needs="account" data-kelisim-open="policy"></button>'), 'click');
    await idle();
    expect(opened).toEqual(asking);
  });

  it('opens it where what it needs is open', async () => {
    setCookie('authorization', 'statistics.advertising');
    const { opened } = closed();
    act(add('<button data-kelisim-needs="account" data-kelisim-open="policy"></button>'), 'click');
    await idle();
    expect(opened).toEqual([{ view: 'policy', context: {} }]);
  });
});
