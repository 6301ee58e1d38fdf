/** Reads rows of a file as events, as the import of the command line does without a mapping. */
export type Row = Record<string, unknown>;

const FIELDS = ['id', 'domain', 'event_type', 'metric_type', 'value', 'occurred_at', 'metadata'];
const METADATA = 'metadata.';

/** Splits a table (RFC 4180) into rows of cells; quotes may hold commas and line breaks. */
export function cellsOf(text: string, delimiter = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (isQuoted) {
      if (character !== '"') {
        cell += character;
      } else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else {
        isQuoted = false;
      }
    } else if (character === '"' && cell === '') {
      isQuoted = true;
    } else if (character === delimiter) {
      row.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text.charAt(at + 1) === '\n') {
        at++;
      }
      row.push(cell);
      rows.push(row);
      row = [];
      cell = '';
    } else {
      cell += character;
    }
  }
  if (cell !== '' || row.length > 0) {
    row.push(cell);
    rows.push(row);
  }
  return rows.filter((each) => each.length > 1 || each[0] !== '');
}

const NUMBERS: Record<string, number> = { true: 1, false: 0 };

/** Events of a table: a column for each field, `metadata` as JSON, `metadata.KEY` for one key. */
export function eventsOfTable(text: string, delimiter = ','): Row[] {
  const [head = [], ...rows] = cellsOf(text.replace(/^\uFEFF/, ''), delimiter);
  return rows.map((cells) => {
    const event: Row = {};
    const metadata: Row = {};
    head.forEach((column, at) => {
      const cell = cells[at] ?? '';
      if (cell === '') {
        return;
      }
      if (column.startsWith(METADATA)) {
        metadata[column.slice(METADATA.length)] = cell;
      } else if (column === 'value') {
        event[column] = NUMBERS[cell] ?? Number(cell);
      } else if (column === 'metadata') {
        Object.assign(metadata, JSON.parse(cell));
      } else if (FIELDS.includes(column)) {
        event[column] = cell;
      }
    });
    return Object.keys(metadata).length === 0 ? event : { ...event, metadata };
  });
}

function fieldsOf(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => FIELDS.includes(name)));
}

/**
 * Events of a file: a table, lines of JSON, or one JSON array.
 *
 * @throws SyntaxError where it is none of these
 */
export function eventsOf(name: string, text: string): Row[] {
  const plain = name.toLowerCase().replace(/\.gz$/, '');
  if (plain.endsWith('.csv') || plain.endsWith('.tsv')) {
    return eventsOfTable(text, plain.endsWith('.tsv') ? '\t' : ',');
  }
  if (text.trimStart().startsWith('[')) {
    return (JSON.parse(text) as Row[]).map(fieldsOf);
  }
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => fieldsOf(JSON.parse(line) as Row));
}

/** The text of a file, unpacked where it is packed. */
export async function textOf(file: File): Promise<string> {
  if (!file.name.toLowerCase().endsWith('.gz')) {
    return file.text();
  }
  return new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
