import { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';
import { createSqlStore } from '../../../src/register/sql/createSqlStore';
import { createTables } from '../../../src/register/sql/tables';
import { entryOf } from '../../fixtures/entries';
import { testSqlStore } from '../../fixtures/sqlStore';

// For the statements, not for what a crash leaves: that is tested on a real server (test/register).
testSqlStore('PGlite', async () => {
  const database = await PGlite.create();
  return { query: (text, params) => database.query(text, [...params]), close: () => database.close() };
});

it.each(['a; DROP TABLE b', 'A', 'a.b.c', '', '1a', 'a"b'])('a table cannot be called %j', (table) => {
  expect(() => createSqlStore({ query: async () => ({ rows: [] }), table })).toThrow(TypeError);
  expect(() => createTables(table)).toThrow(TypeError);
});

it('a table can be in a schema', () => {
  expect(createTables('portal.consents').join()).toMatch(/portal\.consents.*INDEX IF NOT EXISTS consents_received/s);
});

it('an entry whose cookie is no record is refused', async () => {
  const store = createSqlStore({ query: async () => ({ rows: [] }) });
  await expect(store.saveRecord(entryOf(1, { cookie: 'v=2' }))).rejects.toThrow('entry.cookie is "v=2"');
});
