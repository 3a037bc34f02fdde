/** What the schema of the options uses of JSON Schema, draft 7. */
export interface Schema {
  $schema?: string;
  $ref?: string;
  title?: string;
  description?: string;
  default?: unknown;
  format?: string;
  type?: 'string' | 'number' | 'boolean' | 'object' | 'array' | 'null';
  const?: unknown;
  enum?: readonly unknown[];
  pattern?: string;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  minItems?: number;
  uniqueItems?: boolean;
  properties?: { [name: string]: Schema };
  propertyNames?: Schema;
  additionalProperties?: boolean | Schema;
  required?: readonly string[];
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  not?: Schema;
  definitions?: { [name: string]: Schema };
}
