import { describe, expect, it, vi } from 'vitest';
import { ConfigError } from '../../src/options/ConfigError';
import {
  askedFor,
  cleanUpAfterEach,
  createStage,
  idle,
  idleAtOnce,
  opened,
  said,
  setCookie,
  silence,
  view,
  wayBack,
} from '../fixtures/instance';

cleanUpAfterEach();
idleAtOnce();

/** Whether the promise has settled by now. */
async function stateOf(promise: Promise<unknown>): Promise<string> {
  await idle();
  return Promise.race([
    promise.then(
      () => 'resolved',
      () => 'rejected',
    ),
    Promise.resolve().then(() => Promise.resolve('pending')),
  ]);
}

describe('allows', () => {
  it('answers false for an unknown name, and reports it once', () => {
    const error = silence('error');
    const stage = createStage({ autoShow: false });
    for (const name of ['nothing', 'nothing', 'toString', '__proto__', 'policy'])
      expect(stage.consent.allows(name)).toBe(false);
    expect(said(stage, 'error').map(({ code }) => code)).toEqual(['config', 'config', 'config', 'config']);
    expect(said(stage, 'error')[0]?.message).toContain('nothing');
    expect(error).toHaveBeenCalledTimes(4);
    expect(error.mock.calls[0]?.[0]).toMatch(/^kelisim: .*"nothing" is unknown\. Expected one of: authorization, /);
  });
});

describe('when', () => {
  it('resolves at once for what is open', async () => {
    setCookie('statistics', 'authorization.advertising', '');
    const { consent } = createStage();
    await expect(consent.when('necessary')).resolves.toBeUndefined();
    await expect(consent.when('statistics')).resolves.toBeUndefined();
  });

  it('resolves later, once it is allowed, and not by another', async () => {
    const { consent } = createStage({ autoShow: false });
    const account = consent.when('account');
    const statistics = consent.when('statistics');
    await consent.save({ statistics: true });
    expect([await stateOf(account), await stateOf(statistics)]).toEqual(['pending', 'resolved']);
    await consent.save({ authorization: true, policy: true });
    expect(await stateOf(account)).toBe('resolved');
  });

  it('shows nothing', async () => {
    const { consent, log } = createStage({ autoShow: false });
    consent.when('account').catch(() => {});
    await idle();
    expect(log).toEqual(['ready']);
  });

  it('rejects with the reason of a signal that is or will be aborted', async () => {
    const { consent } = createStage({ autoShow: false });
    await expect(consent.when('account', { signal: AbortSignal.abort('gone') })).rejects.toBe('gone');
    const later = new AbortController();
    const waiting = consent.when('account', { signal: later.signal });
    later.abort(new Error('left the page'));
    await expect(waiting).rejects.toThrow('left the page');
  });

  it('rejects for an unknown name with the error that ask rejects with, reported once', async () => {
    silence('error');
    const stage = createStage({ autoShow: false });
    const wrong = { name: 'KelisimConfigError', code: 'config' };
    const [when, ask] = await Promise.allSettled([stage.consent.when('nothing'), stage.consent.ask('nothing')]);
    expect(when).toMatchObject({ status: 'rejected', reason: wrong });
    expect(ask).toMatchObject({ status: 'rejected', reason: wrong });
    expect((when as PromiseRejectedResult).reason).toBeInstanceOf(ConfigError);
    expect(said(stage, 'error')).toHaveLength(1);
  });
});

describe('ask', () => {
  it('is true at once for what is open, and shows nothing', async () => {
    setCookie('authorization', 'statistics.advertising');
    const stage = createStage();
    await expect(stage.consent.ask('account')).resolves.toBe(true);
    expect(opened(stage)).toEqual([]);
  });

  it('shows the notice for the name, and resolves with the decision', async () => {
    const { consent } = createStage({ autoShow: false });
    const asked = consent.ask('account');
    await idle();
    expect(askedFor()).toBe('account');
    expect(await stateOf(asked)).toBe('pending');
    await consent.save({ authorization: true, policy: true });
    await expect(asked).resolves.toBe(true);
  });

  it('is false after a decision that does not open it', async () => {
    const { consent } = createStage({ autoShow: false });
    const asked = consent.ask('account');
    await idle();
    await consent.save({ authorization: true });
    await expect(asked).resolves.toBe(false);
  });

  it('is false when the notice goes without a decision', async () => {
    const { consent } = createStage({ autoShow: false });
    const asked = consent.ask('account');
    await idle();
    consent.hide();
    await expect(asked).resolves.toBe(false);
    expect(consent.status).toBe('undecided');
  });

  it('shows the plain notice where the part that says why does not come: deciding needs no other file', async () => {
    silence('error');
    const stage = createStage({ autoShow: false });
    stage.broken.add('settings');
    const asked = stage.consent.ask('account');
    await idle();
    expect(said(stage, 'error')).toMatchObject([{ code: 'ui-failed' }]);
    expect(askedFor()).toBeUndefined();
    view('notice')?.querySelector<HTMLElement>('[data-action=accept-all]')?.click();
    await expect(asked).resolves.toBe(true);
  });

  it('says why with the next call, once the part has come', async () => {
    silence('error');
    const stage = createStage({ autoShow: false });
    stage.broken.add('settings');
    void stage.consent.ask('account');
    await idle();
    stage.broken.clear();
    const again = stage.consent.ask('account');
    await idle();
    expect(askedFor()).toBe('account');
    await stage.consent.accept();
    await expect(again).resolves.toBe(true);
    expect(said(stage, 'error')).toHaveLength(1);
  });

  it('serves several at once', async () => {
    const { consent } = createStage({ autoShow: false });
    const answers = Promise.all([consent.ask('account'), consent.ask('statistics'), consent.ask('advertising')]);
    await idle();
    await consent.save({ statistics: true });
    expect(await answers).toEqual([false, true, false]);
  });
});

