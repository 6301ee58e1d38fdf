/** As much of JSON Schema as loop templates use. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  description?: string;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  prefixItems?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
}

export interface Suggestion {
  label: string;
  detail: string;
  info: string;
  /** What is written. */
  apply: string;
}

export interface Suggestions {
  /** How many characters before the cursor are replaced. */
  typed: number;
  options: Suggestion[];
}

const ITEM = '[]';

interface Open {
  indent: number;
  key: string;
}

/** A schema and everything that may stand in its place. */
function alternatives(schema: Schema, root: Schema): Schema[] {
  const name = schema.$ref?.replace('#/$defs/', '');
  const named = name === undefined ? undefined : root.$defs?.[name];
  return [schema, ...(named === undefined ? [] : [named])].flatMap((each) => [
    each,
    ...[...(each.oneOf ?? []), ...(each.anyOf ?? []), ...(each.allOf ?? [])].flatMap((other) =>
      alternatives(other, root),
    ),
  ]);
}

function at(path: readonly string[], root: Schema): Schema[] {
  return path.reduce(
    (schemas, key) =>
      schemas.flatMap((schema) => {
        const inside =
          key === ITEM ? [schema.items, ...(schema.prefixItems ?? [])] : [schema.properties?.[key]];
        return inside.filter((each) => each !== undefined).flatMap((each) => alternatives(each, root));
      }),
    alternatives(root, root),
  );
}

/** Takes a line of block style in: what it opens, and what of it is left. */
function enter(stack: Open[], line: string): { rest: string; indent: number; isValue: boolean } {
  let indent = line.length - line.trimStart().length;
  let rest = line.trimStart();
  for (let item = /^-(\s+|$)/.exec(rest); item !== null; item = /^-(\s+|$)/.exec(rest)) {
    closeTo(stack, indent, ITEM);
    stack.push({ indent, key: ITEM });
    indent += item[0].length;
    rest = rest.slice(item[0].length);
  }
  const key = /^"?([\w.-]+)"?:(\s|$)/.exec(rest);
  if (key?.[1] !== undefined) {
    closeTo(stack, indent, key[1]);
    stack.push({ indent, key: key[1] });
    return { rest: rest.slice(key[0].length), indent, isValue: true };
  }
  return { rest, indent, isValue: false };
}

function closeTo(stack: Open[], indent: number, key: string): void {
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    // Items may stand as far left as the key that they belong to.
    const isAbove = top.indent < indent || (key === ITEM && top.indent === indent && top.key !== ITEM);
    if (isAbove) {
      return;
    }
    stack.pop();
  }
}

interface Place {
  path: string[];
  typed: string;
  isKey: boolean;
  isBoth: boolean;
}

/** Within braces and brackets on one line. */
function inFlow(path: string[], text: string): Place {
  const open = [...path];
  const depths: number[] = [];
  let token = '';
  let hasKey = false;
  for (const char of text) {
    if (char === '{' || char === '[') {
      depths.push(open.length);
      if (char === '[') {
        open.push(ITEM);
      }
      hasKey = false;
      token = '';
    } else if (char === '}' || char === ']') {
      open.length = depths.pop() ?? path.length;
      hasKey = false;
      token = '';
    } else if (char === ',') {
      if (hasKey) {
        open.pop();
      }
      hasKey = false;
      token = '';
    } else if (char === ':') {
      open.push(token.trim());
      hasKey = true;
      token = '';
    } else {
      token += char;
    }
  }
  const isItem = open.at(-1) === ITEM && !hasKey;
  return { path: open, typed: token.trimStart(), isKey: !hasKey && depths.length > 0, isBoth: isItem };
}

function placeAt(before: string): Place {
  const lines = before.split('\n');
  const current = lines.pop() ?? '';
  const stack: Open[] = [];
  for (const line of lines) {
    if (line.trim() !== '' && !line.trimStart().startsWith('#')) {
      enter(stack, line);
    }
  }
  const { rest, indent, isValue } = enter(stack, current);
  if (!isValue) {
    closeTo(stack, indent, '');
  }
  const path = stack.map(({ key }) => key);
  if (/[{[]/.test(rest)) {
    return inFlow(path, rest);
  }
  const isItem = path.at(-1) === ITEM;
  return { path, typed: rest, isKey: !isValue, isBoth: isItem && !isValue };
}

function detailOf(schema: Schema, isNeeded: boolean): string {
  if (isNeeded) {
    return 'needed';
  }
  return schema.default === undefined ? '' : `default ${JSON.stringify(schema.default)}`;
}

function keysOf(schemas: readonly Schema[], root: Schema): Suggestion[] {
  return schemas.flatMap((schema) =>
    Object.entries(schema.properties ?? {}).map(([key, inside]) => ({
      label: key,
      detail: detailOf(inside, schema.required?.includes(key) === true && schemas.length < 3),
      info:
        alternatives(inside, root).find(({ description }) => description !== undefined)?.description ?? '',
      apply: `${key}: `,
    })),
  );
}

function valuesOf(schemas: readonly Schema[]): Suggestion[] {
  const values = schemas.flatMap((schema) => [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [schema.const]),
  ]);
  const usual = schemas.find((schema) => schema.default !== undefined)?.default;
  const all = usual === undefined || values.includes(usual) ? values : [usual, ...values];
  return all
    .filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
    .map((value) => {
      const text = String(value);
      const detail = value === usual ? 'default' : '';
      return { label: text, detail, info: '', apply: /^[\w. -]+$/.test(text) ? text : JSON.stringify(text) };
    });
}

/** What may be written where the text before the cursor ends, by the schema of templates. */
export function suggest(before: string, root: Schema): Suggestions {
  const place = placeAt(before);
  const schemas = at(place.path, root);
  const found = [
    ...(place.isKey ? keysOf(schemas, root) : []),
    ...(!place.isKey || place.isBoth ? valuesOf(schemas) : []),
  ];
  const options = found.filter(
    (each, index) => found.findIndex((other) => other.apply === each.apply) === index,
  );
  return { typed: place.typed.length, options };
}
