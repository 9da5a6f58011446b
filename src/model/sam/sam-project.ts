/** A function as a project of the AWS SAM CLI: its template, its code, its events, and how to go on. */
import { isMap, parseDocument } from 'yaml';
import type { TestEvent } from '../account-state.ts';
import type { Account } from '../lambda/arn.ts';
import type { PackageFiles } from '../package/deployment-package.ts';
import type { KeptTemplate } from './kept-template.ts';
import { codeFolder, layerFolder, type ProjectSubject, projectTemplate } from './project-template.ts';
import { projectReadme } from './project-readme.ts';
import { toTemplate } from './to-template.ts';

export interface ProjectInput {
  subject: ProjectSubject;
  account: Account;
  testEvents: readonly TestEvent[];
  /** The template that the learner brought; it stays theirs. */
  kept: KeptTemplate | null;
}

/** All files of the project, by path. */
export function samProject(input: ProjectInput): PackageFiles {
  const { subject, account, testEvents, kept } = input;
  const { FunctionName } = subject.configuration;
  const template = kept ? toTemplate(subject, account, kept) : projectTemplate(subject, account);
  const folder = kept ? folderIn(template, kept.resource) : codeFolder;
  const events = eventFiles(testEvents);
  return {
    'template.yaml': template,
    ...inFolder(folder, subject.files),
    ...(subject.build ? inFolder(folder, { Dockerfile: subject.build.dockerfile }) : {}),
    ...Object.fromEntries(
      subject.layers.flatMap((files, index) => Object.entries(inFolder(layerFolder(index), files))),
    ),
    ...events,
    'samconfig.toml': samConfig(FunctionName, subject.configuration.PackageType === 'Image'),
    'README.md': projectReadme(subject, Object.keys(events)[0] ?? '', kept !== null),
  };
}

function inFolder(folder: string, files: PackageFiles): PackageFiles {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [folder === '' ? path : `${folder}/${path}`, file]),
  );
}

/**
 * Where a template of the learner's own expects the code, or what its image is built of: a folder beside it, or ours
 * where it names none.
 */
function folderIn(template: string, resource: string): string {
  const document = parseDocument(template);
  const own = document.getIn(['Resources', resource]);
  const uri: unknown = isMap(own)
    ? (own.getIn(['Properties', 'CodeUri']) ?? own.getIn(['Metadata', 'DockerContext']))
    : undefined;
  if (typeof uri !== 'string' || /^[a-z0-9]+:|^\/|(^|\/)\.\.(\/|$)/i.test(uri)) return codeFolder;
  return uri.replace(/^(\.\/)+|^\.$/, '').replace(/\/+$/, '');
}

/** What is not JSON cannot be sent, and stays behind. */
function eventFiles(testEvents: readonly TestEvent[]): PackageFiles {
  const sendable = testEvents.filter(({ payload }) => isJson(payload));
  if (sendable.length === 0) return { 'events/empty.json': '{}\n' };
  const named = sendable.map(({ name, payload }, index) => {
    const safe = name.replaceAll(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[.-]+/, '') || `event-${index + 1}`;
    return [`events/${safe}.json`, payload] as const;
  });
  return Object.fromEntries(
    named.map(([path, payload], index) => [
      named.findIndex(([other]) => other === path) === index
        ? path
        : path.replace(/\.json$/, `-${index + 1}.json`),
      payload,
    ]),
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Stacks are named with letters, digits and hyphens, and begin with a letter. */
export function stackName(functionName: string): string {
  const name = functionName.replaceAll(/[^A-Za-z0-9-]/g, '-').slice(0, 120);
  return /^[A-Za-z]/.test(name) ? name : `stack-${name}`;
}

function samConfig(functionName: string, fromImage: boolean): string {
  return `version = 0.1

[default.global.parameters]
stack_name = "${stackName(functionName)}"

[default.validate.parameters]
lint = true

[default.deploy.parameters]
capabilities = "CAPABILITY_IAM"
confirm_changeset = true
${fromImage ? 'resolve_image_repos = true' : 'resolve_s3 = true'}
`;
}
