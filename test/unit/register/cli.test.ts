import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Command, Io } from '../../../src/register/cli/Command';
import { registerCommands } from '../../../src/register/cli/commands';
import { createHtmlCommand } from '../../../src/register/cli/html';
import { run } from '../../../src/register/cli/run';
import { createTableCommand } from '../../../src/register/cli/table';
import { createTextsCommand } from '../../../src/register/cli/texts';
import type { Entry } from '../../../src/register/consent';
import { openFileRegister } from '../../../src/register/files/openFileRegister';
import { openFileStore } from '../../../src/register/files/openFileStore';
import { hexDigest } from '../../../src/register/hashes';
import { entryOf, FULL_TEXT, idOf, NOW, valueOfRecord } from '../../fixtures/entries';
import { useTemporaryFolder } from '../../fixtures/register';
import { ROOT } from '../../fixtures/sourceFiles';

const folder = useTemporaryFolder();

const HOUR = 3600;
const pathOf = (name: string) => join(folder.path, name);
const commands: readonly Command[] = [
  ...registerCommands,
  createTableCommand(async () => (options) => JSON.stringify(options)),
  createHtmlCommand(async () => (options) => JSON.stringify(options)),
  createTextsCommand(
    async () =>
      ({ term }) => [{ language: 'kk', view: 'notice', text: `Мерзімі ${term} күн` }],
    '1.2.3',
  ),
];

