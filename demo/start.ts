import { buildAll } from '../build';
import { buildDemo } from './build';
import { createDemoServer, type DemoServer } from './server';

const port = Number(process.env.PORT ?? 4173);

console.log('Building …');
await buildAll();
await buildDemo();
const { url } = await listen();
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

async function listen(): Promise<DemoServer> {
  try {
    return await createDemoServer({ port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return createDemoServer();
  }
}
