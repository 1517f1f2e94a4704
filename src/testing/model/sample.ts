import { isObject, type JsonObject, listOf } from '../json.ts';

/** The smallest plausible value that a JSON Schema allows; an empty object where it says nothing. */
export function sampleOf(schema: unknown, root: unknown = schema): unknown {
  if (!isObject(schema)) return {};
  if ('const' in schema) return schema['const'];
  const [choice] = listOf(schema['enum']);
  if (choice !== undefined) return choice;
  const [variant] = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])];
  if (variant !== undefined) return sampleOf(variant, root);
  if (typeof schema['$ref'] === 'string') return sampleOf(definitionOf(schema['$ref'], root), root);
  const [type] = Array.isArray(schema['type']) ? listOf(schema['type']) : [schema['type']];
  return sampleOfType(type, schema, root);
}

function sampleOfType(type: unknown, schema: JsonObject, root: unknown): unknown {
  if (type === 'string') return 'text';
  if (type === 'number' || type === 'integer') return Number(schema['minimum'] ?? 1);
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (type === 'array') {
    const length = Number(schema['minItems'] ?? 0);
    return Array.from({ length }, () => sampleOf(schema['items'], root));
  }
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = listOf(schema['required']).map(String);
  return Object.fromEntries(required.map((key) => [key, sampleOf(properties[key], root)]));
}

/** Follows a reference within the same schema, such as `#/$defs/city`. */
function definitionOf(reference: string, root: unknown): unknown {
  const path = reference.replace(/^#\/?/, '').split('/').filter(Boolean);
  return path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), root);
}
