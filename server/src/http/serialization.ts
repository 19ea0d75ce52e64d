import fastJson from 'fast-json-stringify';
import type { Schema } from './validation.ts';

type Node = Record<string, unknown>;

/** Makes the writer of a response's JSON from its schema; fields the schema does not name are not written. */
export function createSerializer(
  document: { components: { schemas: Record<string, Schema> } },
  schema: Schema,
) {
  const definitions: Record<string, unknown> = {};
  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as Node;
    if (typeof node.$ref === 'string') {
      const name = node.$ref.slice('#/components/schemas/'.length);
      if (!(name in definitions)) {
        definitions[name] = null;
        definitions[name] = convert(document.components.schemas[name]);
      }
      return { $ref: `#/definitions/${name}` };
    }
    const nullable = nullableOf(node);
    if (nullable) return { ...(convert(resolve(nullable)) as Node), nullable: true };
    // text is text: the writer's own treatment of date formats would skip escaping, and examples may hold anything
    const { format: _, examples: __, description: ___, default: ____, ...rest } = node;
    return Object.fromEntries(
      Object.entries(rest).map(([key, item]) => [
        key,
        key === 'properties' ? properties(item) : convert(item),
      ]),
    );
  };
  const properties = (value: unknown) =>
    Object.fromEntries(Object.entries(value as Node).map(([name, item]) => [name, convert(item)]));
  const resolve = (node: Node): Node =>
    typeof node.$ref === 'string'
      ? resolve(document.components.schemas[node.$ref.slice('#/components/schemas/'.length)] as Node)
      : node;
  const root = convert(schema) as Node;
  return fastJson({ ...root, definitions } as Parameters<typeof fastJson>[0]);
}

/** The X of `anyOf: [X, null]`, which the writer does natively instead of trying each branch. */
function nullableOf(node: Node): Node | undefined {
  if (!Array.isArray(node.anyOf) || node.anyOf.length !== 2) return undefined;
  const [first, second] = node.anyOf as Node[];
  if (second?.type === 'null') return first;
  return first?.type === 'null' ? second : undefined;
}
