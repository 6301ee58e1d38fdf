import { autocompletion, completionKeymap, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { TemplateCheck } from '../../api/types';
import { nonce } from '../../nonce';
import { suggest, type Schema } from './completion';
import { look } from './editorLook';

export interface YamlEditorProps {
  value: string;
  label: string;
  change: (text: string) => void;
  save: () => void;
  faults: TemplateCheck['faults'];
  schema: Schema | undefined;
  /** Where the cursor is to go; another object each time. */
  goTo: { line: number; column: number } | undefined;
}

/** Keys stand out by weight, not by colour: colour means state. */
const highlighting = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], fontWeight: '600', color: 'var(--ink)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: [tags.string, tags.content, tags.number, tags.bool], color: 'var(--ink-2)' },
]);

function offset(state: EditorState, line: number, column: number): number {
  const found = state.doc.line(Math.max(1, Math.min(state.doc.lines, line)));
  return Math.min(found.to, found.from + Math.max(0, column - 1));
}

function diagnostics(state: EditorState, faults: TemplateCheck['faults']): Diagnostic[] {
  return faults.map((fault) => {
    const from = offset(state, fault.line, fault.column);
    const line = state.doc.lineAt(from);
    const word = /^[^\s,}\]]+/.exec(state.sliceDoc(from, line.to));
    const to = Math.min(line.to, from + (word?.[0].length ?? 1));
    return { from, to, severity: 'error', message: fault.detail };
  });
}

/** A document of YAML: numbered lines, faults in place, what may be written offered by the schema. */
export default function YamlEditor(props: YamlEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const changed = useEffectEvent((update: ViewUpdate) => {
    if (update.docChanged) {
      props.change(update.state.doc.toString());
    }
  });
  const save = useEffectEvent(() => props.save());
  const offer = useEffectEvent((context: CompletionContext) => {
    if (props.schema === undefined) {
      return null;
    }
    const { typed, options } = suggest(context.state.sliceDoc(0, context.pos), props.schema);
    return options.length === 0 || (typed === 0 && !context.explicit)
      ? null
      : {
          from: context.pos - typed,
          options: options.map(({ info, ...option }) => ({
            ...option,
            displayLabel: option.apply.trimEnd(),
            ...(info === '' ? {} : { info }),
          })),
          validFor: /^[\w.-]*$/,
        };
  });
  const first = useEffectEvent(() => ({ text: props.value, label: props.label }));
  useEffect(() => {
    const parent = host.current;
    if (parent === null) {
      return;
    }
    const { text, label } = first();
    const made = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorView.cspNonce.of(nonce),
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          highlightActiveLine(),
          yaml(),
          syntaxHighlighting(highlighting),
          autocompletion({ override: [(context) => offer(context)] }),
          keymap.of([
            { key: 'Mod-s', preventDefault: true, run: () => (save(), true) },
            ...completionKeymap,
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
          EditorView.lineWrapping,
          EditorView.updateListener.of((update) => changed(update)),
          look,
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const shown = view.current;
    if (shown !== null && shown.state.doc.toString() !== props.value) {
      shown.dispatch({ changes: { from: 0, to: shown.state.doc.length, insert: props.value } });
    }
  }, [props.value]);
  useEffect(() => {
    const shown = view.current;
    shown?.dispatch(setDiagnostics(shown.state, diagnostics(shown.state, props.faults)));
  }, [props.faults]);
  useEffect(() => {
    const shown = view.current;
    if (shown !== null && props.goTo !== undefined) {
      const anchor = offset(shown.state, props.goTo.line, props.goTo.column);
      shown.dispatch({ selection: { anchor }, scrollIntoView: true });
      shown.focus();
    }
  }, [props.goTo]);
  return <div ref={host} />;
}
