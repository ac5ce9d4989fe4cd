import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import type { Callbacks } from './conclude.js';

/** An async context (`AsyncLocalStorage`), in which something can be run later. */
export type Context = Pick<AsyncResource, 'runInAsyncScope'>;

/**
 * Runs something in the context in which the library was loaded. For what outlives the call that makes it, as workers do:
 * it would keep that call's context for as long as it is there, and pass it on to all other calls.
 */
export const inNoCallsContext = AsyncLocalStorage.snapshot() as <R>(act: () => R) => R;

/** The context of the call that is being made. */
export function contextOfCall(): Context {
  return new AsyncResource('PoolscopeCall');
}

/** The same, where the call has callbacks that it is for: there may be a hundred thousand calls. */
export function contextOfCallbacks<T>({ callback, errorCallback }: Callbacks<T>): Context | undefined {
  return callback || errorCallback ? contextOfCall() : undefined;
}
