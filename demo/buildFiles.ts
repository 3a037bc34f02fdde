import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { previewPage, shell } from './configurator/pages';
import { LANGUAGES, type Place } from './place';
import type { PageData } from './portal/PageData';
import { createTexts, translator } from './portal/texts';
import { htmlPage } from './serving/htmlPage';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Not tracked by git. */
export const FILES = file('.built/files');

const PAGES = [
  ['index', 'home', 'home'],
  ['sign-in', 'sign-in', 'sign-in'],
  ['profile', 'profile', 'account'],
  ['policy', 'policy', 'policy'],
] as const satisfies readonly (readonly [file: string, page: Place['page'], view: PageData['view']])[];
const SCRIPTS = ['tagPortal', 'configurator', 'configuratorPreview'];

/**
 * The demo portal and the configurator as files for any static host, in a folder of any name: every address is
 * relative.
 * `dist/` and `demo/.built/` have to be there. What needs a server is left out: sessions, the renewal of the cookie,
 * the QA bench and its scenarios.
 */
export async function buildFiles(out = FILES): Promise<string> {
  await rm(out, { recursive: true, force: true });
  const write = async (name: string, text: string) => {
    const path = join(out, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, text);
  };
  const texts = await createTexts('kk');
  for (const language of LANGUAGES) {
    for (const [name, page, view] of PAGES) {
      const place: Place = { files: true, embedding: 'tag', language, page, theme: 'auto', position: 'start' };
      await write(
        `${language}/${name}.html`,
        htmlPage({ place, view, open: false, user: null }, translator(texts, language)),
      );
    }
    await write(`${language}/configurator.html`, shell(language, true));
  }
  await write('configurator/preview.html', previewPage(true));
  await write('index.html', start);
  for (const name of ['portal/portal.css', 'portal/forms.css', 'portal/icon.svg', 'configurator/configurator.css'])
    await cp(file(name), join(out, name.replace(/^.*\//, '')));
  for (const name of SCRIPTS) await cp(file(`.built/${name}.js`), join(out, `built/${name}.js`));
  for (const name of await readdir(file('../dist')))
    if (/^(kelisim\.[\w.-]*js|options\.schema\.json)$/.test(name))
      await cp(file(`../dist/${name}`), join(out, 'dist', name));
  return out;
}

/** Kazakh is the first language; the others are one link away. */
const start = `<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url=kk/index.html">
<title>Smart Ustaz</title>
<link rel="icon" href="icon.svg">
</head>
<body>
<ul>
<li><a href="kk/index.html" lang="kk" hreflang="kk">Қазақша</a></li>
<li><a href="ru/index.html" lang="ru" hreflang="ru">Русский</a></li>
<li><a href="en/index.html" lang="en" hreflang="en">English</a></li>
</ul>
</body>
</html>
`;
