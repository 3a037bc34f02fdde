import { relative } from 'node:path';
import { buildAll } from '../build';
import { buildDemo } from './build';
import { createDemoServer, type DemoOptions, type DemoServer } from './server';
import { REGISTER, TEXTS } from './serving/proof';

const port = Number(process.env.PORT ?? 4173);

console.log('Building …');
await buildAll();
await buildDemo();
const { url } = await listen({ port, register: REGISTER });
const languages = { Kazakh: 'kk', Russian: 'ru', English: 'en' };
for (const [title, path] of [
  ['Script tag', '/'],
  ['npm import', '/npm/'],
]) {
  for (const [name, language] of Object.entries(languages)) {
    console.log(`${title}, ${name}`.padEnd(22), `${url}${path}${language}/`);
  }
}

for (const [title, path] of [
  ['QA bench', 'bench'],
  ['Configurator', 'configurator'],
]) {
  console.log(title?.padEnd(22), `${url}/kk/${path}`);
}

const folder = (path: string) => relative(process.cwd(), path) || '.';
console.log(`
Each decision is stored in ${folder(REGISTER)}, the texts are in ${folder(TEXTS)}. Try it:
  npx kelisim seal --dir ${folder(REGISTER)}
  npx kelisim verify --dir ${folder(REGISTER)}
  npx kelisim stats --dir ${folder(REGISTER)}
  npx kelisim find <id of a record> --dir ${folder(REGISTER)}
  npx kelisim verify-text <text of a record> --texts ${folder(TEXTS)}`);

/** On another port where this one is taken, with a register of its own where another demo writes to this one. */
async function listen(options: DemoOptions): Promise<DemoServer> {
  try {
    return await createDemoServer(options);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' && options.port) return listen({ ...options, port: 0 });
    if (code !== 'locked' || !options.register) throw error;
    console.log(`${message}\nThis demo stores its decisions in a temporary folder.`);
    return listen({ ...options, register: undefined });
  }
}
