import { coldStartsSchema } from './cold-starts.schema.ts';
import { destinationsSchema } from './destinations.schema.ts';
import { apiErrorsSchema, apiMessagesSchema, errorTypesSchema } from './errors.schema.ts';
import { limitsSchema } from './limits.schema.ts';
import { logLinesSchema } from './log-lines.schema.ts';
import { patternsSchema } from './patterns.schema.ts';
import { pollersSchema } from './pollers.schema.ts';
import { managedPoliciesSchema, policyTemplatesSchema } from './policies.schema.ts';
import { environmentVariablesSchema, nodeBehavioursSchema, runtimeApiSchema } from './runtime-api.schema.ts';
import { baseImageSchema, runtimesSchema, runtimeVersionsSchema } from './runtimes.schema.ts';
import { samSchemaSchema } from './sam-schema.schema.ts';
import { statesSchema } from './states.schema.ts';
import { triggersSchema } from './triggers.schema.ts';

/** Every file of `content/facts`, with the schema that it has to satisfy. */
export const factFiles = {
  'access-denied.json': apiMessagesSchema,
  'api-errors.json': apiErrorsSchema,
  'api-messages.json': apiMessagesSchema,
  'base-image.json': baseImageSchema,
  'cold-starts.json': coldStartsSchema,
  'compute.json': limitsSchema,
  'destinations.json': destinationsSchema,
  'environment-variables.json': environmentVariablesSchema,
  'error-types.json': errorTypesSchema,
  'lifecycle.json': limitsSchema,
  'limits.json': limitsSchema,
  'log-lines.json': logLinesSchema,
  'managed-policies.json': managedPoliciesSchema,
  'mappings.json': limitsSchema,
  'node-behaviours.json': nodeBehavioursSchema,
  'patterns.json': patternsSchema,
  'policy-templates.json': policyTemplatesSchema,
  'pollers.json': pollersSchema,
  'prices.json': limitsSchema,
  'quotas.json': limitsSchema,
  'retired-runtimes.json': runtimesSchema,
  'runtime-api.json': runtimeApiSchema,
  'runtime-versions.json': runtimeVersionsSchema,
  'runtimes.json': runtimesSchema,
  'sam-schema.json': samSchemaSchema,
  'services.json': limitsSchema,
  'states.json': statesSchema,
  'template-messages.json': apiMessagesSchema,
  'triggers.json': triggersSchema,
};
