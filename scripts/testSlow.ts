/** What takes long in the browser: attacks, faults, filter lists, frameworks, rules of other clients, conditions of reading. */
process.argv.push('--project', 'slow');
await import('./test');

export {};