async function call(line: string, more: Partial<Io> = {}) {
  let out = '';
  let err = '';
  const io: Io = {
    out: async (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    ...{ watched: false, columns: 80, now: () => NOW + HOUR, ...more },
  };
  const code = await run(line.split(' ').filter(Boolean), commands, '1.2.3', io);
  return { code, out, err };
}
const inFolder = (line: string, more?: Partial<Io>) => call(`${line} --dir ${folder.path}`, more);
const save = async (...entries: Entry[]) => {
  const store = await openFileStore({ directory: folder.path });
  for (const entry of entries) await store.saveRecord(entry);
  await store.close();
};
const edit = (name: string, change: (text: string) => string) =>
  writeFileSync(pathOf(name), change(readFileSync(pathOf(name), 'utf8')));

describe('the command line', () => {
  it('explains itself', async () => {
    for (const line of ['', '--help', '-h', 'help']) {
      const { code, out } = await call(line);
      expect(code).toBe(0);
      for (const { name } of commands) expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    }
    expect(await call('--version')).toMatchObject({ code: 0, out: '1.2.3\n' });
  });

  it.each(commands.map(({ name }) => name))('explains %s, with each of its options, in 84 columns', async (name) => {
    const { code, out } = await call(`help ${name}`);
    expect(code).toBe(0);
    expect((await call(`${name} --help`)).out).toBe(out);
    for (const option of Object.keys(commands.find((command) => command.name === name)?.options ?? {}))
      expect(out).toMatch(new RegExp(`^ {2}--${option} `, 'm'));
    expect(out.split('\n').filter((line) => line.length > 84)).toEqual([]);
  });

  it.each([
    ['sael', 'there is no command sael. The commands are: seal, verify'],
    ['help sael', 'there is no command sael'],
    ['seal --everything', "Unknown option '--everything'.\nUsage: kelisim seal"],
    ['seal now', 'seal takes no now.'],
    ['find', 'find needs the id of a record'],
    ['find x', 'x is no id of a record'],
    ['forget', "forget needs the portal's own name of the visitor"],
    ['prune', '--before: expected a day such as 2025-12-31.'],
    ['prune --before 2025-13-01', '--before: expected a day'],
    ['prune --before 2099-01-01', 'has not come yet'],
    ['verify --head abc', '--head: expected the 64 digits'],
    ['stats --days x', '--days: expected a whole number'],
    ['stats --zone Mars', 'there is no time zone Mars'],
    ['export', 'either --csv or --jsonld'],
    ['export --csv --jsonld', 'either --csv or --jsonld'],
    ['verify-text 12', '12 is no hash'],
    ['table --options x', '--lang: expected kk, ru or en'],
    ['table --lang kk', '--options: expected the name of a JSON file'],
    ['html --options x --action /c', '--lang: expected kk, ru or en'],
    ['html --options x --lang kk', '--action: expected the address of the handler'],
    ['html --lang kk --action /c', '--options: expected the name of a JSON file'],
    ['table --lang kk --level 7', '--level: expected 1 to 6'],
  ])('says what is wrong with "%s" and ends with 2', async (line, message) => {
    const { code, err, out } = await call(line);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('says that it could not work and ends with 3', async () => {
    const { code, err } = await call('seal --dir /no/such/folder');
    expect(code).toBe(3);
    expect(err).toBe(
      "kelisim seal: There is no folder /no/such/folder. Name the register's folder by --dir, or a database by --store.\n" +
        'See docs/PROOF.md#the-command-line\n',
    );
  });
});

describe('seal and verify', () => {
  it('seal, print the head, and find nothing', async () => {
    await save(entryOf(1), entryOf(2));
    const sealed = await inFolder('seal');
    expect(sealed).toMatchObject({ code: 0, err: '' });
    expect(sealed.out).toMatch(/^Sealed 2 entries\.\nHead 1: [\da-f]{64}\n$/);
    const head = /[\da-f]{64}/.exec(sealed.out)?.[0];
    expect((await inFolder('seal')).out).toBe(`Nothing new to seal.\nHead 1: ${head}\n`);
    const verified = await inFolder('verify');
    expect(verified.code).toBe(0);
    expect(verified.out).toContain('2 entries: 2 sealed, 0 not sealed yet, 0 deleted by prune.');
    expect(verified.out).toContain(`Nothing was changed. Head 1: ${head}`);
    expect(verified.out).toContain('kept elsewhere');
    expect((await inFolder(`verify --head ${head}`)).out).not.toContain('kept elsewhere');
  });

  it('end with 1 and name what was changed', async () => {
    await save(entryOf(1), entryOf(2));
    await inFolder('seal');
    edit('entries-000001.jsonl', (text) => text.replace('"gpc":false', '"gpc":true'));
    const { code, out } = await inFolder('verify');
    expect(code).toBe(1);
    expect(out).toMatch(/^CHANGED: An entry of seal 1 .* was changed\. Its key is id1_/);
    expect(out).toContain('Something was changed.');
    const json = await inFolder('verify --json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, findings: [{ kind: 'changed' }] });
  });

  it('name late entries, and seal them when a person says so', async () => {
    await save(entryOf(1));
    await inFolder('seal');
    await save(entryOf(5, { at: NOW + 5 }));
    const refused = await inFolder('seal');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('1 entry states a time before the last seal');
    expect(refused.err).toContain(entryOf(5, { at: NOW + 5 }).key);
    expect(await inFolder('seal --accept-late')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Sealed 1 entry.'),
    });
    expect((await inFolder('verify')).out).toMatch(/^Note: Entries that state an earlier time .*: 1\.$/m);
  });

  it('report a line that cannot be read', async () => {
    await save(entryOf(1));
    appendFileSync(pathOf('entries-000001.jsonl'), 'rubbish\n');
    const { code, err } = await inFolder('seal');
    expect(code).toBe(1);
    expect(err).toMatch(/entries-000001\.jsonl: the line at byte \d+ is no entry/);
  });

  it('show their progress only where a person watches', async () => {
    await save(entryOf(1));
    const lines = Array.from({ length: 60_000 }, (_, index) =>
      JSON.stringify({ ...entryOf(index + 2), subject: null }),
    );
    appendFileSync(pathOf('entries-000001.jsonl'), `${lines.join('\n')}\n`);
    expect((await inFolder('seal')).err).toBe('');
    const { err } = await inFolder('verify', { watched: true });
    expect(err).toMatch(/\rVerifying [\d,]+ entries …/);
    expect(err).toMatch(/\r +\r$/);
  });
});

describe('find', () => {
  it('shows what was decided, by whom and on which text', async () => {
    await save(entryOf(1, { subject: 'teacher-7' }), entryOf(2));
    const { code, out } = await inFolder(`find ${idOf(1)}`);
    expect(code).toBe(0);
    expect(out).toContain(`${idOf(1)}.${NOW + 1}\n  Decided   2027-01-15T08:00:01Z, by save`);
    expect(out).toContain('Allowed   authorization');
    expect(out).toContain('Refused   statistics, advertising');
    expect(out).toContain('Policy    accepted, version 2026-01');
    expect(out).toContain(`Text      ${FULL_TEXT}`);
    expect(out).toContain('Visitor   teacher-7');
    expect(out).not.toContain(idOf(2));
  });

  it('finds by key, by name, and an id that begins with a dash', async () => {
    const dashed = '-abcdefghijklmnopqrst_';
    await save(entryOf(1, { subject: 'teacher-7' }), {
      ...entryOf(2),
      ...{ key: `${dashed}.${NOW}`, cookie: valueOfRecord(dashed, NOW) },
    });
    expect((await inFolder(`find ${entryOf(1).key}`)).code).toBe(0);
    expect((await inFolder(`find ${idOf(1)}.5`)).code).toBe(1);
    expect((await inFolder('find --subject teacher-7')).out).toContain(idOf(1));
    expect((await inFolder(`find ${dashed}`)).out).toContain(`${dashed}.${NOW}`);
  });

  it('ends with 1 where there is none', async () => {
    await save(entryOf(1));
    expect(await inFolder(`find ${idOf(9)}`)).toMatchObject({
      code: 1,
      out: '',
      err: `There is no entry for ${idOf(9)}.\n`,
    });
  });

  it('gives JSON with the record', async () => {
    await save(entryOf(1, { subject: 'teacher-7' }));
    const [row] = JSON.parse((await inFolder(`find ${idOf(1)} --json`)).out);
    expect(row).toMatchObject({ key: entryOf(1).key, subject: 'teacher-7', record: { granted: ['authorization'] } });
  });
});

describe('forget and prune', () => {
  it('forget a name, and say where it is not known', async () => {
    await save(entryOf(1, { subject: 'teacher-7' }));
    expect(await inFolder('forget teacher-8')).toMatchObject({
      code: 1,
      err: 'The register does not know this name.\n',
    });
    expect((await inFolder('forget teacher-7')).out).toBe('The name was deleted; it stood for 1 entry, which stay.\n');
    expect((await inFolder(`find ${idOf(1)}`)).out).toContain('Visitor   forgotten');
  });

  it('delete nothing without --yes', async () => {
    await save(entryOf(1), entryOf(2, { at: NOW + 24 * HOUR }));
    await inFolder('seal');
    const day = '2027-01-16';
    const now = () => NOW + 48 * HOUR;
    expect((await inFolder(`prune --before ${day}`, { now })).out).toMatch(
      /^Would delete 1 entry from before 2027-01-16 \(1 of them sealed\)/,
    );
    expect((await inFolder('verify --json')).out).toContain('"entries": 2');
    expect((await inFolder(`prune --before ${day} --yes`, { now })).out).toMatch(/^Deleted 1 entry/);
    const { code, out } = await inFolder('verify');
    expect(code).toBe(0);
    expect(out).toMatch(/^Note: Sealed entries from before 2027-01-16T00:00:00Z, deleted by "prune" on .*: 1\.$/m);
  });
});

describe('stats', () => {
  const DAY = 24 * HOUR;
  const fill = () =>
    save(
      entryOf(1, { at: NOW }),
      entryOf(2, {
        at: NOW + DAY,
        cookie: valueOfRecord(idOf(2), NOW + DAY, 'authorization.statistics', 'advertising'),
      }),
      entryOf(3, { at: NOW + DAY }),
    );

  it('counts by day and category', async () => {
    await fill();
    const { out } = await inFolder('stats --zone Asia/Almaty --json');
    expect(JSON.parse(out)).toEqual({
      zone: 'Asia/Almaty',
      days: [
        {
          ...{ day: '2027-01-15', decisions: 1 },
          names: {
            ...{ advertising: { decided: 1, allowed: 0 }, authorization: { decided: 1, allowed: 1 } },
            ...{ policy: { decided: 1, allowed: 1 }, statistics: { decided: 1, allowed: 0 } },
          },
        },
        {
          ...{ day: '2027-01-16', decisions: 2 },
          names: {
            ...{ advertising: { decided: 2, allowed: 0 }, authorization: { decided: 2, allowed: 2 } },
            ...{ policy: { decided: 2, allowed: 2 }, statistics: { decided: 2, allowed: 1 } },
          },
        },
      ],
    });
  });

  it('puts a decision into the day of the time zone', async () => {
    const evening = Date.UTC(2027, 0, 15, 20) / 1000;
    await save(entryOf(1, { at: evening }));
    const dayIn = async (zone: string) => JSON.parse((await inFolder(`stats --zone ${zone} --json`)).out).days[0].day;
    expect([await dayIn('UTC'), await dayIn('Asia/Almaty')]).toEqual(['2027-01-15', '2027-01-16']);
  });

  it('counts a key once: what one of two contradicting entries refuses is refused', async () => {
    await save(
      entryOf(1, { at: NOW }),
      entryOf(1, { at: NOW, cookie: valueOfRecord(idOf(1), NOW, 'statistics', 'authorization.advertising') }),
    );
    const { days } = JSON.parse((await inFolder('stats --zone UTC --json')).out);
    expect(days).toMatchObject([
      { decisions: 1, names: { authorization: { decided: 1, allowed: 0 }, statistics: { decided: 1, allowed: 0 } } },
    ]);
  });

  it('draws a chart that fits the terminal', async () => {
    await fill();
    for (const columns of [60, 80, 200]) {
      const { out } = await inFolder('stats --zone UTC', { columns });
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(out).toMatch(/^2027-01-15 {2}█+ 1$/m);
      expect(out).toMatch(/^2027-01-16 {2}█+ 2$/m);
      expect(out).toMatch(/^statistics {5}█+░+ {2}33 % {2}1 of 3 {2}▁▅$/m);
      expect(out).toMatch(/^policy {9}█+ 100 % {2}3 of 3 {2}██$/m);
    }
    expect((await inFolder('stats --zone UTC --days 1')).out).not.toContain('2027-01-15');
  });

  it('says that there are no entries', async () => {
    expect((await inFolder('stats')).out).toBe('There are no entries yet.\n');
  });
});

describe('export', () => {
  it('writes CSV that no spreadsheet takes for a formula', async () => {
    const dashed = '-abcdefghijklmnopqrst_';
    await save(
      entryOf(1, { subject: '=HYPERLINK("http://evil")' }),
      entryOf(2, { subject: '@SUM(1)' }),
      entryOf(3, { subject: 'Айгүл, "7Б"\n+1' }),
      { ...entryOf(4), key: `${dashed}.${NOW}`, cookie: valueOfRecord(dashed, NOW) },
    );
    const { out } = await inFolder('export --csv');
    const [head, ...rows] = out.split('\r\n');
    expect(head).toBe(
      'key,decided,valid_until,received,site,gpc,how,policy,language,allowed,refused,text_sha256,subject,cookie',
    );
    expect(rows[0]).toContain('"\'=HYPERLINK(""http://evil"")"');
    expect(rows[1]).toContain(",'@SUM(1),");
    expect(rows[2]).toContain('"Айгүл, ""7Б""\n+1"');
    expect(rows[3]).toMatch(/^'-abc/);
    expect(rows).toHaveLength(5);
  });

  it('writes JSON-LD that names the fields of ISO/IEC TS 27560 in terms of DPV', async () => {
    await save(
      entryOf(1, { subject: 'teacher-7' }),
      entryOf(2, { cookie: valueOfRecord(idOf(2), NOW + 2, '', 'authorization').replace('how=save', 'how=withdraw') }),
    );
    const { out } = await inFolder('export --jsonld --operator El-Umiti');
    const graph = JSON.parse(out)['@graph'];
    expect(graph).toHaveLength(2);
    expect(graph[0]).toMatchObject({
      ...{ '@type': 'dpv:ConsentRecord', 'dct:identifier': entryOf(1).key },
      'dpv:hasDataSubject': { 'dct:identifier': 'teacher-7' },
      'dpv:hasDataController': { 'dct:title': 'El-Umiti' },
      'dpv:hasNotice': [{ '@id': `urn:sha256:${FULL_TEXT}`, 'dct:language': 'kk' }, { 'dct:hasVersion': '2026-01' }],
    });
    const process = graph[0]['dpv:hasProcess'];
    expect(
      process.map((part: Record<string, Record<string, string>>) => part['dpv:hasConsentStatus']?.['@type']),
    ).toEqual(['dpv:ConsentGiven', 'dpv:ConsentRefused', 'dpv:ConsentRefused']);
    expect(process[0]['dpv:hasConsentStatus']).toMatchObject({
      'dpv:isIndicatedAtTime': { '@value': '2027-01-15T08:00:01.000Z' },
      'dpv:hasDuration': { 'rdf:value': { '@value': 'P180D' } },
    });
    expect(graph[1]['dpv:hasProcess'][0]['dpv:hasConsentStatus']['@type']).toBe('dpv:ConsentWithdrawn');
  });

  it('writes valid files of an empty register', async () => {
    expect((await inFolder('export --csv')).out.split('\r\n')).toHaveLength(2);
    expect(JSON.parse((await inFolder('export --jsonld')).out)['@graph']).toEqual([]);
  });
});

describe('texts, verify-text and table', () => {
  it('archive texts and find them again', async () => {
    writeFileSync(pathOf('kelisim.json'), '{ "term": 90 }');
    const out = `--out ${pathOf('texts')}`;
    expect((await call(`texts --options ${pathOf('kelisim.json')} ${out}`)).out).toMatch(
      /^1 texts are new, 0 were there/,
    );
    const hash = hexDigest('Мерзімі 90 күн');
    const found = await call(`verify-text ${hash.slice(0, 16)} --texts ${pathOf('texts')}`);
    expect(found.code).toBe(0);
    expect(found.out).toBe(
      `${hash}\nShown since 2027-01-15, release 1.2.3: {"language":"kk","view":"notice"}\n\nМерзімі 90 күн\n`,
    );
    expect((await call(`verify-text ${'0'.repeat(16)} --texts ${pathOf('texts')}`)).code).toBe(1);
    writeFileSync(pathOf(`texts/${hash}.txt`), 'x');
    expect(await call(`verify-text ${hash} --texts ${pathOf('texts')}`)).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('WAS CHANGED') },
    });
  });

  it('say what is wrong with a file of options', async () => {
    writeFileSync(pathOf('a.json'), '{');
    writeFileSync(pathOf('b.json'), '[]');
    expect((await call(`texts --options ${pathOf('a.json')}`)).err).toContain('a.json is not JSON');
    expect((await call(`texts --options ${pathOf('b.json')}`)).err).toContain('expected an object');
    expect((await call(`texts --options ${pathOf('c.json')}`)).code).toBe(3);
  });

  it('give the options to the list of cookies', async () => {
    writeFileSync(pathOf('kelisim.json'), '{ "term": 90 }');
    const { out } = await call(`table --options ${pathOf('kelisim.json')} --lang ru --level 2`);
    expect(JSON.parse(out)).toEqual({ term: 90, language: 'ru', level: 2 });
  });

  it('give the options to the fragment, with the addresses that were named', async () => {
    writeFileSync(pathOf('kelisim.json'), '{ "term": 90 }');
    const line = `html --options ${pathOf('kelisim.json')} --lang ru --action /c`;
    expect(JSON.parse((await call(line)).out)).toEqual({ term: 90, language: 'ru', action: '/c' });
    expect(JSON.parse((await call(`${line} --script /d.js --stylesheet /n.css`)).out)).toMatchObject({
      ...{ script: '/d.js', stylesheet: '/n.css' },
    });
  });
});

describe('a store of a database', () => {
  it('comes from a module of the portal', async () => {
    await save(entryOf(1));
    const module = pathOf('store.mjs');
    const source = pathToFileURL(join(ROOT, 'src/register/files/openFileRegister.ts')).href;
    // Any register will do: that of files has the same shape.
    writeFileSync(module, `export { openFileRegister } from '${source}';\nexport default globalThis.testRegister;`);
    Object.assign(globalThis, { testRegister: () => openFileRegister(folder.path) });
    writeFileSync(module, 'export default () => globalThis.testRegister();');
    const seals = pathOf('seals');
    expect(await call(`seal --store ${module} --dir ${seals}`)).toMatchObject({
      ...{ code: 0, out: expect.stringContaining('Sealed 1 entry.') },
    });
    expect((await call(`verify --store ${module} --dir ${seals}`)).code).toBe(0);
    writeFileSync(pathOf('none.mjs'), 'export default 1;');
    expect((await call(`seal --store ${pathOf('none.mjs')}`)).err).toContain('expected a default export');
    Reflect.deleteProperty(globalThis, 'testRegister');
  });
});

describe('bin/kelisim', () => {
  const kelisim = (command: string) =>
    spawnSync('sh', ['-c', command], {
      ...{ cwd: ROOT, encoding: 'utf8' },
      env: { ...process.env, KELISIM: `${process.execPath} --import tsx bin/kelisim.ts` },
    });

  it('runs as a process, with its exit code', async () => {
    await save(entryOf(1));
    const { status, stdout, stderr } = kelisim(`$KELISIM seal --dir ${folder.path}`);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Sealed 1 entry\.\nHead 1: /);
    expect(kelisim('$KELISIM nothing').status).toBe(2);
  });

  it('ends without an error when nobody reads on', async () => {
    await save(entryOf(1));
    const lines = Array.from({ length: 20_000 }, (_, index) =>
      JSON.stringify({ ...entryOf(index + 2), subject: null }),
    );
    appendFileSync(pathOf('entries-000001.jsonl'), `${lines.join('\n')}\n`);
    const { stdout, stderr } = kelisim(`$KELISIM export --csv --dir ${folder.path} | head -n 1`);
    expect(stdout).toMatch(/^key,decided/);
    expect(stderr).toBe('');
  });
});
