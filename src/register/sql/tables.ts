/**
 * The table of the SQL store, as statements to be run one after the other, also when it is there already. Plain SQL:
 * PostgreSQL and what speaks its protocol (CockroachDB, YugabyteDB, Citus) take it as it is.
 * @param name of the table, with its schema if you like
 */
export function createTables(name = 'kelisim_entries'): readonly string[] {
  return [
    `CREATE TABLE IF NOT EXISTS ${checkName(name)} (
      key text NOT NULL,
      variant text NOT NULL,
      cookie text NOT NULL,
      received bigint NOT NULL,
      decided bigint NOT NULL,
      valid_until bigint NOT NULL,
      site text NOT NULL,
      gpc boolean NOT NULL,
      how text NOT NULL,
      policy text,
      language text NOT NULL,
      granted text NOT NULL,
      denied text NOT NULL,
      text_hash text,
      commitment text,
      salt text,
      subject text,
      PRIMARY KEY (key, variant)
    )`,
    `CREATE INDEX IF NOT EXISTS ${indexName(name)}_received ON ${name} (received, key, variant)`,
    `CREATE INDEX IF NOT EXISTS ${indexName(name)}_subject ON ${name} (subject)`,
  ];
}

const SEE = 'See docs/PROOF.md#a-database';

/** @throws for what is no plain name: it goes into statements as it is */
export function checkName(name: string): string {
  if (!/^[a-z_][a-z0-9_]{0,50}(\.[a-z_][a-z0-9_]{0,50})?$/.test(name))
    throw new TypeError(`table is "${name}". Expected a name of a-z, 0-9 and _, such as "kelisim_entries". ${SEE}`);
  return name;
}

const indexName = (table: string) => table.split('.').at(-1);
