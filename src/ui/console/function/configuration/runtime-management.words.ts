import type { UpdateRuntimeOn } from '#model/lambda/function-settings.types.ts';
import { spoken } from '#model/words.ts';

const english = {
  yours: 'The runtime is part of your image: you patch it.',
  inImage: 'The runtime is part of your image. Nobody patches it but you: build and deploy again.',
  simulated:
    '<strong>Simulated:</strong> the site knows one version of each runtime, so none is exchanged here.',
  modes: {
    Auto: 'AWS changes to the newest patch in the weeks after it is out.',
    FunctionUpdate: 'The newest patch comes whenever you change code or configuration.',
    Manual: 'The version below, until you name another. Security patches too wait.',
  } satisfies Record<UpdateRuntimeOn, string>,
};

export const words = spoken({ 'en-GB': english });
