import { expect, test } from 'vitest';
import type { Intake } from '../../api/types';
import { changesOf, draftOf, sentences } from './intake';

const intake: Intake = {
  id: 'i',
  tenant_id: 'acme',
  classification: { research_type: 'technical', category: 'reliability', urgency: 'high' },
  content: { title: 'Why?', source_date: '2026-03-02' },
  relevance: { impact_areas: ['support-bot'], affected_agents: [] },
  analysis: { key_findings: ['one', 'two'], recommendations: [], risks: [], opportunities: [] },
  disposition: { status: 'analyzing', allowed: [], action_items: [] },
  tracking: { backlog_refs: [] },
  created_by: 'ann',
  created_at: '2026-03-02T09:30:00Z',
  updated_at: '2026-03-02T09:30:00Z',
  revision: 3,
};

test('only what was changed is sent, with the revision that was seen', () => {
  expect(changesOf(intake, draftOf(intake))).toEqual({ revision: 3 });
  expect(changesOf(intake, { ...draftOf(intake), findings: 'one\n\n three ' })).toEqual({
    analysis: { key_findings: ['one', 'three'], recommendations: [], risks: [], opportunities: [] },
    revision: 3,
  });
  expect(changesOf(intake, { ...draftOf(intake), sourceDate: '' })).toEqual({
    content: { title: 'Why?' },
    revision: 3,
  });
});

test('a sentence is a line', () => {
  expect(sentences(' a \n\nb\n')).toEqual(['a', 'b']);
});
