import { Link } from 'react-router';
import type { Loop } from '../../api/types';
import { duration } from '../../format/times';
import { LabelledTable } from '../../parts/LabelledTable';
import { State } from '../../parts/State';
import { Time } from '../../parts/Time';
import parts from '../../parts/parts.module.css';
import { useLink } from '../../shell/filters';
import { claimSentence, claimWord, seriesOf, STATES } from './loop';

/** Loops that ended, the newest first, each with its verdict. */
export function Ended({ loops }: { loops: readonly Loop[] }) {
  const link = useLink();
  return (
    <section className={parts.panel} aria-label="Ended">
      <div className={parts.panelBody}>
        <LabelledTable
          label="Table of loops that ended"
          columns={['Loop', 'Verdict', 'Template', 'Ended', 'Took']}
        >
          {loops.map((loop) => (
            <tr key={loop.id}>
              <td>
                <Link to={link(`/loops/${loop.id}`)} data-row>
                  {seriesOf(loop)}
                </Link>
                <div className="dim small">{loop.event_type}</div>
              </td>
              <td>
                <State shift={STATES[loop.state].shift}>{STATES[loop.state].word}</State>
                <ClaimMark loop={loop} />
              </td>
              <td>{loop.template}</td>
              <td>{loop.ended_at != null && <Time at={loop.ended_at} />}</td>
              <td className="nowrap">
                {loop.ended_at != null && duration(Date.parse(loop.ended_at) - Date.parse(loop.opened_at))}
              </td>
            </tr>
          ))}
        </LabelledTable>
      </div>
    </section>
  );
}

/** Whether an improvement stands among the others. */
function ClaimMark({ loop }: { loop: Loop }) {
  const word = claimWord(loop);
  return word === undefined || loop.claim == null ? null : (
    <div className="dim small" title={claimSentence(loop.claim)}>
      {word}
    </div>
  );
}
