import { expect, it } from 'vitest';
import { SMARTUSTAZ_HOST } from '../../src/options/smartustaz';

it.each(['smartustaz.kz', 'test.smartustaz.kz', 'localhost', 'portal.localhost', '127.0.0.1', '[::1]', ''])(
  'the preset is for %j',
  (host) => expect(host).toMatch(SMARTUSTAZ_HOST),
);

it.each(['example.kz', 'smartustaz.kz.example.kz', 'notsmartustaz.kz', 'mylocalhost', '128.0.0.1'])(
  'the preset is not for %j',
  (host) => expect(host).not.toMatch(SMARTUSTAZ_HOST),
);
