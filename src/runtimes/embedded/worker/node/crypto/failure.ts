/** Errors as `node:crypto` throws them: by their code, which is what programs look at. */
type ErrorClass = new (message: string) => Error;

export function failure(code: string, message: string, Class: ErrorClass = Error): Error {
  return Object.assign(new Class(message), { code });
}
