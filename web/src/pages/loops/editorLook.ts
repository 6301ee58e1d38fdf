import { EditorView } from '@codemirror/view';

/** The editor in the tokens of the dashboard. No picture comes from an address of its own: the page's policy refuses them. */
export const look = EditorView.theme({
  '&': {
    fontSize: 'var(--t12)',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius)',
  },
  '&.cm-focused': { outline: '2px solid var(--ink)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.65', minHeight: '360px', maxHeight: '68vh' },
  '.cm-content': { padding: 'var(--s2) 0', caretColor: 'var(--ink)' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--ink-3)',
    border: '0',
    paddingLeft: 'var(--s1)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--sunken) 60%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--line)',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--worse-line)',
    textUnderlineOffset: '3px',
    paddingBottom: '0',
  },
  '.cm-gutter-lint': { width: '14px' },
  '.cm-lint-marker': {
    content: '""',
    width: '0',
    height: '0',
    marginTop: '5px',
    borderLeft: '5px solid transparent',
    borderRight: '5px solid transparent',
    borderBottom: '9px solid var(--worse-line)',
  },
  '.cm-lint-marker-error': { content: '""' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--overlay)',
    fontFamily: 'var(--font)',
    maxWidth: 'min(420px, 90vw)',
  },
  '.cm-diagnostic': { borderLeft: '3px solid var(--worse-line)', padding: 'var(--s1) var(--s2)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '240px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px var(--s2)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--accent-ink)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.75' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-completionInfo': { padding: 'var(--s2)', fontSize: 'var(--t12)' },
});
