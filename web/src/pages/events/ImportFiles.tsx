import { Button, FileButton, Modal, Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { call } from '../../api/http';
import type { BatchResult } from '../../api/types';
import { count } from '../../format/numbers';
import { plural } from '../../format/words';
import { Failure } from '../../parts/Failure';
import { Icon } from '../../parts/Icon';
import { useFilters } from '../../shell/filters';
import classes from './events.module.css';
import { eventsOf, textOf } from './rows';

/** As many go in one call, so that progress is seen and a broken call costs little. */
const BATCH = 1_000;
const SHOWN_FAULTS = 20;

interface Run {
  name: string;
  done: number;
  total: number;
  accepted: number;
  duplicates: number;
  faults: string[];
  rejected: number;
  isOver: boolean;
  isStopped?: boolean;
  error?: unknown;
}

/** Takes files that are dropped anywhere on the page, or chosen, and tells how far it is. */
export function ImportFiles() {
  const filters = useFilters();
  const queries = useQueryClient();
  const [run, setRun] = useState<Run>();
  const [isOver, setOver] = useState(false);
  const stop = useRef<AbortController>(undefined);

  const begin = async (file: File) => {
    const abort = new AbortController();
    stop.current = abort;
    let now: Run = {
      name: file.name,
      done: 0,
      total: 0,
      accepted: 0,
      duplicates: 0,
      faults: [],
      rejected: 0,
      isOver: false,
    };
    setRun(now);
    // Who has closed it meanwhile does not want to see it again.
    const end = (how: Partial<Run>) =>
      setRun((shown) => (shown === undefined ? undefined : { ...now, ...how, isOver: true }));
    try {
      const events = eventsOf(file.name, await textOf(file));
      now = { ...now, total: events.length };
      for (let from = 0; from < events.length && !abort.signal.aborted; from += BATCH) {
        const part = events.slice(from, from + BATCH);
        const result = await call<BatchResult>('/v1/outcomes/events/batch', {
          method: 'POST',
          query: { tenant_id: filters.tenant },
          text: { type: 'application/x-ndjson', body: part.map((event) => JSON.stringify(event)).join('\n') },
          signal: abort.signal,
        });
        const faults = result.rejected.map(
          (fault) => `row ${from + fault.index + 1}: ${fault.pointer} ${fault.detail}`,
        );
        now = {
          ...now,
          done: from + part.length,
          accepted: now.accepted + result.accepted,
          duplicates: now.duplicates + result.duplicates,
          rejected: now.rejected + faults.length,
          faults: [...now.faults, ...faults].slice(0, SHOWN_FAULTS),
        };
        setRun(now);
      }
      end({ isStopped: abort.signal.aborted });
    } catch (error) {
      end(abort.signal.aborted ? { isStopped: true } : { error });
    }
    void queries.invalidateQueries();
  };

  const drop = useEffectEvent((event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === 'dragover');
    const file = event.type === 'drop' ? event.dataTransfer?.files[0] : undefined;
    if (file !== undefined) {
      void begin(file);
    }
  });
  useEffect(() => {
    const listener = (event: DragEvent) => drop(event);
    const types = ['dragover', 'dragleave', 'drop'] as const;
    types.forEach((type) => document.addEventListener(type, listener));
    return () => types.forEach((type) => document.removeEventListener(type, listener));
  }, []);

  const halt = () => stop.current?.abort();
  const close = () => {
    halt();
    setRun(undefined);
  };
  return (
    <>
      <FileButton
        onChange={(file) => {
          if (file !== null) {
            void begin(file);
          }
        }}
        accept=".ndjson,.jsonl,.json,.csv,.tsv,.gz"
        inputProps={{ 'aria-label': 'File of events' }}
      >
        {(props) => (
          <Button {...props} variant="default" leftSection={<Icon name="upload" />}>
            Import a file
          </Button>
        )}
      </FileButton>
      {isOver && (
        <div className={classes.drop}>Drop a file of events: CSV, NDJSON or JSON, plain or gzip</div>
      )}
      <Modal
        opened={run !== undefined}
        onClose={close}
        title={`Import of ${run?.name ?? ''}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {run !== undefined && <Told run={run} halt={halt} close={close} />}
      </Modal>
    </>
  );
}

function Told({ run, halt, close }: { run: Run; halt: () => void; close: () => void }) {
  const share = run.total === 0 ? 0 : (run.done / run.total) * 100;
  return (
    <div className="stack">
      <Progress value={share} aria-label="Progress of the import" color="ink" />
      <p className="num" aria-live="polite">
        {count(run.done)} of {count(run.total)} {plural(run.total, 'row')}: {count(run.accepted)} stored,{' '}
        {count(run.duplicates)} known already, {count(run.rejected)} refused.
      </p>
      {run.faults.length > 0 && (
        <ul className="small">
          {run.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {run.error !== undefined && <Failure error={run.error} />}
      {run.isStopped === true && <strong>Stopped.</strong>}
      {(run.error !== undefined || run.isStopped === true) && run.done > 0 && (
        <p className="small">What was stored stays. Rows with an id can be sent again and are stored once.</p>
      )}
      <Button variant={run.isOver ? 'filled' : 'default'} onClick={run.isOver ? close : halt}>
        {run.isOver ? 'Done' : 'Stop'}
      </Button>
    </div>
  );
}
