/**
 * CPython's own tests of its Pool: the methods of `_TestPool`, `_TestPoolWorkerErrors` and `_TestPoolWorkerLifetime` in
 * Lib/test/_test_multiprocessing.py (3.13).
 */
export const CPYTHON_TESTS = [
  'test_apply',
  'test_map',
  'test_starmap',
  'test_starmap_async',
  'test_map_async',
  'test_map_async_callbacks',
  'test_map_unplicklable',
  'test_map_chunksize',
  'test_map_handle_iterable_exception',
  'test_async',
  'test_async_timeout',
  'test_imap',
  'test_imap_handle_iterable_exception',
  'test_imap_unordered',
  'test_imap_unordered_handle_iterable_exception',
  'test_make_pool',
  'test_terminate',
  'test_empty_iterable',
  'test_context',
  'test_traceback',
  'test_wrapped_exception',
  'test_map_no_failfast',
  'test_release_task_refs',
  'test_enter',
  'test_resource_warning',
  'test_async_error_callback',
  'test_unpickleable_result',
  'test_pool_worker_lifetime',
  'test_pool_worker_lifetime_early_close',
  'test_pool_maxtasksperchild_invalid',
  'test_worker_finalization_via_atexit_handler_of_multiprocessing',
];

/** Those that no script follows, and why. */
export const LEFT_OUT: Record<string, string> = {
  test_resource_warning:
    'It is about the warning of an object that is collected while it runs; a pool with workers is never collected.',
  test_worker_finalization_via_atexit_handler_of_multiprocessing:
    'It is about a program that ends without ending its pool; ours keeps its program alive, as other open handles do.',
};
