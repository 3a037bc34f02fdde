import { describe, expect, it } from 'vitest';
import { cleanUpAfterEach, createStage, idle, said, setCookie, silence } from '../fixtures/instance';

cleanUpAfterEach();

describe('events', () => {
  it('begin with ready, before anything is shown', async () => {
    const stage = createStage();
    await idle();
    expect(stage.log).toEqual(['ready', 'show notice']);
    expect(said(stage, 'ready')).toEqual([{ status: 'undecided', record: null }]);
  });

  it('replay on load what is open, after ready', async () => {
    setCookie('authorization.statistics', 'advertising');
    const stage = createStage();
    await idle();
    expect(stage.log).toEqual(['ready', 'grant authorization', 'grant statistics', 'grant account']);
  });

  it('of a decision: written, then change, then each grant, then the notice goes; each once', async () => {
    const stage = createStage();
    await idle();
    stage.log.length = 0;
    let atChange = '';
    stage.consent.on('change', () => {
      atChange = document.cookie;
    });
    await stage.consent.accept();
    expect(stage.log).toEqual([
      'change',
      'grant authorization',
      'grant statistics',
      'grant advertising',
      'grant account',
      'hide notice',
    ]);
    expect(atChange).toContain('yes=authorization.statistics.advertising&no=&how=api');
  });

  it('of a change tell status, record, and what opened and closed', async () => {
    const stage = createStage({ autoShow: false });
    await stage.consent.save({ statistics: true });
    await stage.consent.save({ authorization: true, policy: true });
    expect(said(stage, 'change')).toEqual([
      {
        status: 'custom',
        record: expect.objectContaining({ granted: ['statistics'] }),
        granted: ['statistics'],
        revoked: [],
        source: 'api',
      },
      {
        status: 'custom',
        record: stage.consent.record,
        granted: ['authorization', 'account'],
        revoked: ['statistics'],
        source: 'api',
      },
    ]);
    // What closed may have left something behind.
    expect(stage.log.slice(-5)).toEqual([
      'change',
      'grant authorization',
      'grant account',
      'revoke statistics',
      'load embeds',
    ]);
  });

  it('of a withdrawal close everything, the policy with it', async () => {
    setCookie('authorization.statistics', 'advertising');
    const stage = createStage();
    await idle();
    stage.log.length = 0;
    await stage.consent.withdraw();
    expect(stage.log).toEqual(['change', 'revoke authorization', 'revoke statistics', 'revoke account', 'load embeds']);
    expect(stage.consent.record).toMatchObject({ granted: [], policy: null });
  });

  it('say nothing of what stays as it is', async () => {
    setCookie('statistics', 'authorization.advertising', '');
    const stage = createStage();
    await idle();
    stage.log.length = 0;
    await stage.consent.save({ statistics: true });
    expect(stage.log).toEqual(['change']);
    expect(said(stage, 'change')).toMatchObject([{ granted: [], revoked: [] }]);
  });

  it('find the gates as they tell them', async () => {
    const { consent } = createStage({ autoShow: false });
    const seen: boolean[] = [];
    consent.on('change', () => seen.push(consent.allows('account')));
    consent.on('grant', ({ name }) => seen.push(consent.allows(name)));
    consent.on('revoke', ({ name }) => seen.push(!consent.allows(name)));
    await consent.save({ authorization: true, policy: true });
    await consent.reject();
    expect(seen).toEqual([true, true, true, false, true, true]);
  });
});

describe('on', () => {
  it('calls a late listener of ready at once, with what counts now', async () => {
    const { consent } = createStage({ autoShow: false });
    await consent.reject();
    const heard: unknown[] = [];
    consent.on('ready', (detail) => heard.push(detail));
    expect(heard).toEqual([{ status: 'rejected', record: consent.record }]);
    await idle();
    expect(heard).toHaveLength(1);
  });

  it('returns what stops it', async () => {
    const { consent } = createStage({ autoShow: false });
    const heard: string[] = [];
    const stop = consent.on('change', ({ status }) => heard.push(status));
    consent.on('change', ({ status }) => heard.push(`other ${status}`));
    await consent.accept();
    stop();
    stop();
    await consent.reject();
    expect(heard).toEqual(['accepted', 'other accepted', 'other rejected']);
  });

  it('of a listener that throws tells the others, and the decision is stored', async () => {
    const error = silence('error');
    const { consent, log } = createStage({ autoShow: false });
    const heard: string[] = [];
    const broken = () => {
      throw new Error('the portal’s own');
    };
    consent.on('change', broken);
    consent.on('change', () => heard.push('change'));
    consent.on('ready', broken);
    consent.subscribe(broken);
    consent.subscribe(() => heard.push('subscriber'));
    await expect(consent.accept()).resolves.toEqual({ stored: true });
    expect(heard.sort()).toEqual(['change', 'subscriber']);
    expect(log).toContain('grant account');
    expect(error.mock.calls.map(([what]) => `${what}`)).toEqual(Array(3).fill('Error: the portal’s own'));
  });

  it('hears each event once, with what the event of the document carries', async () => {
    const stage = createStage();
    const heard: unknown[] = [];
    for (const type of ['ready', 'show', 'change', 'grant', 'hide'] as const)
      stage.consent.on(type, (detail) => heard.push([type, detail]));
    await idle();
    await stage.consent.accept();
    const dispatched = stage.details.map(({ type, detail }) => [type, detail]);
    // `ready` is told to a late listener at once.
    expect(heard).toEqual(dispatched);
  });
});

describe('the store', () => {
  it('gives the same frozen object until something has changed', async () => {
    const { consent } = createStage({ autoShow: false });
    const before = consent.getSnapshot();
    expect(consent.getSnapshot()).toBe(before);
    expect(Object.isFrozen(before)).toBe(true);
    await consent.accept();
    const after = consent.getSnapshot();
    expect(after).not.toBe(before);
    expect(consent.getSnapshot()).toBe(after);
    expect(before.status).toBe('undecided');
    expect(after).toEqual({ status: 'accepted', record: consent.record, language: 'kk', stored: true });
  });

  it('gives the same object when the language is set to what it is', async () => {
    const { consent } = createStage({ autoShow: false });
    const before = consent.getSnapshot();
    let called = 0;
    consent.subscribe(() => called++);
    await consent.setLanguage('kz');
    expect(consent.getSnapshot()).toBe(before);
    expect(called).toBe(0);
  });

  it('calls subscribers after each change, and not after they have left', async () => {
    const { consent } = createStage({ autoShow: false });
    const heard: string[] = [];
    const leave = consent.subscribe(() => heard.push(`${consent.getSnapshot().status} ${consent.language}`));
    await consent.accept();
    await consent.setLanguage('ru');
    leave();
    await consent.reject();
    expect(heard).toEqual(['accepted kk', 'accepted ru']);
  });

  it('works as functions without their object, as React calls them', async () => {
    const { subscribe, getSnapshot, accept } = createStage({ autoShow: false }).consent;
    let called = 0;
    subscribe(() => called++);
    await accept();
    expect(called).toBe(1);
    expect(getSnapshot().status).toBe('accepted');
  });
});
