/** What the schema of the options uses of JSON Schema, draft 7. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: { readonly [name: string]: Schema };
  readonly propertyNames?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly not?: Schema;
  readonly definitions?: { readonly [name: string]: Schema };
}

/** What is wrong in a value, by the name of the field: as much of JSON Schema as the schema of the options uses. */
export function validate(value: unknown, schema: Schema, root = schema, field = ''): Map<string, string> {
  const problems = new Map<string, string>();
  const expect = (valid: boolean, what: string) => valid || problems.set(field || 'options', `expected ${what}`);
  const under = (name: string) => (field ? `${field}.${name}` : name);
  const check = (inner: unknown, rule: Schema, at = field) => {
    for (const [name, words] of validate(inner, rule, root, at)) problems.set(name, words);
  };
  const passes = (rule: Schema) => validate(value, rule, root, field).size === 0;

  const referred = schema.$ref && root.definitions?.[schema.$ref.slice('#/definitions/'.length)];
  if (referred) check(value, referred);
  if (schema.type) expect(typeOf(value) === schema.type, schema.type);
  if ('const' in schema) expect(value === schema.const, JSON.stringify(schema.const));
  if (schema.enum) expect(schema.enum.includes(value), schema.enum.map((one) => JSON.stringify(one)).join(' or '));
  for (const rule of schema.allOf ?? []) check(value, rule);
  if (schema.not) expect(!passes(schema.not), `anything but ${JSON.stringify(schema.not.const)}`);
  if (schema.anyOf && !schema.anyOf.some(passes)) {
    // The form that it has the type of says more than that none fits.
    const like = schema.anyOf.find(({ type }) => type === typeOf(value)) ?? schema.anyOf.at(-1);
    if (like) check(value, like);
  }
  if (typeof value === 'string' && schema.pattern) expect(new RegExp(schema.pattern, 'u').test(value), schema.pattern);
  if (typeof value === 'string' && schema.minLength)
    expect(value.length >= schema.minLength, `at least ${schema.minLength}`);
  if (typeof value === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    expect(value >= minimum && value <= maximum, `${minimum} to ${maximum}`);
  }
  if (Array.isArray(value)) {
    const { items, minItems = 0, uniqueItems } = schema;
    expect(value.length >= minItems, `at least ${minItems}`);
    expect(!uniqueItems || new Set(value).size === value.length, 'each once');
    if (items) value.forEach((item, index) => void check(item, items, under(`${index}`)));
  } else if (typeOf(value) === 'object') {
    const own = value as { readonly [name: string]: unknown };
    const { properties = {}, additionalProperties = true, propertyNames, required = [] } = schema;
    for (const name of required) if (!Object.hasOwn(own, name)) problems.set(under(name), 'is missing');
    for (const [name, inner] of Object.entries(own)) {
      if (propertyNames) check(name, propertyNames, under(name));
      if (Object.hasOwn(properties, name)) check(inner, properties[name] as Schema, under(name));
      else if (additionalProperties === false) problems.set(under(name), 'is no option');
      else if (additionalProperties !== true) check(inner, additionalProperties, under(name));
    }
  }
  return problems;
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
