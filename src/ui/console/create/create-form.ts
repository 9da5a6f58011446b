/** What is typed into Create function, and how it comes back after the page was left. */
import * as z from 'zod/mini';
import { roleChoices } from '#model/lambda/execution-role.ts';
import { invokeModes, urlAuthTypes } from '#model/lambda/function-url.ts';
import { defaultRuntime, isEnvironmentRuntime } from '#model/lambda/runtimes.ts';

export const createWays = ['scratch', 'blueprint', 'image'] as const;

const text = z.catch(z.string(), '');
const flag = z.catch(z.boolean(), false);
const texts = z.catch(z.array(z.string()), []);

const createForm = z.object({
  way: z.catch(z.enum(createWays), 'scratch'),
  functionName: text,
  runtime: z.catch(z.string().check(z.refine(isEnvironmentRuntime)), defaultRuntime),
  architecture: z.catch(z.enum(['x86_64', 'arm64']), 'x86_64'),
  roleChoice: z.catch(z.enum(roleChoices), 'basic'),
  /** ARN. */
  existingRole: text,
  roleName: text,
  policyTemplates: texts,
  /** ARN; empty: none. */
  codeSigning: text,
  /** ARN; empty: AWS's own key. */
  encryptionKey: text,
  functionUrl: flag,
  urlAuthType: z.catch(z.enum(urlAuthTypes), 'AWS_IAM'),
  invokeMode: z.catch(z.enum(invokeModes), 'BUFFERED'),
  cors: flag,
  tags: z.catch(z.array(z.object({ key: z.string(), value: z.string() })), []),
  /** Id; empty: none. */
  vpc: text,
  subnets: texts,
  securityGroups: texts,
  ipv6: flag,
  blueprint: text,
  /** What the blueprint's trigger listens to: a bucket's name, a schedule. */
  trigger: text,
  environment: z.catch(z.record(z.string(), z.string()), {}),
  imageUri: text,
  entryPoint: text,
  command: text,
  workingDirectory: text,
});

export type CreateForm = z.infer<typeof createForm>;
/** What is asked about the role. */
export type RoleForm = Pick<CreateForm, 'roleChoice' | 'existingRole' | 'roleName' | 'policyTemplates'>;
export type CreateWay = CreateForm['way'];

export const emptyForm: CreateForm = z.parse(createForm, {});

/** A form that was left half filled in; what is not understood falls back to the empty form. */
export function parseForm(text: string | null): CreateForm {
  try {
    const parsed = z.safeParse(createForm, JSON.parse(text ?? ''));
    return parsed.success ? parsed.data : emptyForm;
  } catch {
    return emptyForm;
  }
}
