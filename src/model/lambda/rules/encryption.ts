import patterns from '#content/facts/patterns.json' with { type: 'json' };
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal } from '../api-message.ts';
import type { RuleState } from './rule-state.ts';

/** What Lambda says of a key for the environment variables; empty: AWS's own. */
export function refuseKey(arn: string): ApiError | null {
  return refuseShape('KMSKeyArn', arn, patterns.kmsKeyArn.value);
}

/**
 * What Lambda says of a code signing configuration; empty: none. Packages of this site carry no signature.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html
 */
export function refuseCodeSigning(arn: string, { resources }: RuleState): ApiError | null {
  const member = 'CodeSigningConfigArn';
  if (arn === '') return null;
  const broken = refuseShape(member, arn, patterns.codeSigningConfigArn.value);
  if (broken || !resources) return broken;
  const config = resources.codeSigningConfigs.find(
    ({ CodeSigningConfigArn }) => CodeSigningConfigArn === arn,
  );
  if (!config) return refusal('signingConfigUnknown', {}, member);
  return config.untrusted === 'Enforce' ? refusal('signatureRefused', {}, member) : null;
}

function refuseShape(member: string, value: string, pattern: string): ApiError | null {
  if (new RegExp(`^(?:${pattern})$`).test(value)) return null;
  return validationRefusal([{ member, message: 'pattern', fillIns: { value, pattern } }]);
}
