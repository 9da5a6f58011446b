/** The console's template, edited as a learner would edit it, and what Apply sends then. */
import { parseDocument } from 'yaml';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { Account } from '#model/lambda/arn.ts';
import { readTemplate } from '#model/sam/from-template.ts';
import { plannedCalls, templateChanges } from '#model/sam/template-plan.ts';
import { logicalId, toTemplate } from '#model/sam/to-template.ts';
import { deploymentPackage } from '#runtimes/package/package-zip.ts';
import { templateSubject } from '#ui/console/function/template/template.view.ts';

export function templateCalls(
  properties: Readonly<Record<string, unknown>>,
  fn: FunctionView,
  account: Account,
): ApiCall[] {
  const subject = templateSubject(fn);
  const document = parseDocument(toTemplate(subject, account));
  for (const [path, value] of Object.entries(properties))
    document.setIn(['Resources', logicalId(fn.name), 'Properties', ...path.split('.')], value);
  const read = readTemplate(document.toString(), subject, account);
  if (!read.ok) throw new Error(read.fault.message);
  return plannedCalls(templateChanges(read.reading, subject), subject).map((call) =>
    call.action === 'UpdateFunctionCode'
      ? { action: call.action, request: call.request, package: deploymentPackage(call.files) }
      : call,
  );
}
