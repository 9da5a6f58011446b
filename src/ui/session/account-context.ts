import { createContext } from 'svelte';
import type { AccountSession } from './account-session.types.ts';

/** The account that a part of the page shows. `useAccount` throws outside of `provideAccount`. */
export const [useAccount, provideAccount] = createContext<AccountSession>();
