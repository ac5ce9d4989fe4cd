/**
 * The globals that our code uses, as they are before the user's first module is loaded. The build (`inject` in
 * scripts/build.mjs) puts these in the place of the globals wherever our code and the user's run in one process or thread:
 * what user code replaces from then on is its own affair, and ours goes on with what it has.
 *
 * A file that NODE_OPTIONS or a program loads before ours may have replaced some already, so those that can be had
 * elsewhere than from the global object are.
 */
import * as buffer from 'node:buffer';
import ownProcess from 'node:process';
import * as timers from 'node:timers';

/** V8's own: an async function gives one of these, whatever the global `Promise` is. */
const OwnPromise = (async () => {})().constructor as PromiseConstructor;
/** Its functions, too: code that patches `JSON.stringify` patches its own. */
const OwnJSON = { parse: JSON.parse, stringify: JSON.stringify } as JSON;
const OwnBuffer = buffer.Buffer;
const { setTimeout: ownSetTimeout, clearTimeout: ownClearTimeout } = timers;
const { setInterval: ownSetInterval, clearInterval: ownClearInterval } = timers;
const { setImmediate: ownSetImmediate, clearImmediate: ownClearImmediate } = timers;
const ownQueueMicrotask = queueMicrotask;
const ownStructuredClone = structuredClone;

const OwnObject = Object;
const OwnArray = Array;
const OwnFunction = Function;
const OwnString = String;
const OwnNumber = Number;
const OwnBoolean = Boolean;
const OwnBigInt = BigInt;
const OwnSymbol = Symbol;
const OwnDate = Date;
const OwnRegExp = RegExp;
const OwnMath = Math;
const OwnReflect = Reflect;
const OwnProxy = Proxy;
const OwnMap = Map;
const OwnSet = Set;
const OwnWeakMap = WeakMap;
const OwnWeakSet = WeakSet;
const OwnWeakRef = WeakRef;
const OwnFinalizationRegistry = FinalizationRegistry;
const OwnArrayBuffer = ArrayBuffer;
const OwnSharedArrayBuffer = SharedArrayBuffer;
const OwnAtomics = Atomics;
const OwnDataView = DataView;
const OwnUint8Array = Uint8Array;
const OwnInt32Array = Int32Array;
const OwnUint32Array = Uint32Array;
const OwnFloat64Array = Float64Array;
const OwnError = Error;
const OwnAggregateError = AggregateError;
const OwnEvalError = EvalError;
const OwnRangeError = RangeError;
const OwnReferenceError = ReferenceError;
const OwnSyntaxError = SyntaxError;
const OwnTypeError = TypeError;
const OwnURIError = URIError;
const OwnDOMException = DOMException;
const OwnTextDecoder = TextDecoder;
const OwnTextEncoder = TextEncoder;
const OwnURL = URL;
const OwnAbortController = AbortController;
const OwnAbortSignal = AbortSignal;

export {
  OwnAbortController as AbortController,
  OwnAbortSignal as AbortSignal,
  OwnAggregateError as AggregateError,
  OwnArray as Array,
  OwnArrayBuffer as ArrayBuffer,
  OwnAtomics as Atomics,
  OwnBigInt as BigInt,
  OwnBoolean as Boolean,
  OwnBuffer as Buffer,
  OwnDataView as DataView,
  OwnDate as Date,
  OwnDOMException as DOMException,
  OwnError as Error,
  OwnEvalError as EvalError,
  OwnFinalizationRegistry as FinalizationRegistry,
  OwnFloat64Array as Float64Array,
  OwnFunction as Function,
  OwnInt32Array as Int32Array,
  OwnJSON as JSON,
  OwnMap as Map,
  OwnMath as Math,
  OwnNumber as Number,
  OwnObject as Object,
  OwnPromise as Promise,
  OwnProxy as Proxy,
  OwnRangeError as RangeError,
  OwnReferenceError as ReferenceError,
  OwnReflect as Reflect,
  OwnRegExp as RegExp,
  OwnSet as Set,
  OwnSharedArrayBuffer as SharedArrayBuffer,
  OwnString as String,
  OwnSymbol as Symbol,
  OwnSyntaxError as SyntaxError,
  OwnTextDecoder as TextDecoder,
  OwnTextEncoder as TextEncoder,
  OwnTypeError as TypeError,
  OwnUint8Array as Uint8Array,
  OwnUint32Array as Uint32Array,
  OwnURIError as URIError,
  OwnURL as URL,
  OwnWeakMap as WeakMap,
  OwnWeakRef as WeakRef,
  OwnWeakSet as WeakSet,
  ownClearImmediate as clearImmediate,
  ownClearInterval as clearInterval,
  ownClearTimeout as clearTimeout,
  ownProcess as process,
  ownQueueMicrotask as queueMicrotask,
  ownSetImmediate as setImmediate,
  ownSetInterval as setInterval,
  ownSetTimeout as setTimeout,
  ownStructuredClone as structuredClone,
};
