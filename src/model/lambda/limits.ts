/**
 * The limits of one function in the units that the model computes with. Numbers and sources are the ledger's
 * (`content/facts/limits.json`).
 */
import { fact, type FactKey } from '../facts/ledger.ts';

export interface Range {
  min: number;
  max: number;
  default: number;
}

function range(key: FactKey): Range {
  const { min = 0, max, value, default: preset } = fact(key);
  return { min, max: max ?? value, default: preset ?? min };
}

/** MB. */
export const memoryMB = range('memory');
/** Sizes to try, from the smallest to the largest; the one of a whole processor among them, MB. */
export const memorySteps: readonly number[] = [
  ...new Set([memoryMB.min, 256, 512, 1024, fact('vcpu').value, 3072, memoryMB.max]),
];
/** What the API model allows before Lambda looks at the account, MB. */
export const memoryApiMB = range('memoryApi');
/** Seconds. */
export const timeoutSeconds = range('timeout');
/** Size of `/tmp`, MB. */
export const ephemeralStorageMB = range('tmp');
/** Characters. */
export const functionNameLength = range('functionName').max;
/** Characters. */
export const handlerLength = range('handler').max;
/** Characters. */
export const descriptionLength = range('description').max;
/** All environment variables together, as JSON. */
export const environmentBytes = fact('env').value;
/** Event of a synchronous invocation. */
export const syncPayloadBytes = fact('payloadSync').value;
/** Event of an asynchronous invocation. */
export const asyncPayloadBytes = fact('payloadAsync').value;
/** Answer of a synchronous invocation. */
export const responseBytes = fact('responsePayload').value;
/** A .zip in the body of a request. */
export const zippedPackageBytes = fact('zipDirect').value;
/** A package when it is unpacked. */
export const unzippedPackageBytes = fact('zipUnzipped').value;
/** How long an init phase of its own may take. */
export const initTimeoutMs = fact('initTimeout').value * 1000;
/** What an Invoke with `LogType: Tail` brings back of the log. */
export const logTailBytes = fact('logTail').value;
/** Tries of an asynchronous event after the first one. */
export const retryAttempts = range('asyncRetries');
/** How long an asynchronous event is kept, seconds. */
export const eventAgeSeconds = range('asyncAge');
/** Test events that the console keeps for one function. */
export const savedTestEvents = fact('testEvents').value;
export const tagsOfFunction = range('tags').max;
/** Characters. */
export const tagKeyLength = range('tagKey');
/** Characters. */
export const tagValueLength = range('tagValue').max;
export const subnetsOfFunction = range('vpcSubnets').max;
export const securityGroupsOfFunction = range('vpcSecurityGroups').max;
/** Items of an ENTRYPOINT or a CMD. */
export const imageEntries = range('imageEntries').max;
/** Characters. */
export const workingDirectoryLength = range('imageWorkingDirectory').max;
/** Characters. */
export const roleNameLength = range('roleName').max;
/** Methods, and of everything else items, that a function URL's CORS may list. */
export const corsMethods = range('corsMethods').max;
export const corsItems = range('corsOrigins').max;
export const corsMaxAgeSeconds = range('corsMaxAge');
/** Characters. */
export const statementIdLength = range('statementId').max;
/** Characters. */
export const logGroupLength = range('logGroup').max;
/** How many functions an event may go through in a circle before Lambda stops it. */
export const recursionLimit = fact('recursion').value;
export const layersOfFunction = range('layers').max;
/** Characters. */
export const layerNameLength = fact('layerName').value;
export const layerRuntimes = fact('layerRuntimes').value;
