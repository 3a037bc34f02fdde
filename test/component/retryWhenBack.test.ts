import { afterEach, expect, it, vi } from 'vitest';
import { retryWhenBack } from '../../src/gates/retryWhenBack';

const comesBack = () => {
  for (const type of ['online', 'focus']) dispatchEvent(new Event(type));
};
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));
let end = new AbortController();

afterEach(() => {
  end.abort();
  end = new AbortController();
});

it('what comes is given, and nothing is tried again', async () => {
  const again = vi.fn();
  await expect(retryWhenBack(async () => 'part', again, end.signal)).resolves.toBe('part');
  comesBack();
  await soon();
  expect(again).not.toHaveBeenCalled();
});

it.each(['online', 'focus'])('what failed is tried again with %s, and not before', async (type) => {
  const again = vi.fn();
  await expect(retryWhenBack(() => Promise.reject(new Error('no')), again, end.signal)).rejects.toThrow('no');
  await soon();
  expect(again).not.toHaveBeenCalled();
  dispatchEvent(new Event(type));
  dispatchEvent(new Event(type));
  expect(again).toHaveBeenCalledOnce();
});

it('what failed several times is tried again once', async () => {
  const again = vi.fn();
  const fail = () => retryWhenBack(() => Promise.reject(new Error('no')), again, end.signal).catch(() => {});
  await Promise.all([fail(), fail()]);
  dispatchEvent(new Event('online'));
  expect(again).toHaveBeenCalledOnce();
});

it('what fails after network or visitor have come back is tried again at once, one time', async () => {
  const again = vi.fn();
  let fail = (_error: Error) => {};
  const load = () =>
    new Promise((_, reject) => {
      fail = reject;
    });
  const loading = retryWhenBack(load, again, end.signal);
  comesBack();
  expect(again).not.toHaveBeenCalled();
  fail(new Error('no'));
  await expect(loading).rejects.toThrow('no');
  await soon();
  expect(again).toHaveBeenCalledOnce();
});

it('nothing is tried again for an instance that has ended', async () => {
  const again = vi.fn();
  const loading = retryWhenBack(
    async () => {
      comesBack();
      end.abort();
      throw new Error('no');
    },
    again,
    end.signal,
  );
  await expect(loading).rejects.toThrow('no');
  comesBack();
  await soon();
  expect(again).not.toHaveBeenCalled();
});
