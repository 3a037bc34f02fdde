import { buildAll } from '../build';
import { buildDemo } from './build';
import { createDemoServer, type DemoServer } from './server';

const port = Number(process.env.PORT ?? 4173);

console.log('Building …');
await buildAll();
await buildDemo();
const { url } = await listen();
const pages = {
  'Portal by script tag': '/',
  '  Kazakh': '/kk/',
  '  Russian': '/ru/',
  '  English': '/en/',
  'Portal by npm import': '/npm/',
  '  Kazakh ': '/npm/kk/',
  '  Russian ': '/npm/ru/',
  '  English ': '/npm/en/',
};
for (const [name, path] of Object.entries(pages)) console.log(`${name.padEnd(22)} ${url}${path}`);

async function listen(): Promise<DemoServer> {
  try {
    return await createDemoServer({ port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return createDemoServer();
  }
}
