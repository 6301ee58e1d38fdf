import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useCall } from '../api/queries';
import type { Intake } from '../api/types';
import { plural } from '../format/words';
import { Answer } from '../parts/Answer';
import { Empty } from '../parts/Empty';
import { Panel } from '../parts/Panel';
import { useRowKeys } from '../parts/rows';
import { useAddress, useFilters, useLink } from '../shell/filters';
import { isOperator, may, useMe } from '../shell/me';
import { EditLesson } from './research/EditLesson';
import { IntakeDetail } from './research/IntakeDetail';
import { IntakeTable } from './research/IntakeTable';
import { Lessons } from './research/Lessons';
import { NewIntake } from './research/NewIntake';

const OPEN = 'submitted,triaged,analyzing,deferred';
const SETS = [
  { value: OPEN, label: 'Open' },
  { value: 'accepted,tracked', label: 'Accepted' },
  { value: 'rejected', label: 'Rejected' },
  { value: 'lessons', label: 'Lessons' },
];

/** What is to be found out, and what was learned. */
export default function Research() {
  const me = useMe();
  const filters = useFilters();
  if (isOperator(me) && filters.tenant === undefined) {
    return <Empty title="Choose a tenant above.">Research requests are of one tenant.</Empty>;
  }
  return <Filled />;
}

function Filled() {
  const me = useMe();
  const link = useLink();
  const { id } = useParams();
  const filters = useFilters();
  const [params, change] = useAddress();
  const [isAsking, setAsking] = useState(false);
  const [text, setText] = useState(params.get('q') ?? '');
  const [q] = useDebouncedValue(text, 300);
  const set = params.get('set') ?? OPEN;
  const isLessons = set === 'lessons';
  const intakes = useCall<Intake[]>(
    '/v1/improvements/intakes',
    { tenant_id: filters.tenant, domain: filters.domain, status: set, q: q.trim(), limit: 200 },
    { enabled: !isLessons },
  );
  useRowKeys();
  return (
    <>
      <div className="row between">
        <h1>{isLessons ? 'What was learned' : titleOf(intakes.data)}</h1>
        <div className="row">
          <SegmentedControl
            aria-label="Which"
            data={SETS}
            value={set}
            onChange={(next) => change({ set: next === OPEN ? undefined : next })}
          />
          {may(me, 'improvements:write') && (
            <Button onClick={() => setAsking(true)}>
              {isLessons ? 'Record a lesson' : 'Ask for research'}
            </Button>
          )}
        </div>
      </div>
      <TextInput
        aria-label="Search"
        placeholder={
          isLessons ? 'a word of problem, action, result or tag' : 'a word of title, summary or finding'
        }
        maw={360}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {isLessons ? (
        <Lessons q={q.trim()} />
      ) : (
        <Panel title="Requests">
          <Answer of={intakes} height={240}>
            {(all) =>
              all.length === 0 ? (
                <Empty title="There is none." command="./trimtab intakes submit --help">
                  Loops open them where a template says so; people ask here, or on a terminal:
                </Empty>
              ) : (
                <IntakeTable
                  isListening={id === undefined}
                  intakes={all}
                  to={(each) => link(`/research/${each.id}`, { set: params.get('set') ?? undefined })}
                />
              )
            }
          </Answer>
        </Panel>
      )}
      <IntakeDetail id={id} />
      <NewIntake isOpen={isAsking && !isLessons} close={() => setAsking(false)} />
      {isAsking && isLessons && <EditLesson lesson={undefined} close={() => setAsking(false)} />}
    </>
  );
}

function titleOf(intakes: readonly Intake[] | undefined): string {
  if (intakes === undefined) {
    return 'Research';
  }
  if (intakes.length === 0) {
    return 'No research requests';
  }
  const fresh = intakes.filter((intake) => intake.disposition.status === 'submitted').length;
  return fresh === 0
    ? `${intakes.length} research ${plural(intakes.length, 'request')}`
    : `${fresh} research ${plural(fresh, 'request waits', 'requests wait')} to be triaged`;
}
