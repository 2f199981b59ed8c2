import { nameOf, type OpenApi, type Operation, type Schema } from './document';

/** Where the document says too little to judge anything by it, one sentence each. */
export function looseEnds(document: OpenApi, operations: readonly Operation[]): string[] {
  const schemas = document.components.schemas;
  const found = new Set<string>();

  /** @param limited of what comes from outside every size has a limit. */
  const look = (schema: Schema, where: string, limited: boolean, seen: readonly string[] = []): void => {
    if (schema.$ref !== undefined) {
      const name = nameOf(schema.$ref);
      const target = schemas[name];
      if (target === undefined) found.add(`${where}: ${name} is not there`);
      else if (!seen.includes(name)) look(target, name, limited, [...seen, name]);
      return;
    }
    if (schema.allOf !== undefined) return schema.allOf.forEach((part) => look(part, where, limited, seen));
    const several = schema.oneOf ?? schema.anyOf;
    if (several !== undefined) return several.forEach((part) => look(part, where, limited, seen));
    if (schema.enum !== undefined) return;
    switch (schema.type) {
      case undefined:
        found.add(`${where}: has no type`);
        return;
      case 'object':
        if (schema.properties === undefined || Object.keys(schema.properties).length === 0) {
          if (schema.additionalProperties === undefined) found.add(`${where}: an object of nothing`);
        }
        for (const [name, property] of Object.entries(schema.properties ?? {})) {
          look(property, `${where}.${name}`, limited, seen);
        }
        return;
      case 'array':
        if (schema.items === undefined) found.add(`${where}: an array of nothing`);
        else look(schema.items, `${where}[]`, limited, seen);
        if (limited && schema.maxItems === undefined) found.add(`${where}: as many as one likes`);
        return;
      case 'string':
        if (limited && !isLimited(schema)) found.add(`${where}: as long as one likes`);
        return;
      case 'number':
      case 'integer':
        if (limited && (schema.minimum === undefined || schema.maximum === undefined)) {
          found.add(`${where}: as large or small as one likes`);
        }
        return;
      case 'boolean':
    }
  };

  for (const operation of operations) {
    if (operation.successes.size === 0) found.add(`${operation.id}: no success is described`);
    for (const [status, content] of operation.successes) {
      for (const [type, schema] of Object.entries(content ?? {})) {
        look(schema, `${operation.id} ${status} ${type}`, false);
      }
    }
    for (const [type, schema] of Object.entries(operation.body ?? {})) {
      look(schema, `${operation.id} ${type}`, true);
    }
    for (const { name, in: place, schema = {} } of operation.parameters) {
      look(schema, `${operation.id} ${place} ${name}`, true);
    }
  }
  return [...found].sort();
}

/** A format that is checked has an end of its own, and a file the one of all uploads. */
function isLimited({ maxLength, pattern, format }: Schema): boolean {
  if (maxLength !== undefined || format === 'date-time' || format === 'uuid' || format === 'binary')
    return true;
  return pattern !== undefined && pattern.startsWith('^') && pattern.endsWith('$');
}
