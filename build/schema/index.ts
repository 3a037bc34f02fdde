import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constrain } from './constrain';
import { readTypes } from './readTypes';
import type { Schema } from './Schema';
import { schemaOfType } from './schemaOfType';

const TYPES = join(fileURLToPath(new URL('../..', import.meta.url)), 'src/options/ConsentOptions.ts');

/**
 * The schema of what stands in `kelisim-options`: the types of the options, with the patterns and bounds of their
 * check.
 */
export function optionsSchema(): Schema {
  const definitions: { [name: string]: Schema } = {};
  const types = readTypes(TYPES);
  const options = types.find('ConsentOptions');
  if (!options) throw new Error('there is no type ConsentOptions');
  const { properties, ...rest } = schemaOfType(options.node.body, types, definitions);
  const schema: Schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'kelisim-options',
    description: 'The options of Kelisim, as they stand in <script type="application/json" id="kelisim-options">.',
    ...rest,
    properties: { $schema: { description: 'The address of this schema, for editors.', type: 'string' }, ...properties },
    definitions,
  };
  constrain(schema);
  return schema;
}
