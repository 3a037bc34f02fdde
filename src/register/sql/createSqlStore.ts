import { decode, type Entry } from '../consent';
import { commitmentOf, createSalt, identityOf } from '../hashes';
import type { RecordStore, Register } from '../Register';
import type { StoredEntry } from '../StoredEntry';
import { checkName, createTables } from './tables';

/** Runs one statement with `$1`, `$2` … as parameters: `pool.query` of `pg`, `db.query` of PGlite, or your own. */
export type Query = (
  text: string,
  params: readonly unknown[],
) => Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;

/** Where a register in a database is. */
export interface SqlStoreOptions {
  /** Runs a statement; it resolves when the statement is committed. */
  readonly query: Query;
  /** Default `kelisim_entries`. */
  readonly table?: string;
}

/** A register in a database: it writes and reads through the same connection. */
export interface SqlStore extends RecordStore, Register {
  /**
   * Creates the table and its indexes where they are missing. Portals with migrations of their own use `createTables`.
   */
  setUp(): Promise<void>;
}

const PAGE = 5000;
const COLUMNS = [
  ...['key', 'variant', 'cookie', 'received', 'decided', 'valid_until', 'site', 'gpc', 'how', 'policy', 'language'],
  ...['granted', 'denied', 'text_hash', 'commitment', 'salt', 'subject'],
];

/**
 * A register in the portal's own database. Each entry is one statement, which does nothing if the entry is there
 * already, so any number of servers can write at once. `saveRecord` resolves when the statement is committed.
 *
 * @example
 * const pool = new Pool();
 * const store = createSqlStore({ query: (text, params) => pool.query(text, [...params]) });
 * await store.setUp();
 * const handle = createConsentHandler(options, { saveRecord: store.saveRecord });
 */
export function createSqlStore({ query, table = 'kelisim_entries' }: SqlStoreOptions): SqlStore {
  checkName(table);
  const insert = `INSERT INTO ${table} (${COLUMNS.join(', ')})
    VALUES (${COLUMNS.map((_, index) => `$${index + 1}`).join(', ')}) ON CONFLICT DO NOTHING`;

  return {
    async setUp() {
      for (const statement of createTables(table)) await query(statement, []);
    },

    async saveRecord(entry) {
      await query(insert, rowOf(entry));
    },

    async *entries() {
      let after: readonly unknown[] = [-1, '', ''];
      for (;;) {
        const { rows } = await query(
          `SELECT key, variant, cookie, received, site, gpc, how, text_hash, commitment FROM ${table}
            WHERE (received, key, variant) > ($1, $2, $3) ORDER BY received, key, variant LIMIT ${PAGE}`,
          after,
        );
        const last = rows.at(-1);
        if (!last) return;
        yield rows.map(entryOf);
        after = [last.received, last.key, last.variant];
      }
    },

    async subjects() {
      const { rows } = await query(`SELECT commitment, subject FROM ${table} WHERE subject IS NOT NULL`, []);
      return new Map(rows.map(({ commitment, subject }) => [String(commitment), String(subject)]));
    },

    async forget(subject) {
      const { rows } = await query(`UPDATE ${table} SET subject = NULL, salt = NULL WHERE subject = $1 RETURNING key`, [
        subject,
      ]);
      return new Set(rows.map(({ key }) => key)).size;
    },

    async prune(before) {
      await query(`DELETE FROM ${table} WHERE received < $1`, [before]);
    },

    async close() {},
  };
}

function rowOf({ key, cookie, received, site, gpc, how, text, subject }: Entry): readonly unknown[] {
  // It was read once already; a day more than any clock allows, since this is no time to refuse it.
  const record = decode(cookie, Number.MAX_SAFE_INTEGER / 2);
  if (!record)
    throw new TypeError(
      `entry.cookie is "${cookie}". Expected a record, such as the handler gives to saveRecord. See docs/PROOF.md#a-database`,
    );
  const salt = subject === undefined ? null : createSalt();
  return [
    ...[key, identityOf({ key, cookie }).toString('hex', 0, 16), cookie, received, record.at, record.until],
    ...[site, gpc, how, record.policy, record.language, record.granted.join('.'), record.denied.join('.'), text],
    ...[subject === undefined || salt === null ? null : commitmentOf(subject, salt), salt, subject ?? null],
  ];
}

/** `bigint` columns come as text from some drivers, `boolean` ones as numbers. */
function entryOf(row: Readonly<Record<string, unknown>>): StoredEntry {
  const { key, cookie, received, site, gpc, how, text_hash, commitment } = row;
  return {
    ...{ key: String(key), cookie: String(cookie), received: Number(received), site: String(site) },
    ...{ gpc: gpc === true || gpc === 1, how: String(how) as StoredEntry['how'] },
    ...{ text: (text_hash ?? null) as string | null, subject: (commitment ?? null) as string | null },
  };
}
