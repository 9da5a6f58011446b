/** Names of the controls of a settings form: where in a request stands what they say, `VpcConfig.SubnetIds`. */
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { ServiceCall } from '#model/services/service-call.ts';

type Members<Request> = Request extends unknown ? keyof Request & string : never;
type Member = Members<ApiCall['request'] | ServiceCall['request']>;

/** The call is left out: a control may speak in more than one. */
export type MemberPath = Member | `${Member}.${string}`;

/** A control that names no member of any request does not compile. */
export const member = (path: MemberPath): MemberPath => path;

/** A path and what it lies in, the most particular first. */
export function within(path: string): string[] {
  const names = path.split('.');
  return names.map((_, index) => names.slice(0, names.length - index).join('.'));
}

/** The option of the command line that carries a member. */
export function flagOf(path: string): string {
  // Of a package the command names the file.
  if (path === 'Content.ZipFile') return '--zip-file';
  const [first = ''] = path.split('.');
  return `--${first.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase()}`;
}
