/** What the test and the page in WebKitGTK say to each other, as JSON over one small server. */
import type { EnvironmentSpec, InvocationInput } from '#model/runtime-port.ts';
import type { RuntimeEvent } from '#model/telemetry/trace.ts';

export type Command =
  | { type: 'start'; id: number; environment: number; spec: EnvironmentSpec }
  | { type: 'init'; id: number; environment: number; limitMs: number }
  | { type: 'invoke'; id: number; environment: number; invocation: InvocationInput }
  | { type: 'reset'; id: number; environment: number }
  | { type: 'stop'; id: number; environment: number };

export type Report =
  | { type: 'ready' }
  | { type: 'event'; environment: number; event: RuntimeEvent; time: number }
  | { type: 'settled'; id: number; value: unknown }
  | { type: 'failed'; id: number; message: string };
