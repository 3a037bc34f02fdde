import type { TestProject } from 'vitest/node';
import { createDemoServer } from '../../demo/server';

declare module 'vitest' {
  interface ProvidedContext {
    demo: string;
  }
}

/** The demo, for the journeys. */
export default async function setup(project: TestProject) {
  const demo = await createDemoServer();
  project.provide('demo', demo.url);
  return () => demo.close();
}