describe('views', () => {
  it('that cannot be loaded leave everything closed, and the way back is there', async () => {
    silence('error');
    setCookie('statistics', 'authorization.advertising', '');
    const stage = createStage();
    stage.broken.add('settings');
    await stage.consent.openPreferences();
    await stage.consent.openPolicy('3.3');
    // Reported once, until it has come.
    expect(said(stage, 'error').map(({ code }) => code)).toEqual(['ui-failed']);
    expect(opened(stage)).toEqual([]);
    expect(stage.consent.allows('advertising')).toBe(false);
    await vi.waitFor(() => expect(wayBack()?.hidden).toBe(false));
    // The notice has a button for both answers.
    wayBack()?.click();
    await idle();
    expect(view('notice')).not.toBeNull();
  });

  it('open one after the other, the policy at its clause', async () => {
    const stage = createStage({ autoShow: false });
    await stage.consent.show();
    await stage.consent.openPreferences();
    await stage.consent.openPolicy('3.3');
    expect(opened(stage)).toEqual(['notice', 'preferences', 'policy']);
    expect(view('policy')?.querySelector<HTMLElement>('[aria-current]')?.dataset.number).toBe('3.3');
  });
});

describe('controls of the host', () => {
  const add = (html: string) => {
    document.body.innerHTML = html;
    return document.body.firstElementChild as HTMLElement;
  };

  it('that need something ask while it is closed, and go on by themselves after a yes', async () => {
    const { consent } = createStage({ autoShow: false });
    const link = add('<button data-kelisim-needs="account"><b>Кіру</b></button>');
    const clicks: boolean[] = [];
    link.addEventListener('click', () => clicks.push(consent.allows('account')));
    (link.firstElementChild as HTMLElement).click();
    await idle();
    expect([clicks, askedFor()]).toEqual([[], 'account']);
    await consent.accept();
    await idle();
    expect(clicks).toEqual([true]);
    link.click();
    expect(clicks).toEqual([true, true]);
  });

  it('that need something do not go on after a no', async () => {
    const { consent } = createStage({ autoShow: false });
    const link = add('<button data-kelisim-needs="account">Кіру</button>');
    let clicks = 0;
    link.addEventListener('click', () => clicks++);
    link.click();
    await idle();
    await consent.reject();
    await idle();
    expect(clicks).toBe(0);
  });

  it('of which two were used: only the last goes on', async () => {
    const { consent } = createStage({ autoShow: false });
    add(
      '<button id="one" data-kelisim-needs="account"></button><button id="two" data-kelisim-needs="account"></button>',
    );
    const went: string[] = [];
    for (const button of document.querySelectorAll('button')) {
      button.addEventListener('click', () => went.push(button.id));
      button.click();
    }
    await idle();
    await consent.accept();
    await idle();
    expect(went).toEqual(['two']);
  });

  it('that need an unknown name stay closed, and it is reported once', async () => {
    silence('error');
    const stage = createStage({ autoShow: false });
    const link = add('<button data-kelisim-needs="acount">Кіру</button>');
    let clicks = 0;
    link.addEventListener('click', () => clicks++);
    link.click();
    link.click();
    await idle();
    expect(clicks).toBe(0);
    expect(said(stage, 'error').map(({ code }) => code)).toEqual(['config']);
  });

  it('that open a view do so, also when they were added later', async () => {
    const stage = createStage({ autoShow: false });
    add('<a href="#x" data-kelisim-open="preferences"><i>…</i></a>').querySelector('i')?.click();
    add('<button data-kelisim-open="policy"></button>').click();
    add('<button data-kelisim-open="notice"></button>').click();
    await idle();
    expect(opened(stage).sort()).toEqual(['notice', 'policy', 'preferences']);
  });
});
