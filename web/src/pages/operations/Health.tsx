import { useCall } from '../../api/queries';
import type { components } from '@schema';
import { Answer } from '../../parts/Answer';
import { LabelledTable } from '../../parts/LabelledTable';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import type { Shift } from '../../format/words';

type Doctor = components['schemas']['Doctor'];

const SHIFTS: Record<Doctor['findings'][number]['level'], Shift> = {
  ok: 'neutral',
  note: 'neutral',
  warning: 'worse',
  error: 'worse',
};

/** What the doctor finds: the store, its folder, its settings. */
export function Health() {
  const doctor = useCall<Doctor>('/v1/doctor', {});
  return (
    <Panel
      title="Health of the server"
      aside={<span className="dim small">as ./trimtab doctor tells it</span>}
    >
      <Answer of={doctor}>
        {(answer) => (
          <LabelledTable label="Findings" columns={['Check', 'State', 'Found']}>
            {answer.findings.map((finding) => (
              <tr key={`${finding.check} ${finding.found}`}>
                <td>{finding.check}</td>
                <td>
                  <State shift={SHIFTS[finding.level]}>{finding.level}</State>
                </td>
                <td>
                  {finding.found}
                  {finding.todo !== '' && <div className="dim small">{finding.todo}</div>}
                </td>
              </tr>
            ))}
          </LabelledTable>
        )}
      </Answer>
    </Panel>
  );
}
