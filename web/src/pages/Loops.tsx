import { Button, SegmentedControl, Select } from '@mantine/core';
import { Link } from 'react-router';
import { useCall } from '../api/queries';
import type { Loop, Template } from '../api/types';
import { Answer } from '../parts/Answer';
import { Empty } from '../parts/Empty';
import { useRowKeys } from '../parts/rows';
import { useAddress, useFilters, useLink, whereOf } from '../shell/filters';
import { isOperator, may, useMe } from '../shell/me';
import { Board } from './loops/Board';
import { Ended } from './loops/Ended';
import { boardSentence } from './loops/loop';
import { OpenLoop } from './loops/OpenLoop';

const SETS = [
  { value: 'open', label: 'Open' },
  { value: 'ended', label: 'Ended' },
];

/** What is being done, and did it help? */
export default function Loops() {
  const me = useMe();
  const filters = useFilters();
  if (isOperator(me) && filters.tenant === undefined) {
    return <Empty title="Choose a tenant above.">A board is of one tenant.</Empty>;
  }
  return <Chosen />;
}

function Chosen() {
  const me = useMe();
  const link = useLink();
  const filters = useFilters();
  const [params, change] = useAddress();
  const template = params.get('template') ?? undefined;
  const isEnded = params.get('set') === 'ended';
  const query = {
    ...whereOf(filters),
    event_type: filters.eventType,
    template,
    limit: 200,
  };
  const path = '/v1/improvements/loops';
  const open = useCall<Loop[]>(path, { ...query, status: 'open' }, { every: 5_000 });
  const ended = useCall<Loop[]>(path, { ...query, status: 'ended' }, { every: 10_000 });
  const templates = useCall<Template[]>('/v1/improvements/templates', { tenant_id: filters.tenant });
  useRowKeys();
  const names = templates.data?.map(({ name }) => name) ?? [];
  return (
    <>
      <div className="row between">
        <h1>{open.data === undefined ? 'Loops' : boardSentence(open.data)}</h1>
        <div className="row">
          <SegmentedControl
            aria-label="Which loops"
            data={SETS}
            value={isEnded ? 'ended' : 'open'}
            onChange={(next) => change({ set: next === 'open' ? undefined : next })}
          />
          <Select
            aria-label="Template"
            placeholder="All templates"
            w={170}
            clearable
            data={template === undefined || names.includes(template) ? names : [...names, template]}
            value={template ?? null}
            onChange={(next) => change({ template: next ?? undefined })}
          />
          <Button variant="default" component={Link} to={link('/loops/templates')}>
            Templates
          </Button>
          {may(me, 'improvements:write') && names.length > 0 && <OpenLoop templates={templates.data ?? []} />}
        </div>
      </div>
      {isEnded ? (
        <Answer of={ended} height={360}>
          {(all) => (all.length === 0 ? <NoneEnded /> : <Ended loops={all} />)}
        </Answer>
      ) : (
        <Answer of={open} height={360}>
          {(all) => (all.length > 0 ? <Board loops={all} /> : <NoneOpen hasTemplates={names.length > 0} />)}
        </Answer>
      )}
    </>
  );
}

function NoneOpen({ hasTemplates }: { hasTemplates: boolean }) {
  const link = useLink();
  return hasTemplates ? (
    <Empty title="Nothing is being mended just now.">
      A loop begins when what its template watches for happens.{' '}
      <Link to={link('/loops', { set: 'ended' })}>See those that ended</Link>.
    </Empty>
  ) : (
    <Empty title="No template opens loops yet." command="./trimtab templates --help">
      A template says: when a series like this declines, take these steps, then say from fresh outcomes
      whether it helped. <Link to={link('/loops/templates')}>Take one from the library</Link>, or on a
      terminal:
    </Empty>
  );
}

function NoneEnded() {
  return (
    <Empty title="No loop has ended yet.">Each ends with a verdict of fresh outcomes, and stands here.</Empty>
  );
}
