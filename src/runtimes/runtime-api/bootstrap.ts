/**
 * How an OS-only runtime is started: the platform looks for an executable file named `bootstrap` in `/var/task`, then
 * in `/opt`, and starts it as Linux starts a script, by its first line.
 *
 * Source of the platform's sentences: content/facts/error-types.json, `Runtime.InvalidEntrypoint`. What Linux and `env`
 * make of a first line: https://man7.org/linux/man-pages/man2/execve.2.html and
 * https://www.gnu.org/software/coreutils/manual/html_node/env-invocation.html
 */
import {
  contentOf,
  isExecutable,
  type PackageFile,
  type PackageFiles,
} from '#model/package/deployment-package.ts';

const taskBootstrap = '/var/task/bootstrap';
const layerBootstrap = '/opt/bootstrap';

/**
 * Where Node.js lies. The image of an OS-only runtime has none: on AWS a layer, or the package, would bring it. Here
 * every function has it, as if from a layer.
 */
export const nodePath = '/opt/bin/node';

const env = '/usr/bin/env';
/** What the image does have, and this site does not. */
const shells = ['/bin/sh', '/bin/bash', '/usr/bin/sh', '/usr/bin/bash'];

export type Bootstrap =
  /** `argv[0]` is Node.js; its flags and the script follow. */
  | { is: 'node'; flags: string[]; script: string }
  /** It is not started at all, for the platform's own reason. */
  | { is: 'invalid'; message: string }
  /** `env` is started and finds nothing to run. */
  | { is: 'ended'; argv: string[]; stderr: string; exitCode: number }
  /** On AWS it would start. */
  | { is: 'notHere'; detail: string };

/** Thrown by a `StartProcess` when the package has nothing that can be started. */
export class InvalidEntrypointError extends Error {
  override readonly name = 'InvalidEntrypointError';
}

/**
 * @param task files under `/var/task`
 * @param opt files under `/opt`
 */
export function findBootstrap(task: PackageFiles, opt: PackageFiles): Bootstrap {
  const inTask = bootstrapOf(task);
  const file = inTask ?? bootstrapOf(opt);
  if (file === undefined) {
    return {
      is: 'invalid',
      message: `Couldn't find valid bootstrap(s): [${taskBootstrap} ${layerBootstrap}]`,
    };
  }
  return started(inTask === undefined ? layerBootstrap : taskBootstrap, file);
}

function bootstrapOf(files: PackageFiles): PackageFile | undefined {
  return Object.hasOwn(files, 'bootstrap') ? files['bootstrap'] : undefined;
}

function started(path: string, file: PackageFile): Bootstrap {
  const refused = (reason: string): Bootstrap => ({ is: 'invalid', message: `fork/exec ${path}: ${reason}` });
  const shell = (name: string): Bootstrap => ({
    is: 'notHere',
    detail: `${path} asks for the shell ${name}.`,
  });
  if (!isExecutable(file)) return refused('permission denied');
  const content = contentOf(file);
  const text =
    typeof content === 'string' ? content : new TextDecoder('latin1').decode(content.slice(0, 256));
  if (text.startsWith('\u007fELF')) {
    return { is: 'notHere', detail: `${path} is a compiled program.` };
  }
  // Linux reads 256 bytes of the first line, takes the first word and hands on the rest as one argument.
  const line = /^#![ \t]*([^\n]*)/.exec(text)?.[1]?.replace(/[ \t]+$/, '');
  if (!line) return refused('exec format error');
  const [, interpreter = '', argument = ''] = /^([^ \t]+)[ \t]*([^]*)$/.exec(line) ?? [];
  if (interpreter === nodePath) return { is: 'node', flags: argument === '' ? [] : [argument], script: path };
  if (interpreter === env) return byEnv(argument, path, shell);
  if (shells.includes(interpreter)) return shell(interpreter);
  return refused('no such file or directory');
}

/** `env` looks its word up in PATH, which names `/opt/bin`; with `-S` it splits the words first. */
function byEnv(argument: string, script: string, shell: (name: string) => Bootstrap): Bootstrap {
  const split = /^(?:-S|--split-string=)[ \t]*(.*)$/.exec(argument);
  const words = split ? (split[1] ?? '').split(/[ \t]+/) : [argument];
  const [program = '', ...flags] = words;
  if (program === 'node' || program === nodePath) return { is: 'node', flags, script };
  if (['sh', 'bash', ...shells].includes(program)) return shell(program);
  const hint = program.includes(' ') ? `${env}: use -[v]S to pass options in shebang lines\n` : '';
  return {
    is: 'ended',
    argv: [env, argument, script],
    stderr: `${env}: ‘${program.replaceAll('\r', '\\r')}’: No such file or directory\n${hint}`,
    exitCode: 127,
  };
}
