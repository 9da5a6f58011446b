/** The `url` that packages of this program see. */
import { urlModule } from '../node/url.ts';

export const { fileURLToPath, pathToFileURL } = urlModule;
const { URL, URLSearchParams } = globalThis;
export { URL, URLSearchParams };
export default urlModule;
