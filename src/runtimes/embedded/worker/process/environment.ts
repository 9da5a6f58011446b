/** `process.env`: whatever is set becomes text, as in Node. */
export function createEnvironment(
  variables: Readonly<Record<string, string>>,
): Record<string, string | undefined> {
  return new Proxy<Record<string, string | undefined>>(
    { ...variables },
    {
      set(target, name, value) {
        return Reflect.set(target, name, String(value));
      },
      defineProperty(target, name, descriptor) {
        return Reflect.defineProperty(target, name, { ...descriptor, value: String(descriptor.value) });
      },
    },
  );
}
