/**
 * How services refuse a request whose signature is not in order. Each family of services has names of its own.
 *
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
import type { ServiceFault } from './aws-http.ts';
import type { SignatureFlaw } from './signature.ts';

const forbidden = 403;

/** @param service by the name that its signatures have */
export function signatureRefusal(flaw: SignatureFlaw, service: string): ServiceFault {
  return service === 's3' ? ofS3(flaw) : ofOthers(flaw, service);
}

function ofS3(flaw: SignatureFlaw): ServiceFault {
  const fault = (code: string, message: string, status = forbidden): ServiceFault => ({
    code,
    status,
    message,
  });
  switch (flaw.is) {
    case 'missing':
      return fault('AccessDenied', 'Access Denied');
    case 'incomplete':
      return fault('AuthorizationHeaderMalformed', 'The authorization header is malformed.', 400);
    case 'unknown key':
      return fault('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
    case 'wrong token':
      return fault('InvalidToken', 'The provided token is malformed or otherwise invalid.', 400);
    case 'wrong Region':
    case 'wrong service': {
      const what = flaw.is === 'wrong Region' ? 'region' : 'service';
      const message = `The authorization header is malformed; the ${what} '${flaw.given}' is wrong; expecting '${flaw.expected}'`;
      return fault('AuthorizationHeaderMalformed', message, 400);
    }
    case 'wrong signature':
      return fault(
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      );
  }
}

/** Services that speak JSON over one address answer 400 instead of 403. */
const withBadRequest: readonly string[] = ['dynamodb', 'events', 'kinesis'];
/** Services that speak Query keep the older names. */
const withOlderNames: readonly string[] = ['sns', 'sts'];
const coral: readonly string[] = ['dynamodb', 'kinesis'];

function ofOthers(flaw: SignatureFlaw, service: string): ServiceFault {
  const status = withBadRequest.includes(service) ? 400 : forbidden;
  const mismatch = withOlderNames.includes(service) ? 'SignatureDoesNotMatch' : 'InvalidSignatureException';
  const fault = (code: string, message: string): ServiceFault => ({ code, status, message });
  switch (flaw.is) {
    case 'missing':
      return {
        code: 'MissingAuthenticationToken',
        status: forbidden,
        message: 'Missing Authentication Token',
      };
    case 'incomplete':
      return fault(
        withOlderNames.includes(service) ? 'IncompleteSignature' : 'IncompleteSignatureException',
        "Authorization header requires 'Credential', 'Signature' and 'SignedHeaders' parameters.",
      );
    case 'unknown key':
    case 'wrong token':
      return {
        code: coral.includes(service) ? 'UnrecognizedClientException' : 'InvalidClientTokenId',
        status: forbidden,
        message: 'The security token included in the request is invalid.',
      };
    case 'wrong Region':
      return fault(mismatch, `Credential should be scoped to a valid region, not '${flaw.given}'. `);
    case 'wrong service':
      return fault(mismatch, `Credential should be scoped to correct service: '${flaw.expected}'. `);
    case 'wrong signature': {
      const words =
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
      const { canonical, toSign } = flaw;
      const told = `\n\nThe Canonical String for this request should have been\n'${canonical}'\n\nThe String-to-Sign should have been\n'${toSign}'\n`;
      return fault(mismatch, withOlderNames.includes(service) ? words + told : words);
    }
  }
}
