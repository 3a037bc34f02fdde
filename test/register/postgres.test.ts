import { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSqlStore } from '../../src/register/sql/createSqlStore';
import { createTables } from '../../src/register/sql/tables';
import { entryOf, NOW } from '../fixtures/entries';
import { readAll } from '../fixtures/register';
import { testSqlStore } from '../fixtures/sqlStore';
import { type Postgres, startPostgres } from './startPostgres';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.remove());

function connect() {
  const pool = new Pool({ host: '127.0.0.1', port: postgres.port, user: 'kelisim', database: 'postgres' });
  // A connection that breaks while nobody uses it.
  pool.on('error', () => {});
  return {
    query: (text: string, params: readonly unknown[]) => pool.query(text, [...params]),
    close: () => pool.end(),
  };
}

testSqlStore('PostgreSQL', async () => connect());

it.each([
  [
    'by hash of the key',
    'PRIMARY KEY (key, variant)',
    'PARTITION BY HASH (key)',
    (name: string) => [
      ...[0, 1].map(
        (part) => `CREATE TABLE ${name}_${part} PARTITION OF ${name} FOR VALUES WITH (MODULUS 2, REMAINDER ${part})`,
      ),
    ],
  ],
  [
    'by range of decided',
    'PRIMARY KEY (key, variant, decided)',
    'PARTITION BY RANGE (decided)',
    (name: string) => [
      `CREATE TABLE ${name}_0 PARTITION OF ${name} FOR VALUES FROM (MINVALUE) TO (${NOW + 50})`,
      `CREATE TABLE ${name}_1 PARTITION OF ${name} FOR VALUES FROM (${NOW + 50}) TO (MAXVALUE)`,
    ],
  ],
] as const)('takes the same statements in partitions %s', async (what, key, partition, parts) => {
  const database = connect();
  const table = what.includes('hash') ? 'by_hash' : 'by_range';
  const [create = '', ...indexes] = createTables(table);
  for (const statement of [
    `${create.replace('PRIMARY KEY (key, variant)', key)} ${partition}`,
    ...parts(table),
    ...indexes,
  ])
    await database.query(statement, []);
  const store = createSqlStore({ query: database.query, table });
  for (const index of [0, 10, 60, 90, 10, 60]) await store.saveRecord(entryOf(index, { received: NOW + 100 + index }));
  expect((await readAll(store)).keys.sort()).toEqual([0, 10, 60, 90].map((index) => entryOf(index).key).sort());
  for (const part of [0, 1]) {
    const { rows } = await database.query(`SELECT count(*) AS count FROM ${table}_${part}`, []);
    expect(Number(rows[0].count)).toBeGreaterThan(0);
  }
  await database.close();
});

it('PostgreSQL killed in the middle of many entries has each that was acknowledged, once', async () => {
  const database = connect();
  const store = createSqlStore({ query: database.query });
  await store.setUp();
  const acknowledged: string[] = [];
  let next = 0;
  const work = async () => {
    while (next < 3000) {
      const entry = entryOf(next++);
      for (;;) {
        try {
          await store.saveRecord(entry);
          acknowledged.push(entry.key);
          break;
        } catch {
          // As a browser does: it sends the record again.
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    }
  };
  const working = Promise.all(Array.from({ length: 8 }, work));
  await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(300);
  await postgres.kill();
  const before = [...acknowledged];
  await postgres.start();
  const kept = new Set((await readAll(store)).keys);
  expect(before.filter((key) => !kept.has(key))).toEqual([]);
  await working;
  const { keys } = await readAll(store);
  expect(keys).toHaveLength(3000);
  expect(new Set(keys)).toEqual(new Set(acknowledged));
  expect(acknowledged).toHaveLength(3000);
  expect(before.length).toBeLessThan(3000);
  await database.close();
}, 120_000);
