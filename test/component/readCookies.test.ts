import { afterEach, expect, it } from 'vitest';
import { readCookies } from '../../src/browser/cookieJar';

afterEach(() => void Reflect.deleteProperty(document, 'cookie'));

it('gives what scripts can see', () => {
  Object.defineProperty(document, 'cookie', { configurable: true, get: () => 'a=1' });
  expect(readCookies()).toBe('a=1');
});

it('gives none where looking is forbidden, as in a sandboxed frame', () => {
  Object.defineProperty(document, 'cookie', {
    configurable: true,
    get: () => {
      throw new DOMException('sandboxed', 'SecurityError');
    },
  });
  expect(readCookies()).toBe('');
});
