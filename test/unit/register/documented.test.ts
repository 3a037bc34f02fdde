import { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';
import { countDecisions } from '../../../src/register/export/countDecisions';
import { createSqlStore } from '../../../src/register/sql/createSqlStore';
import { blocksOf } from '../../fixtures/documentation';
import { entryOf, idOf, NOW, valueOfRecord } from '../../fixtures/entries';

const DAY = 86_400;

it('the SQL statement of docs/PROOF.md counts what `kelisim stats` counts', async () => {
  const [block] = blocksOf('docs/PROOF.md').filter(({ language }) => language === 'sql');
  const database = await PGlite.create();
  const store = createSqlStore({ query: (text, params) => database.query(text, [...params]) });
  await store.setUp();
  const choices = [
    ['authorization', 'statistics.advertising'],
    ['authorization.statistics.advertising', ''],
    ['', 'authorization.statistics.advertising'],
  ] as const;
  for (let index = 0; index < 60; index++) {
    const at = NOW + index * Math.floor(DAY / 7);
    const [yes, no] = choices[index % 3] ?? ['', ''];
    const cookie = valueOfRecord(idOf(index), at, yes, no);
    await store.saveRecord(entryOf(index, { at, cookie: index % 4 ? cookie : cookie.replace('2026-01', '') }));
    // Two tabs that decided in the same second.
    if (index % 10 === 0)
      await store.saveRecord(entryOf(index, { at, cookie: valueOfRecord(idOf(index), at, no, yes) }));
  }
  const { rows } = await database.query<{ day: string; name: string; decided: number; allowed: number }>(
    block?.code ?? '',
  );
  const counted = (await countDecisions(store, 'Asia/Almaty')).flatMap(({ day, names }) =>
    Object.entries(names).map(([name, count]) => ({ day, name, ...count })),
  );
  expect(rows.map((row) => ({ ...row, decided: Number(row.decided), allowed: Number(row.allowed) }))).toEqual(counted);
  expect(counted.length).toBeGreaterThan(30);
  await database.close();
});
