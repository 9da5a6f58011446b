/** What a template cannot ask of a function that is there, or of any. */
import { isMap } from 'yaml';
import { urlAuthTypes } from '../lambda/function-url.ts';
import { serverlessFunction } from './function-property.ts';
import type { PropertiesGiven } from './property-entries.ts';
import { ownFault, type Place, templateFault } from './template-fault.ts';
import { pairOf, rangeOf } from './template-nodes.ts';
import { intrinsicOf, resolve } from './template-values.ts';

/** Refuses another name, another package type, and what SAM would not take. */
export function refuseIdentity(given: PropertiesGiven): void {
  const { subject, type, resource: id, refuse, at } = given;
  const { FunctionName, PackageType } = subject.configuration;

  const name = valueOf(given, 'FunctionName');
  if (name !== undefined && name !== FunctionName)
    refuse(
      ownFault(
        `This template names the function ${JSON.stringify(name)}; the one on this page is ${FunctionName}.`,
        placeOf(given, 'FunctionName'),
        'A function cannot be renamed: CloudFormation would make a new one and delete the old one. Write this function’s name, or leave the line out.',
      ),
    );
  const packageType = has(given, 'PackageType') ? valueOf(given, 'PackageType') : 'Zip';
  if (packageType !== undefined && packageType !== PackageType)
    refuse(
      ownFault(
        `PackageType is ${JSON.stringify(packageType)} here${has(given, 'PackageType') ? '' : ', for it is left out'}, and the function is of the type ${PackageType}.`,
        placeOf(given, 'PackageType'),
        'The package type of a function cannot be changed: create another function.',
      ),
    );
  if (type !== serverlessFunction) return;
  refuseUrl(given);
  const ofOther = PackageType === 'Zip' ? ['ImageUri', 'ImageConfig'] : ['Runtime', 'Handler', 'Layers'];
  const stranger = ofOther.find((key) => has(given, key));
  if (stranger !== undefined)
    refuse(
      templateFault(PackageType === 'Zip' ? 'samZipMembers' : 'samImageMembers', placeOf(given, stranger), {
        id,
      }),
    );
  if (PackageType === 'Image') {
    if (!has(given, 'ImageUri') && !given.built)
      refuse(
        templateFault(
          'samNoImage',
          at,
          { id },
          'Name an image, or give the resource Metadata with the Dockerfile that sam build makes it from.',
        ),
      );
    return;
  }
  if (!has(given, 'Runtime') || !has(given, 'Handler'))
    refuse(templateFault('samRuntimeAndHandler', at, { id }));
  if (has(given, 'InlineCode') && has(given, 'CodeUri'))
    refuse(templateFault('samInlineOrUri', placeOf(given, 'InlineCode'), { id }));
}

/** A URL says who may ask. */
function refuseUrl(given: PropertiesGiven): void {
  const { properties, shared, lookup, resource: id, refuse } = given;
  const configs = [properties, shared].flatMap(
    (map) => (map ? pairOf(map, 'FunctionUrlConfig')?.value : undefined) ?? [],
  );
  if (configs.length === 0 || configs.some((config) => intrinsicOf(config) !== null)) return;
  const [auth] = configs.flatMap((config) => (isMap(config) ? (pairOf(config, 'AuthType') ?? []) : []));
  const resolved = auth && resolve(auth.value, lookup);
  if (resolved && !resolved.known) return;
  if (!urlAuthTypes.some((type) => type === resolved?.value))
    refuse(templateFault('samUrlAuthType', placeOf(given, 'FunctionUrlConfig'), { id }));
}

function has({ properties, shared }: PropertiesGiven, key: string): boolean {
  return [properties, shared].some((map) => map !== null && pairOf(map, key) !== undefined);
}

/** Undefined where it is left out, or known only when a stack is made. */
function valueOf({ properties, lookup }: PropertiesGiven, key: string): unknown {
  const pair = properties ? pairOf(properties, key) : undefined;
  if (pair === undefined) return undefined;
  const resolved = resolve(pair.value, lookup);
  return resolved.known ? resolved.value : undefined;
}

function placeOf({ source, properties, at }: PropertiesGiven, key: string): Place {
  const pair = properties ? pairOf(properties, key) : undefined;
  return pair === undefined ? at : source.placeOf(rangeOf(pair).from);
}
