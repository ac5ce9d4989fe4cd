import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import type { Callbacks } from './conclude.js';

/** Runs something in the async context (`AsyncLocalStorage`) that it belongs to. */
export type Within = <R>(act: () => R) => R;

/**
 * Runs something in the context in which the library was loaded. For what outlives the call that makes it, as workers do:
 * it would keep that call's context for as long as it is there, and pass it on to all other calls.
 */
export const inNoCallsContext = AsyncLocalStorage.snapshot() as Within;

/** @returns what runs something in the context of now */
export function contextOfCall(): Within {
  return AsyncLocalStorage.snapshot() as Within;
}

/** The callbacks of a call that is made now, as such that run in its context whoever calls them. */
export function inContextOfCall<T>(options: Callbacks<T>): Callbacks<T> {
  const { callback, errorCallback } = options;
  if (!callback && !errorCallback) {
    return options;
  }
  const context = new AsyncResource('PoolscopeCall');
  return {
    callback: callback && ((value) => context.runInAsyncScope(callback, undefined, value)),
    errorCallback: errorCallback && ((error) => context.runInAsyncScope(errorCallback, undefined, error)),
  };
}
