import { expect, test } from 'vitest';
import { cellsOf, eventsOf, eventsOfTable } from './rows';

test('quotes hold commas, quotes and line breaks', () => {
  expect(cellsOf('a,"b,""c""\nd"\r\n1,2\n\n')).toEqual([
    ['a', 'b,"c"\nd'],
    ['1', '2'],
  ]);
});

test('a table has a column for each field', () => {
  const table =
    '\uFEFFdomain,value,metadata.agent,metadata,recorded_at\nbot,true,triage,"{""x"":1}",now\nbot,0.5,,,\n';
  expect(eventsOfTable(table)).toEqual([
    { domain: 'bot', value: 1, metadata: { agent: 'triage', x: 1 } },
    { domain: 'bot', value: 0.5 },
  ]);
});

test('lines and arrays of JSON lose what the server makes anew', () => {
  const event = { domain: 'bot', value: 1, position: 7, tenant_id: 'other', recorded_at: 'now' };
  const wanted = [{ domain: 'bot', value: 1 }];
  expect(eventsOf('a.ndjson', `${JSON.stringify(event)}\n\n`)).toEqual(wanted);
  expect(eventsOf('a.json', JSON.stringify([event]))).toEqual(wanted);
  expect(() => eventsOf('a.ndjson', 'no json')).toThrow(SyntaxError);
});
