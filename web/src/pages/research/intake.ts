import type { Intake } from '../../api/types';

/** What people write of a request; lists of sentences are lines. */
export interface IntakeDraft {
  title: string;
  summary: string;
  source: string;
  sourceDate: string;
  type: Intake['classification']['research_type'];
  category: string;
  urgency: NonNullable<Intake['classification']['urgency']>;
  areas: string[];
  agents: string[];
  priority: number | undefined;
  findings: string;
  recommendations: string;
  risks: string;
  opportunities: string;
  backlog: string[];
  roadmap: string;
  target: string;
}

const lines = (all: readonly string[] | null | undefined): string => (all ?? []).join('\n');

export function draftOf(intake: Intake): IntakeDraft {
  const { content, classification, relevance, analysis, tracking } = intake;
  return {
    title: content.title,
    summary: content.summary ?? '',
    source: content.source ?? '',
    sourceDate: content.source_date ?? '',
    type: classification.research_type,
    category: classification.category,
    urgency: classification.urgency ?? 'medium',
    areas: relevance.impact_areas ?? [],
    agents: relevance.affected_agents ?? [],
    priority: relevance.priority_score ?? undefined,
    findings: lines(analysis.key_findings),
    recommendations: lines(analysis.recommendations),
    risks: lines(analysis.risks),
    opportunities: lines(analysis.opportunities),
    backlog: tracking.backlog_refs ?? [],
    roadmap: tracking.roadmap_impact ?? '',
    target: tracking.implementation_target ?? '',
  };
}

/** One sentence a line; empty ones are left out. */
export function sentences(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function partsOf(draft: IntakeDraft) {
  const said = (text: string) => (text.trim() === '' ? undefined : text.trim());
  return {
    classification: { research_type: draft.type, category: draft.category, urgency: draft.urgency },
    content: {
      title: draft.title,
      summary: said(draft.summary),
      source: said(draft.source),
      source_date: said(draft.sourceDate),
    },
    relevance: {
      impact_areas: draft.areas,
      affected_agents: draft.agents,
      priority_score: draft.priority,
    },
    analysis: {
      key_findings: sentences(draft.findings),
      recommendations: sentences(draft.recommendations),
      risks: sentences(draft.risks),
      opportunities: sentences(draft.opportunities),
    },
    tracking: {
      backlog_refs: draft.backlog,
      roadmap_impact: said(draft.roadmap),
      implementation_target: said(draft.target),
    },
  };
}

/** The parts that were written anew, each whole, and the revision that was seen; the others stay as they are. */
export function changesOf(intake: Intake, draft: IntakeDraft): Record<string, unknown> {
  const before = partsOf(draftOf(intake));
  const after = partsOf(draft);
  const changed = Object.entries(after).filter(
    ([part, value]) => JSON.stringify(value) !== JSON.stringify(before[part as keyof typeof before]),
  );
  return { ...Object.fromEntries(changed), revision: intake.revision };
}
