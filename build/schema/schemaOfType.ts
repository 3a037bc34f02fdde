import type { Node, TypesOfFile } from './readTypes';
import type { Schema } from './Schema';

const KEYWORDS: { readonly [type: string]: Schema } = {
  TSStringKeyword: { type: 'string' },
  TSNumberKeyword: { type: 'number' },
  TSBooleanKeyword: { type: 'boolean' },
  TSNullKeyword: { type: 'null' },
  TSUnknownKeyword: {},
};
type Bounds = ReadonlyMap<string, Node>;
/** What says nothing about a value in JSON. */
const TRANSPARENT = ['Readonly', 'NonNullable'];

/**
 * The JSON Schema of a type: named types become definitions.
 * @param bounds what the type's parameters extend: JSON knows no more of them
 * @throws for a type that no JSON can have, such as a function
 */
export function schemaOfType(
  node: Node,
  from: TypesOfFile,
  definitions: { [name: string]: Schema },
  bounds: Bounds = new Map(),
): Schema {
  const convert = (inner: Node) => schemaOfType(inner, from, definitions, bounds);
  switch (node.type) {
    case 'TSParenthesizedType':
      return convert(node.typeAnnotation);
    case 'TSTypeOperator':
      return node.operator === 'keyof' ? { type: 'string' } : convert(node.typeAnnotation);
    case 'TSArrayType':
      return { type: 'array', items: convert(node.elementType) };
    case 'TSLiteralType':
      return { const: node.literal.value };
    case 'TSUnionType':
      return union(node.types.filter(({ type }: Node) => type !== 'TSUndefinedKeyword').map(convert));
    case 'TSIntersectionType':
      return { allOf: node.types.map(convert) };
    case 'TSTypeLiteral':
      return members(node.members);
    case 'TSInterfaceBody':
      return members(node.body);
    case 'TSMappedType':
      return mapped(node.constraint ?? node.typeParameter?.constraint, node.typeAnnotation, !!node.optional);
    case 'TSTypeReference':
      return reference(node.typeName.name, node.typeArguments?.params ?? []);
    default: {
      const keyword = KEYWORDS[node.type];
      if (!keyword) throw new Error(`no JSON can be of this type: ${node.type}`);
      return { ...keyword };
    }
  }

  function members(nodes: readonly Node[]): Schema {
    const properties: { [name: string]: Schema } = {};
    const required: string[] = [];
    let additionalProperties: Schema | false = false;
    for (const member of nodes) {
      const value = convert(member.typeAnnotation.typeAnnotation);
      if (member.type === 'TSIndexSignature') additionalProperties = value;
      else {
        const name: string = member.key.name ?? member.key.value;
        properties[name] = described(value, from.docOf(member));
        if (!member.optional) required.push(name);
      }
    }
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      additionalProperties,
    };
  }

  function mapped(keys: Node, value: Node, optional: boolean): Schema {
    const names = literals(keys);
    if (!names) return { type: 'object', additionalProperties: convert(value) };
    const properties = Object.fromEntries(names.map((name) => [name, convert(value)]));
    return { type: 'object', properties, ...(!optional && { required: names }), additionalProperties: false };
  }

  /** Names that a type of keys lists, as far as that can be told without a type checker. */
  function literals(keys: Node): string[] | undefined {
    const { type, types, literal, typeName } = keys ?? {};
    if (type === 'TSLiteralType') return [literal.value];
    if (type === 'TSUnionType') {
      const all: (string[] | undefined)[] = types.map(literals);
      return all.every((names) => names) ? (all.flat() as string[]) : undefined;
    }
    const found = type === 'TSTypeReference' && from.find(typeName.name);
    return found && found.node.type === 'TSTypeAliasDeclaration' ? literals(found.node.typeAnnotation) : undefined;
  }

  function reference(name: string, args: readonly Node[]): Schema {
    if (name === 'Record') return mapped(args[0], args[1], false);
    if (name === 'Partial') return partial(convert(args[0]));
    if (name === 'ReadonlyArray' || name === 'Array') return { type: 'array', items: convert(args[0]) };
    if (TRANSPARENT.includes(name)) return convert(args[0]);
    if (name === 'Pick') return pick(args[0].typeName.name, literals(args[1]) ?? []);
    const bound = bounds.get(name);
    if (bound) return convert(bound);
    const found = from.find(name);
    if (!found) throw new Error(`the type ${name} is in no file of ours`);
    if (!(name in definitions)) {
      definitions[name] = {};
      const { node: declared, from: there } = found;
      const within = boundsOf(declared);
      const inner = schemaOfType(declared.body ?? declared.typeAnnotation, there, definitions, within);
      const inherited = (declared.extends ?? []).map(({ expression, typeArguments }: Node) =>
        schemaOfType({ type: 'TSTypeReference', typeName: expression, typeArguments }, there, definitions, within),
      );
      const properties = Object.assign({}, ...inherited.map(propertiesOf), inner.properties);
      definitions[name] = described({ ...inner, ...(inherited.length > 0 && { properties }) }, there.docOf(declared));
    }
    return { $ref: `#/definitions/${name}` };
  }

  function propertiesOf(schema: Schema): Schema['properties'] {
    const name = schema.$ref?.slice('#/definitions/'.length);
    return (name === undefined ? schema : definitions[name])?.properties;
  }

  function pick(name: string, keys: readonly string[]): Schema {
    const all = propertiesOf(reference(name, [])) ?? {};
    const properties = Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
    return { type: 'object', properties, additionalProperties: false };
  }

  function partial(schema: Schema): Schema {
    const name = schema.$ref?.slice('#/definitions/'.length);
    const { required: _, ...rest } = (name !== undefined && definitions[name]) || schema;
    return rest;
  }
}

function boundsOf({ typeParameters }: Node): Bounds {
  return new Map((typeParameters?.params ?? []).map(({ name, constraint }: Node) => [name.name, constraint]));
}

function union(schemas: readonly Schema[]): Schema {
  if (schemas.length === 1) return schemas[0] as Schema;
  if (schemas.every((schema) => 'const' in schema)) return { enum: schemas.map((schema) => schema.const) };
  return { anyOf: schemas };
}

/** With its TSDoc, and the default that stands there as a value. */
function described(schema: Schema, doc: string | undefined): Schema {
  if (doc === undefined) return schema;
  const [, text, number] = /Default (?:`([^`]+)`|(\d+))/.exec(doc) ?? [];
  const value = number ?? (text === 'true' || text === 'false' ? text : text && JSON.stringify(text));
  return {
    description: doc,
    ...(value !== undefined && { default: JSON.parse(value) }),
    // What stands beside `$ref` is not read.
    ...(schema.$ref ? { allOf: [schema] } : schema),
  };
}
