import embeds from 'virtual:kelisim-texts/embeds';
import first from 'virtual:kelisim-texts/first';
import second from 'virtual:kelisim-texts/second';
import { h } from 'preact';
import renderToString from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { createWording } from '../../src/notice/createWording';
import { lawLine } from '../../src/notice/lawLine';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig } from '../../src/options/createConfig';
import { decode, encode } from '../../src/record/codec';
import { cookieName } from '../../src/record/cookieName';
import { hashText, shortHash } from '../../src/record/hashText';
import { textOfHtml } from '../../src/server/textOfHtml';
import { Notice } from '../../src/settings/noticeParts';
import { createTexts } from '../../src/texts/createTexts';
import { blocksOf } from '../fixtures/documentation';
import { read } from '../fixtures/sourceFiles';

const page = read('docs/RECORD.md');
const blockWith = (text: string) =>
  blocksOf('docs/RECORD.md')
    .find(({ code }) => code.includes(text))
    ?.code.trimEnd() ?? '';
const options = JSON.parse(blockWith('"policy":')) as ConsentOptions;
const example = blockWith('\nlaw ');
const config = createConfig(options, []);

/** The notice of a first visit with these options, as its canonical text. */
function canonicalText(): string {
  const texts = createTexts(first);
  texts.add(second);
  texts.add(embeds);
  const { language } = config;
  const wording = createWording(config, texts, language);
  const props = { wording, status: 'undecided', record: null, gpc: false, address: 'https://mektep.example/' } as const;
  return `${textOfHtml(renderToString(h(Notice, props)))}\n${lawLine(config, language, texts.baseOf(language))}`;
}

it('the options of the worked example are right', () => {
  expect(checkConfig(config)).toEqual([]);
});

it('the canonical text in docs/RECORD.md is built as that of its options', () => {
  const [shown, real] = [example, canonicalText()].map((text) => text.split('\n')) as [string[], string[]];
  // Our sentences may change; what the portal says and the line of the law may not.
  expect(shown[0]).toBe(real[0]);
  const [, language, digest, json] = /^law (\S+) (\S+) (.*)$/.exec(shown.at(-1) ?? '') ?? [];
  expect(real.at(-1)).toMatch(new RegExp(`^law ${language} [0-9a-f]{8} `));
  expect(digest).toMatch(/^[0-9a-f]{8}$/);
  expect(real.at(-1)?.endsWith(` ${json}`)).toBe(true);
});

it('its hashes are those of the text that it shows', () => {
  expect(page).toContain(`\`${hashText(example)}\``);
  expect(page.match(/text=([0-9a-f]{16})/g)).toEqual([`text=${shortHash(example)}`, `text=${shortHash(example)}`]);
});

it('its cookie is a record', () => {
  const [, value = ''] = new RegExp(`^${cookieName()}=(\\S+)$`, 'm').exec(page) ?? [];
  const record = decode(value, 1_795_400_000);
  expect(record && encode(record)).toBe(value);
});
