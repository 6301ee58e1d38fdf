import { call } from '../../api/http';
import type { Template } from '../../api/types';

export const TEMPLATES = '/v1/improvements/templates';
export const YAML = 'application/yaml';

/** What is done to templates, and undone. */
export const templatePath = (name: string) => `${TEMPLATES}/${encodeURIComponent(name)}`;

export const turnTemplate = (
  { name }: Pick<Template, 'name'>,
  isOn: boolean,
  tenant: string | undefined,
): Promise<Template> =>
  call<Template>(`${templatePath(name)}/${isOn ? 'enable' : 'disable'}`, {
    method: 'POST',
    query: { tenant_id: tenant },
  });

/** Stores a document as the next version. */
export const putTemplate = (name: string, document: string, tenant: string | undefined): Promise<Template> =>
  call<Template>(templatePath(name), {
    method: 'PUT',
    query: { tenant_id: tenant },
    text: { type: YAML, body: document },
  });

/** Has a template that was deleted be there again, and off where it was. */
export async function bringBack(template: Template, tenant: string | undefined): Promise<void> {
  await putTemplate(template.name, template.document ?? '', tenant);
  if (!template.enabled) {
    await turnTemplate(template, false, tenant);
  }
}

/** What was done to a template that was so before. */
export const turned = ({ name, enabled }: Template): string =>
  enabled ? `${name} opens no more loops.` : `${name} opens loops.`;
