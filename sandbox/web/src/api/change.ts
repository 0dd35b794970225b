import { useMutation, useQueryClient, type QueryKey, type UseMutationResult } from '@tanstack/react-query';
import { notify } from '../ui/toasts';
import { departs } from '../shape';
import { messageOf } from './failures';
import { dropLists, type CachedEndpoint } from './list-cache';

interface Change<Input, Output> {
  act: (input: Input) => Promise<Output>;
  /** Text of the toast, shown only after a successful response. */
  done: string | ((output: Output, input: Input) => string);
  /** Cached lists that this change invalidates. */
  drops?: readonly CachedEndpoint[];
  /** Queries on the screen that must be read again. */
  refreshes?: readonly QueryKey[];
  after?: (output: Output) => void;
  /**
   * The published page treats this change as successful, whatever the response was: it announces success and
   * continues.
   */
  unchecked?: { says: string; then: () => void };
}

/**
 * Sends one change to the server with the platform's conventions: success is announced only after a successful
 * response, an error shows the server's own message, and the affected lists are read again.
 */
export function useChange<Input, Output>(change: Change<Input, Output>): UseMutationResult<Output, Error, Input> {
  const client = useQueryClient();
  const mutation = useMutation<Output, Error, Input>({
    mutationFn: change.act,
    onSuccess: (output, input) => {
      dropLists(change.drops ?? []);
      for (const queryKey of change.refreshes ?? []) void client.invalidateQueries({ queryKey });
      notify.success(typeof change.done === 'string' ? change.done : change.done(output, input));
      change.after?.(output);
    },
    onError: (failure) => {
      if (change.unchecked === undefined || !departs('lying-toasts')) return notify.failure(messageOf(failure));
      notify.success(change.unchecked.says);
      // A page that always announces success must not show the server's error in the form either.
      mutation.reset();
      change.unchecked.then();
    },
  });
  return mutation;
}
