/**
 * The journeys in full: every way in, in every engine that is there, and without each thing that an older browser
 * lacks.
 */
process.env.KELISIM_THOROUGH = 'yes';
process.argv.push('--project', 'engines');
await import('./test');

export {};
