import { useCall } from '../../api/queries';
import type { components } from '@schema';
import { Answer } from '../../parts/Answer';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import type { Shift } from '../../format/words';
import parts from '../../parts/parts.module.css';

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
          <div className={parts.scroll} tabIndex={0} role="region" aria-label="Findings">
            <table className={parts.table}>
              <thead>
                <tr>
                  <th scope="col">Check</th>
                  <th scope="col">State</th>
                  <th scope="col">Found</th>
                </tr>
              </thead>
              <tbody>
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
              </tbody>
            </table>
          </div>
        )}
      </Answer>
    </Panel>
  );
}
